from collections.abc import Sequence
from dataclasses import replace

import pytest

from milestones.model.milestone import Milestone
from milestones.report.record import Gap, Record
from milestones.report.stages import behind, reach_of, stage_of

from .records import milestone

APPROVED_CN = milestone("nda-approval", "CN", "stated 2023-06")
APPROVED_SA = milestone("nda-approval", "SA", "undated 2024-01-10")
APPROVED_EU = milestone("nda-approval", "EU", "stated 2019-05")
US_TRIAL = milestone("ind-approval", "US", "stated 2022-12")
US_ORPHAN = milestone("orphan-designation", "US")
COMP = replace(milestone("positive-opinion", "EU"), agency="COMP")


def _behind(found: Sequence[Milestone], against: Sequence[str] = ()) -> list[Gap]:
    return list(behind(Record(found), against))


@pytest.mark.parametrize(
    ("found", "against", "lagging"),
    [
        ([APPROVED_CN, US_ORPHAN], [], ["US"]),
        ([APPROVED_CN], ["KR", "CN"], ["KR"]),
        ([APPROVED_CN], [], []),
        ([APPROVED_CN, APPROVED_SA], [], []),
        ([APPROVED_CN, milestone("nda-approval", "US", expected=True)], [], ["US"]),
        ([US_ORPHAN, milestone("orphan-designation", "EU")], ["KR"], []),
        ([APPROVED_CN, milestone("nda-approval", "US", product="Otherix")], [], []),
        # Application and acceptance of one path come to the same; so do a committee's opinion and none.
        ([milestone("ind-submission", "JP"), milestone("ind-acceptance", "CN")], [], []),
        ([milestone("positive-opinion", "EU"), milestone("nda-acceptance", "US")], [], []),
        ([milestone("nda-submission", "CN"), milestone("positive-opinion", "EU")], [], []),
        ([US_TRIAL, milestone("ind-acceptance", "CN")], [], ["CN"]),
        # Leave for an emergency is more than an application and less than an approval.
        ([milestone("emergency-authorization", "IN"), milestone("nda-submission", "US")], [], ["US"]),
        ([milestone("emergency-authorization", "IN"), APPROVED_CN], [], ["IN"]),
        # The opinion on orphan status is none on an application.
        ([COMP, US_TRIAL], [], ["EU"]),
    ],
)
def test_which_places_lag(found: list[Milestone], against: list[str], lagging: list[str]) -> None:
    assert [gap.jurisdiction for gap in _behind(found, against)] == lagging


@pytest.mark.parametrize(
    ("found", "against", "lagging", "why"),
    [
        ([APPROVED_EU], ["DE", "FR", "NO"], [], "the Commission's approval holds there"),
        ([APPROVED_EU], ["CH"], ["CH"], "it does not hold there"),
        ([APPROVED_EU], ["GB"], [], "it became a British one in 2021"),
        ([milestone("nda-approval", "EU", "stated 2022")], ["GB"], ["GB"], "that was too late for that"),
        ([milestone("nda-approval", "EU", "undated")], ["GB"], ["GB"], "nobody knows when it was"),
        ([APPROVED_CN, milestone("ind-approval", "DK")], [], ["EU"], "the EU would approve, not Denmark"),
        ([APPROVED_CN, milestone("ind-approval", "DK")], ["DK"], ["DK", "EU"], "Denmark is asked for"),
        ([US_TRIAL, milestone("ind-approval", "DK")], ["EU"], [], "a trial in Denmark is one in the EU"),
    ],
)
def test_a_union_speaks_for_its_members(
    found: list[Milestone], against: list[str], lagging: list[str], why: str
) -> None:
    assert [gap.jurisdiction for gap in _behind(found, against)] == lagging, why


def test_each_disease_is_compared_by_itself() -> None:
    gout = milestone("nda-submission", "US", indication="gout")
    found = [(gap.indication, gap.jurisdiction, gap.kind) for gap in _behind([APPROVED_CN, gout])]
    assert found == [("gout", "CN", "nda-submission"), ("heart failure", "US", "nda-approval")]


