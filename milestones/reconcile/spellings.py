"""How names are written, and which of a product's names stands for it."""

from collections import Counter
from collections.abc import Collection, Sequence

from milestones.model.milestone import Calling, Product
from milestones.model.names import name_key

UNCLEAR = "unclear"
"""Stands in brackets behind the name of what is told under a name that means several products."""


class Spellings:
    """How often each name and each spelling is used: independent sources as product, then as alias."""

    def __init__(
        self, callings: Collection[Calling], names: Sequence[Sequence[str]], ruled: Sequence[str] = ()
    ) -> None:
        """`ruled` are names that rulings use: known, but a ruling makes no name more frequent."""
        called = {(calling.source, calling.product) for calling in callings}
        also = {(calling.source, alias) for calling in callings for alias in calling.aliases}
        self._called = Counter(name for _, name in called)
        self._also = Counter(name for _, name in also)
        self._called_by_key = Counter(key for _, key in {(source, name_key(name)) for source, name in called})
        self._by_key: dict[str, set[str]] = {}
        for name in (*self._called, *self._also, *ruled):
            self._by_key.setdefault(name_key(name), set()).add(name)
        self._in_groups: dict[str, str] = {}
        self._first_in_group: set[str] = set()
        for group in sorted(tuple(group) for group in names if group):
            self._first_in_group.add(name_key(group[0]))
            for name in group:
                self._in_groups.setdefault(name_key(name), name)

    def of(self, key: str) -> str:
        """The spelling of a name: as the lists have it, else the most used one."""
        if key in self._in_groups:
            return self._in_groups[key]
        return min(
            self._by_key[key],
            key=lambda name: (-self._called[name], -self._also[name], len(name), name),
        )

    def product(self, own: Sequence[str], shared: Sequence[str]) -> Product:
        """The product with these keys of names, of which it shares some with others."""
        shown = {key: self.of(key) for key in (*own, *shared)}
        first = [key for key in own if key in self._first_in_group]
        if first:
            standing = min(first, key=lambda key: (shown[key], key))
        else:
            standing = min(own, key=lambda key: (-self._called_by_key[key], len(shown[key]), shown[key], key))
        return Product(min(own), shown[standing], (shown[standing], *_others(shown, standing)))

    def unclear(self, keys: Sequence[str]) -> Product:
        """The product that stands for what is told under names of several products, and no other name."""
        shown = {key: self.of(key) for key in keys}
        standing = min(keys, key=lambda key: (-self._called_by_key[key], len(shown[key]), shown[key], key))
        name = f"{shown[standing]} ({UNCLEAR})"
        return Product(name_key(name), name, (name, shown[standing], *_others(shown, standing)))


def _others(shown: dict[str, str], standing: str) -> list[str]:
    return sorted((shown[key] for key in shown if key != standing), key=lambda name: (name.casefold(), name))
