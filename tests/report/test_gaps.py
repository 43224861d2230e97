from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest

from milestones.model.milestone import Milestone
from milestones.model.table import Row
from milestones.report.gaps import COLUMNS, GAPS, gaps

from .records import column, milestone, rows

TODAY = date(2024, 7, 15)


def _gaps(found: Sequence[Milestone], gap: str, against: Sequence[str] = ()) -> list[Row]:
    table = gaps(found, today=TODAY, articles_read=5, against=against)
    return [row for row in rows(table) if row["gap"] == gap]


APPROVED_CN = milestone("nda-approval", "CN", "stated 2023-06")
APPROVED_SA = milestone("nda-approval", "SA", "undated 2024-01-10")
US_TRIAL = milestone("ind-approval", "US", "stated 2022-12")
US_ORPHAN = milestone("orphan-designation", "US", articles=["c.txt", "d.txt"])


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
        "detail": "Approved in CN (2023-06), SA (≤ 2024-01-10); nothing beyond IND approved (2022-12) here; "
        "judged on 2 of 5 articles read: a.txt, b.txt",
    }


@pytest.mark.parametrize(
    ("found", "against", "lagging"),
    [
        ([APPROVED_CN, US_ORPHAN], [], ["US"]),
        ([APPROVED_CN], ["KR", "CN"], ["KR"]),
        ([APPROVED_CN], [], []),
        ([APPROVED_CN, APPROVED_SA], [], []),
        ([APPROVED_CN, milestone("nda-approval", "US", expected=True)], [], ["US"]),
        ([US_ORPHAN, milestone("orphan-designation", "EU")], ["KR"], []),
        ([US_TRIAL, milestone("ind-acceptance", "CN")], [], ["CN"]),
        ([APPROVED_CN, milestone("nda-approval", "US", product="Otherix")], [], []),
        # Most authorities have no opinion before the approval: its absence is no gap.
        ([milestone("positive-opinion", "EU"), milestone("nda-acceptance", "US")], [], []),
        ([milestone("nda-acceptance", "CN"), milestone("positive-opinion", "EU")], [], []),
    ],
)
def test_which_places_lag(found: list[Milestone], against: list[str], lagging: list[str]) -> None:
    assert [row["jurisdiction"] for row in _gaps(found, "jurisdiction", against)] == lagging


def test_each_disease_is_compared_by_itself() -> None:
    gout = milestone("ind-approval", "US", indication="gout")
    found = _gaps([APPROVED_CN, gout], "jurisdiction")
    assert [(row["indication"], row["jurisdiction"], row["kind"]) for row in found] == [
        ("heart failure", "US", "nda-approval"),
        ("gout", "CN", "ind-approval"),
    ]


def test_an_unstated_disease_spares_a_place_but_leads_only_a_product_of_one_disease() -> None:
    unstated = milestone("nda-approval", "SA", indication=None)
    gout = milestone("ind-approval", "CN", indication="gout")
    trial = milestone("ind-approval", "CN")
    assert [row["jurisdiction"] for row in _gaps([unstated, trial], "jurisdiction")] == ["CN"]
    assert _gaps([unstated, trial, gout], "jurisdiction") == []


def test_a_lagging_place_tells_what_it_has_and_what_is_expected() -> None:
    expected = milestone("nda-approval", "US", "stated 2025-Q1", expected=True)
    (row,) = _gaps([APPROVED_CN, US_ORPHAN, expected], "jurisdiction")
    assert "nothing comparable here, only Orphan (expected: by 2025-Q1)" in str(row["detail"])
    (row,) = _gaps([APPROVED_CN], "jurisdiction", ["KR"])
    assert "nothing achieved here for this disease" in str(row["detail"])


@pytest.mark.parametrize(
    ("found", "missing"),
    [
        ([APPROVED_CN], ["nda-submission"]),
        ([APPROVED_CN, milestone("nda-submission", "CN")], []),
        ([APPROVED_CN, milestone("nda-submission", "CN", indication=None)], []),
        ([APPROVED_CN, milestone("nda-submission", "CN", indication="severe heart failure")], []),
        ([APPROVED_CN, milestone("nda-submission", "US")], ["nda-submission"]),
        ([APPROVED_CN, milestone("nda-submission", "CN", indication="gout")], ["nda-submission"]),
        ([APPROVED_CN, milestone("nda-submission", "CN", product="Otherix")], ["nda-submission"]),
        ([APPROVED_CN, milestone("nda-submission", "CN", expected=True)], ["nda-submission"]),
        ([milestone("nda-approval", expected=True)], []),
        ([milestone("clinical-hold-lifted")], ["clinical-hold"]),
        ([US_ORPHAN], []),
    ],
)
def test_missing_step(found: list[Milestone], missing: list[str]) -> None:
    assert [row["kind"] for row in _gaps(found, "missing-step")] == missing


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