def test_a_trial_elsewhere_makes_only_those_late_who_have_begun_or_are_asked_for() -> None:
    gout = milestone("ind-approval", "US", indication="gout")
    begun = milestone("ind-submission", "JP", indication="gout")
    assert [(gap.indication, gap.jurisdiction) for gap in _behind([APPROVED_CN, gout])] == [
        ("heart failure", "US")
    ]
    about_gout = [gap.jurisdiction for gap in _behind([gout, begun, APPROVED_CN]) if gap.indication == "gout"]
    assert about_gout == ["JP"]
    asked = [gap.jurisdiction for gap in _behind([APPROVED_CN, gout], ["CN"]) if gap.indication == "gout"]
    assert asked == ["CN"]


def test_an_unstated_disease_spares_a_place_but_leads_only_a_product_of_one_disease() -> None:
    unstated = milestone("nda-approval", "SA", indication=None)
    gout = milestone("ind-approval", "CN", indication="gout")
    trial = milestone("ind-approval", "CN")
    assert [gap.jurisdiction for gap in _behind([unstated, trial])] == ["CN"]
    assert _behind([unstated, trial, gout]) == []


@pytest.mark.parametrize(
    ("withdrawn", "lagging"),
    [
        (milestone("withdrawal", "CN", "stated 2024-01"), []),
        (milestone("withdrawal", "CN", "stated 2020-01"), ["US"]),
        (milestone("withdrawal", "CN", "undated"), ["US"]),
        (milestone("withdrawal", "SA", "stated 2024-01"), ["SA", "US"]),
        (milestone("withdrawal", "CN", "stated 2024-01", expected=True), ["US"]),
    ],
    ids=["after", "of an earlier application", "some day", "elsewhere", "planned"],
)
def test_an_approval_that_was_withdrawn_leads_no_more(withdrawn: Milestone, lagging: list[str]) -> None:
    found = [gap for gap in _behind([APPROVED_CN, US_ORPHAN, withdrawn]) if gap.kind == "nda-approval"]
    assert [gap.jurisdiction for gap in found] == lagging


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([APPROVED_CN, APPROVED_SA, US_TRIAL], "nothing beyond IND approved (2022-12)"),
        ([APPROVED_CN, US_ORPHAN], "nothing comparable, only Orphan"),
        (
            [APPROVED_CN, US_TRIAL, milestone("complete-response", "US", "stated 2024-05")],
            "nothing beyond IND approved (2022-12), but Complete response (2024-05)",
        ),
        (
            [APPROVED_CN, US_ORPHAN, milestone("nda-approval", "US", "stated 2025-Q1", expected=True)],
            "nothing comparable, only Orphan (expected: by 2025-Q1)",
        ),
        (
            [APPROVED_CN, milestone("nda-submission", "US", "stated 2025", expected=True)],
            "nothing for this disease (expected: Application filed by 2025)",
        ),
        (
            [APPROVED_CN, milestone("nda-approval", "US", "undated", expected=True)],
            "nothing for this disease (expected: Approved)",
        ),
        (
            [APPROVED_CN, milestone("ind-approval", "DK", "stated 2020")],
            "nothing beyond IND approved in DK (2020)",
        ),
    ],
)
def test_a_lagging_place_tells_what_it_has_and_what_is_expected(found: list[Milestone], words: str) -> None:
    (gap,) = _behind(found)
    assert gap.words == words
    assert gap.lead.startswith("Approved in CN (2023-06)")


def test_the_further_it_has_come_elsewhere_the_more_it_weighs() -> None:
    (approved,) = _behind([APPROVED_CN], ["KR"])
    (filed,) = _behind([milestone("nda-submission", "CN")], ["KR"])
    (trial,) = _behind([US_TRIAL], ["KR"])
    assert approved.order < filed.order < trial.order


@pytest.mark.parametrize(
    ("found", "closes"),
    [
        ([APPROVED_CN], "a report of an application or approval in US"),
        ([APPROVED_CN, milestone("nda-acceptance", "US")], "a report of the FDA's decision"),
        ([milestone("ind-approval", "CN")], "a report of a trial's application or start in US"),
    ],
)
def test_what_would_close_it(found: list[Milestone], closes: str) -> None:
    (gap,) = _behind(found, ["US"])
    assert gap.closes == closes


def test_how_far_a_kind_is() -> None:
    assert stage_of("nda-acceptance") == (1, 2)
    assert stage_of("ind-approval") == (0, 3)
    assert stage_of("orphan-designation") is stage_of("unheard-of") is None
    assert [reach_of(m) for m in (US_TRIAL, APPROVED_CN, COMP, US_ORPHAN)] == [2, 5, 0, 0]
    assert reach_of(milestone("nda-approval", expected=True)) == 0
