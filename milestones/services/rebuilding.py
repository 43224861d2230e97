"""Bringing the milestones up to date with the claims and rulings that bear on them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from milestones.lexicon.seeds import seed_products
from milestones.model.names import name_key
from milestones.model.ruling import Ruling, active
from milestones.reconcile import reconcile
from milestones.store import Writer


def rebuild(writer: Writer, name_keys: AbstractSet[str]) -> AbstractSet[str]:
    """Derives the milestones of all products that can be reached from these names anew.

    Gives back the keys of all names that were reached. What is derived depends on all claims and rulings
    about these products and on nothing else, so that the order of ingests and rulings does not count.
    """
    rulings = active(writer.rulings())
    claims, reached = writer.claims_reachable(name_keys, _linked(rulings))
    bearing = [ruling for ruling in rulings if not reached.isdisjoint(names_of(ruling))]
    groups = [group for group in _seed_groups() if not reached.isdisjoint(group.keys)]
    milestones = reconcile(claims, [group.names for group in groups], bearing)
    writer.replace_milestones(reached, milestones)
    return reached


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
    products = (product.names for product in seed_products())
    return tuple(_Group(names, frozenset(map(name_key, names)) - {""}) for names in products)


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
            found[key] = found.get(key, frozenset()) | group
    return found
