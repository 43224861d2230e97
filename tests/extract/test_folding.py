"""Folding a text for look-up, and the way back."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.extract.text.folding import Folded, fold

TEXTS = st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n\t\u00a0İß’“–\u3000Ａ")))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("New  Drug\nApplication", "new drug application"),
        ("  China’s “NMPA”  ", 'china\'s "nmpa"'),
        ("CAR–T", "car-t"),
        ("İstanbul", "İstanbul"),  # its small form has two characters: left as it is
        ("\u3000国家药监局", "国家药监局"),
        ("", ""),
    ],
)
def test_a_word_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS)
def test_every_folded_character_leads_back_to_its_own(text: str) -> None:
    folded = Folded.of(text)
    places = [folded.original(offset) for offset in range(len(folded.text))]
    assert places == sorted(set(places))
    for offset, place in enumerate(places):
        assert folded.text[offset] == Folded.of(text[place]).text


@given(TEXTS)
def test_a_span_leads_back_to_the_places_of_its_ends(text: str) -> None:
    folded = Folded.of(text)
    for start, end in combinations(range(len(folded.text) + 1), 2):
        assert folded.span(start, end) == (folded.original(start), folded.original(end - 1) + 1)


@given(TEXTS)
def test_only_white_space_is_left_out(text: str) -> None:
    folded = Folded.of(text)
    kept = {folded.original(offset) for offset in range(len(folded.text))}
    assert all(text[place].isspace() for place in range(len(text)) if place not in kept)


@given(TEXTS, TEXTS)
def test_a_folded_word_is_found_in_the_folded_text(before: str, after: str) -> None:
    folded = Folded.of(f"{before} New \n Drug\u00a0Application {after}")
    at = folded.text.index("new drug application", len(Folded.of(before).text))
    end = at + len("new drug application")
    said = f"{before} New \n Drug\u00a0Application {after}"[
        folded.original(at) : folded.original(end - 1) + 1
    ]
    assert said == "New \n Drug\u00a0Application"
