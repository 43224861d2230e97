"""The order of steps: what it narrows, what contradicts it, and what only seems to."""

from collections.abc import Sequence

import pytest

from milestones.model.milestone import Milestone, SourcedClaim
from milestones.reconcile import reconcile

from .records import ruled, subject, told

SUBMITTED, ACCEPTED, APPROVED = "nda-submission", "nda-acceptance", "nda-approval"


def _conflicts(claims: Sequence[SourcedClaim]) -> list[tuple[str, str]]:
    return [(m.kind, c.about.value) for m in reconcile(claims) for c in m.conflicts]


def _window(claims: Sequence[SourcedClaim], kind: str) -> str:
    (found,) = (m for m in reconcile(claims) if m.kind == kind)
    return f"{found.date.window.earliest} {found.date.window.latest}"


def _bounds(milestone: Milestone) -> list[str]:
    return [p.sourced.claim.article for p in milestone.testimony if p.role.value == "bounds"]


@pytest.mark.parametrize(
    ("claims", "kind", "window", "why"),
    [
        (
            [told("a", "stated 2022-10", kind=SUBMITTED), told("b", "announced 2023-07-03")],
            APPROVED,
            "2022-10-01 2023-07-03",
            "an approval is not before its submission",
        ),
        (
            [told("a", "announced 2023-07-03", kind=ACCEPTED), told("b", "stated 2023-06-30")],
            ACCEPTED,
            "None 2023-06-30",
            "an acceptance reported after the approval",
        ),
        (
            [told("a", "stated 2022", kind=SUBMITTED), told("b", "stated 2022-03-15", kind=ACCEPTED)],
            SUBMITTED,
            "2022-01-01 2022-03-15",
            "a submission is not after its acceptance",
        ),
        (
            [told("a", "stated 2024-05-01", kind=SUBMITTED), told("b", "undated 2024-05-20")],
            APPROVED,
            "None 2024-05-20",
            "nobody approves within days: an earlier approval",
        ),
        (
            [told("a", "stated 2022-10", kind=SUBMITTED, where="EU"), told("b", "announced 2023-07-03")],
            APPROVED,
            "None 2023-07-03",
            "another country",
        ),
        (
            [
                told("a", "stated 2022-10", kind=SUBMITTED, indication="gout"),
                told("b", "announced 2023-07-03"),
            ],
            APPROVED,
            "None 2023-07-03",
            "another disease",
        ),
        (
            [told("a", "stated 2022-10", kind="ind-submission"), told("b", "announced 2023-07-03")],
            APPROVED,
            "None 2023-07-03",
            "another path",
        ),
        (
            [told("a", "stated 2022-10", kind="orphan-designation"), told("b", "announced 2023-07-03")],
            APPROVED,
            "None 2023-07-03",
            "orphan comes before or after",
        ),
        (
            [
                told("a", "stated 2022-10", kind=SUBMITTED, application="sNDA"),
                told("b", "announced 2023-07-03", application="NDA"),
            ],
            APPROVED,
            "None 2023-07-03",
            "a supplement is another application",
        ),
        (
            [told("a", "announced 2024-05-01", kind=SUBMITTED), told("b", "stated 2021-06-30")],
            SUBMITTED,
            "None 2024-05-01",
            "a report years after the approval is of a later application",
        ),
    ],
)
def test_what_the_steps_leave_of_a_window(
    claims: list[SourcedClaim], kind: str, window: str, why: str
) -> None:
    assert _window(claims, kind) == window, why


def test_the_claim_that_gives_the_bound_is_named() -> None:
    found = reconcile(
        [
            told("a", "stated 2022", kind=SUBMITTED),
            told("b", "stated 2022-10", kind=SUBMITTED),
            told("c", "announced 2022-10-20", kind=SUBMITTED),
            told("d", "announced 2023-07-03"),
        ]
    )
    (approved,) = (m for m in found if m.kind == APPROVED)
    assert _bounds(approved) == ["b"]
    assert approved.reasons[-1] == "Not before 2022-10-01: Application filed 2022-10 (b)."


def test_a_bound_that_an_analyst_gives_has_no_article() -> None:
    claims = [told("a", "stated 2022-10", kind=SUBMITTED), told("b", "announced 2023-07-03")]
    ruling = ruled(1, "set", subject(kind=SUBMITTED), fields={"date": "2022-11-05"})
    (approved,) = (m for m in reconcile(claims, (), [ruling]) if m.kind == APPROVED)
    assert _bounds(approved) == []
    assert approved.reasons[-1] == (
        "Not before 2022-11-05: Application filed 2022-11-05 (date set by Ana Roth on 2026-11-22)."
    )