def test_an_overdue_event_is_counted_from_its_last_expected_day() -> None:
    (row,) = _gaps([EXPECTED], "expected-passed")
    assert (row["since"], row["days"]) == ("2024-06", 15)
    assert str(row["detail"]).startswith("Approved was expected by 2024-06; no outcome on record; judged")


@pytest.mark.parametrize(
    ("conflict", "count"), [("", 0), ("x.txt says 2022 (stated), against 2023 from 2 sources", 1)]
)
def test_conflict(conflict: str, count: int) -> None:
    found = _gaps([milestone("nda-approval", conflict=conflict)], "conflict")
    assert len(found) == count
    assert all(conflict in str(row["detail"]) for row in found)


@pytest.mark.parametrize(
    ("found", "since", "words"),
    [
        (milestone("ind-approval", when="undated 2024-07-01"), "2024-07-01", "on or before 2024-07-01"),
        (milestone("ind-approval", when="undated"), None, "no bound either"),
        (milestone("ind-approval", when="undated", expected=True), "", ""),
        (milestone("ind-approval", when="announced 2024-07-01"), "", ""),
        (milestone("ind-approval", when="stated 2024"), "", ""),
    ],
)
def test_undated(found: Milestone, since: str | None, words: str) -> None:
    shown = _gaps([found], "undated")
    assert bool(shown) is bool(words)
    assert all(row["since"] == since and words in str(row["detail"]) for row in shown)


@pytest.mark.parametrize(
    ("found", "alone"),
    [
        (milestone("ind-approval", articles=["a.txt"]), True),
        (milestone("ind-approval", articles=["a.txt", "b.txt"]), False),
        (milestone("ind-approval", articles=["a.txt"], expected=True), False),
    ],
)
def test_single_source(found: Milestone, alone: bool) -> None:
    assert bool(_gaps([found], "single-source")) is alone


def test_days_are_never_negative() -> None:
    (row,) = _gaps([milestone("nda-approval", when="stated 2024")], "missing-step")
    assert (row["since"], row["days"]) == ("2024", 0)


def test_every_gap_says_what_it_was_judged_on_and_none_denies_an_event() -> None:
    table = gaps(_ALL, today=TODAY, articles_read=5)
    assert set(column(table, "gap")) == set(GAPS)
    for row in rows(table):
        assert "; judged on " in str(row["detail"])
        assert "did not" not in str(row["detail"])
    many = milestone("ind-approval", articles=["a", "b", "c", "d", "e"])
    (row,) = _gaps([many], "missing-step")
    assert str(row["detail"]).endswith("judged on 5 of 5 articles read: a, b, c and 2 more")


_ALL = [
    APPROVED_CN,
    US_TRIAL,
    EXPECTED,
    milestone("ind-approval", "KR", "undated", articles=["a.txt"], conflict="x.txt says 2022"),
]


def test_the_weightiest_come_first_in_every_order() -> None:
    first = rows(gaps(_ALL, today=TODAY, articles_read=5))
    order = [GAPS.index(str(row["gap"])) for row in first]
    assert order == sorted(order)
    for other in permutations(_ALL):
        assert rows(gaps(other, today=TODAY, articles_read=5)) == first


def test_a_terminal_tells_the_disease_too() -> None:
    unstated = milestone("nda-approval", indication=None)
    assert [row["about"] for row in _gaps([APPROVED_CN], "missing-step")] == ["Zelvora, heart failure"]
    assert [row["about"] for row in _gaps([unstated], "missing-step")] == ["Zelvora"]


def test_no_milestones_no_gaps() -> None:
    table = gaps([], today=TODAY, articles_read=0)
    assert (rows(table), table.columns) == ([], COLUMNS)
    assert table.notes[0] == "0 gaps in the 0 articles read, as of 2024-07-15"


def test_a_terminal_names_the_articles_once_below_and_each_row_by_number() -> None:
    found = gaps([APPROVED_CN, US_TRIAL], today=TODAY, articles_read=5)
    row = next(row for row in found.rows if row["gap"] == "jurisdiction")
    articles = sorted({t.sourced.claim.article for m in (APPROVED_CN, US_TRIAL) for t in m.testimony})
    assert str(row["what"]).endswith("".join(f"[{number}]" for number in range(1, len(articles) + 1)))
    assert found.notes[-1] == "Judged on " + " · ".join(f"[{n}] {a}" for n, a in enumerate(articles, 1))


def test_with_many_articles_each_row_names_its_own() -> None:
    many = milestone("nda-approval", "CN", articles=[f"{n:02}.txt" for n in range(31)])
    found = gaps([many, US_TRIAL], today=TODAY, articles_read=40)
    assert all(row["what"] == row["detail"] for row in found.rows)
    assert not any(note.startswith("Judged on") for note in found.notes)
