from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from milestones.lexicon.clocks import Clock
from milestones.model.milestone import Milestone
from milestones.report.record import Gap, Record
from milestones.report.reviews import due_by, overdue_reviews

from .records import milestone

TODAY = date(2025, 1, 1)
ACCEPTED = milestone("nda-acceptance", "US", "stated 2024-01-31")
PRIORITY = milestone("priority-review", "US", "stated 2024-01-31")


def _overdue(found: Sequence[Milestone], today: date = TODAY) -> list[Gap]:
    return list(overdue_reviews(Record(found), today))


def _due(found: Sequence[Milestone]) -> list[tuple[str, str]]:
    return [(gap.kind, str(gap.counted_from)) for gap in _overdue(found, date(2040, 1, 1))]


@pytest.mark.parametrize(
    ("found", "due"),
    [
        ([ACCEPTED], ("nda-approval", "2024-11-30")),
        ([ACCEPTED, PRIORITY], ("nda-approval", "2024-07-31")),
        ([milestone("nda-submission", "US", "stated 2024-01")], ("nda-approval", "2025-01-31")),
        ([milestone("ind-submission", "US", "stated 2024-01-31")], ("ind-approval", "2024-03-01")),
        ([milestone("nda-acceptance", "EU", "stated 2024-01-31")], ("positive-opinion", "2025-01-25")),
        ([milestone("ind-submission", "DE", "stated 2024-01-31")], ("ind-approval", "2024-05-16")),
        # 130 working days and 8 for public holidays from a Wednesday on: 27 weeks and 3 days.
        (
            [milestone("nda-acceptance", "CN", "stated 2024-01-31"), milestone("priority-review", "CN")],
            ("nda-approval", "2024-08-12"),
        ),
        ([milestone("nda-submission", "JP", "stated 2024-01-31")], ("nda-approval", "2025-01-31")),
        (
            [milestone("nda-submission", "JP", "stated 2024-01-31"), milestone("orphan-designation", "JP")],
            ("nda-approval", "2024-10-31"),
        ),
        ([milestone("nda-submission", "KR", "stated 2024-01-31")], ("nda-approval", "2025-03-26")),
        ([milestone("nda-submission", "KR", "stated 2025-01-31")], ("nda-approval", "2025-11-22")),
    ],
)
def test_when_an_open_step_is_due(found: list[Milestone], due: tuple[str, str]) -> None:
    assert _due(found) == [due]


def test_an_application_is_late_first_for_its_acceptance_then_for_its_decision() -> None:
    filed = milestone("nda-submission", "US", "stated 2024-01-31")
    assert [(gap.kind, str(gap.counted_from)) for gap in _overdue([filed], date(2024, 4, 15))] == [
        ("nda-acceptance", "2024-04-14")
    ]
    assert _overdue([filed], date(2024, 4, 14)) == [], "the last day is not over"


@pytest.mark.parametrize(
    ("application", "due"),
    [("NDA", "2025-01-31"), ("sBLA", "2024-11-30"), ("ANDA", "2024-11-30"), (None, "2025-01-31")],
)
def test_the_form_of_application_chooses_the_clock(application: str | None, due: str) -> None:
    filed = replace(milestone("nda-submission", "US", "stated 2024-01-31"), application=application)
    assert _due([filed]) == [("nda-approval", due)]


@pytest.mark.parametrize(
    ("agency", "due"),
    [
        ("CHMP", ("nda-approval", "2024-04-07")),
        (None, ("nda-approval", "2024-04-07")),
        ("COMP", ("orphan-designation", "2024-03-01")),
    ],
)
def test_the_committee_chooses_the_clock(agency: str | None, due: tuple[str, str]) -> None:
    opinion = replace(milestone("positive-opinion", "EU", "stated 2024-01-31"), agency=agency)
    assert _due([opinion]) == [due]
    assert _due([opinion, milestone(due[0], "EU", "stated 2024-03")]) == []


