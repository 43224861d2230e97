"""Finding fixed phrases: the longest wins, whole words only, capitals where they count."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.extract.text.folding import Folded
from milestones.extract.text.phrases import Hit, Phrases, Together, longest

ACTS = Phrases(
    [
        ("drug", 1),
        ("new drug", 2),
        ("New Drug Application", 3),
        ("drug application form", 4),
        ("NDA", 5),
        ("sBLA", 6),
        ("US", 7),
        ("药监局", 8),
        ("510(k)", 9),
        ("nod", 10),
    ]
)


def _found(text: str, phrases: Phrases[int] = ACTS) -> list[tuple[str, int]]:
    return [(text[hit.start : hit.end], hit.value) for hit in phrases.find(text, Folded.of(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a new drug application", [("new drug application", 3)]),
        ("A NEW  DRUG\nAPPLICATION.", [("NEW  DRUG\nAPPLICATION", 3)]),
        ("new drug, drug", [("new drug", 2), ("drug", 1)]),
        ("drug application form", [("drug application form", 4)]),
        ("new drug application form", [("drug application form", 4)]),
        ("(NDA)", [("NDA", 5)]),
        ("an NDA/sBLA", [("NDA", 5), ("sBLA", 6)]),
        ("the US drug", [("US", 7), ("drug", 1)]),
        ("国家药监局批准", [("药监局", 8)]),
        ("向药监局NDA", [("药监局", 8), ("NDA", 5)]),
        ("a 510(k) for it", [("510(k)", 9)]),
        ("wins EU nod.", [("nod", 10)]),
    ],
)
def test_phrases_are_found(text: str, found: list[tuple[str, int]]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(
    "text",
    ["drugs", "drugstore", "NDAs", "nda", "Nda", "told us", "bus", "nodule", "newdrug", "drug2", "BLA"],
)
def test_parts_of_words_and_small_acronyms_are_not(text: str) -> None:
    assert _found(text) == []


def test_capitals_do_not_count_where_any_case_will_do() -> None:
    names = Phrases([("CT103A", 1), ("Fucaso", 2)], any_case=True)
    assert _found("FUCASO and ct103a", names) == [("FUCASO", 2), ("ct103a", 1)]


def test_sets_looked_for_together_find_what_each_finds() -> None:
    sets = Phrases([("drug", 1), ("FDA", 2)]), Phrases([("new drug", "a"), ("drug", "b")]), Phrases([])
    text = "The FDA cleared the new  drug, a drug."
    found = Together(*sets).find(text, Folded.of(text))
    assert found == [one.find(text, Folded.of(text)) for one in sets]
    assert [[text[hit.start : hit.end] for hit in hits] for hits in found] == [
        ["FDA", "drug", "drug"],
        ["new  drug", "drug"],
        [],
    ]


def test_no_phrases_find_nothing() -> None:
    assert _found("a drug", Phrases([])) == []
    assert _found("a drug", Phrases([("", 1), ("  ", 2)])) == []


def test_of_overlapping_hits_the_longest_stays_then_the_first() -> None:
    hits = [Hit(4, 8, "b"), Hit(0, 5, "a"), Hit(8, 10, "d"), Hit(7, 9, "c")]
    assert [hit.value for hit in longest(hits)] == ["a", "c"]
    assert [hit.value for hit in longest([Hit(0, 3, "first"), Hit(2, 5, "second")])] == ["first"]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6))))
def test_kept_hits_are_in_order_and_apart(spans: list[tuple[int, int]]) -> None:
    kept = longest(Hit(start, start + length, None) for start, length in spans)
    assert all(one.end <= other.start for one, other in pairwise(kept))


@given(st.lists(st.sampled_from(["new", "drug", "application", "NDA", "US", "\n", "form", "国", "药监局"])))
def test_the_words_found_stand_there(words: list[str]) -> None:
    text = " ".join(words)
    meant = {1: "drug", 2: "new drug", 4: "drug application form", 5: "NDA", 7: "US", 8: "药监局"}
    for said, value in _found(text):
        assert " ".join(said.split()) == meant.get(value, "new drug application")
