from collections.abc import Iterator

from milestones.model.milestone import Milestone
from milestones.report.listing import listing

from .records import column, milestone


def test_rows_are_made_only_as_they_are_asked_for() -> None:
    def endless() -> Iterator[Milestone]:
        while True:
            yield milestone("nda-approval")

    first = next(iter(listing(endless(), 5).rows))
    assert first["id"] == "nda-approval-US"


def test_the_given_order_is_kept() -> None:
    given = [milestone("nda-approval", "US"), milestone("ind-approval", "CN")]
    table = listing(given, 5)
    assert column(table, "jurisdiction") == ["US", "CN"]
    assert table.notes[0] == "On record in the 5 articles read"
