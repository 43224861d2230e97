from collections.abc import Iterator

from milestones.model.milestone import Milestone
from milestones.model.table import Line
from milestones.report.listing import listing
from milestones.report.rows import COLUMNS, milestone_row

from .records import column, milestone


def test_rows_are_made_only_as_they_are_asked_for() -> None:
    def endless() -> Iterator[Milestone]:
        while True:
            yield milestone("nda-approval")

    first = next(iter(listing(endless(), (), 5).rows))
    assert first["id"] == "nda-approval-US"


def line(milestone: Milestone) -> Line:
    row = milestone_row(milestone)
    return tuple(row[column] for column in COLUMNS)


def test_the_given_order_is_kept() -> None:
    given = [milestone("nda-approval", "US"), milestone("ind-approval", "CN")]
    table = listing(given, map(line, given), 5)
    assert column(table, "jurisdiction") == ["US", "CN"]
    assert table.notes[0] == "On record in the 5 articles read"
