"""Bringing the milestones up to date with the claims and rulings that bear on them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from milestones.lexicon.seeds import seed_products
from milestones.model.milestone import Calling, Conflict, Milestone, Product
from milestones.model.names import all_keys, name_key
from milestones.model.ruling import Ruling, active
from milestones.reconcile import (
    Act,
    Elsewhere,
    Joined,
    Products,
    acts,
    derived,
    keys_of,
    products,
    reconcile,
)
from milestones.store import Reader, Touched

if TYPE_CHECKING:
    from milestones.store import Writer

_NAMES = 50
"""Names whose products are derived together: enough to make the way to the database cheap, and no more."""


class Reached(NamedTuple):
    """All that can be reached from some names."""

    names: AbstractSet[str]
    callings: list[Calling]
    rulings: list[Ruling]
    """Those that bear on the products."""
    groups: list[tuple[str, ...]]
    """Names known to be one product, each time."""


def rebuild(writer: "Writer", name_keys: AbstractSet[str]) -> AbstractSet[str]:
    """Derives the milestones of all products that can be reached from these names anew.

    Gives back the keys of all names that were reached. What is derived depends on all claims and rulings
    about these products and on nothing else, so that the order of ingests and rulings does not count.
    """
    reached = reached_from(writer, name_keys)
    _derive(writer, reached)
    return reached.names


def catch_up(writer: "Writer") -> None:
    """Brings the milestones up to date with the articles that the transaction has saved.

    With the same result as `rebuild`. Where the articles tell nothing new of what products there are, only
    the places of which they tell are derived anew, for each product its own: an article costs as much as is
    known of its product there, not everywhere.
    """
    touched, rulings = writer.touched, active(writer.rulings())
    in_parts(
        [sorted(touched.names)],
        lambda names: _catch_up(writer, reached_from(writer, names, rulings), touched),
    )


def _catch_up(writer: "Writer", reached: Reached, touched: Touched) -> AbstractSet[str]:
    """As `catch_up`, for all that was reached; gives back the keys of all names in it."""
    stored = writer.products_with(reached.names)
    chains = _Chains(reached, stored)
    # A ruling can move what is told from one place to another.
    ruled = frozenset().union(*map(names_of, reached.rulings))
    news = (touched.gone & reached.names) | ruled | _news(reached.callings, touched.added)
    new, rest = chains.parted(news)
    known = products(rest.callings, rest.groups)
    changed = set(known.all()).symmetric_difference(one for one in stored if one.key in rest.names)
    if changed:
        new, rest = chains.parted(news | {one.key for one in changed})
    if new.names:
        _derive(writer, new)
    _derive_in_places(writer, rest.callings, known, touched.added | touched.resourced)
    return reached.names


def _derive(writer: "Writer", reached: Reached) -> None:
    """Derives all milestones of all that was reached anew."""
    claims = writer.claims_of(reached.callings)
    writer.replace_milestones(reached.names, reconcile(claims, reached.groups, reached.rulings))


def _derive_in_places(
    writer: "Writer", callings: Sequence[Calling], known: Products, touched: AbstractSet[int]
) -> None:
    """Derives anew what some claims tell of: each product, stored as it is known, in each of its places."""
    spots = {one.number: (known.of(one).key, one.jurisdiction) for one in callings}
    anew = {spot for number, spot in spots.items() if number in touched}
    claims = writer.claims_of(one for one in callings if spots[one.number] in anew)
    keys = {key for key, _ in anew}
    counts = writer.counted_by_place(keys).items()
    before: dict[str, tuple[Conflict, ...]] = {}

    def acts_there(days: AbstractSet[Act]) -> list[Milestone]:
        found = writer.acts_elsewhere(anew, acts(), days)
        before.update((act.id, act.conflicts) for act in found)
        return found

    elsewhere = Elsewhere(acts_there, {spot: count for spot, count in counts if spot not in anew})
    found = derived(claims, known, elsewhere=elsewhere)
    writer.replace_milestones_in(anew, [one for one in found if one.id not in before])
    for act in found:
        if act.conflicts != before.get(act.id, act.conflicts):
            writer.set_conflicts(act)


def in_parts(names: Iterable[Sequence[str]], work: Callable[[AbstractSet[str]], AbstractSet[str]]) -> None:
    """Gives `work` the keys of names, some at a time: what is derived from many takes much memory.

    It gives back all those that it has reached, which it is not given again.
    """
    done: set[str] = set()
    for listed in names:
        for start in range(0, len(listed), _NAMES):
            if new := set(listed[start : start + _NAMES]) - done:
                done |= work(new)


def reached_from(
    reader: Reader, name_keys: AbstractSet[str], rulings: Sequence[Ruling] | None = None
) -> Reached:
    """What can be reached from these names by claims, by lists, and by rulings that hold."""
    rulings = active(reader.rulings()) if rulings is None else rulings
    callings, names = reader.callings_reachable(name_keys, _linked(rulings))
    bearing = [ruling for ruling in rulings if not names.isdisjoint(names_of(ruling))]
    groups = [group.names for group in _seed_groups() if not names.isdisjoint(group.keys)]
    return Reached(names, callings, bearing, groups)


def _news(callings: Iterable[Calling], added: AbstractSet[int]) -> set[str]:
    """A name of each claim that is added and gives names together as none did before.

    It can tell what product is which.
    """
    new, known = (
        {keys_of(one) for one in callings if (one.number in added) is side} for side in (True, False)
    )
    return {keys[0] for keys in new - known}


class _Chains:
    """Which of all that was reached hangs together by its names: products, and those that share a name."""

    def __init__(self, reached: Reached, stored: Iterable[Product]) -> None:
        self._reached = reached
        self._joined = Joined()
        for keys in {keys_of(calling) for calling in reached.callings}:
            self._joined.add(keys)
        for names in (*reached.groups, *(product.names for product in stored)):
            self._joined.add([key for key in map(name_key, names) if key])
        for ruling in reached.rulings:
            self._joined.add(sorted(names_of(ruling)))

    def parted(self, names: AbstractSet[str]) -> tuple[Reached, Reached]:
        """All that hangs together with any of these names, and the rest."""
        roots = set(map(self._joined.root, names))
        return self._part(roots, within=True), self._part(roots, within=False)

    def _part(self, roots: AbstractSet[str], *, within: bool) -> Reached:
        def is_wanted(key: str) -> bool:
            return (self._joined.root(key) in roots) is within

        names, callings, rulings, groups = self._reached
        return Reached(
            {name for name in names if is_wanted(name)},
            [calling for calling in callings if is_wanted(keys_of(calling)[0])],
            [ruling for ruling in rulings if is_wanted(min(names_of(ruling)))],
            [group for group in groups if is_wanted(next(filter(None, map(name_key, group))))],
        )


def names_of(ruling: Ruling) -> frozenset[str]:
    """The keys of all names of products that a ruling brings together or keeps apart."""
    names: list[str | None] = [*ruling.names, *ruling.rest] if ruling.subject is None else []
    names += [subject.product for subject in (ruling.subject, ruling.into) if subject]
    names.append(ruling.fields.get("product"))
    return frozenset(name_key(name) for name in names if name) - {""}


class _Group(NamedTuple):
    """Names known to be one product, with their keys."""

    names: tuple[str, ...]
    keys: frozenset[str]


@cache
def _seed_groups() -> tuple[_Group, ...]:
    products = [product.names for product in seed_products()]
    keys = iter(all_keys([name for names in products for name in names]))
    return tuple(_Group(names, frozenset(islice(keys, len(names))) - {""}) for names in products)


def _linked(rulings: Sequence[Ruling]) -> Callable[[AbstractSet[str]], AbstractSet[str]]:
    """Gives the keys of all names in the groups of some: of the seeds, and of rulings."""
    ruled = _by_key(map(names_of, rulings))

    def linked(keys: AbstractSet[str]) -> AbstractSet[str]:
        return frozenset().union(*_groups_of(keys, _seeds_by_key()), *_groups_of(keys, ruled))

    return linked


def _groups_of(keys: AbstractSet[str], by_key: dict[str, frozenset[str]]) -> Iterator[frozenset[str]]:
    return (by_key[key] for key in keys if key in by_key)


@cache
def _seeds_by_key() -> dict[str, frozenset[str]]:
    return _by_key(group.keys for group in _seed_groups())


def _by_key(groups: Iterable[frozenset[str]]) -> dict[str, frozenset[str]]:
    """For each key all those that share a group with it."""
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        for key in group:
            found[key] = found[key] | group if key in found else group
    return found
