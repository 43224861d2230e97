from collections.abc import Sequence

import pytest

from milestones.model.claim import Status
from milestones.model.milestone import Milestone, SourcedClaim
from milestones.reconcile import id_of, reconcile
from milestones.reconcile.ids import Identity

from .records import told

PARENTS = {"acute heart failure": ("heart failure",), "chronic heart failure": ("heart failure",)}


def _reconciled(*claims: SourcedClaim, names: Sequence[Sequence[str]] = ()) -> tuple[Milestone, ...]:
    return reconcile(claims, names, disease=str.casefold, parents=lambda key: PARENTS.get(key, ()))


def _only(*claims: SourcedClaim) -> Milestone:
    (milestone,) = _reconciled(*claims)
    return milestone


def _roles(milestone: Milestone) -> dict[str, str]:
    return {part.sourced.claim.article: part.role.value for part in milestone.testimony}


def test_nothing_makes_no_milestone() -> None:
    assert _reconciled() == ()


def test_articles_that_agree_are_one_milestone_with_several_sources() -> None:
    found = _only(
        told(
            "a", "stated 2023-06-30", product="ZV-101", aliases=("Zelvora",), agency="FDA", application="NDA"
        ),
        told("b", "stated 2023-06", agency="FDA", population="adults"),
        told("c", "announced 2023-07-03", product="zelvora", application="NDA"),
    )
    assert (found.date.text, found.sources, found.conflict) == ("2023-06-30", 3, "")
    assert (found.agency, found.application, found.population) == ("FDA", "NDA", "adults")
    assert found.product.names == ("Zelvora", "ZV-101")
    assert set(_roles(found).values()) == {"supports"}


@pytest.mark.parametrize(
    "other",
    [
        told("b", product="Otherix"),
        told("b", where="EU"),
        told("b", kind="nda-submission"),
        told("b", indication="gout"),
    ],
)
def test_another_product_place_kind_or_disease_is_another_milestone(other: SourcedClaim) -> None:
    assert len({m.id for m in _reconciled(told("a"), other)}) == 2


def test_a_claim_without_a_disease_joins_the_only_one() -> None:
    found = _only(told("a", "stated 2023-06"), told("b", indication=None))
    assert (found.indication, found.sources) == ("heart failure", 2)


def test_a_claim_without_a_disease_joins_none_of_two() -> None:
    found = _reconciled(told("a"), told("b", indication="gout"), told("c", indication=None))
    assert [m.indication for m in found] == [None, "gout", "heart failure"]
    assert [m.sources for m in found] == [1, 1, 1]


def test_a_broader_disease_joins_the_only_narrower_one_which_is_shown() -> None:
    found = _only(told("a"), told("b"), told("c", indication="acute heart failure"))
    assert (found.indication, found.sources) == ("acute heart failure", 3)


def test_a_broader_disease_does_not_chain_two_narrower_ones() -> None:
    found = _reconciled(
        told("a"), told("b", indication="acute heart failure"), told("c", indication="chronic heart failure")
    )
    assert [m.sources for m in found] == [1, 1, 1]


def test_a_conflict_names_the_article_and_keeps_its_claim() -> None:
    found = _only(
        told("a.txt", "announced 2023-07-03"),
        told("b.txt", "stated 2023-06"),
        told("c.txt", "stated 2023-06-30"),
        told("000_x.txt", "relative 2024-06"),
    )
    assert found.conflict == "000_x.txt says 2024-06 (relative), against 2023-06-30 from 3 sources"
    assert _roles(found)["000_x.txt"] == "contradicts"
    assert (found.sources, len(found.testimony)) == (4, 4)


@pytest.mark.parametrize(
    ("expecting", "met", "why"),
    [
        (told("e", expected=True, published="2023-01-10"), True, "written before the event"),
        (told("e", expected=True, published="2023-06-30"), True, "written on its last possible day"),
        (told("e", expected=True, published="2023-07-01"), False, "no one expects what has happened"),
        (told("e", "stated 2023-Q4", expected=True), True, "came early"),
        (told("e", "stated 2022-Q4", expected=True), True, "came late"),
        (told("e", "stated 2025", expected=True), False, "too far off for one review"),
        (told("e", indication=None, expected=True, published="2023-01-10"), True, "the only disease"),
        (told("e", indication="gout", expected=True, published="2023-01-10"), False, "another disease"),
        (
            told("e", expected=True, published="2023-01-10", source="source of a"),
            True,
            "an earlier form of the same article",
        ),
        (
            told("a", expected=True, published="2023-01-10", start=40),
            False,
            "its own article tells both",
        ),
    ],
)
def test_what_was_expected_is_met_by_what_was_achieved(expecting: SourcedClaim, met: bool, why: str) -> None:
    found = _reconciled(told("a", "stated 2023-06"), expecting)
    assert len(found) == (1 if met else 2), why
    achieved = next(m for m in found if m.status is Status.ACHIEVED)
    assert achieved.sources == 1, "an expectation is no source for the event"
    assert ("e" in _roles(achieved)) is met, why


def test_an_achieved_event_without_a_disease_meets_no_choice_of_expectations() -> None:
    found = _reconciled(
        told("a", "stated 2023-06", indication=None),
        told("e", expected=True, published="2023-01-10"),
        told("f", expected=True, published="2023-01-10", indication="gout"),
    )
    assert [(m.indication, m.status.value) for m in found] == [
        (None, "achieved"),
        ("gout", "expected"),
        ("heart failure", "expected"),
    ]


def test_a_former_id_leads_from_the_expected_to_the_achieved_milestone() -> None:
    expecting = told("e", expected=True, published="2023-01-10", indication=None, product="ZV-101")
    before = _only(expecting)
    after = _only(expecting, told("a", "stated 2023-06", product="Zelvora", aliases=("Azelvorine", "ZV-101")))
    assert before.id != after.id
    assert before.id in set(after.formerly)
    assert after.id not in set(after.formerly)
    assert before.id not in set(_only(told("o", product="Otherix")).formerly)


def test_the_id_is_pinned() -> None:
    """Ids stand in people's mails: this one may only change together with a way to find the old ones."""
    assert _only(told("a")).id == id_of(
        Identity("zelvora", "heart failure", "US", "nda-approval", Status.ACHIEVED)
    )
    assert id_of(Identity("zelvora", "heart failure", "US", "nda-approval", Status.ACHIEVED)) == "c86pws3s"
    assert id_of(Identity("zelvora", "heart failure", "US", "nda-approval", Status.EXPECTED)) != "c86pws3s"


def test_two_milestones_with_one_short_id_get_longer_ones() -> None:
    one, other = "zelvora586443", "zelvora2037480"
    short = [id_of(Identity(key, "", "US", "nda-approval", Status.ACHIEVED)) for key in (one, other)]
    assert short[0] == short[1]
    found = _reconciled(*(told(key, product=key, indication=None) for key in (one, other)))
    assert [m.id[:8] for m in found] == short
    assert len({m.id for m in found}) == 2
    assert {len(m.id) for m in found} == {16}


def test_the_real_lexicon_is_the_default() -> None:
    (found,) = reconcile([told("a", indication="severe heart failure"), told("b")])
    assert (found.indication, found.sources) == ("severe heart failure", 2)
