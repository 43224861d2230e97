"""The words of a text: patterns that begin only beside certain words find what they find everywhere."""

import re

from hypothesis import given
from hypothesis import strategies as st

from milestones.extract.text.words import Words, sorting

TEXT = "Korvane-Bio's mRNA-12 study (of zelbrutinib) began; the study is a re-study."


@sorting
def _is_study(word: str) -> bool:
    return "study" in word.split("-")


def test_words_stand_with_what_parts_them() -> None:
    words = Words("  Zelvora® (KRV-410)")
    assert words.said == ["Zelvora", "KRV-410"]
    assert words.gaps == ["  ", "® (", ")"]
    assert [words.text[start:] for start in words.starts] == ["Zelvora® (KRV-410)", "KRV-410)"]
    assert Words("").said == []


def test_words_are_found_by_sort_and_by_place() -> None:
    words = Words(TEXT)
    assert [words.said[number] for number in words.of(_is_study)] == ["study", "study", "re-study"]
    assert words.said[words.before(TEXT.index("zelb"))] == "zelbrutinib"
    assert words.said[words.before(TEXT.index("(of"))] == "of"
    assert words.before(len(TEXT)) == len(words.said)


def test_names_begin_at_capitals_also_within_words() -> None:
    words = Words(TEXT)
    places = words.beginnings(range(len(words.said)))
    assert [TEXT[place : place + 3] for place in sorted(places)] == ["Kor", "RNA", "NA-", "A-1"]


def test_parts_between_hyphens_have_places() -> None:
    words = Words(TEXT)
    assert [TEXT[place:][:6] for place in words.parts(_is_study, {"study"})] == ["study ", "study ", "study."]


@given(st.text("ABab -é.\n"))
def test_matches_are_those_of_a_search_through_the_whole_text(text: str) -> None:
    names, words = re.compile(r"[A-Z][\w-]*(?:\s[A-Z][\w-]*)?"), Words(text)
    found = words.matches(names, words.beginnings(range(len(words.said))))
    assert [match.span() for match in found] == [match.span() for match in names.finditer(text)]
