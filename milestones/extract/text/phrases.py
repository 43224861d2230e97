"""Finding many fixed phrases in one pass; where phrases overlap, the longest wins, decided here alone."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, partial
from operator import attrgetter
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from ahocorasick_rs import AhoCorasick

from milestones.extract.text.folding import LETTER, Folded, fold

Value = TypeVar("Value")


class Spanned(Protocol):
    """What has a place in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Found = TypeVar("Found", bound=Spanned)

FOOTNOTED = 8
"""A phrase of so many characters may have the number of a footnote at its end: "designation3"."""
_FOOTNOTE = re.compile(r"(?<=[a-z])\d{1,2}(?![\w-]|[.,]\d)")
GLUE = re.compile(r"[\s(\[\"“”'‘’)\]-]*")
"""What stands between two wordings of one thing: "investigational new drug (IND)"."""


_START = attrgetter("start")
_EASTERN = "\u2e80"
"""From this character on scripts have no word ends."""


class Hit(NamedTuple, Generic[Value]):
    """A phrase found: its place in the original text, and what the phrase stands for."""

    start: int
    end: int
    value: Value


class Phrases(Generic[Value]):
    """A set of phrases, each standing for a value. With `any_case` false, capitals count in acronyms."""

    def __init__(self, entries: Iterable[tuple[str, Value]], *, any_case: bool = False) -> None:
        self.entries: dict[str, list[tuple[str, Value]]] = {}
        """The values of each folded phrase, with the capitals in which it must stand, or ""."""
        for phrase, value in entries:
            if folded := fold(phrase):
                self.entries.setdefault(folded, []).append(("" if any_case else _capitals(phrase), value))

    @cached_property
    def _alone(self) -> "Together":
        return Together(self)

    def find(self, text: str, folded: Folded) -> list[Hit[Value]]:
        """The phrases in `text`, in order, none overlapping another; `folded` is its folded form."""
        return self._alone.find(text, folded)[0]


class Together:
    """Several sets of phrases that are looked for in one pass."""

    def __init__(self, *sets: Phrases[Any]) -> None:
        phrases = list(dict.fromkeys(phrase for one in sets for phrase in one.entries))
        self._sets = range(len(sets))
        self._entries = [
            [(number, one.entries[phrase]) for number, one in enumerate(sets) if phrase in one.entries]
            for phrase in phrases
        ]
        self._places = _finder(phrases)

    def find(self, text: str, folded: Folded) -> list[list[Hit[Any]]]:
        """What each set finds in `text` by itself."""
        candidates: list[list[Hit[Any]]] = [[] for _ in self._sets]
        kinds = folded.kinds
        for phrase, start, end in self._places(folded.text):
            before = kinds[start - 1] * kinds[start]
            if before == LETTER:
                continue
            behind = kinds[end - 1] * kinds[end]
            if behind == LETTER and end - start < FOOTNOTED:
                continue
            if (before or behind) and not _whole_word(folded.text, start, end):
                continue
            left, right = folded.span(start, end)
            for number, entries in self._entries[phrase]:
                for capitals, value in entries:
                    if not capitals or "".join(text[left:right].split()) == capitals:
                        candidates[number].append(Hit(left, right, value))
                        break
        return [longest(hits) for hits in candidates]


def longest(hits: Iterable[Found]) -> list[Found]:
    """Of overlapping hits the longest, then the first; in order of place."""
    kept: list[Found] = []
    ordered = sorted(hits, key=_START)
    first = reach = 0
    for number, hit in enumerate(ordered):
        if hit.start >= reach:
            kept += _longest_of(ordered[first:number]) if number - first > 1 else ordered[first:number]
            first = number
        if hit.end > reach:
            reach = hit.end
    return kept + _longest_of(ordered[first:])


def _longest_of(heap: list[Found]) -> list[Found]:
    """The same of hits in order of place, each of which overlaps one before it."""
    if len(heap) < 2:
        return heap
    kept: list[Found] = []
    taken: set[int] = set()
    for hit in sorted(heap, key=lambda h: (h.start - h.end, h.start)):
        if hit.start not in taken and hit.end - 1 not in taken:
            taken.update(range(hit.start, hit.end))
            kept.append(hit)
    return sorted(kept, key=_START)


def occurrences(text: str, words: Collection[str]) -> Counter[str]:
    """How often each of the words stands in the text, also as a part of another; all in one pass."""
    return Counter(word for word, _, _ in occurring(text, words))


def occurring(text: str, words: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Every place of the words in the text, also within others: the word, its start and its end."""
    known = sorted(words)
    for number, start, end in _finder(known)(text):
        yield known[number], start, end


Finder = Callable[[str], Iterable[tuple[int, int, int]]]
"""Gives every place in a text of one of its words: the word's number, the start and the end."""
FEW = 12
"""Up to so many words it takes less time to look for each than to build what finds all in one pass."""


def _finder(words: Sequence[str]) -> Finder:
    """Finds all of the words, also where they overlap."""
    if len(words) <= FEW:
        return partial(_each, words)
    return partial(AhoCorasick(words).find_matches_as_indexes, overlapping=True)


def _each(words: Sequence[str], text: str) -> Iterator[tuple[int, int, int]]:
    for number, word in enumerate(words):
        start = text.find(word)
        while start >= 0:
            yield number, start, start + len(word)
            start = text.find(word, start + 1)


def standing(
    text: str, words: Collection[str], *, before: re.Pattern[str], after: re.Pattern[str]
) -> Iterator[tuple[str, int, int]]:
    """Of these places those where what is `before` does not stand in front, nor what is `after` behind."""
    for word, start, end in occurring(text, words):
        if not (start and before.match(text, start - 1)) and not after.match(text, end):
            yield word, start, end


def _whole_word(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit of the same script goes on at either end; ideographs have no word ends."""
    if start and (before := text[start - 1]) < _EASTERN and before.isalnum():
        first = text[start]
        if first < _EASTERN and first.isalnum():
            return False
    if end == len(text) or (behind := text[end]) >= _EASTERN or not behind.isalnum():
        return True
    last = text[end - 1]
    if last >= _EASTERN or not last.isalnum():
        return True
    return end - start >= FOOTNOTED and _FOOTNOTE.match(text, end) is not None


def _capitals(phrase: str) -> str:
    """The phrase if it is all capitals (NDA, US, sBLA), which must stand so in the text; "" for others."""
    if " " in phrase or phrase.islower():
        return ""
    letters = [c for c in phrase if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return phrase if capitals >= 2 and capitals >= len(letters) - 1 else ""
