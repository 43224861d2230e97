"""The words of a text, parted once for all that look for names in it.

What shows a name mostly has a certain word in it: "trial", "Inc", "and". Each finder says which it needs
(`sorting`) and begins its search only beside these, with the result of one through the whole text.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, compress

_WORD = re.compile(r"([\w-]+)")
_CAPITAL = re.compile("[A-Z]")
_REMEMBERED = 1 << 16
"""So many words keep their sorts: enough for a language, bounded for a stream of articles."""

Sort = Callable[[str], bool]
"""Whether a word is of one sort."""


class _Sorts(dict[str, tuple[Sort, ...]]):
    """The sorts of each word, worked out when it is first asked for."""

    def __init__(self) -> None:
        self.known: list[Sort] = []

    def __missing__(self, word: str) -> tuple[Sort, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = tuple(sort for sort in self.known if sort(word))
        return found


_sorts = _Sorts()


def sorting(sort: Sort) -> Sort:
    """A test by which the words of every text are sorted; it must depend on nothing but the word."""
    _sorts.known.append(sort)
    _sorts.clear()
    return sort


class Words:
    """The words of a text: letters, digits and hyphens, and what stands between them."""

    __slots__ = ("_found", "gaps", "said", "starts", "text")

    def __init__(self, text: str) -> None:
        parts = _WORD.split(text)
        self.text = text
        self.said: list[str] = parts[1::2]
        self.gaps: list[str] = parts[::2]
        """What stands before each word, and behind the last."""
        self.starts = list(accumulate(map(len, parts)))[:-1:2]
        sorts = list(map(_sorts.__getitem__, self.said))
        self._found: dict[Sort, list[int]] = defaultdict(list)
        for number in compress(range(len(sorts)), sorts):
            for sort in sorts[number]:
                self._found[sort].append(number)

    def of(self, sort: Sort) -> Sequence[int]:
        """The numbers of the words of one sort, in order."""
        return self._found.get(sort, ())

    def before(self, place: int) -> int:
        """How many words begin before a place of the text: the number of the first that does not."""
        return bisect_left(self.starts, place)

    def matches(self, pattern: re.Pattern[str], places: Iterable[int]) -> Iterator[re.Match[str]]:
        """What the pattern finds in the text, if it can begin at none but these places."""
        end = 0
        for place in sorted(set(places)):
            if place >= end and (match := pattern.match(self.text, place)):
                yield match
                end = match.end()

    def beginnings(self, numbers: Iterable[int]) -> Iterator[int]:
        """Where names can begin in the words with these numbers: at the capital, or at each inside a word."""
        for number in set(numbers):
            word, start = self.said[number], self.starts[number]
            if "A" <= word[0] <= "Z":
                yield start
            elif not word.islower():
                yield from (start + capital.start() for capital in _CAPITAL.finditer(word))

    def parts(self, sort: Sort, among: Iterable[str]) -> Iterator[int]:
        """Where the parts, between hyphens, of the words of a sort begin that are among these small words."""
        for number in self.of(sort):
            place = self.starts[number]
            for part in self.said[number].split("-"):
                if part.lower() in among:
                    yield place
                place += len(part) + 1
