"""Hard pairs of claims: what is one event, and what is two."""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest

from milestones.model.milestone import SourcedClaim
from milestones.reconcile import reconcile

from .records import told

FOURTH = told(
    "fourth",
    "stated 2022-02-28",
    indication="multiple myeloma",
    population="after at least three prior lines of therapy",
)
SECOND = told(
    "second",
    "stated 2024-04-05",
    indication="multiple myeloma",
    population="after at least one prior line of therapy",
)


def _events(claims: Sequence[SourcedClaim]) -> set[frozenset[str]]:
    """The articles of each event, the same in every order."""
    found = [
        {frozenset(p.sourced.claim.article for p in m.testimony if p.is_own) for m in reconcile(order)}
        for order in permutations(claims)
    ]
    assert all(other == found[0] for other in found)
    return found[0]


def _sets(*events: str) -> set[frozenset[str]]:
    """The events, each written as its articles with spaces between."""
    return {frozenset(event.split()) for event in events}


def _more(article: str, when: str = "undated", **told_so: Any) -> SourcedClaim:
    return told(article, when, **{"indication": "multiple myeloma", **told_so})


@pytest.mark.parametrize(
    ("others", "events", "why"),
    [
        ([], ["fourth", "second"], "two lines are two approvals"),
        ([_more("x", "stated 2024-04")], ["fourth", "second x"], "its date tells which"),
        ([_more("x", "announced 2022-03-02")], ["fourth x", "second"], "its day of report tells which"),
        ([_more("x", "stated 2023-05")], ["fourth", "second", "x"], "a date of neither is a third event"),
        ([_more("x", "undated 2025-01-01")], ["fourth x", "second"], "told as past, true since the earliest"),
        ([_more("x", "undated 2023-01-01")], ["fourth x", "second"], "told before the later one"),
        (
            [_more("x", "stated 2024-04-05", indication="relapsed or refractory multiple myeloma")],
            ["fourth", "second x"],
            "another wording of the disease",
        ),
        ([_more("x", "stated 2024-04-05", indication=None)], ["fourth", "second x"], "an unstated disease"),
        (
            [_more("x", population="adults, fourth-line")],
            ["fourth x", "second"],
            "more detail, with the same line",
        ),
    ],
)
def test_lines_of_therapy(others: list[SourcedClaim], events: list[str], why: str) -> None:
    assert _events([FOURTH, SECOND, *others]) == _sets(*events), why


def test_the_day_of_a_report_tells_which_event_a_date_means() -> None:
    reported = _more("reported", "announced 2022-03-04", population="fourth-line")
    assert _events([reported, SECOND, _more("x", "stated 2022-02-28")]) == _sets("reported x", "second")


def test_more_and_less_detail_are_one_event() -> None:
    claims = [
        FOURTH,
        _more("x", "stated 2022-02"),
        _more("y", population="adults"),
        _more("z", indication=None),
    ]
    assert _events(claims) == _sets("fourth x y z")


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        ("adults", "children aged 6 to 11 years", 2),
        ("adults", "adults and adolescents", 1),
        ("adjuvant treatment", "neoadjuvant treatment", 2),
        ("previously untreated", "newly diagnosed", 1),
        ("one to three prior therapies", "second-line", 1),
        ("first-line", "second-line", 2),
        ("relapsed or refractory", "second-line", 1),
        (None, "second-line", 1),
    ],
)
def test_patients(one: str | None, other: str | None, events: int) -> None:
    claims = [told("a", population=one), told("b", population=other)]
    assert len(reconcile(claims)) == events


def test_two_facets_that_only_complete_each_other_are_one_event() -> None:
    claims = [
        told("a", population="children, second-line"),
        told("b", population="second-line"),
        told("c", population="children"),
        told("d", population="adults, first-line"),
    ]
    assert _events(claims) == _sets("a b c", "d")


def test_a_resubmission_is_not_the_first_filing() -> None:
    claims = [
        told("a", "stated 2022-01-10", kind="nda-submission"),
        told("b", "stated 2023-02-10", kind="nda-submission", words="Acme resubmitted the NDA"),
        told("c", "stated 2023-02", kind="nda-submission", words="Acme re-submitted the NDA"),
    ]
    assert _events(claims) == _sets("a", "b c")


def test_an_opinion_on_orphan_status_is_not_the_one_on_approval() -> None:
    claims = [
        told("a", kind="positive-opinion", where="EU", words="COMP adopted a positive opinion"),
        told("b", kind="positive-opinion", where="EU", words="CHMP adopted a positive opinion"),
        told("c", kind="positive-opinion", where="EU", words="the agency adopted a positive opinion"),
    ]
    assert _events(claims) == _sets("a", "b c")


AML, ALL = "acute myeloid leukemia", "acute lymphoblastic leukemia"


@pytest.mark.parametrize(
    ("other", "events", "why"),
    [
        (told("x", indication="leukemia"), ["aml", "all", "x"], "nothing tells which"),
        (told("x", "stated 2023-06", indication="leukemia"), ["aml x", "all"], "its date tells which"),
        (told("x", "stated 2023-06", indication=None), ["aml x", "all"], "its date tells which"),
        (told("x", "undated 2025-01-01", indication=None), ["aml", "all", "x"], "no date, no disease"),
    ],
)
def test_a_broader_or_unstated_disease(other: SourcedClaim, events: list[str], why: str) -> None:
    claims = [
        told("aml", "stated 2023-06-30", indication=AML),
        told("all", "stated 2024-02-01", indication=ALL),
        other,
    ]
    assert _events(claims) == _sets(*events), why


def test_a_broader_disease_joins_the_only_narrower_one() -> None:
    assert _events(
        [told("a", indication=AML), told("b", indication="leukemia"), told("c", indication=None)]
    ) == _sets("a b c")


def test_an_event_without_a_line_meets_no_choice_of_expectations() -> None:
    plans = [
        _more(line, expected=True, published="2021-01-10", population=line)
        for line in ("first-line", "second-line")
    ]
    plain = _more("plain", expected=True, published="2021-01-10")
    event = _more("event", "stated 2022-02")
    assert _events([*plans, plain, event]) == _sets("first-line", "second-line", "event plain")
    assert _events([plans[0], event]) == _sets("event first-line")


def test_an_expectation_for_another_line_is_not_met() -> None:
    plan = _more("plan", expected=True, published="2021-01-10", population="second-line")
    assert _events([plan, FOURTH]) == _sets("plan", "fourth")


@pytest.mark.parametrize(
    ("population", "when", "events"),
    [
        ("second-line", "undated", ["second plan", "fourth"]),
        (None, "undated", ["second", "fourth", "plan"]),
        (None, "stated 2024-04-05", ["second plan", "fourth"]),
        (None, "stated 2022-02", ["second", "fourth plan"]),
        ("second-line", "stated 2022-02", ["second plan", "fourth"]),
    ],
)
def test_an_expectation_is_met_by_the_line_that_it_names_else_by_that_of_its_date(
    population: str | None, when: str, events: list[str]
) -> None:
    plan = told(
        "plan",
        when,
        expected=True,
        published="2021-01-10",
        indication="multiple myeloma",
        population=population,
    )
    assert _events([FOURTH, SECOND, plan]) == _sets(*events)
