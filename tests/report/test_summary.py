from datetime import date

import pytest

from milestones.model.milestone import Milestone
from milestones.report.record import Record
from milestones.report.summary import figures, under_review, words

from .records import milestone

TODAY = date(2025, 3, 1)

FILED = milestone("nda-submission", when="stated 2024-06")


@pytest.mark.parametrize(
    ("found", "open", "why"),
    [
        ([FILED], ["nda-submission"], "nothing came after it"),
        (
            [FILED, milestone("nda-acceptance", when="stated 2024-08")],
            ["nda-acceptance"],
            "the last step counts",
        ),
        (
            [FILED, milestone("positive-opinion", when="stated 2024-11")],
            ["positive-opinion"],
            "no decision yet",
        ),
        ([FILED, milestone("nda-approval", when="stated 2025-01")], [], "approved"),
        ([FILED, milestone("nda-approval", when="undated")], [], "may have been approved since"),
        ([FILED, milestone("complete-response", when="stated 2025-01")], [], "not approved"),
        ([FILED, milestone("refusal", when="stated 2025-01")], [], "refused"),
        ([FILED, milestone("withdrawal", when="stated 2025-01")], [], "withdrawn"),
        (
            [FILED, milestone("negative-opinion", when="stated 2025-01")],
            ["nda-submission"],
            "a decision follows",
        ),
        (
            [FILED, milestone("nda-approval", when="stated 2023-01")],
            ["nda-submission"],
            "an earlier application's",
        ),
        (
            [FILED, milestone("nda-approval", "EU", "stated 2025-01")],
            ["nda-submission"],
            "another authority's",
        ),
        (
            [FILED, milestone("nda-approval", when="stated 2025", indication="gout")],
            ["nda-submission"],
            "disease",
        ),
        (
            [FILED, milestone("nda-approval", when="stated 2025-01", expected=True)],
            ["nda-submission"],
            "a hope",
        ),
        ([milestone("nda-submission", when="stated 2025-06", expected=True)], [], "not filed yet"),
        ([milestone("ind-submission", when="stated 2024-06")], [], "an application for trials"),
        ([milestone("orphan-designation", when="stated 2024-06")], [], "no application"),
    ],
)
def test_under_review(found: list[Milestone], open: list[str], why: str) -> None:
    assert [m.kind for m in under_review(Record(found))] == open, why


def _named(number: int, *found: Milestone) -> list[str]:
    return [words(m, named=False) for m in figures(found, TODAY)[number].milestones]


def test_the_newest_approvals_come_first_and_undated_ones_last() -> None:
    assert _named(
        0,
        milestone("nda-approval", "SA", "undated"),
        milestone("nda-approval", "CN", "stated 2023-06"),
        milestone("nda-approval", "US", "stated 2024"),
        milestone("nda-approval", "JP", "stated 2025", expected=True),
        milestone("emergency-authorization", "KR", "stated 2024"),
    ) == ["Approved, US (2024)", "Approved, CN (2023-06)", "Approved, SA"]


def test_what_is_expected_next_comes_first_and_what_has_passed_not_at_all() -> None:
    assert _named(
        2,
        milestone("nda-submission", "EU", "undated", expected=True),
        milestone("nda-approval", "US", "stated 2025-H2", expected=True),
        milestone("nda-approval", "JP", "stated 2025-03-01", expected=True),
        milestone("nda-approval", "CN", "stated 2025-02", expected=True),
    ) == ["Approved, JP (by 2025-03-01)", "Approved, US (by 2025-H2)", "Application filed, EU"]


def test_each_milestone_in_conflict_counts_once() -> None:
    passed = milestone("nda-approval", "CN", "stated 2024", expected=True, conflict="a.txt says 2025")
    assert _named(3, passed, milestone("nda-approval", "US")) == ["Approved, CN (by 2024)"]


def test_several_products_are_named() -> None:
    assert words(milestone("nda-approval", "US", "undated"), named=True) == "Zelvora: Approved, US"
