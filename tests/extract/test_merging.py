"""One article's tellings of one fact become one claim, with the best of each; two facts stay two."""

from datetime import date
from itertools import permutations

import pytest

from milestones.extract.claims.merging import Draft, merged
from milestones.model.claim import Claim, Status
from milestones.model.dates import EventDate

JULY = date(2023, 7, 3)


def _claim(
    start: int = 0,
    *,
    product: str = "Zelquor",
    indication: str | None = None,
    population: str | None = None,
    jurisdiction: str = "US",
    agency: str | None = None,
    kind: str = "nda-approval",
    application: str | None = None,
    day: EventDate | None = None,
    status: Status = Status.ACHIEVED,
) -> Claim:
    return Claim(
        article="a",
        product=product,
        aliases=(),
        indication=indication,
        population=population,
        jurisdiction=jurisdiction,
        agency=agency,
        kind=kind,
        application=application,
        date=day or EventDate.undated(),
        status=status,
        evidence="word",
        start=start,
        end=start + 4,
        rule="a rule",
    )


def _draft(claim: Claim, tie: int = 2, heading: bool = False, elsewhere: bool = False) -> Draft:
    return Draft(claim, tie if claim.indication else 0, heading, elsewhere)


HEADLINE = _draft(_claim(0, indication="lymphoma", day=EventDate.announced(JULY)), heading=True)
BODY = _draft(
    _claim(
        10,
        indication="mantle cell lymphoma",
        population="adults",
        agency="FDA",
        application="NDA",
        day=EventDate.stated("2023-06-30"),
    )
)


def test_headline_and_body_are_one_claim_with_the_best_of_both() -> None:
    (claim,) = merged([HEADLINE, BODY])
    assert claim.date == EventDate.stated("2023-06-30")
    assert claim.indication == "mantle cell lymphoma"
    assert (claim.population, claim.agency, claim.application) == ("adults", "FDA", "NDA")


@pytest.mark.parametrize(
    "other",
    [
        _claim(20, product="Orvantis"),
        _claim(20, jurisdiction="EU"),
        _claim(20, kind="nda-acceptance"),
        _claim(20, status=Status.EXPECTED),
        _claim(20, indication="severe asthma"),
        _claim(20, day=EventDate.stated("2021")),
    ],
    ids=["product", "jurisdiction", "kind", "status", "disease", "date"],
)
def test_another_fact_stays_another_claim(other: Claim) -> None:
    assert len(merged([BODY, _draft(other)])) == 2


@pytest.mark.parametrize(
    "other",
    [
        _claim(20),
        _claim(20, indication="mantle cell lymphoma"),
        _claim(20, indication="lymphoma"),
        _claim(20, day=EventDate.stated("2023")),
        _claim(20, day=EventDate.stated("2023-Q2")),
        _claim(20, day=EventDate.announced(JULY)),
        _claim(20, day=EventDate.undated(JULY)),
    ],
    ids=["nothing more", "same disease", "broader disease", "year", "quarter", "announced", "bounded"],
)
def test_the_same_fact_told_with_less_is_no_second_claim(other: Claim) -> None:
    (claim,) = merged([_draft(other), BODY])
    assert claim.date.text == "2023-06-30"
    assert claim.indication == "mantle cell lymphoma"


def test_a_borrowed_indication_yields_to_a_tied_one() -> None:
    borrowed = _draft(_claim(0, indication="severe asthma", day=EventDate.stated("2023-06-30")), tie=0)
    told = _draft(_claim(10, indication="mantle cell lymphoma"))
    (claim,) = merged([Draft(borrowed.claim, 0, False, False), told])
    assert claim.indication == "mantle cell lymphoma"
    assert claim.date.text == "2023-06-30"


def test_a_plan_without_a_date_is_the_plan_with_one() -> None:
    plan = _draft(_claim(0, status=Status.EXPECTED))
    dated = _draft(_claim(10, status=Status.EXPECTED, day=EventDate.stated("2024-Q1")))
    (claim,) = merged([plan, dated])
    assert claim.date.text == "2024-Q1"


def test_claims_come_in_order_of_place_whatever_the_order_of_drafts() -> None:
    drafts = [
        BODY,
        _draft(_claim(40, jurisdiction="EU")),
        _draft(_claim(30, kind="priority-review")),
        HEADLINE,
    ]
    outcomes = {tuple(merged(order)) for order in permutations(drafts)}
    assert len(outcomes) == 1
    (claims,) = outcomes
    assert [claim.start for claim in claims] == [10, 30, 40]


def test_nothing_makes_nothing() -> None:
    assert merged([]) == []
