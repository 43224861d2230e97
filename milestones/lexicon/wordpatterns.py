"""Regular expressions for lists of words, put together as a tree so that they stay fast.

Python tries the alternatives of "a|b|c" one after the other at each character. As a tree of common beginnings
("re(?:ceived|jected)") they share that work: with the cues of cues.toml it takes a fifteenth of the time.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_WORD = re.compile(r"[0-9a-z]+|[^0-9a-z\s]")
_SMALL = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "by", "can", "for", "from", "has", "have", "in"),
        *("is", "it", "its", "of", "on", "or", "that", "the", "to", "was", "were", "will", "with"),
    )
)
"""Words of which most sentences have some."""
_Tree = dict[str, "_Tree"]
Rule = TypeVar("Rule")
_END = ""
"""The key in a tree at which a word may end."""


@dataclass(frozen=True, slots=True, eq=False)
class Worded:
    """A pattern with the words of which it needs one, as `words_in` gives them: a test far below a search."""

    needed: frozenset[str]
    pattern: re.Pattern[str]

    @classmethod
    def needing(cls, words: str, source: str) -> "Worded":
        """A regular expression, in any case, of whose matches each has one of the words (between spaces)."""
        return cls(frozenset(words.split()), re.compile(source, re.IGNORECASE))

    @classmethod
    def any_of(cls, words: Iterable[str], ending: str = "") -> "Worded":
        """Finds any of the words as the function `any_of` does, `ending` behind it."""
        words = list(words)
        pattern = any_of(words)
        if ending:
            pattern = re.compile(f"(?:{pattern.pattern}){ending}", re.IGNORECASE)
        return cls(longest_words(words), pattern)


@dataclass(frozen=True, slots=True, eq=False)
class Ending:
    """A pattern of what stands directly before a place, in small letters, and of how many words at most."""

    pattern: re.Pattern[str]
    words: int

    @classmethod
    def any_of(cls, phrases: Iterable[str], behind: str, words: int) -> "Ending":
        """Any of the phrases and, up to the place, `behind` with at most so many words."""
        phrases = list(phrases)
        pattern = re.compile(rf"\b(?:{alternatives(phrase.lower() for phrase in phrases)}){behind}$")
        return cls(pattern, max(len(phrase.split()) for phrase in phrases) + words)


class ByWords(Generic[Rule]):
    """Rules of which each needs one of some words: a text's words are asked once, not for each rule."""

    def __init__(self, rules: Iterable[tuple[Iterable[str], Rule]]) -> None:
        self._rules: list[Rule] = []
        self._by_word: dict[str, list[int]] = {}
        for number, (words, rule) in enumerate(rules):
            self._rules.append(rule)
            for word in words:
                self._by_word.setdefault(word, []).append(number)
        self.words = frozenset(self._by_word)
        """All the words: where none of them stands, no rule holds."""

    def among(self, said: frozenset[str]) -> list[Rule]:
        """The rules of which a word is among those said, in their order."""
        numbers = {number for word in said & self.words for number in self._by_word[word]}
        return [self._rules[number] for number in sorted(numbers)]


class Phrased:
    """A pattern for fixed phrases that few texts have, in any case; the places of their parts tell where."""

    def __init__(self, phrases: Iterable[str], pattern: re.Pattern[str]) -> None:
        # Here, since lists of words are also read where nothing is looked for.
        from ahocorasick_rs import AhoCorasick

        self.pattern = pattern
        self._parts = AhoCorasick({max(phrase.lower().split(), key=len) for phrase in phrases})

    def places(self, text: str) -> Sequence[int]:
        """Where the longest words of the phrases begin, in order: only around these the pattern matches."""
        small = text.lower()
        if len(small) != len(text):
            return range(len(text))
        return [start for _, start, _ in self._parts.find_matches_as_indexes(small, True)]


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the words as whole words, the longest first, in any case, across lines."""
    groups: dict[tuple[bool, bool], list[str]] = {}
    for word in words:
        groups.setdefault((word[0].isalnum(), word[-1].isalnum()), []).append(word)
    parts = [
        (r"(?<!\w)" if starts else "") + f"(?:{_as_tree(group, any_case=True)})" + (r"(?!\w)" if ends else "")
        for (starts, ends), group in groups.items()
    ]
    return re.compile("|".join(parts), re.IGNORECASE)


def first_words(words: Iterable[str]) -> frozenset[str]:
    """The first words (or marks) of phrases as `words_in` gives them: where none stands, no phrase does."""
    return frozenset(_WORD.findall(word.casefold())[0] for word in words)


def longest_words(words: Iterable[str]) -> frozenset[str]:
    """The longest words of phrases, small ones last: these stand in fewer texts than the first ones."""
    return frozenset(
        max(_WORD.findall(word.casefold()), key=lambda part: (part not in _SMALL, len(part)))
        for word in words
    )


def words_in(text: str, start: int = 0, end: int = sys.maxsize) -> frozenset[str]:
    """The different words and marks of text[start:end], in small letters: to look before a costly search."""
    return frozenset(_WORD.findall(text[start:end].casefold()))


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, white space flexible."""
    return _as_tree(words)


def opening(letters: str, not_behind: str = r"\w-") -> str:
    """A regular expression for one of the letters that has none of `not_behind` before it.

    The look back stands behind the letter: Python leaps to the next of a set, and looks back only there.
    """
    return rf"[{letters}](?<![{not_behind}].)"


def _as_tree(words: Iterable[str], *, any_case: bool = False) -> str:
    """The words as one expression; of two words that begin alike the longer is tried first.

    With `any_case` it is for a pattern in any case.
    """
    tree: _Tree = {}
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _expression(tree, any_case=any_case)


def _expression(tree: _Tree, *, any_case: bool) -> str:
    branches = []
    for character, below in tree.items():
        if character != _END:
            head = r"\s+" if character == " " else re.escape(character)
            if any_case and len(tree) > 1 and character.isascii() and character.isalpha():
                # Branches that begin with a set are passed over at once, those with any case's letter not.
                head = f"(?-i:[{character.lower()}{character.upper()}])"
            branches.append(head + _expression(below, any_case=any_case))
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and _END not in tree else f"(?:{'|'.join(branches)})"
    return joined + "?" if _END in tree else joined
