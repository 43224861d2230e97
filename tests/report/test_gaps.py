from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest

from milestones.model.milestone import Milestone
from milestones.model.table import Row
from milestones.report.gaps import COLUMNS, gaps
from milestones.report.record import Gap
from milestones.report.taxonomy import GAPS

from .records import column, milestone, products, rows

TODAY = date(2024, 7, 15)


def _gaps(found: Sequence[Milestone], gap: str, against: Sequence[str] = ()) -> list[Row]:
    table = gaps(products(found), today=TODAY, articles_read=5, against=against)
    return [row for row in rows(table) if row["gap"] == gap]


APPROVED_CN = milestone("nda-approval", "CN", "stated 2023-06")
APPROVED_SA = milestone("nda-approval", "SA", "undated 2024-01-10")
US_TRIAL = milestone("ind-approval", "US", "stated 2022-12")
FILED_US = milestone("nda-submission", "US", "stated 2023-03-15", articles=["c.txt", "d.txt"])


def test_a_place_that_lags_is_one_row() -> None:
    (row,) = _gaps([APPROVED_CN, APPROVED_SA, US_TRIAL], "jurisdiction")
    assert {key: row[key] for key in COLUMNS} == {
        "gap": "jurisdiction",
        "product": "Zelvora",
        "indication": "heart failure",
        "jurisdiction": "US",
        "kind": "nda-approval",
        "since": "2023-06",
        "days": 381,
        "detail": "Approved in CN (2023-06), SA (≤ 2024-01-10); in US nothing beyond IND approved (2022-12) "
        "in the 5 articles read; judged on a.txt, b.txt",
        "milestones": ("nda-approval-CN", "nda-approval-SA", "ind-approval-US"),
        "closes": "a report of an application or approval in US",
    }


def test_an_overdue_step_counts_from_the_end_of_its_clock() -> None:
    (row,) = _gaps([FILED_US], "overdue")
    assert {key: row[key] for key in ("kind", "since", "days", "milestones")} == {
        "kind": "nda-approval",
        "since": "2024-03-15",
        "days": 122,
        "milestones": ("nda-submission-US",),
    }
    assert str(row["detail"]).startswith(
        "Application filed (2023-03-15), no outcome in the 5 articles read: "
        "FDA standard review ended by 2024-03-15; 12 months; assumed: "
    )
    assert "; clock: PDUFA VII goals letter" in str(row["detail"])
    assert "PDUFA" not in str(row["what"]), "a screen shows what matters at once"


EXPECTED = milestone("nda-approval", "US", "stated 2024-06", expected=True, published="2024-01-01")


@pytest.mark.parametrize(
    ("found", "overdue", "why"),
    [
        ([EXPECTED], True, "its window ended 15 days ago"),
        ([milestone("nda-approval", when="stated 2024-07", expected=True)], False, "this month is not over"),
        ([milestone("nda-approval", when="stated 2024-07-15", expected=True)], False, "today is not over"),
        ([milestone("nda-approval", when="stated 2024-07-14", expected=True)], True, "yesterday is"),
        ([milestone("nda-approval", when="undated", expected=True)], False, "no date was expected"),
        ([milestone("nda-approval", when="stated 2024-06")], False, "it happened"),
        ([EXPECTED, milestone("complete-response", when="stated 2024-06-20")], False, "that is an outcome"),
        ([EXPECTED, milestone("withdrawal", when="undated")], False, "it may be an outcome"),
        ([EXPECTED, milestone("complete-response", when="stated 2022-03")], True, "an earlier round's"),
        ([EXPECTED, milestone("complete-response", "EU", "stated 2024-06-20")], True, "another authority's"),
        (
            [EXPECTED, milestone("complete-response", when="stated 2024-06", indication="gout")],
            True,
            "another disease's",
        ),
        (
            [EXPECTED, milestone("clinical-hold", when="stated 2024-06-20")],
            True,
            "no decision on the application",
        ),
        (
            [EXPECTED, milestone("orphan-designation", when="stated 2024-06-20")],
            True,
            "a designation is none",
        ),
        (
            [
                milestone("nda-acceptance", when="stated 2024-03", expected=True, published="2024-01-01"),
                milestone("nda-approval", when="stated 2024-06"),
            ],
            False,
            "a later step came",
        ),
    ],
)
def test_expected_passed(found: list[Milestone], overdue: bool, why: str) -> None:
    assert bool(_gaps(found, "expected-passed")) is overdue, why


