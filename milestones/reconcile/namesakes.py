"""Which products are known to be two, whatever name they share.

Two articles that share a name meet in one product. That must not chain two products through a name that
means both: "CT041" in one article, and in another article on something else. Known to be two are

- two products of the name lists (seeds/products.csv), and what a ruling has parted;
- two INNs, told by their WHO stems: a medicine has one, and the World Health Organization gives none twice.
  They are one product's after all where one claim calls it by both.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from milestones.lexicon.drugnames import stem_of
from milestones.model.names import name_key
from milestones.model.ruling import Ruling, Verb

_ALIKE = 3
"""Two INNs that begin with so many equal letters may be one in two spellings."""
_REMEMBERED = 1 << 10


class Joined:
    """Sets of keys that grow together; `above` leads from each key towards one that its set shares."""

    def __init__(self) -> None:
        self.above: dict[str, str] = {}

    def add(self, keys: Sequence[str]) -> None:
        """Makes one set of those that hold these keys."""
        roots = [self.root(key) for key in keys]
        for root in roots:
            self.above[root] = roots[0]

    def sets(self) -> Iterable[list[str]]:
        """All sets, each in the order in which its keys came."""
        found: dict[str, list[str]] = {}
        for key in list(self.above):
            found.setdefault(self.root(key), []).append(key)
        return found.values()

    def root(self, key: str) -> str:
        """The key that stands for the set of this one."""
        above = self.above
        top = above.setdefault(key, key)
        if above[top] == top:
            return top
        path = [key]
        while above[top] != top:
            path.append(top)
            top = above[top]
        above.update(dict.fromkeys(path, top))
        return top


Pair = tuple[frozenset[str], frozenset[str]]


class KnownNames(NamedTuple):
    """What lists and rulings say about names."""

    groups: list[list[str]]
    """Names of one product each, as they are spelled; two groups can share a name."""
    lists: list[frozenset[str]]
    """The keys of each product of the lists: no two of these are one product."""
    parted: list[Pair]
    """Keys of names that rulings have parted."""


def known_names(listed: Iterable[Sequence[str]], rulings: Sequence[Ruling]) -> KnownNames:
    """The groups of names of one product as rulings leave them.

    A later ruling goes before an earlier one: JOIN after PART brings names together again.
    """
    lists = [[name for name in group if name_key(name)] for group in listed]
    joined: list[list[str]] = []
    parted: list[Pair] = []
    for ruling in sorted(rulings, key=lambda ruling: ruling.number):
        names, rest = _keys(ruling.names), _keys(ruling.rest)
        if ruling.verb is Verb.JOIN:
            joined.append(list(ruling.names))
            parted = [pair for pair in parted if pair[0].isdisjoint(names) or pair[1].isdisjoint(names)]
        elif ruling.verb is Verb.PART:
            lists = [part for group in lists for part in _parted(group, names, rest)]
            joined = [part for group in joined for part in _parted(group, names, rest)]
            joined += [list(ruling.names), list(ruling.rest)]
            parted.append((names, rest))
    together = Joined()
    for group in lists:
        together.add([name_key(name) for name in group])
    return KnownNames(
        [g for g in (*lists, *joined) if g], [frozenset(keys) for keys in together.sets()], parted
    )


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(name_key, names)) - {""}


def _parted(group: list[str], names: frozenset[str], rest: frozenset[str]) -> list[list[str]]:
    """The group, or its two parts where it holds names of both."""
    inside = [name for name in group if name_key(name) in names]
    outside = [name for name in group if name_key(name) not in names]
    both = inside and any(name_key(name) in rest for name in outside)
    return [inside, outside] if both else [group]


class Strangers:
    """Pairs of sets of names that are known to be two products'."""

    def __init__(
        self,
        spellings: Mapping[str, str],
        listed: Iterable[frozenset[str]],
        parted: Iterable[Pair],
        claimed: Iterable[Sequence[str]],
    ) -> None:
        """`spellings` gives a spelling of each key. `claimed` are the names that single claims give."""
        self._inns = {key: words for key, name in spellings.items() if (words := inn_words(name))}
        self._list_of = {key: place for place, keys in enumerate(listed) for key in keys}
        self._parted = tuple(parted)
        self._ruled = frozenset().union(*(one | other for one, other in self._parted))
        self._equated = {
            pair
            for keys in claimed
            for pair in combinations(sorted(key for key in set(keys) if key in self._inns), 2)
        }

    def can_tell(self, keys: Iterable[str]) -> bool:
        """Whether anything is known of these names that could tell them from another product's."""
        return any(key in self._inns or key in self._list_of or key in self._ruled for key in keys)

    def two(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether two sets of names are known to be two products'."""
        lists, others = (
            {self._list_of[key] for key in keys if key in self._list_of} for keys in (one, other)
        )
        if lists and others and lists.isdisjoint(others):
            return True
        if any(_across(pair, one, other) for pair in self._parted):
            return True
        pairs = [(a, b) for a in one if a in self._inns for b in other if b in self._inns]
        return bool(pairs) and all(self._two_inns(a, b) for a, b in pairs)

    def _two_inns(self, one: str, other: str) -> bool:
        """Whether two INNs differ, each in a word that the other has in no spelling.

        One that holds the other can be a salt or the long form of it ("pegylated interferon"), or a
        combination that an article calls by one part: that is left open.
        """
        if tuple(sorted((one, other))) in self._equated:
            return False
        mine, theirs = self._inns[one] - self._inns[other], self._inns[other] - self._inns[one]
        alike = {word[:_ALIKE] for word in mine} & {word[:_ALIKE] for word in theirs}
        return bool(mine and theirs) and not alike


def _across(pair: Pair, one: frozenset[str], other: frozenset[str]) -> bool:
    names, rest = pair
    return not (
        (names.isdisjoint(one) or rest.isdisjoint(other))
        and (names.isdisjoint(other) or rest.isdisjoint(one))
    )


@lru_cache(maxsize=_REMEMBERED)
def inn_words(name: str) -> frozenset[str]:
    """The words of a name that have a WHO stem; none for a brand or a code."""
    words = name.replace("/", " ").split()
    return frozenset(
        word.casefold() for word in words if word.isascii() and len(word) > _ALIKE and stem_of(word)
    )
