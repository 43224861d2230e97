"""That the list of well-known medicines can be trusted: a wrong name joins two medicines for ever."""

import re
from collections import Counter
from itertools import combinations

import pytest

from milestones.lexicon.diseases import disease_key, disease_name
from milestones.lexicon.naming import naming
from milestones.lexicon.seeds import seed_products
from milestones.model.names import all_keys, lookalike, name_key, without_marks
from milestones.reconcile.namesakes import inn_words

GROUPS = [product.names for product in seed_products()]
NAMES = [name for names in GROUPS for name in names]
COMMON = ["Actos", "Advance", "Contour", "Emend", "Exelon", "Kanuma", "Tretten", "Ultra", "Vital", "Yasmin"]
"""Brands that are words of a language, names of people, companies or places."""
SHARED = [
    "adalimumab",
    "aflibercept",
    "bevacizumab",
    "cabozantinib",
    "eculizumab",
    "filgrastim",
    "imatinib",
    "insulin glargine",
    "lenalidomide",
    "liraglutide",
    "metformin",
    "nintedanib",
    "ranibizumab",
    "rituximab",
    "ruxolitinib",
    "sitagliptin",
    "trastuzumab",
    "ustekinumab",
]
"""INNs of several makers, or of several brands that are different products to regulators."""
RENAMED = {
    ("NexCAR19", "talicabtagene autoleucel", "actalycabtagene autoleucel"),
    ("Orpathys", "savolitinib", "volitinib"),
    ("aumolertinib", "aumolertinib", "almonertinib"),
    ("furmonertinib", "furmonertinib", "firmonertinib"),
    ("rilertinib", "rilertinib", "oritinib"),
    ("anlotinib", "anlotinib", "catequentinib"),
    ("rivoceranib", "rivoceranib", "apatinib"),
    ("surufatinib", "surufatinib", "sulfatinib"),
    ("fuzuloparib", "fuzuloparib", "fluzoparib"),
    ("gumarontinib", "gumarontinib", "glumetinib"),
    ("vebreltinib", "vebreltinib", "bozitinib"),
    ("Keytruda", "pembrolizumab", "lambrolizumab"),
    ("prusogliptin", "prusogliptin", "cofrogliptin"),
    ("chiglitazar", "chiglitazar", "carfloglitazar"),
    ("Parsabiv", "etelcalcetide", "velcalcetide"),
    ("mindeudesivir", "mindeudesivir", "deuremidevir"),
    ("efsubaglutide alfa", "efsubaglutide alfa", "supaglutide"),
    ("tucidinostat", "tucidinostat", "chidamide"),
    ("ulefnersen", "ulefnersen", "jacifusen"),
    ("ansofaxine", "ansofaxine", "toludesvenlafaxine"),
}
"""INNs that a medicine had one after the other, or in two countries."""


def test_names_are_written_as_texts_write_them() -> None:
    odd = re.compile(r"[|;®™\n?]|\s\s|^\W|[,.]$")
    assert [
        name for name in NAMES if name != without_marks(name) or odd.search(name) or lookalike(name)
    ] == []


def test_no_name_is_too_short() -> None:
    """Two or three letters and digits are many things; ideographs say more."""
    assert [name for name in NAMES if len(name_key(name)) < 2 + 2 * name.isascii()] == []


def test_no_name_stands_twice() -> None:
    assert [key for key, times in Counter(all_keys(NAMES)).items() if times > 1] == []


def test_all_keys_are_the_keys_of_each() -> None:
    assert all_keys(NAMES) == list(map(name_key, NAMES))


def test_no_name_is_a_disease_or_a_word_that_is_no_medicine() -> None:
    assert [name for name in NAMES if disease_name(disease_key(name))] == []
    words = naming().not_names | naming().organisation_words
    assert [name for name in NAMES if name in words or name.capitalize() in words] == []


@pytest.mark.parametrize("name", [*COMMON, *SHARED])
def test_a_name_of_several_things_is_no_products(name: str) -> None:
    assert name_key(name) not in all_keys(NAMES)


def test_a_group_has_one_inn() -> None:
    """INNs differ in a word with a WHO stem; suffixes and salts of one do not."""
    wrong = {
        (names[0], one, other)
        for names in GROUPS
        for one, other in combinations([name for name in names if _is_inn(name)], 2)
        if _differ(inn_words(one), inn_words(other))
    }
    assert wrong <= RENAMED


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has a word that is none of the other's, and they do not begin alike."""
    mine, theirs = ({word[:3] for word in words} for words in (one - other, other - one))
    return bool(mine and theirs) and not mine & theirs


def _is_inn(name: str) -> bool:
    """Whether it is an INN in full of one substance: "arsa-cel" and "Collategene" only end like one."""
    return name.islower() and bool(inn_words(name)) and not re.search(r"-cel$|-vec$|\band\b|/|^ado-", name)