@pytest.mark.parametrize(
    ("beside", "open", "why"),
    [
        (milestone("nda-approval", when="stated 2024-09"), False, "it was approved"),
        (milestone("complete-response", when="stated 2024-09"), False, "it was answered"),
        (milestone("withdrawal", when="undated"), False, "it may have ended it"),
        (milestone("nda-approval", when="stated 2020"), True, "an earlier application's"),
        (milestone("nda-approval", "EU", "stated 2024-09"), True, "another authority's"),
        (milestone("nda-approval", when="stated 2024-09", indication="gout"), True, "another disease's"),
        (
            milestone("nda-approval", when="stated 2024-09", indication=None),
            False,
            "it may be this disease's",
        ),
        (milestone("orphan-designation", when="stated 2024-09"), True, "a designation answers nothing"),
        (milestone("nda-submission", when="stated 2023-12"), True, "the step before"),
        (
            milestone("nda-approval", when="stated 2025-06", expected=True),
            False,
            "the goal that is told counts, not the clock",
        ),
        (milestone("nda-approval", when="undated", expected=True), True, "no goal is told"),
        (milestone("nda-approval", when="stated 2023", expected=True), True, "an earlier goal"),
    ],
)
def test_what_ends_a_clock(beside: Milestone, open: bool, why: str) -> None:
    assert bool([gap for gap in _overdue([ACCEPTED, beside]) if gap.since is ACCEPTED]) is open, why


def test_what_was_told_before_an_announced_step_is_no_answer_to_it() -> None:
    accepted = milestone("nda-acceptance", "US", "announced 2024-01-31")
    assert _due([accepted, milestone("complete-response", "US", "stated 2022")]) == [
        ("nda-approval", "2024-07-31")
    ], "and makes it a resubmission"
    assert _due([accepted, milestone("complete-response", "US", "stated 2024-05")]) == []


@pytest.mark.parametrize(
    "found",
    [
        milestone("nda-acceptance", "US", "undated"),
        milestone("nda-acceptance", "US", "stated 2023", expected=True),
        milestone("nda-acceptance", "ZA", "stated 2020"),
        milestone("orphan-designation", "US", "stated 2020"),
        milestone("nda-approval", "US", "stated 2020"),
    ],
    ids=["no day", "expected", "no clock known", "nothing follows", "all done"],
)
def test_what_starts_no_clock(found: Milestone) -> None:
    assert _overdue([found]) == []


def test_the_row_says_which_clock_and_what_is_assumed() -> None:
    (gap,) = _overdue([ACCEPTED])
    assert gap.words == "Application accepted (2024-01-31), no outcome"
    assert gap.more == ": FDA standard review ended by 2024-11-30"
    assert gap.basis.startswith("10 months; assumed: new molecular entity or original BLA, ")
    assert "; clock: PDUFA VII goals letter" in gap.basis
    assert gap.closes == "a report of the FDA's decision"
    (chinese,) = _overdue([milestone("ind-acceptance", "CN", "stated 2024-01-31")])
    assert chinese.more.endswith("; without a word it may start")
    assert chinese.basis.startswith(
        "60 working days + 7 for acceptance; assumed: one weekday in 16 a public holiday; clock: Drug "
    )
    assert chinese.closes == "a report that the trial may start, or of a hold"


@pytest.mark.parametrize(
    ("length", "unit", "allowed", "start", "due"),
    [
        (30, "days", 0, date(2024, 2, 1), date(2024, 3, 2)),
        (30, "days", 10, date(2024, 2, 1), date(2024, 3, 12)),
        (1, "months", 0, date(2024, 1, 31), date(2024, 2, 29)),
        (12, "months", 0, date(2024, 2, 29), date(2025, 2, 28)),
        (5, "working-days", 0, date(2024, 3, 1), date(2024, 3, 8)),
        (1, "working-days", 0, date(2024, 3, 2), date(2024, 3, 4)),
        (16, "working-days", 0, date(2024, 3, 1), date(2024, 3, 26)),
    ],
)
def test_the_last_day_of_a_clock(length: int, unit: str, allowed: int, start: date, due: date) -> None:
    clock = Clock(("US",), "FDA", "review", (), "", length, unit, "made up", allowed, "made up")
    assert due_by(clock, start) == due
