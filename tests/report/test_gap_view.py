from collections.abc import Sequence
from datetime import date

import pytest

from milestones.model.milestone import Milestone
from milestones.model.table import Row
from milestones.report.gap_lines import GapLines
from milestones.report.gap_view import MANY, VIEW, cells, in_words, shown, summed_up
from milestones.report.gaps import found_in

from .records import milestone, products

TODAY = date(2024, 7, 15)
APPROVED_CN = milestone("nda-approval", "CN", "stated 2023-06")
US_TRIAL = milestone("ind-approval", "US", "stated 2022-12")


def _found(found: Sequence[Milestone], against: Sequence[str] = (), gap: str = "") -> GapLines:
    lines = GapLines()
    for own in products(found):
        lines.add((one for one in found_in(own, TODAY, against) if not gap or one.gap == gap), TODAY)
    return lines


def _shown(found: GapLines) -> list[Row]:
    return list(shown(found, summed_up(found.counts)))


def test_what_several_places_lack_for_one_reason_is_one_row() -> None:
    found = _found([APPROVED_CN, US_TRIAL], ["KR", "SG"], "jurisdiction")
    assert len(found) == 3
    (row,) = _shown(found)
    assert row["where"] == "KR SG US"
    assert row["what"] == (
        "Approved in CN (2023-06); in KR, SG nothing for this disease; "
        "in US nothing beyond IND approved (2022-12)"
    )
    assert row["closes"] == "a report of an application or approval in KR, SG, US"


def test_what_would_close_it_differently_in_several_places_is_the_first() -> None:
    filed = milestone("nda-submission", "US")
    (row,) = _shown(_found([APPROVED_CN, filed], ["KR"], "jurisdiction"))
    assert row["closes"] == "a report of an application or approval in KR and 1 more"
    reports = milestone("nda-submission", "JP")
    (row,) = _shown(_found([APPROVED_CN, filed, reports], (), "jurisdiction"))
    assert row["closes"] == "a report of the PMDA's decision and 1 more"


@pytest.mark.parametrize(
    "other",
    [
        milestone("nda-approval", "CN", "stated 2023-06", indication="gout"),
        milestone("nda-approval", "CN", "stated 2023-06", product="Otherix"),
    ],
    ids=["another disease", "another product"],
)
def test_other_reasons_are_rows_of_their_own(other: Milestone) -> None:
    rows = _shown(_found([APPROVED_CN, other], ["KR", "SG"], "jurisdiction"))
    assert [row["where"] for row in rows] == ["KR SG", "KR SG"]
    assert len({row["about"] for row in rows}) == 2


def test_each_type_is_headed_by_its_count_and_its_meaning() -> None:
    found = _found([APPROVED_CN], ["KR", "SG"])
    assert [row["heading"] for row in _shown(found)] == [
        "jurisdiction · 2 · further on, or with a status, elsewhere than here",
        "implied-step · 1 · its application is not on record, only implied",
    ]


def test_how_many_of_each_type_the_weightiest_first() -> None:
    assert in_words({"undated": 2, "overdue": 1}) == "1 overdue · 2 undated"
    assert in_words({}) == ""


@pytest.mark.parametrize(("number", "rows", "summed"), [(MANY, MANY, []), (MANY + 1, 1, ["single-source"])])
def test_many_of_a_weak_type_are_summed_up(number: int, rows: int, summed: list[str]) -> None:
    alone = [
        milestone(
            "orphan-designation", "US", product=f"Product {n // 2}", articles=["a.txt"], indication=str(n)
        )
        for n in range(number)
    ]
    found = _found(alone, (), "single-source")
    assert list(summed_up(found.counts)) == summed
    seen = list(shown(found, summed))
    assert len(seen) == rows
    assert len(list(shown(found, ()))) == number
    if summed:
        assert seen[0]["about"] == "6 products"
        assert seen[0]["what"] == "Product 0 2, Product 1 2, Product 2 2, Product 3 2, Product 4 2 and 1 more"


def test_many_of_a_weighty_type_are_all_shown() -> None:
    late = [
        milestone(
            "nda-approval", "US", "stated 2024-01", product=f"P{n}", expected=True, published="2023-01-01"
        )
        for n in range(MANY + 5)
    ]
    assert len(_shown(_found(late, (), "expected-passed"))) == MANY + 5


def test_a_row_has_a_cell_for_every_column_of_the_view() -> None:
    (line,) = _found([APPROVED_CN])
    row = cells(line)
    assert {column.key for column in VIEW} <= set(row)
    assert (row["about"], row["id"]) == ("Zelvora, heart failure", "nda-approval-CN")
    (unstated,) = _found([milestone("nda-approval", "CN", indication=None)])
    assert cells(unstated)["about"] == "Zelvora"
