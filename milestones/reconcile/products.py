"""Which names are one product, and which of them stands for it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from milestones.model.claim import Claim
from milestones.model.milestone import Product, SourcedClaim
from milestones.model.names import name_key


def products(claims: Sequence[SourcedClaim], names: Sequence[Sequence[str]] = ()) -> Mapping[str, Product]:
    """The product of every name key that the claims use.

    Two names are one product when one claim or one group of `names` holds both, also through a third
    name. Nothing is fuzzy, and the order of claims and groups does not count.

    The key of a product is the alphabetically first of its names' keys, so that it follows from the set
    of names alone. Its standing name is the first name of its group in `names` (of several groups, the one
    whose first name is alphabetically first), else the name by which most independent sources call the
    product, then the shortest, then the alphabetically first. A name spelled in several ways is shown
    as the group spells it, else by the same count.
    """
    joined = _Joined()
    for sourced in claims:
        joined.add(keys_of(sourced.claim))
    claimed = set(joined.above)
    for group in names:
        joined.add([key for key in map(name_key, group) if key])
    spellings = _Spellings(claims, names)
    found: dict[str, Product] = {}
    for keys in joined.sets():
        if not claimed.isdisjoint(keys):
            product = spellings.product(sorted(keys))
            found.update((key, product) for key in keys)
    return found


def keys_of(claim: Claim) -> list[str]:
    """The keys of a claim's names; never empty: names without a letter or digit share the key ""."""
    return [key for key in map(name_key, (claim.product, *claim.aliases)) if key] or [""]


class _Joined:
    """Sets of name keys that grow together; `above` leads from each key towards one that its set shares."""

    def __init__(self) -> None:
        self.above: dict[str, str] = {}

    def add(self, keys: Sequence[str]) -> None:
        roots = [self._root(key) for key in keys]
        for root in roots:
            self.above[root] = roots[0]

    def sets(self) -> Iterable[list[str]]:
        found: dict[str, list[str]] = {}
        for key in list(self.above):
            found.setdefault(self._root(key), []).append(key)
        return found.values()

    def _root(self, key: str) -> str:
        path = []
        while (above := self.above.setdefault(key, key)) != key:
            path.append(key)
            key = above
        self.above.update(dict.fromkeys(path, key))
        return key


class _Spellings:
    """How often each name and each spelling is used: independent sources as product, then as alias."""

    def __init__(self, claims: Sequence[SourcedClaim], names: Sequence[Sequence[str]]) -> None:
        called = {(sourced.source, sourced.claim.product) for sourced in claims}
        also = {(sourced.source, alias) for sourced in claims for alias in sourced.claim.aliases}
        self._called = Counter(name for _, name in called)
        self._also = Counter(name for _, name in also)
        self._called_by_key = Counter(key for _, key in {(source, name_key(name)) for source, name in called})
        self._by_key: dict[str, set[str]] = {}
        for name in (*self._called, *self._also):
            self._by_key.setdefault(name_key(name), set()).add(name)
        self._in_groups: dict[str, str] = {}
        self._first_in_group: set[str] = set()
        for group in sorted(tuple(group) for group in names if group):
            self._first_in_group.add(name_key(group[0]))
            for name in group:
                self._in_groups.setdefault(name_key(name), name)

    def product(self, keys: Sequence[str]) -> Product:
        shown = {key: self._spelling(key) for key in keys}
        first = [key for key in keys if key in self._first_in_group]
        if first:
            standing = min(first, key=lambda key: (shown[key], key))
        else:
            standing = min(
                keys, key=lambda key: (-self._called_by_key[key], len(shown[key]), shown[key], key)
            )
        others = sorted(
            (shown[key] for key in keys if key != standing), key=lambda name: (name.casefold(), name)
        )
        return Product(min(keys), shown[standing], (shown[standing], *others))

    def _spelling(self, key: str) -> str:
        if key in self._in_groups:
            return self._in_groups[key]
        return min(
            self._by_key[key],
            key=lambda name: (-self._called[name], -self._also[name], len(name), name),
        )
