"""Bringing the milestones up to date with the claims and rulings that bear on them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from milestones.lexicon.seeds import seed_products
from milestones.model.milestone import Calling
from milestones.model.names import name_key
from milestones.model.ruling import Ruling, active
from milestones.reconcile import Elsewhere, Products, acts, derived, keys_of, products, reconcile
from milestones.store import Reader, Writer


class Reached(NamedTuple):
    """All that can be reached from some names."""

    names: AbstractSet[str]
    callings: list[Calling]
    rulings: list[Ruling]
    """Those that bear on the products."""
    groups: list[tuple[str, ...]]
    """Names known to be one product, each time."""


def rebuild(writer: Writer, name_keys: AbstractSet[str]) -> AbstractSet[str]:
    """Derives the milestones of all products that can be reached from these names anew.

    Gives back the keys of all names that were reached. What is derived depends on all claims and rulings
    about these products and on nothing else, so that the order of ingests and rulings does not count.
    """
    reached = reached_from(writer, name_keys)
    claims = writer.claims_of(reached.callings)
    writer.replace_milestones(reached.names, reconcile(claims, reached.groups, reached.rulings))
    return reached.names


def catch_up(writer: Writer) -> None:
    """Brings the milestones up to date with the articles that the transaction has saved.

    With the same result as `rebuild`. Where the articles tell nothing new of what products there are, only
    the places of which they tell are derived anew: an article costs as much as is known of its product there,
    not everywhere.
    """
    names, places, added = writer.touched
    reached = reached_from(writer, names)
    # A ruling can move what is told from one place to another.
    if places is not None and not reached.rulings and not _is_news(reached.callings, added):
        known = products(reached.callings, reached.groups)
        if set(known.all()) == set(writer.products_with(reached.names)):
            _derive_in(writer, places, reached.callings, known)
            return
    rebuild(writer, names)


def _derive_in(
    writer: Writer, places: AbstractSet[str], callings: Iterable[Calling], known: Products
) -> None:
    """Derives the milestones in these jurisdictions anew, of products that are stored as they are known."""
    keys = [product.key for product in known.all()]
    claims = writer.claims_of(calling for calling in callings if calling.jurisdiction in places)
    counts = writer.counted_by_place(keys).items()
    on_record = {(key, place): count for (key, place), count in counts if place not in places}
    acts_there = writer.acts_elsewhere(keys, places, acts())
    before = {act.id: act.conflicts for act in acts_there}
    found = derived(claims, known, elsewhere=Elsewhere(acts_there, on_record))
    writer.replace_milestones_in(places, keys, [one for one in found if one.id not in before])
    for act in found:
        if act.conflicts != before.get(act.id, act.conflicts):
            writer.set_conflicts(act)


def reached_from(reader: Reader, name_keys: AbstractSet[str]) -> Reached:
    """What can be reached from these names by claims, by lists, and by rulings that hold."""
    rulings = active(reader.rulings())
    callings, names = reader.callings_reachable(name_keys, _linked(rulings))
    bearing = [ruling for ruling in rulings if not names.isdisjoint(names_of(ruling))]
    groups = [group.names for group in _seed_groups() if not names.isdisjoint(group.keys)]
    return Reached(names, callings, bearing, groups)


def _is_news(callings: Iterable[Calling], added: AbstractSet[int]) -> bool:
    """Whether an added claim gives names together as none did before: it can tell what product is which."""
    before = {tuple(keys_of(calling)) for calling in callings if calling.number not in added}
    return any(tuple(keys_of(calling)) not in before for calling in callings)


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
