"""Which texts are copies of one another, also where they were lightly edited. Pure functions.

Releases of one company share most of their words, so all words together do not tell a copy from another
release. Copies open with the same words; what a company repeats stands at the end. So the openings are
compared. The figures here were chosen on 325 real articles and edited ones; see docs/decisions.md.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from milestones.model.article import ascii_words
from milestones.reconcile.namesakes import Joined

SHORTEST = 30
"""Words of the shortest text that counts as a copy of one that is not the same word for word."""
_OPENING = 200
_SHINGLE = 5
"""Words in a row that are compared as one."""
_LONGEST = 3000
"""Words of a text that are looked at."""
_BOTH = 0.6
_ONE = 0.8
_COMPARABLE = 0.5

_MENTIONS = 12
_AFTER = 3
ONE_SHARED_IN = 2
"""Two texts may be copies where they share one in so many prints of the one that has fewer. A phrase that
goes with a medicine's name in every release makes them share a few."""

# Chinese and Japanese have no spaces: there each character is a word. Korean has.
_CHARACTER = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: white space, case and punctuation do not count."""
    if text.isascii():
        return ascii_words(text)
    return _WORD.findall(_CHARACTER.sub(r" \g<0> ", text.casefold().replace("_", " ")))


class Wording:
    """The words of a text, ready to be compared with others."""

    def __init__(self, text: str) -> None:
        self._words = words_of(text)[:_LONGEST]

    def is_copy(self, other: "Wording") -> bool:
        """Whether one of two texts is a lightly edited copy of the other; texts under SHORTEST never are.

        The opening of a text is its first 200 words, or as many as the shorter text has. It stands in the
        other text as far as its runs of five words do. Copies are two texts whose openings each stand in the
        other by three fifths, so that a lead is a copy of the release that it opens. So are two of comparable
        length, the shorter at least half the longer, where one opening and the whole of the shorter text
        stand in the other by four fifths: one has an introduction or lost a passage.
        """
        opening = min(len(self._words), len(other._words), _OPENING)
        if opening < SHORTEST:
            return False
        shares = self._share_in(other, opening), other._share_in(self, opening)
        return min(shares) >= _BOTH or (max(shares) >= _ONE and self._holds_or_is_held(other))

    def _share_in(self, other: "Wording", opening: int) -> float:
        """The share of the runs in the first words of this text that the other text has as well."""
        runs = self._opening_runs if opening == _OPENING else set(self._runs[: opening - _SHINGLE + 1])
        return len(runs & other._distinct) / len(runs)

    def _holds_or_is_held(self, other: "Wording") -> bool:
        shorter, longer = sorted((len(self._distinct), len(other._distinct)))
        shared = len(self._distinct & other._distinct)
        return shorter >= _COMPARABLE * longer and shared >= _ONE * shorter

    def prints(self, names: Iterable[str]) -> frozenset[int]:
        """What copies of a text share, so that they can be looked up: 32-bit numbers, at most 12.

        Each stands for one of the first twelve mentions of `names` in the text, with the three words after
        it. So texts on different medicines share none, however alike; nor has a text that mentions
        none of the names, or is under SHORTEST.
        """
        words = self._words
        if len(words) < SHORTEST:
            return frozenset()
        mentions = sorted(set(self._mentions(names)))[:_MENTIONS]
        return frozenset(
            zlib.crc32(" ".join(words[start : end + _AFTER]).encode("utf-8", "surrogatepass"))
            for start, end in mentions
            if end + _AFTER <= len(words)
        )

    def _mentions(self, names: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Where each of the names stands among the words: its first, and the one after its last."""
        text = f" {' '.join(self._words)} "
        for name in set(map(tuple, map(words_of, names))):
            sought = f" {' '.join(name)} "
            at = text.find(sought) if name else -1
            while at >= 0:
                start = text.count(" ", 0, at)
                yield start, start + len(name)
                at = text.find(sought, at + 1)

    @cached_property
    def _runs(self) -> list[tuple[str, ...]]:
        return list(zip(*(self._words[at:] for at in range(_SHINGLE)), strict=False))

    @cached_property
    def _opening_runs(self) -> frozenset[tuple[str, ...]]:
        return frozenset(self._runs[: _OPENING - _SHINGLE + 1])

    @cached_property
    def _distinct(self) -> frozenset[tuple[str, ...]]:
        return frozenset(self._runs)


class Sources:
    """Digests of texts that grow together to sources; a source is called by the least digest in it."""

    def __init__(self) -> None:
        self._joined = Joined()

    def root(self, digest: str) -> str:
        """A digest that is the same for all of one source."""
        return self._joined.root(digest)

    def join(self, *digests: str) -> None:
        """Makes these one source."""
        self._joined.add(digests)

    def are_one(self, one: str, other: str) -> bool:
        """Whether two digests are of one source."""
        return self._joined.root(one) == self._joined.root(other)

    def named(self) -> Mapping[str, str]:
        """The source of each digest that was joined with any, itself included."""
        return {digest: min(together) for together in self._joined.sets() for digest in together}
