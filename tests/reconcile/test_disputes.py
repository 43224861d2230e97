"""Two milestones that seem to be one: when that is suspected, and when not."""

from collections.abc import Sequence

import pytest

from milestones.model.milestone import SourcedClaim
from milestones.reconcile import reconcile

from .records import ruled, subject, told

ACCEPTED, APPROVED = "nda-acceptance", "nda-approval"


def _conflicts(claims: Sequence[SourcedClaim]) -> dict[str, str]:
    """What each milestone's conflict says, by its kind and place."""
    return {f"{m.kind} {m.jurisdiction}": m.conflict for m in reconcile(claims) if m.conflict}


def test_accepted_against_approved_of_one_day() -> None:
    found = reconcile([told("a.txt", "stated 2023-06-30"), told("b.txt", "stated 2023-06-30", kind=ACCEPTED)])
    assert {(m.kind, c.about.value, c.words) for m in found for c in m.conflicts} == {
        (ACCEPTED, "kind", "a.txt says Approved 2023-06-30, and b.txt says Application accepted"),
        (APPROVED, "kind", "b.txt says Application accepted 2023-06-30, and a.txt says Approved"),
    }


@pytest.mark.parametrize(
    ("one", "other", "suspected", "why"),
    [
        (told("a", "stated 2023-06"), told("b", "stated 2023-06", kind=ACCEPTED), True, "of one month"),
        (
            told("a", "stated 2023"),
            told("b", "stated 2023", kind=ACCEPTED),
            False,
            "a year has time for both",
        ),
        (told("a", "stated 2023-06-30"), told("b", "stated 2023-06-29", kind=ACCEPTED), False, "two days"),
        (
            told("a", "stated 2023-06-30"),
            told("b", "stated 2023-06-30", kind=ACCEPTED, source="source of a"),
            False,
            "one source tells both",
        ),
        (
            told("a", "announced 2023-06-30"),
            told("b", "announced 2023-06-30", kind=ACCEPTED),
            False,
            "a day of report is no date of both",
        ),
        (
            told("a", "stated 2023-06-30"),
            told("b", "stated 2023-06-30", kind="priority-review"),
            False,
            "nobody takes the one for the other",
        ),
        (
            told("a", "stated 2023-06", kind="nda-submission"),
            told("b", "stated 2023-06", kind=ACCEPTED),
            False,
            "filed and accepted in one month",
        ),
        (
            told("a", "stated 2023-06-30", kind="ind-approval"),
            told("b", "stated 2023-06-30", kind="ind-acceptance"),
            True,
            "the IND was accepted, or approved",
        ),
    ],
)
def test_when_a_kind_is_suspected(one: SourcedClaim, other: SourcedClaim, suspected: bool, why: str) -> None:
    assert (len(_conflicts([one, other])) == 2) is suspected, why


US = told("a.txt", "stated 2023-06-30", where="US")
EU = told("b.txt", "stated 2023-06-30", where="EU")


def test_one_day_told_of_two_places_by_one_source_each() -> None:
    assert _conflicts([US, EU]) == {
        "nda-approval US": "b.txt says EU on that day, and a.txt says US",
        "nda-approval EU": "a.txt says US on that day, and b.txt says EU",
    }


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ([told("c.txt", "stated 2023-06-30", where="EU")], "two sources tell of the EU"),
        ([told("a.txt", "stated 2023-06-30", where="EU", start=50)], "one source tells both"),
        (
            [
                told("c.txt", "stated 2022-05-30", where="EU", kind="nda-submission"),
                told("d.txt", "stated 2022-05-30", where="US", kind="orphan-designation"),
            ],
            "the product has a road of its own in both places",
        ),
    ],
)
def test_two_authorities_that_act_on_one_day_are_not_suspected(others: list[SourcedClaim], why: str) -> None:
    assert _conflicts([US, EU, *others]) == {}, why


@pytest.mark.parametrize(
    "kind", ["orphan-designation", "fast-track-designation", "nda-submission", "withdrawal"]
)
def test_no_place_is_suspected_of_what_happens_everywhere_at_once(kind: str) -> None:
    claims = [
        told("a.txt", "stated 2023-06-30", kind=kind),
        told("b.txt", "stated 2023-06-30", kind=kind, where="EU"),
    ]
    assert _conflicts(claims) == {}


def test_a_milestone_that_an_analyst_has_seen_says_nothing() -> None:
    found = reconcile([US, EU], (), [ruled(1, "confirm", subject(), fields={"date": "2023-06-30"})])
    assert all(not m.conflicts for m in found if m.rulings)


def test_a_rejected_milestone_is_suspected_of_nothing() -> None:
    found = reconcile([US, EU], (), [ruled(1, "reject", subject())])
    assert not any(m.conflicts for m in found)