def test_an_expected_event_is_counted_from_its_last_expected_day() -> None:
    (row,) = _gaps([EXPECTED], "expected-passed")
    assert (row["since"], row["days"]) == ("2024-06", 15)
    assert str(row["detail"]).startswith(
        "Approved was expected by 2024-06; no outcome on record in the 5 articles read; judged"
    )
    assert row["closes"] == "a report of the FDA's decision"


def test_days_are_never_negative() -> None:
    (row,) = _gaps([milestone("nda-approval", when="stated 2024", articles=["a.txt"])], "single-source")
    assert (row["since"], row["days"]) == ("2024", 0)


def test_since_is_empty_where_nothing_bounds_it() -> None:
    (row,) = _gaps([milestone("nda-approval", when="undated")], "undated")
    assert (row["since"], row["days"]) == (None, None)
    (row,) = _gaps([milestone("nda-approval", when="undated 2024-07-01")], "undated")
    assert (row["since"], row["days"]) == ("2024-07-01", 14)


_ALL = [
    APPROVED_CN,
    US_TRIAL,
    EXPECTED,
    milestone("nda-acceptance", "JP", "stated 2023-03"),
    milestone("nda-approval", "EU", "stated 2023"),
    milestone("ind-approval", "KR", "undated", articles=["a.txt"], conflict="x.txt says 2022"),
    milestone("ind-approval", "BR", "announced 2024-07-01", articles=["z.txt"], doubtful=["z.txt"]),
]


def test_every_gap_says_what_it_was_judged_on_and_none_denies_an_event() -> None:
    table = gaps(products(_ALL), today=TODAY, articles_read=5)
    # Copies are made by the store: test_evidence has them.
    assert {*column(table, "gap"), "copies-only"} == set(GAPS)
    for row in rows(table):
        assert " in the 5 articles read" in str(row["detail"])
        assert "; judged on " in str(row["detail"])
        assert "did not" not in str(row["detail"])
        assert row["milestones"]
        assert row["closes"]
    many = milestone("nda-approval", articles=["a", "b", "c", "d", "e"])
    (row,) = _gaps([many], "implied-step")
    assert str(row["detail"]).endswith("judged on a, b, c and 2 more")


def test_the_weightiest_come_first_in_every_order() -> None:
    found = _ALL[:6]
    first = rows(gaps(products(found), today=TODAY, articles_read=5))
    order = [GAPS.index(str(row["gap"])) for row in first]
    assert order == sorted(order)
    for other in permutations(found):
        assert rows(gaps(products(other), today=TODAY, articles_read=5)) == first


def test_only_the_wanted_are_shown_and_all_are_counted() -> None:
    def in_korea(gap: Gap) -> bool:
        return gap.jurisdiction == "KR"

    everything = gaps(products(_ALL), today=TODAY, articles_read=5)
    table = gaps(products(_ALL), today=TODAY, articles_read=5, wanted=in_korea)
    assert rows(table)
    assert [r["detail"] for r in rows(table)] == [
        r["detail"] for r in rows(everything) if r["jurisdiction"] == "KR"
    ]
    counted = f"{len(rows(everything))} gaps in the 5 articles read, as of 2024-07-15"
    assert everything.notes[0] == counted
    assert table.notes[0] == f"{len(rows(table))} of {counted}"


def test_no_milestones_no_gaps() -> None:
    table = gaps([], today=TODAY, articles_read=0)
    assert (rows(table), table.columns) == ([], COLUMNS)
    assert (table.title, list(table.shown or [None])) == ("Gaps", [])
    assert table.notes[0] == "0 gaps in the 0 articles read, as of 2024-07-15"


@pytest.mark.parametrize(("in_full", "rows", "note"), [(False, 1, True), (True, 11, False)])
def test_a_terminal_sums_up_what_is_only_thin_unless_it_is_asked_for(
    in_full: bool, rows: int, note: bool
) -> None:
    many = [milestone("orphan-designation", "US", product=f"P{n}", articles=["a.txt"]) for n in range(11)]
    table = gaps(products(many), today=TODAY, articles_read=5, in_full=in_full)
    assert len(list(table.rows)) == 11, "a file has them all"
    assert table.shown is not None
    assert len(list(table.shown)) == rows
    told = "Only summed up: milestones gaps --gap single-source"
    assert (told in table.notes) is note
