"""How far a product has come: table tests of stages, setbacks, what is next, and of diseases that are one."""

from dataclasses import replace

import pytest

from milestones.model.milestone import Milestone
from milestones.report.standing import diseases, rank, standing, standing_in

from .records import milestone

MM, RRMM = "multiple myeloma", "relapsed or refractory multiple myeloma"
IND = milestone("ind-approval", when="stated 2018")
FILED = milestone("nda-submission", when="stated 2019")
APPROVED = milestone("nda-approval", when="stated 2020-06")
AGAIN = replace(milestone("nda-approval", when="stated 2022"), id="second")


def setback(kind: str, when: str) -> Milestone:
    return milestone(kind, when=when)


def test_the_highest_stage_counts_and_of_several_the_first() -> None:
    assert standing([AGAIN, IND, APPROVED, FILED]).stage == APPROVED
    assert standing([IND]).stage == IND
    assert standing([milestone("orphan-designation")]).stage is None
    # What is only expected is not reached.
    assert standing([IND, milestone("nda-approval", when="stated 2030", expected=True)]).stage == IND


def test_an_emergency_authorisation_is_less_than_an_approval_and_more_than_an_opinion() -> None:
    opinion, emergency = milestone("positive-opinion"), milestone("emergency-authorization")
    assert rank(IND) < rank(FILED) < rank(opinion) < rank(emergency) < rank(APPROVED)
    assert rank(milestone("fast-track-designation")) == rank(milestone("withdrawal")) == 0


def test_designations_count_once() -> None:
    orphan, again = (
        milestone("orphan-designation", when="stated 2019"),
        replace(milestone("orphan-designation", when="stated 2021"), id="other"),
    )
    fast = milestone("fast-track-designation", when="stated 2018")
    assert standing([again, orphan, fast]).designations == (fast, orphan)


@pytest.mark.parametrize(
    ("stage", "kind", "when", "counts"),
    [
        (FILED, "complete-response", "stated 2019-11", True),
        (FILED, "complete-response", "undated", True),
        (FILED, "complete-response", "stated 2018", False),
        (APPROVED, "complete-response", "stated 2019", False),
        (APPROVED, "complete-response", "undated 2024-01-01", False),
        (APPROVED, "withdrawal", "undated 2024-01-01", True),
        (APPROVED, "withdrawal", "stated 2022", True),
        (APPROVED, "withdrawal", "stated 2019", False),
        (APPROVED, "refusal", "stated 2023", True),
        (IND, "clinical-hold", "stated 2018-12", True),
    ],
)
def test_what_stopped_it_since(stage: Milestone, kind: str, when: str, counts: bool) -> None:
    stopped = setback(kind, when)
    assert standing([stage, stopped]).setback == (stopped if counts else None)


@pytest.mark.parametrize(
    ("hold", "lifted", "counts"),
    [
        ("stated 2019", "stated 2020", False),
        ("stated 2019", "stated 2018", True),
        ("undated", "stated 2020", False),
    ],
)
def test_a_hold_that_was_lifted_stops_nothing(hold: str, lifted: str, counts: bool) -> None:
    held = setback("clinical-hold", hold)
    found = standing([IND, held, setback("clinical-hold-lifted", lifted)])
    assert found.setback == (held if counts else None)


def test_next_is_the_first_stage_beyond_the_one_reached() -> None:
    filing = milestone("nda-submission", when="stated 2030", expected=True)
    approval = milestone("nda-approval", when="stated 2031", expected=True)
    orphan = milestone("orphan-designation", when="stated 2029", expected=True)
    assert standing([approval, filing, orphan, IND]).next == filing
    assert standing([approval, filing, FILED]).next == approval
    assert standing([filing, APPROVED]).next is None
    assert standing([orphan, APPROVED]).next == orphan


@pytest.mark.parametrize(
    ("told", "rows"),
    [
        ([MM, "asthma"], [MM, "asthma"]),
        # The broader joins the only narrower one.
        (["lymphoma", "follicular lymphoma"], ["follicular lymphoma"]),
        (
            ["lymphoma", "follicular lymphoma", "mantle cell lymphoma"],
            ["lymphoma", "follicular lymphoma", "mantle cell lymphoma"],
        ),
        # What is told for no disease joins the only one.
        ([None, "asthma"], ["asthma"]),
        ([None, "asthma", "gout"], [None, "asthma", "gout"]),
        ([None], [None]),
        # Of two wordings of one disease, the commoner one is shown.
        ([MM, RRMM, RRMM], [RRMM]),
    ],
)
def test_diseases_that_are_one(told: list[str | None], rows: list[str | None]) -> None:
    found = dict(diseases([milestone("nda-approval", indication=disease) for disease in told]))
    assert list(found) == rows
    assert sum(map(len, found.values())) == len(told)


EU = milestone("nda-approval", "EU", "stated 2020-06-30")


@pytest.mark.parametrize(
    ("about", "place", "via"),
    [
        ([EU], "DE", "EU"),
        ([EU], "EU", ""),
        ([EU], "US", ""),
        # What the EU approved while the country was a member holds there still; what came later does not.
        ([EU], "GB", "EU"),
        ([milestone("nda-approval", "EU", "stated 2021-03")], "GB", ""),
        # The country's own approval goes before; a lower step of its own does not.
        ([EU, milestone("nda-approval", "DE", "stated 2021")], "DE", ""),
        ([EU, milestone("ind-approval", "DE", "stated 2018")], "DE", "EU"),
        # Only an approval holds elsewhere.
        ([milestone("positive-opinion", "EU")], "DE", ""),
        ([milestone("nda-approval", "EU", "stated 2030", expected=True)], "DE", ""),
    ],
)
def test_what_a_union_has_approved_holds_in_its_member_states(
    about: list[Milestone], place: str, via: str
) -> None:
    found = standing_in(about, place)
    assert found.via == via
    assert (found.stage is not None and found.stage.jurisdiction == "EU") is (via == "EU" or place == "EU")


def test_an_approval_that_was_withdrawn_for_all_is_withdrawn_there_too() -> None:
    withdrawn = milestone("withdrawal", "EU", "stated 2023")
    own = milestone("ind-approval", "DE", "stated 2018")
    found = standing_in([EU, withdrawn, own], "DE")
    assert (found.stage, found.setback, found.all) == (EU, withdrawn, (own, EU, withdrawn))


def test_an_opinion_on_orphan_status_is_no_stage_and_no_setback() -> None:
    comp = [
        replace(milestone(f"{way}-opinion", "EU"), agency="COMP", id=way) for way in ("positive", "negative")
    ]
    found = standing(comp)
    assert (found.stage, found.setback) == (None, None)
    assert standing([milestone("positive-opinion", "EU")]).stage is not None
