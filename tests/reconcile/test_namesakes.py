"""Hard pairs of names: what is one product, and what is two that share a name."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from milestones.model.milestone import SourcedClaim
from milestones.model.ruling import Ruling
from milestones.reconcile.namesakes import inn_words
from milestones.reconcile.products import products

from .records import ruled, subject, told


def _called(*names: str, article: str = "") -> SourcedClaim:
    return told(article or f"{names}", product=names[0], aliases=names[1:])


def _apart(
    claims: Sequence[SourcedClaim], lists: Sequence[Sequence[str]] = (), rulings: Sequence[Ruling] = ()
) -> list[str]:
    """The product of each claim by its standing name, the same in every order."""
    found = []
    for order in permutations(range(len(claims))):
        known = products([claims[at].calling for at in order], lists, rulings)
        found.append([known.of(sourced.claim).name for sourced in claims])
    assert all(other == found[0] for other in found)
    return found[0]


SATRI = _called("satricabtagene autoleucel", "CT041")
EQUE = _called("equecabtagene autoleucel", "CT041")


def test_two_inns_that_share_a_code_stay_two_and_the_code_alone_is_unclear() -> None:
    claims = [SATRI, EQUE, _called("CT041")]
    assert _apart(claims) == ["satricabtagene autoleucel", "equecabtagene autoleucel", "CT041 (unclear)"]
    known = products([claim.calling for claim in claims])
    assert known.of(SATRI.claim).names == ("satricabtagene autoleucel", "CT041")
    assert known.of(EQUE.claim).names == ("equecabtagene autoleucel", "CT041")
    assert known.named("ct-041").names[0] == "CT041 (unclear)"


def test_one_inn_with_its_code_is_one_product() -> None:
    assert _apart([SATRI, _called("CT041"), _called("Brandix", "CT-041")]) == ["CT041"] * 3


def test_a_later_article_that_brings_two_names_together_makes_them_one() -> None:
    before = [_called("Fucaso"), _called("CT103A")]
    assert _apart(before) == ["Fucaso", "CT103A"]
    assert len(set(_apart([*before, _called("Fucaso", "CT103A")]))) == 1


def test_a_claim_that_has_another_name_of_one_of_them_belongs_to_that() -> None:
    assert _apart([SATRI, EQUE, _called("CT041", "satricabtagene autoleucel", article="x")])[2] == (
        "satricabtagene autoleucel"
    )


def test_two_inns_that_one_claim_equates_are_one_product() -> None:
    renamed = _called("satricabtagene autoleucel", "equecabtagene autoleucel", article="renamed")
    assert len(set(_apart([SATRI, EQUE, renamed]))) == 1


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("zevorcabtagene autoleucel", "equecabtagene autoleucel", True),
        ("enfortumab vedotin", "tisotumab vedotin", True),
        ("pembrolizumab", "nivolumab", True),
        ("trastuzumab", "trastuzumab deruxtecan", False),
        ("nivolumab", "nivolumab and relatlimab", False),
        ("relmacabtagene autoleucel", "relmacabtagene", False),
        ("pembrolizumab", "pembrolizumabe", False),
        ("Brandix", "nivolumab", False),
        ("Brandix", "Otherix", False),
    ],
)
def test_which_names_are_known_to_be_two_products(one: str, other: str, apart: bool) -> None:
    found = _apart([_called(one, "XX-1"), _called(other, "XX-1")])
    assert (len(set(found)) == 2) is apart


def test_two_entries_of_the_lists_are_not_chained_by_a_wrong_alias() -> None:
    lists = [["Fucaso", "CT103A"], ["Zevor", "CT053"]]
    claims = [_called("Fucaso", "CT103A"), _called("Zevor", "CT053"), _called("CT103A", "CT053")]
    assert _apart(claims, lists) == ["Fucaso", "Zevor", "Fucaso"]
    assert products([claim.calling for claim in claims], lists).named("CT053").name == "Zevor"


def test_a_name_told_of_two_entries_of_the_lists_is_shared() -> None:
    lists = [["Fucaso", "CT103A"], ["Zevor", "CT053"]]
    claims = [_called("Fucaso", "CAR-X"), _called("Zevor", "CAR-X"), _called("CAR-X")]
    assert _apart(claims, lists) == ["Fucaso", "Zevor", "CAR-X (unclear)"]


def test_two_names_that_nothing_is_known_of_meet_through_a_third() -> None:
    assert len(set(_apart([_called("Aaa", "Bbb"), _called("Bbb", "Ccc"), _called("Ccc", "Ddd")]))) == 1


def test_other_products_do_not_count() -> None:
    lists = [["Fucaso", "CT103A"], ["Zevor", "CT053"]]
    assert _apart([SATRI, _called("CT041")], lists) == _apart([SATRI, _called("CT041")])


JOIN = ruled(1, "join", names=("Fucaso", "CT103A"))
PART = ruled(2, "part", names=("CT103A",), rest=("Fucaso",))


def test_a_ruling_joins_names_that_no_article_brings_together() -> None:
    claims = [_called("Fucaso"), _called("CT103A")]
    assert len(set(_apart(claims, rulings=[JOIN]))) == 1


def test_a_ruling_parts_names_that_an_article_brings_together() -> None:
    claims = [_called("Fucaso"), _called("CT103A"), _called("Fucaso", "CT103A")]
    assert len(set(_apart(claims))) == 1
    assert _apart(claims, rulings=[PART]) == ["Fucaso", "CT103A", "Fucaso"]


def test_a_ruling_parts_an_entry_of_the_lists() -> None:
    claims = [_called("Fucaso", "福可苏"), _called("CT103A")]
    lists = [["Fucaso", "CT103A", "福可苏"]]
    assert _apart(claims, lists) == ["Fucaso", "Fucaso"]
    assert len(set(_apart(claims, lists, [PART]))) == 2


@pytest.mark.parametrize(("first", "last", "products_left"), [("join", "part", 2), ("part", "join", 1)])
def test_the_later_of_two_rulings_on_names_holds(first: str, last: str, products_left: int) -> None:
    given = {"join": {"names": ("Fucaso", "CT103A")}, "part": {"names": ("CT103A",), "rest": ("Fucaso",)}}
    rulings = [ruled(number, verb, **given[verb]) for number, verb in enumerate((first, last), start=1)]
    claims = [_called("Fucaso"), _called("CT103A")]
    assert len(set(_apart(claims, rulings=rulings))) == products_left


def test_a_ruling_joins_two_entries_of_the_lists_and_two_inns() -> None:
    lists = [["Fucaso", "CT103A"], ["Zevor", "CT053"]]
    claims = [_called("Fucaso"), _called("Zevor")]
    assert len(set(_apart(claims, lists, [ruled(1, "join", names=("Fucaso", "Zevor"))]))) == 1
    both = ruled(1, "join", names=(SATRI.claim.product, EQUE.claim.product))
    assert len(set(_apart([SATRI, EQUE], rulings=[both]))) == 1


def test_a_name_that_only_rulings_use_is_known() -> None:
    rulings = [ruled(1, "merge", subject("Fucaso"), into=subject("Newname"))]
    assert products([_called("Fucaso").calling], rulings=rulings).named("newname").name == "Newname"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Equecabtagene Autoleucel", {"equecabtagene", "autoleucel"}),
        ("nivolumab and relatlimab-rmbw", {"nivolumab", "relatlimab-rmbw"}),
        ("Fucaso", set()),
        ("CT103A", set()),
        ("福可苏", set()),
    ],
)
def test_words_of_an_inn(name: str, words: set[str]) -> None:
    assert inn_words(name) == words
