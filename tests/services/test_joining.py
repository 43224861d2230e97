"""What an analyst says is one, and what is two."""

import pytest

from milestones.model.filters import Filter
from milestones.model.problem import (
    AmbiguousNameError,
    MilestonesError,
    NothingFoundError,
    UsageError,
)
from milestones.services.joining import add_names, merge, remove_names, split
from milestones.services.rulings import reject, undo
from milestones.store import Store

from .telling import ALFA, ANA, BEN, dates, on_record, tell, the_one

BRAVO = "Bravo US nda-approval 2022 for lupus"


@pytest.fixture
def news(store: Store) -> Store:
    tell(
        store,
        ("a", ALFA),
        ("b", "Alfa KR nda-acceptance 2023-07 for multiple myeloma"),
        ("c", f"Later.\n{ALFA}"),
        ("d", BRAVO),
    )
    return store


def ids(store: Store, kind: str = "nda-approval", product: str = "Alfa") -> list[str]:
    return [m.id for m in on_record(store) if (m.kind, m.product.name) == (kind, product)]


def test_milestones_become_one_into_the_first(news: Store) -> None:
    (approved,), (accepted,) = ids(news), ids(news, "nda-acceptance")
    (decision,) = merge(news, [approved[:4], accepted.upper()], ANA, "one event")
    (now,) = decision.milestones
    assert (now.id, now.sources, now.date.text) == (approved, 3, "2023-06")
    tell(news, ("e", "Alfa KR nda-acceptance 2023-06-30 for multiple myeloma"))
    assert ids(news, "nda-acceptance") == []
    undo(news, None, ANA)
    assert (ids(news), ids(news, "nda-acceptance")) == ([approved], [accepted])


def test_several_become_one_and_each_is_a_ruling(news: Store) -> None:
    tell(news, ("e", "Alfa KR priority-review 2023-06 for multiple myeloma"))
    kinds = ("nda-approval", "nda-acceptance", "priority-review")
    first, *others = (ids(news, kind)[0] for kind in kinds)
    decisions = merge(news, [first, *others], ANA)
    assert [decision.ruling.number for decision in decisions] == [1, 2]
    assert [m.id for m in on_record(news) if m.product.name == "Alfa"] == [first]


def test_products_become_one_by_any_names(news: Store) -> None:
    (decision,) = merge(news, ["a-1", "bravo"], ANA, "the same antibody")
    assert decision.ruling.names == ("Alfa", "Bravo")
    assert {m.product.name for m in on_record(news)} == {"Alfa"}
    assert "Bravo" in news.product_of("alfa").names
    undo(news, None, BEN)
    assert {m.product.name for m in on_record(news)} == {"Alfa", "Bravo"}


@pytest.mark.parametrize(
    ("names", "says", "error"),
    [
        (["Alfa"], "merge needs two", UsageError),
        (["Alfa", "{id}"], "not both at once", UsageError),
        (["Alfa", "A-1"], "some of these are names of one product already", MilestonesError),
        (["{id}", "{id}"], "are one milestone already", MilestonesError),
        (["Alfa", "Bravoo"], "no milestone has the id 'bravoo', and no product 'Bravoo'", NothingFoundError),
        (["{id}", "{rejected}"], "is rejected already", MilestonesError),
        (["{rejected}", "{id}"], "is rejected already", MilestonesError),
    ],
)
def test_what_cannot_be_merged(news: Store, names: list[str], says: str, error: type[Exception]) -> None:
    (hidden,) = ids(news, "nda-acceptance")
    reject(news, hidden, ANA, "no")
    named = [name.format(id=ids(news)[0], rejected=hidden) for name in names]
    with pytest.raises(error, match=says):
        merge(news, named, ANA)
    assert len(list(news.rulings())) == 1


def test_articles_that_tell_of_an_event_of_its_own(news: Store) -> None:
    (whole,) = ids(news)
    decision = split(news, whole, ["c"], ANA, "another approval")
    assert sorted(m.id for m in decision.milestones) == sorted(ids(news))
    told = {
        frozenset(part.sourced.claim.article for part in m.testimony if part.is_own)
        for m in news.milestones_in_full(Filter())
        if m.kind == "nda-approval" and m.product.name == "Alfa"
    }
    assert told == {frozenset("a"), frozenset("c")}
    undo(news, None, ANA)
    assert ids(news) == [whole]


