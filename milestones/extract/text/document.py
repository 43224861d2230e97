"""The sentences of an article, with their places; they never cross a block."""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from milestones.extract.text.blocks import Block, blocks
from milestones.extract.text.folding import fold
from milestones.lexicon.cues import within
from milestones.lexicon.sentences import sentence_words
from milestones.lexicon.wordpatterns import Ending, Worded, words_in
from milestones.model.article import Article

_STOP = re.compile(
    r"[】.!?。！？；*](?:(?<=】)|(?<=[.!?])[\"'”’)\]]*\s+|(?<=[。！？；])[”」』）]*"
    r"|(?<=[.!?])[\"'”’)\]]*(?=[A-Z][a-z]+ )|(?<=[A-Z]{5}\.)(?=[A-Z]{2,} )"
    r"|(?<=\*)(?:\s*\*)+\s*|(?<=[^\S\n]\*)\s|(?:(?<=[a-z)]\.)|(?<=[A-Z][A-Z]\.))\d{1,2}(?:[,–-]\d{1,2})*\s*(?=[A-Z][a-z])"
    r"|(?<=(?:19|20)\d\d\.)\d{1,2}(?:[,–-]\d{1,2})*\s+(?=[A-Z][a-z])"
    r"|(?<=[.!?])(?:\[\d{1,3}(?:[,–-]\d{1,3})*\])+\s+)"
)
"""What may end a sentence: a full stop, also with the numbers of notes behind it, or the asterisks of
headlines that ran together in one line."""
_STOP_OR_BAR = re.compile(rf"{_STOP.pattern}|\s\|\s")
"""The same, and the bar between the items of a list; it costs a look at every white space."""
_WORD = re.compile(r"\S+")
_WORD_END = re.compile(r"\W")
_APART = re.compile(r"[\s(“\",]")
_SMALL = re.compile(r"[a-z]")
_SHOUTED = re.compile(r"[A-Z]{4}\s")
_CLOSING_DATE = re.compile(r"(?:[^\s.]+\s+){4}\d{1,2}\s[A-Z][a-z]{2,3}\Z")
"""Ends with a day and its month behind other words: a full stop behind "7 Nov" ends the sentence."""
LONGEST = 2000
"""Characters of the longest sentence; what is longer is cut."""
NUMBER = 6
"""Before a full stop so few characters can be the number of an item."""
LEAST_HEADLINE = 8
"""Characters from which 【...】 at the start of a block is a headline, and a sentence of its own."""
REPEATED = 6
"""Among the first so many sentences the headline may stand again."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a block."""

    start: int
    end: int
    block: Block
    number: int
    """Its place among the sentences of the article."""
    title: bool
    """Whether it is (part of) the article's headline."""
    telegraphic: bool = False
    """Whether it is an item of a list without a verb of its own, or all in capitals."""
    text: str = field(default="", repr=False, compare=False)
    """The whole article's."""

    @cached_property
    def words(self) -> frozenset[str]:
        """Its different words and marks, in small letters."""
        return words_in(self.text, self.start, self.end)

    def words_outside(self, places: Sequence[tuple[int, int]]) -> frozenset[str]:
        """Those of its words that stand outside these places of it, which are in order."""
        if not places:
            return self.words
        ends = (self.start, *(end for _, end in places))
        starts = (*(start for start, _ in places), self.end)
        return words_in(" ".join(self.text[left:right] for left, right in zip(ends, starts, strict=True)))

    def may_have(self, words: Worded) -> bool:
        """Whether one of the words stands in it without which none of these can be found."""
        return not words.needed.isdisjoint(self.words)

    def search(self, words: Worded, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first of the words that the sentence has, in what of it lies in text[start:end]."""
        if words.needed.isdisjoint(self.words):
            return None
        return words.pattern.search(self.text, max(start, self.start), min(end, self.end))

    def find_all(self, words: Worded, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All of the words that the sentence has there."""
        left, right = max(start, self.start), min(end, self.end)
        return words.pattern.finditer(self.text, left, right) if self.may_have(words) else iter(())

    def has(self, words: Worded) -> bool:
        """Whether any of the words stands in the sentence; looked for once."""
        return self.first(words) is not None

    def first(self, words: Worded) -> re.Match[str] | None:
        """The first of the words that the sentence has; looked for once."""
        if words.needed.isdisjoint(self.words):
            return None
        if words not in self._firsts:
            self._firsts[words] = self.search(words)
        return self._firsts[words]

    @cached_property
    def _firsts(self) -> dict[Worded, re.Match[str] | None]:
        return {}

    def before(self, place: int, ending: Ending, within: int = sys.maxsize) -> re.Match[str] | None:
        """What ends directly before a place, of the last so many characters; its offsets count from there."""
        start = max(self.words_back(place, ending.words), place - within)
        return ending.pattern.search(self.text[start:place].lower())

    def words_back(self, place: int, count: int) -> int:
        """Where the last so many words before a place in the sentence begin."""
        number = bisect_left(self._word_starts, place) - count
        return self._word_starts[number] if number > 0 else self.start

    def words_ahead(self, place: int, count: int) -> int:
        """Where the words end, with the space behind them, of which so many begin behind a place."""
        number = bisect_left(self._word_starts, place) + count
        return self._word_starts[number] if number < len(self._word_starts) else self.end

    def words_between(self, left: int, right: int) -> int:
        """Number of words, between spaces, in text[left:right]; the offsets may come in either order."""
        left, right = min(left, right), max(left, right)
        if left < self.start or self.end < right:
            return len(self.text[left:right].split())
        starts = self._word_starts
        number = bisect_left(starts, left)
        count = bisect_left(starts, right) - number
        begins = number < len(starts) and starts[number] == left
        return count + (left < right and not begins and not self.text[left].isspace())

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start() for word in _WORD.finditer(self.text, self.start, self.end)]

    @property
    def heading(self) -> bool:
        """Whether newsroom headline grammar holds: present tense tells of what has happened."""
        return self.title or self.block.heading or self.telegraphic