@pytest.mark.parametrize(
    ("claims", "disputed", "why"),
    [
        (
            [told("a", "stated 2023-08-20", kind=ACCEPTED), told("b", "stated 2023-06-30")],
            True,
            "approved before it was accepted",
        ),
        (
            [told("a", "announced 2023-09-20", kind=ACCEPTED), told("b", "stated 2023-06-30")],
            True,
            "an acceptance reported months after the approval",
        ),
        (
            [
                told("a", "stated 2023-08-20", kind="ind-submission"),
                told("b", "stated 2023-06", kind="ind-approval"),
            ],
            True,
            "trials cleared before they were applied for",
        ),
        (
            [told("a", "stated 2023-06", kind=ACCEPTED), told("b", "stated 2023-06-02")],
            False,
            "both can be in the month",
        ),
        (
            [told("a", "stated 2025-01-10", kind=SUBMITTED), told("b", "stated 2023-06-30")],
            False,
            "an application years later is another one",
        ),
        (
            [
                told("a", "stated 2023-12-10", kind=SUBMITTED),
                told("b", "stated 2024-02-10", kind=ACCEPTED),
                told("c", "stated 2023-06-30"),
            ],
            False,
            "two steps after the approval are those of a later application",
        ),
        (
            [
                told("a", "stated 2022-12-10", kind=SUBMITTED),
                told("b", "stated 2023-08-10", kind=ACCEPTED),
                told("c", "stated 2023-06-30"),
            ],
            True,
            "one step of three is out of order",
        ),
        (
            [
                told("a", "stated 2024-01-10", kind=SUBMITTED, application="sBLA"),
                told("b", "stated 2023-06-30"),
            ],
            False,
            "a supplement",
        ),
        (
            [told("a", "stated 2024-01-10", kind="orphan-designation"), told("b", "stated 2023-06-30")],
            False,
            "orphan after approval",
        ),
        (
            [told("a", "stated 2024-01-10", kind=SUBMITTED, expected=True), told("b", "stated 2023-06-30")],
            False,
            "a plan is no step",
        ),
    ],
)
def test_what_contradicts_the_order(claims: list[SourcedClaim], disputed: bool, why: str) -> None:
    assert bool(_conflicts(claims)) is disputed, why


ORDINARY = {
    "submission, acceptance, approval": [
        told("a", "stated 2022-10-03", kind=SUBMITTED),
        told("b", "stated 2022-12-02", kind=ACCEPTED),
        told("c", "stated 2023-08-01"),
    ],
    "a supplement for a second line": [
        told(
            "a", "stated 2022-10-03", kind=SUBMITTED, population="after three prior lines", application="BLA"
        ),
        told("b", "stated 2023-08-01", population="after three prior lines", application="BLA"),
        told("c", "stated 2024-01-15", kind=SUBMITTED, population="after one prior line", application="sBLA"),
        told("d", "stated 2024-11-20", population="after one prior line", application="sBLA"),
    ],
    "resubmission after a complete response": [
        told("a", "stated 2022-01-10", kind=SUBMITTED),
        told("b", "stated 2022-03-10", kind=ACCEPTED),
        told("c", "stated 2022-11-10", kind="complete-response"),
        told("d", "stated 2023-02-10", kind=SUBMITTED, words="Acme resubmitted the NDA"),
        told("e", "stated 2023-08-10"),
    ],
    "approvals in several countries on one day": [
        told("a", "stated 2023-08-01", where="US"),
        told("a", "stated 2023-08-01", where="CA", start=50),
        told("b", "stated 2023-08-01", where="AU"),
        told("c", "stated 2022-10-03", where="AU", kind=SUBMITTED),
        told("c", "stated 2022-10-03", where="US", kind=SUBMITTED, start=50),
        told("c", "stated 2022-10-03", where="CA", kind=SUBMITTED, start=90),
    ],
    "orphan in US and EU on one day": [
        told("a", "stated 2021-05-04", where="US", kind="orphan-designation"),
        told("b", "stated 2021-05-04", where="EU", kind="orphan-designation"),
    ],
    "filed in two places on one day": [
        told("a", "stated 2021-05-04", where="US", kind=SUBMITTED),
        told("b", "stated 2021-05-04", where="EU", kind=SUBMITTED),
    ],
    "filed and accepted in one month": [
        told("a", "stated 2021-05", where="CN", kind=SUBMITTED),
        told("b", "stated 2021-05", where="CN", kind=ACCEPTED),
    ],
    "first adults, then children, then adjuvant": [
        told("a", "stated 2019-05-04", population="adults"),
        told("b", "stated 2021-05-04", population="children"),
        told("c", "stated 2022-05-04", population="adults, adjuvant treatment"),
        told("d", "stated 2023-05-04", population="adults, neoadjuvant treatment"),
    ],
    "opinions of two committees, then the Commission": [
        told(
            "a",
            "stated 2020-05-04",
            where="EU",
            kind="positive-opinion",
            words="COMP gave a positive opinion",
        ),
        told("b", "stated 2020-06-08", where="EU", kind="orphan-designation"),
        told(
            "c",
            "stated 2022-05-20",
            where="EU",
            kind="positive-opinion",
            words="CHMP gave a positive opinion",
        ),
        told("d", "stated 2022-07-20", where="EU"),
    ],
    "a date of action that moved": [
        told("a", "stated 2023-03-28", expected=True, published="2022-11-02"),
        told("b", "stated 2023-06-28", expected=True, published="2023-03-14"),
        told("c", "stated 2023-06-20", published="2023-06-21"),
    ],
}


@pytest.mark.parametrize("history", ORDINARY)
def test_an_ordinary_history_has_no_conflict(history: str) -> None:
    assert _conflicts(ORDINARY[history]) == []