@pytest.mark.parametrize(
    ("articles", "says", "error"),
    [
        (["a", "c"], "name some of its articles, not all: a, c", MilestonesError),
        ([], "name some of its articles, not all: a, c", MilestonesError),
        (["d"], "no article 'd' tells of .* Alfa Approved KR 2023-06; these do: a, c", NothingFoundError),
    ],
)
def test_what_cannot_be_split(news: Store, articles: list[str], says: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=says):
        split(news, ids(news)[0], articles, ANA, "why")
    assert list(news.rulings()) == []


def test_names_that_are_another_product(store: Store) -> None:
    tell(store, ("a", "Alfa,A-1 KR nda-approval 2023"), ("b", "A-1 US nda-approval 2022"))
    assert {m.product.name for m in on_record(store)} == {"A-1"}
    decision = split(store, "alfa", ["a1"], ANA, "the code is another's")
    assert (decision.ruling.names, decision.ruling.rest) == (("A-1",), ("Alfa",))
    assert {(m.product.name, m.jurisdiction) for m in on_record(store)} == {("A-1", "US"), ("Alfa", "KR")}
    tell(store, ("c", "Alfa,A-1 JP nda-approval 2023"))
    assert {m.product.name for m in on_record(store)} == {"A-1", "Alfa"}
    add_names(store, "alfa", ["A-1"], ANA)
    assert len({m.product.key for m in on_record(store)}) == 1


def test_a_name_is_taken_away_and_given_back(store: Store) -> None:
    tell(store, ("a", "Alfa,A-1 KR nda-approval 2023"), ("b", "A-1 US nda-approval 2022"))
    remove_names(store, "Alfa", ["A-1"], ANA)
    assert len({m.product.key for m in on_record(store)}) == 2
    undo(store, None, ANA)
    assert len({m.product.key for m in on_record(store)}) == 1


def test_a_new_name_finds_the_product_and_its_later_news(news: Store) -> None:
    decision = add_names(news, "A-1", ["Alfa Depot®"], ANA, "the label")
    assert decision.ruling.names == ("Alfa", "Alfa Depot")
    assert news.product_of("alfadepot").name == "Alfa"
    tell(news, ("e", "AlfaDepot JP nda-approval 2024-02"))
    assert the_one(news, jurisdiction="JP").product.name == "Alfa"


def test_another_products_name_makes_the_two_one(news: Store) -> None:
    add_names(news, "Alfa", ["bravo"], ANA)
    assert {m.product.name for m in on_record(news)} == {"Alfa"}
    assert dates(on_record(news)) == ["2022", "2023-06", "2023-07"]


@pytest.mark.parametrize(
    ("names", "says", "error"),
    [
        (["A-1"], "Alfa has A-1 among its names already", MilestonesError),
        (["®"], "NAME needs words", UsageError),
        (["Al\u200bfa"], r"NAME holds a character that does not print \(U\+200B\)", UsageError),
    ],
)
def test_names_that_cannot_be_given(news: Store, names: list[str], says: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=says):
        add_names(news, "Alfa", names, ANA)


@pytest.mark.parametrize(
    ("names", "says", "error"),
    [
        (["Alfa", "A-1"], "to part names from Alfa, name some of them, not all: Alfa, A-1", MilestonesError),
        (["A-2"], "Alfa has no name 'A-2'; it has Alfa, A-1", NothingFoundError),
    ],
)
def test_names_that_cannot_be_taken_away(
    news: Store, names: list[str], says: str, error: type[Exception]
) -> None:
    for take in (
        lambda: remove_names(news, "Alfa", names, ANA),
        lambda: split(news, "Alfa", names, ANA, "why"),
    ):
        with pytest.raises(error, match=says):
            take()
    assert list(news.rulings()) == []


def test_a_name_of_two_products_must_be_told_apart(store: Store) -> None:
    # Both are products of seeds/products.csv, so that what they share is a name of two.
    tell(store, ("a", "Fucaso,X-9 CN nda-approval 2023"), ("b", "Carvykti,X-9 US nda-approval 2022"))
    with pytest.raises(AmbiguousNameError, match="'X-9' is a name of 2 products"):
        add_names(store, "X-9", ["Zulu"], ANA)
    (decision,) = merge(store, ["Fucaso", "Carvykti"], ANA)
    assert decision.ruling.names == ("Fucaso", "Carvykti")
