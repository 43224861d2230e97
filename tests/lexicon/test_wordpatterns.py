"""Lists of words as patterns: whole words, the longest first, as a plain list would find them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.lexicon.wordpatterns import (
    ByWords,
    Ending,
    alternatives,
    any_of,
    first_words,
    longest_words,
    words_in,
)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["not", "not yet"], "It is not yet approved, not at all.", ["not yet", "not"]),
        (["approve", "approved"], "Approved, to approve, approves", ["Approved", "approve"]),
        (["didn't", ", was"], "It didn't end, was it", ["didn't", ", was"]),
        (["a.m.", "R&D"], "At 9 a.m. R&D began", ["a.m.", "R&D"]),
        (["may"], "Mayor may", ["may"]),
    ],
)
def test_words_are_found_whole(words: list[str], text: str, found: list[str]) -> None:
    assert any_of(words).findall(text) == found


def test_white_space_inside_alternatives_is_flexible() -> None:
    assert re.fullmatch(alternatives(["orphan drug", "orphan"]), "orphan \n drug")


@given(
    st.lists(st.text("ab c.", min_size=1, max_size=5), min_size=1, max_size=8), st.text("abc. ", max_size=20)
)
def test_the_tree_finds_what_the_plain_list_finds(words: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))
    tree = alternatives(words).replace(r"\s+", r"\ ")
    assert [m.span() for m in re.finditer(tree, text)] == [m.span() for m in re.finditer(plain, text)]


@given(
    st.lists(st.text("aß İ-.9", min_size=1, max_size=5).filter(str.strip), min_size=1, max_size=8),
    st.text("aAß İ-.9\n", max_size=20),
)
def test_where_a_phrase_stands_its_words_do(words: list[str], text: str) -> None:
    words = [word.strip() for word in words]
    if any_of(words).search(text):
        assert not first_words(words).isdisjoint(words_in(text, 0, len(text)))
        assert not longest_words(words).isdisjoint(words_in(text, 0, len(text)))


def test_words_are_those_of_the_stretch() -> None:
    assert words_in("It was, in May, not yet May-day.", 3, 15) == {"was", ",", "in", "may"}


def test_small_words_of_a_phrase_are_needed_only_where_it_has_no_others() -> None:
    assert longest_words(["ask for", "that of", "on its way"]) == {"ask", "that", "way"}


def test_rules_are_given_in_their_order_and_only_where_a_word_of_them_is_said() -> None:
    rules = ByWords([(["in", "by"], "first"), (["("], "second"), (["by"], "third"), (["never"], "fourth")])
    assert rules.among(words_in("It came by May (or so).")) == ["first", "second", "third"]
    assert rules.among(words_in("It came in May.")) == ["first"]
    assert rules.among(words_in("It came.")) == []
    assert rules.words == {"in", "by", "(", "never"}


def test_an_ending_has_as_many_words_as_its_longest_phrase_and_what_follows_it() -> None:
    ending = Ending.any_of(["for", "as part of"], r"\s+(?:\w+\s+)?", 1)
    assert ending.words == 4
    assert ending.pattern.search("used as part of a ")
    assert not ending.pattern.search("used as part of a plan")
