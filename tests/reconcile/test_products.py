from collections.abc import Sequence
from itertools import permutations

import pytest

from milestones.model.milestone import Product, SourcedClaim
from milestones.model.names import name_key
from milestones.reconcile.products import products as products_of

from .records import told


def products(claims: Sequence[SourcedClaim], names: Sequence[Sequence[str]] = ()) -> dict[str, Product]:
    """The product that each name means, by the name's key."""
    found = products_of([claim.calling for claim in claims], names)
    used = (name for c in claims for name in (c.claim.product, *c.claim.aliases) if name_key(name))
    return {name_key(name): found.named(name) for name in used}


def test_two_articles_that_share_one_name_meet_in_one_product() -> None:
    claims = [
        told("a", product="Zelvora", aliases=("zelvorine",)),
        told("b", product="ZV-101", aliases=("Zelvorine",)),
        told("c", product="Otherix"),
    ]
    found = products(claims)
    assert found["zelvora"] is found["zv101"] is found["zelvorine"]
    assert found["otherix"] == Product("otherix", "Otherix", ("Otherix",))


def test_names_that_differ_by_a_letter_stay_two_products() -> None:
    found = products([told("a", product="Zelvora"), told("b", product="Zelvara")])
    assert found["zelvora"] != found["zelvara"]


@pytest.mark.parametrize(
    ("called", "groups", "name", "why"),
    [
        (["Zelvora", "ZV-101", "ZV-101"], [], "ZV-101", "most sources call it so"),
        (["Zelvora", "ZV-101"], [], "ZV-101", "the shorter of two equally frequent"),
        (["Zelvora", "zelvora", "zelvora"], [], "zelvora", "the most frequent spelling"),
        (["ZV-101", "ZV-101"], [["Zelvora", "ZV 101"]], "Zelvora", "the seed's first name, never used"),
        (["ZV-101"], [["Unrelated", "XX-1"]], "ZV-101", "another product's seed"),
        (
            ["ZV-101"],
            [["Zelvora", "zelvorine"], ["Alvora", "ZV-101", "zelvorine"]],
            "Alvora",
            "two seeds meet",
        ),
    ],
)
def test_the_standing_name(called: list[str], groups: list[list[str]], name: str, why: str) -> None:
    claims = [
        told(f"{number}.txt", product=product, aliases=("zelvorine",))
        for number, product in enumerate(called)
    ]
    for order in permutations(claims):
        for seeds in (groups, groups[::-1]):
            found = products(order, seeds)["zelvorine"]
            assert (found.name, found.names[0]) == (name, name), why


def test_copies_do_not_decide_the_name() -> None:
    claims = [
        told("a", product="Zelvora", aliases=("ZV-1000000",)),
        told("b", product="ZV-1000000", source="one"),
        told("c", product="ZV-1000000", source="one"),
    ]
    assert products(claims)["zelvora"].name == "Zelvora"


def test_the_key_follows_from_the_names_alone() -> None:
    one = products([told("a", product="Zelvora", aliases=("Azelvorine",)), told("b", product="Zelvora")])
    other = products([told("a", product="Azelvorine", aliases=("zelvora",))])
    assert one["zelvora"].key == other["zelvora"].key == "azelvorine"
    assert one["zelvora"].name != other["zelvora"].name


def test_one_spelling_per_key_is_kept_the_seeds_own_first() -> None:
    found = products([told("a", product="zelvora", aliases=("ZELVORA", "zv101"))], [["Zelvora", "ZV-101"]])
    assert found["zelvora"].names == ("Zelvora", "ZV-101")


def test_a_name_without_letters_or_digits_joins_nothing() -> None:
    found = products(
        [told("a", product="Zelvora", aliases=("®",)), told("b", product="Otherix", aliases=("—",))]
    )
    assert found["zelvora"] != found["otherix"]


def test_a_seed_that_no_article_names_is_no_product() -> None:
    with pytest.raises(KeyError, match="unheard"):
        products_of([told("a").calling], [["Unheard", "UH-1"]]).named("Unheard")