def sentences(article: Article) -> list[Sentence]:
    """All sentences of the article, those of sections without claims included."""
    found: list[Sentence] = []
    opening = fold(article.title)[:60]
    openings = within().words.places(article.text)
    for block in blocks(article):
        for start, end in _split(article.text, block.start, block.end):
            may_open = not block.section and bisect_left(openings, start) < bisect_left(openings, end)
            if may_open and within().opens(article.text, start, end):
                block = replace(block, section=within().name)
            title = start < article.title_end and end > article.title_start
            # Wires repeat the headline, often without a line end, before the text.
            repeated = (
                len(found) < REPEATED
                and len(opening) > 20
                and fold(article.text[start:end]).startswith(opening)
            )
            title = title or repeated
            telegraphic = block.item and sentence_words().finite.search(article.text, start, end) is None
            telegraphic = telegraphic or _is_shouted(article.text, start, end)
            found.append(Sentence(start, end, block, len(found), title, telegraphic, article.text))
    return found


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether a sentence is in capitals, as wires write the first lines of a report."""
    return _SMALL.search(text, start, end) is None and len(_SHOUTED.findall(text, start, end)) > 1


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Places of the sentences in text[start:end], white space around them left out."""
    stop = _STOP_OR_BAR if text.find("|", start, end) >= 0 else _STOP
    cuts = [match.end() for match in stop.finditer(text, start, end) if _ends(text, match, start, end)]
    found = []
    for left, right in _bounded(text, [start, *cuts, end]):
        part = text[left:right]
        if part.strip():
            found.append((left + len(part) - len(part.lstrip()), right - len(part) + len(part.rstrip())))
    return found


def _bounded(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches between the cuts, those of more than `LONGEST` characters cut again at a white space.

    What relates words of one sentence takes time by the square of its length; no real sentence is so long.
    """
    for left, right in pairwise(cuts):
        while right - left > LONGEST:
            space = text.rfind(" ", left + LONGEST // 2, left + LONGEST)
            cut = space + 1 if space >= 0 else left + LONGEST
            yield left, cut
            left = cut
        yield left, right


def _ends_wide(text: str, stop: re.Match[str], start: int) -> bool:
    """Whether a Chinese mark that may stand within a sentence ends it: not within brackets."""
    if text[stop.start()] == "】":
        return text.startswith("【", start) and stop.start() - start > LEAST_HEADLINE
    start = max(start, stop.start() - LONGEST)
    return text.count("（", start, stop.start()) <= text.count("）", start, stop.start())


def _parts_items(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Whether a bar parts items, each with commas of its own; the cells of a table have none."""
    last, following = text.rfind(" | ", start, stop.start()), text.find(" | ", stop.end(), end)
    before, after = (
        text[max(last, start) : stop.start()],
        text[stop.end() : following if following >= 0 else end],
    )
    return "," in before and "," in after


def _ends(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Whether the mark at `stop` ends a sentence."""
    if stop.end() >= end:
        return False
    mark = text[stop.start()]
    if mark not in ".!?":
        if mark in "】；":
            return _ends_wide(text, stop, start)
        return mark in "。！？*" or _parts_items(text, stop, start, end)
    numbered = stop.start() - start < NUMBER and text[start : stop.start()].strip().isdigit()
    if numbered:
        return False
    following = text[stop.end() : min(end, stop.end() + 30)]
    if not (
        following[0].isupper()
        or following[0].isdigit()
        or following[0] in "“\"'‘(•▪-–—[【"
        or ord(following[0]) > 0x2FF
    ):
        return False
    return mark != "." or _ends_behind_word(text, stop, start, following)


def _ends_behind_word(text: str, stop: re.Match[str], start: int, following: str) -> bool:
    """Whether a full stop ends a sentence, by the word before it: not behind "Dr" or an initial."""
    before = text[max(start, stop.start() - 20) : stop.start()]
    *_, previous, word = ["", *_APART.split(before)]
    words = sentence_words()
    if word in words.abbreviations:
        closes = following[0].isupper() and _CLOSING_DATE.search(
            text, max(start, stop.start() - 80), stop.start()
        )
        return bool(closes)
    if len(word) == 1 and previous.lower() in words.lettered:
        return True
    if word in words.perhaps or (len(word) == 1 and word.isupper()):
        return _WORD_END.split(following.lstrip("“\"'‘("), maxsplit=1)[0] in words.openers
    return True
