from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from milestones.model.dates import Basis
from milestones.model.milestone import Milestone, Role
from milestones.report.evidence import missing, thin
from milestones.report.record import Gap, Record

from .records import claim, milestone, part

APPROVED = milestone("nda-approval", "CN", "stated 2023-06")
IN_EU = milestone("nda-approval", "EU", "stated 2023-06")
OPINION = replace(milestone("positive-opinion", "EU"), agency="CHMP")


def _thin(found: Milestone, gap: str) -> list[Gap]:
    return [told for told in thin(found) if told.gap == gap]


def _missing(found: Sequence[Milestone]) -> list[tuple[str, str, str]]:
    record = Record(found)
    return [
        (gap.gap, gap.since.kind, gap.kind)
        for one in record.milestones
        for gap in missing(one, tuple(record.beside(one)))
    ]


WEAK = ("implied-step", "nda-approval", "nda-submission")


@pytest.mark.parametrize(
    ("found", "lacking"),
    [
        ([APPROVED], [WEAK]),
        ([APPROVED, milestone("nda-submission", "CN")], []),
        ([APPROVED, milestone("nda-acceptance", "CN", indication=None)], []),
        ([APPROVED, milestone("nda-submission", "CN", indication="severe heart failure")], []),
        ([APPROVED, milestone("nda-submission", "US")], [WEAK]),
        ([APPROVED, milestone("nda-submission", "CN", indication="gout")], [WEAK]),
        ([APPROVED, milestone("nda-submission", "CN", product="Otherix")], [WEAK]),
        ([milestone("clinical-hold-lifted")], [("missing-step", "clinical-hold-lifted", "clinical-hold")]),
        ([milestone("clinical-hold-lifted"), milestone("clinical-hold")], []),
        ([IN_EU], [("missing-step", "nda-approval", "positive-opinion")]),
        # The opinion on orphan status is not the one that an approval needs.
        (
            [IN_EU, replace(OPINION, agency="COMP")],
            [("missing-step", "nda-approval", "positive-opinion")],
        ),
        # Of an opinion and an approval without their application, the approval is told of.
        ([IN_EU, OPINION], [WEAK]),
        ([OPINION], [("implied-step", "positive-opinion", "nda-submission")]),
        ([milestone("complete-response")], [("implied-step", "complete-response", "nda-submission")]),
        # Nobody looks for the application of a trial that may start.
        ([milestone("ind-approval")], []),
        ([milestone("nda-acceptance")], []),
        ([milestone("orphan-designation", "EU")], []),
    ],
)
def test_steps_that_must_have_come_before(
    found: list[Milestone], lacking: list[tuple[str, str, str]]
) -> None:
    assert _missing(found) == lacking


def test_a_missing_step_says_which_and_by_which_rule() -> None:
    (gap,) = missing(APPROVED, (milestone("orphan-designation", "CN"),))
    assert gap.words == "Approved (2023-06); no Application filed or Application accepted on record"
    assert gap.closes == "a report of Application filed in CN"
    assert [m.kind for m in gap.judged] == ["nda-approval", "orphan-designation"]
    assert "21 CFR 314.50" in gap.basis


@pytest.mark.parametrize("expected", [True, False])
def test_a_conflict_is_told_of_what_is_expected_too(expected: bool) -> None:
    told = "x.txt says 2022 (stated), against 2023 from 2 sources"
    (gap,) = _thin(milestone("nda-approval", conflict=told, expected=expected), "conflict")
    assert (gap.words, gap.more) == ("Approved is contested", f": {told}")
    assert gap.closes == "an article that settles it, or: milestones set nda-approval-US"
    assert _thin(APPROVED, "conflict") == []


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (milestone("ind-approval", when="undated 2024-07-01"), "on or before 2024-07-01"),
        (milestone("ind-approval", when="undated"), "no bound either"),
        (milestone("ind-approval", when="undated", expected=True), ""),
        (milestone("ind-approval", when="announced 2024-07-01"), ""),
        (milestone("ind-approval", when="stated 2024"), ""),
    ],
)
def test_undated(found: Milestone, words: str) -> None:
    shown = _thin(found, "undated")
    assert [gap.words for gap in shown] == [f"IND approved: no date told, {words},"] * bool(words)


@pytest.mark.parametrize(
    ("when", "published", "doubtful", "gaps"),
    [
        ("announced 2024-07-01", None, ["a.txt", "b.txt"], ["doubtful-date"]),
        ("relative 2024-06", None, ["a.txt", "b.txt"], ["doubtful-date"]),
        ("undated 2024-07-01", None, ["a.txt", "b.txt"], ["doubtful-date"]),
        ("undated 2024-07-01", None, ["a.txt"], ["doubtful-date"]),
        ("undated 2024-07-01", "2024-07-01", ["c.txt"], ["undated"]),
        ("undated 2024-07-01", "2024-07-01", ["a.txt"], ["undated"]),
        ("undated", None, [], ["undated"]),
        ("announced 2024-07-01", "2024-07-01", ["a.txt"], []),
        ("stated 2024-06", None, ["a.txt", "b.txt"], []),
    ],
)
def test_a_date_is_doubtful_where_no_article_has_a_day_that_is_believed(
    when: str, published: str | None, doubtful: list[str], gaps: list[str]
) -> None:
    found = milestone("ind-approval", when=when, published=published, doubtful=doubtful)
    assert [gap.gap for gap in thin(found)] == gaps


def test_an_article_that_only_bounds_a_date_does_not_make_it_firm() -> None:
    found = milestone("ind-approval", when="undated 2024-07-01", articles=["a.txt"], doubtful=["a.txt"])
    bounding = part(claim("b.txt"), Role.BOUNDS, date(2024, 7, 1))
    found = replace(found, testimony=(*found.testimony, bounding), sources=2)
    assert [gap.gap for gap in thin(found)] == ["doubtful-date"]


def test_what_an_analyst_has_dated_or_ruled_on_is_not_thin() -> None:
    alone = milestone("ind-approval", when="undated", articles=["a.txt"], doubtful=["a.txt"])
    dated = replace(alone, date=replace(alone.date, basis=Basis.RULED), ruling="dated by Ana Roth")
    assert [gap.gap for gap in thin(alone)] == ["doubtful-date", "single-source"]
    assert thin(dated) == []


@pytest.mark.parametrize(
    ("articles", "sources", "gap", "words"),
    [
        (["a.txt"], 1, "single-source", "told by one source"),
        (["a.txt", "b.txt"], 1, "copies-only", "told by 2 articles, copies of one source,"),
        (["a.txt", "b.txt"], 2, "", ""),
    ],
)
def test_told_by_one_source(articles: list[str], sources: int, gap: str, words: str) -> None:
    found = replace(milestone("ind-approval", articles=articles), sources=sources)
    told = thin(found)
    assert [one.gap for one in told] == [gap] * bool(gap)
    assert [one.words for one in told] == [f"IND approved (2023-06): {words}"] * bool(gap)
    assert thin(milestone("ind-approval", articles=articles, expected=True)) == []
