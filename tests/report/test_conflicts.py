from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from milestones.model.milestone import Conflict, Disagreement, Milestone
from milestones.report.conflicts import COLUMNS, SORTS, conflicts

from .records import column, milestone, products, rows

TODAY = date(2024, 7, 15)


def disputed(found: Milestone, *sorts: Disagreement) -> Milestone:
    return replace(found, conflicts=tuple(Conflict(sort, f"x.txt says another {sort}") for sort in sorts))


DATED = disputed(milestone("nda-approval"), Disagreement.DATE)
TWICE = disputed(milestone("nda-acceptance", "CN"), Disagreement.JURISDICTION, Disagreement.KIND)
ORDERED = disputed(milestone("nda-submission", "EU", product="Otherix"), Disagreement.ORDER)
OVERDUE = milestone("nda-approval", "JP", "stated 2024-06", expected=True, articles=["c.txt", "b.txt"])
QUIET = milestone("orphan-designation")
ALL = [OVERDUE, TWICE, QUIET, DATED, ORDERED]


def listed(found: Sequence[Milestone]) -> list[tuple[object, object]]:
    table = conflicts(products(found), today=TODAY, articles_read=5)
    return list(zip(column(table, "conflict"), column(table, "id"), strict=True))


def test_one_row_per_conflict_by_sort_in_every_order() -> None:
    expected = [
        ("date", DATED.id),
        ("order", ORDERED.id),
        ("kind", TWICE.id),
        ("jurisdiction", TWICE.id),
        ("expected", OVERDUE.id),
    ]
    assert [sort for sort, _ in expected] == list(SORTS)
    for order in permutations(ALL):
        assert listed(order) == expected


def test_a_row_says_who_says_what() -> None:
    (row,) = rows(conflicts([[DATED]], today=TODAY, articles_read=5))
    assert {key: row[key] for key in COLUMNS} == {
        "conflict": "date",
        "id": "nda-approval-US",
        "product": "Zelvora",
        "indication": "heart failure",
        "jurisdiction": "US",
        "kind": "nda-approval",
        "date": "2023-06",
        "detail": "x.txt says another date",
        "articles": ("a.txt", "b.txt"),
    }


def test_what_was_expected_by_a_day_that_has_passed() -> None:
    (row,) = rows(conflicts([[OVERDUE]], today=TODAY, articles_read=5))
    assert (row["conflict"], row["date"], row["articles"]) == ("expected", "2024-06", ("b.txt", "c.txt"))
    assert row["detail"] == "Approved was expected by 2024-06; no outcome on record"


@pytest.mark.parametrize(
    ("others", "overdue"),
    [
        ([], True),
        ([milestone("complete-response", "JP", "stated 2024-06-20")], False),
        ([milestone("complete-response", "US", "stated 2024-06-20")], True),
        ([milestone("orphan-designation", "JP", "stated 2024-06-20")], True),
    ],
)
def test_an_outcome_settles_what_was_expected(others: list[Milestone], overdue: bool) -> None:
    assert [sort for sort, _ in listed([OVERDUE, *others])] == ["expected"] * overdue


def test_what_is_not_wanted_still_settles_what_is() -> None:
    outcome = milestone("withdrawal", "JP", "undated")
    table = conflicts(
        products([OVERDUE, outcome, DATED]), today=TODAY, articles_read=5, wanted=lambda m: m.id != outcome.id
    )
    assert column(table, "conflict") == ["date"]
    none = conflicts([[DATED]], today=TODAY, articles_read=5, wanted=lambda _: False)
    assert rows(none) == []
    assert none.notes == ("0 conflicts in the 5 articles read, as of 2024-07-15",)


def test_wider_terminals_show_more() -> None:
    table = conflicts(products(ALL), today=TODAY, articles_read=5)
    titles = {width: [part.title for part in table.view if part.from_width <= width] for width in (80, 140)}
    assert titles[80] == ["Conflict", "Product", "Where", "Milestone", "Detail", "Id"]
    assert set(titles[140]) - set(titles[80]) == {"Date", "Indication", "Articles"}
    assert table.notes == ("5 conflicts in the 5 articles read, as of 2024-07-15",)
