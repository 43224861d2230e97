"""Reading what was derived from claims: milestones, products, indications."""

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from milestones.model.claim import Status
from milestones.model.filters import Filter
from milestones.model.harmless import plain
from milestones.model.milestone import Milestone, Product, Role, Source, Testimony
from milestones.model.names import as_seen, name_key
from milestones.model.problem import AmbiguousNameError, NothingFoundError
from milestones.store.batches import SIZE, batches
from milestones.store.conditions import milestone_conditions
from milestones.store.entries import IndicationEntry, ProductEntry, Spot
from milestones.store.rows import NOTHING, milestone_of, sourced_claim_of
from milestones.store.ruled import rulings_of
from milestones.store.schema import (
    articles,
    claims,
    former_ids,
    milestone_rulings,
    milestones,
    product_names,
    products,
    testimony,
)
from milestones.store.told import SOURCED

SHORTEST_PREFIX = 4
"""Characters of an id that may stand for all of it."""

_OFFERED = 3
_LAST_CHARACTER = "\U0010ffff"


def derived_milestones(connection: Connection, wanted: Filter, *, in_full: bool) -> Iterator[Milestone]:
    """The milestones that meet the filter, by their product's name, last and first possible day, then id.

    Those without a day come last among their product's. Only those in full have their testimony and rulings.
    """
    columns = milestones.c
    query = (
        select(milestones)
        .join(product_names, (product_names.c.product == columns.product) & (product_names.c.position == 0))
        .where(*milestone_conditions(wanted))
        .order_by(
            product_names.c.key,
            columns.product,
            func.coalesce(columns.latest, columns.earliest).nulls_last(),
            func.coalesce(columns.earliest, columns.latest).nulls_last(),
            columns.id,
        )
    )
    return _gathered(connection, query, in_full=in_full)


def milestone(connection: Connection, id: str) -> Milestone:
    """The milestone in full that has this id, or whose id alone begins so.

    Raises NothingFoundError, and AmbiguousNameError where several ids begin so.
    """
    id = id.strip()
    column = milestones.c.id
    alike = column == id
    if len(id) >= SHORTEST_PREFIX:
        alike = alike | ((column > id) & (column < id + _LAST_CHARACTER))
    query = select(milestones).where(alike).order_by(column).limit(_OFFERED + 1)
    found = list(_gathered(connection, query, in_full=True))
    if not found:
        hint = f"; write at least {SHORTEST_PREFIX} characters of it" if len(id) < SHORTEST_PREFIX else ""
        raise NothingFoundError(f"no milestone has the id {plain(id)!r}{hint}")
    if len(found) > 1 and found[0].id != id:
        ids = ", ".join(plain(other.id) for other in found[:_OFFERED])
        raise AmbiguousNameError(
            f"several milestones have an id that begins with {plain(id)!r}, such as {ids}"
        )
    return found[0]


def sources_of(connection: Connection, ids: Collection[str]) -> dict[str, list[Source]]:
    """The articles that tell of the milestones of these ids, by id: supporters first, then by name.

    Articles that tell of another step on its path are left out.
    """
    columns = testimony.c
    supports = func.max(case((columns.role == Role.SUPPORTS.value, 1), else_=0))
    query = (
        select(columns.milestone, articles.c.id, articles.c.url)
        .select_from(testimony)
        .join(claims, claims.c.number == columns.claim)
        .join(articles, articles.c.number == claims.c.article)
        .where(columns.role != Role.BOUNDS.value)
        .group_by(columns.milestone, articles.c.id, articles.c.url)
        .order_by(columns.milestone, supports.desc(), articles.c.id)
    )
    told: dict[str, list[Source]] = {id: [] for id in ids}
    for batch in batches(ids):
        for row in connection.execute(query.where(columns.milestone.in_(batch))):
            told[row.milestone].append(Source(row.id, row.url))
    return told


def milestones_formerly(connection: Connection, id: str) -> list[Milestone]:
    """The milestones in full that can have had this id before, by their present ids."""
    return _with_ids(connection, select(former_ids.c.milestone).where(former_ids.c.id == id))


def former_ids_of(connection: Connection, ids: Collection[str]) -> dict[str, frozenset[str]]:
    """The former ids of the milestones of these ids, of those that have any."""
    found: dict[str, set[str]] = defaultdict(set)
    for batch in batches(ids):
        for row in connection.execute(select(former_ids).where(former_ids.c.milestone.in_(batch))):
            found[row.milestone].add(row.id)
    return {id: frozenset(former) for id, former in found.items()}


def milestones_ruled(connection: Connection, number: int) -> list[Milestone]:
    """The milestones in full on which the ruling of that number bears, by id."""
    of = select(milestone_rulings.c.milestone).where(milestone_rulings.c.ruling == number)
    return _with_ids(connection, of)


def milestones_told(connection: Connection, numbers: Collection[int]) -> list[Milestone]:
    """The milestones in full that the claims of these numbers tell of, by id."""
    ids: set[str] = set()
    for batch in batches(numbers):
        of = select(testimony.c.milestone).where(
            testimony.c.claim.in_(batch), testimony.c.role != Role.BOUNDS
        )
        ids.update(connection.scalars(of))
    return [found for some in batches(ids) for found in _with_ids(connection, some)]


def acts_elsewhere(
    connection: Connection,
    spots: AbstractSet[Spot],
    kinds: Collection[str],
    days: AbstractSet[tuple[str, str, date]],
) -> list[Milestone]:
    """The milestones in full of these kinds, of the products in these spots, but of other places, by id.

    Only those that one source tells to have been achieved on one day. Of these, only those of the same
    product, kind and day as in `days`, and those with a conflict.
    """
    columns = milestones.c
    achieved = (columns.status == Status.ACHIEVED.value) & (columns.earliest == columns.latest)
    query = select(columns.id, columns.product, columns.jurisdiction, columns.kind, columns.earliest)
    query = query.add_columns((columns.conflicts != NOTHING).label("disputed"))
    query = query.where(columns.kind.in_(kinds), columns.sources == 1, achieved)
    ids = [
        row.id
        for batch in batches(key for key, _ in spots)
        for row in connection.execute(query.where(columns.product.in_(batch)))
        if (row.product, row.jurisdiction) not in spots
        and (row.disputed or (row.product, row.kind, row.earliest) in days)
    ]
    return [found for batch in batches(ids) for found in _with_ids(connection, batch)]


def counted_by_place(connection: Connection, keys: Collection[str]) -> dict[tuple[str, str], int]:
    """How many milestones these products have in each jurisdiction, by product's key and jurisdiction."""
    columns = milestones.c
    query = select(columns.product, columns.jurisdiction, func.count().label("count_"))
    query = query.group_by(columns.product, columns.jurisdiction)
    return {
        (row.product, row.jurisdiction): row.count_
        for batch in batches(keys)
        for row in connection.execute(query.where(columns.product.in_(batch)))
    }


def _with_ids(connection: Connection, ids: Collection[str] | Select[Any]) -> list[Milestone]:
    """The milestones in full that have these ids, in their order."""
    query = select(milestones).where(milestones.c.id.in_(ids)).order_by(milestones.c.id)
    return list(_gathered(connection, query, in_full=True))


def product_entries(connection: Connection) -> Iterator[ProductEntry]:
    """All products in the order of their names, whatever their case and marks."""
    query = (
        select(
            products.c.key,
            func.count(case((milestones.c.rejected.is_(False), milestones.c.id)).distinct()).label(
                "milestones"
            ),
            func.count(claims.c.article.distinct()).label("articles"),
        )
        .join(product_names, (product_names.c.product == products.c.key) & (product_names.c.position == 0))
        .outerjoin(milestones, milestones.c.product == products.c.key)
        .outerjoin(testimony, testimony.c.milestone == milestones.c.id)
        .outerjoin(claims, claims.c.number == testimony.c.claim)
        .group_by(products.c.key, product_names.c.key)
        .order_by(product_names.c.key, products.c.key)
    )
    for batch in connection.execute(query.execution_options(yield_per=SIZE)).partitions():
        known = _products_of(connection, {row.key for row in batch})
        for row in batch:
            yield ProductEntry(known[row.key], row.milestones, row.articles)


def names_beginning(connection: Connection, words: str, limit: int) -> list[str]:
    """The names of products whose key begins with that of the words, by it; at most `limit`."""
    key = name_key(words)
    column = product_names.c.key
    query = select(product_names.c.name).where(column >= key, column < key + _LAST_CHARACTER)
    return list(connection.scalars(query.order_by(column, product_names.c.product).limit(limit)))


def products_of(connection: Connection, name: str) -> list[Product]:
    """The products that have this name: several where it is a name of several. By their keys."""
    return products_with(connection, [name_key(name)])


def products_with(connection: Connection, name_keys: Collection[str]) -> list[Product]:
    """The products that have any of these names, by their keys."""
    found: set[str] = set()
    for batch in batches(name_keys):
        query = select(product_names.c.product).where(product_names.c.key.in_(batch))
        found.update(connection.scalars(query))
    known = _products_of(connection, found)
    return [known[key] for key in sorted(known)]


def product_of(connection: Connection, name: str) -> Product:
    """The product that has this name.

    Raises NothingFoundError, which offers the closest names, and AmbiguousNameError, which names the
    candidates.
    """
    found = products_of(connection, name)
    if len(found) == 1:
        return found[0]
    if found:
        candidates = ", ".join(_told_apart(product, name) for product in found)
        raise AmbiguousNameError(
            f"{plain(name)!r} is a name of {len(found)} products: {candidates}; give one"
        )
    every = connection.execute(select(product_names.c.key, product_names.c.name))
    names: dict[str, str] = {row.key: row.name for row in every}
    close = difflib.get_close_matches(name_key(name), sorted(names), n=_OFFERED)
    offer = f"; did you mean {' or '.join(plain(as_seen(names[key])) for key in close)}?" if close else ""
    raise NothingFoundError(f"no product {plain(name)!r} in the articles read{offer}")


def _told_apart(product: Product, name: str) -> str:
    """A name of the product that is not the one it shares with others."""
    own = (other for other in product.names if name_key(other) != name_key(name))
    return plain(next(own, product.name))


def indication_entries(connection: Connection) -> Iterator[IndicationEntry]:
    """All indications of milestones in the order of the alphabet, whatever their case."""
    columns = milestones.c
    query = (
        select(
            columns.indication,
            func.count(columns.product.distinct()).label("products"),
            func.count().label("milestones"),
        )
        .where(columns.indication.is_not(None), columns.rejected.is_(False))
        .group_by(columns.indication, columns.indication_folded)
        .order_by(columns.indication_folded, columns.indication)
    )
    for row in connection.execute(query.execution_options(yield_per=SIZE)):
        yield IndicationEntry(row.indication, row.products, row.milestones)


def _gathered(connection: Connection, query: Select[Any], *, in_full: bool) -> Iterator[Milestone]:
    """The milestones of a query, with what other tables say of them: up to three queries for SIZE rows."""
    for batch in connection.execute(query.execution_options(yield_per=SIZE)).partitions():
        known = _products_of(connection, {row.product for row in batch})
        told = _testimony_of(connection, {row.id for row in batch}) if in_full else {}
        ruled = rulings_of(connection, {row.id for row in batch}) if in_full else {}
        for row in batch:
            yield milestone_of(row, known[row.product], told.get(row.id, ()), ruled.get(row.id, ()))


def _products_of(connection: Connection, keys: Collection[str]) -> dict[str, Product]:
    names: dict[str, list[str]] = defaultdict(list)
    for batch in batches(keys):
        query = select(product_names.c.product, product_names.c.name).where(
            product_names.c.product.in_(batch)
        )
        for row in connection.execute(query.order_by(product_names.c.product, product_names.c.position)):
            names[row.product].append(row.name)
    return {key: Product(key, all_names[0], tuple(all_names)) for key, all_names in names.items()}


def _testimony_of(connection: Connection, ids: Collection[str]) -> dict[str, list[Testimony]]:
    told: dict[str, list[Testimony]] = defaultdict(list)
    query = (
        select(testimony.c.milestone, testimony.c.role, *SOURCED)
        .select_from(testimony)
        .join(claims, claims.c.number == testimony.c.claim)
        .join(articles, articles.c.number == claims.c.article)
        .order_by(testimony.c.milestone, testimony.c.position)
    )
    for batch in batches(ids):
        for row in connection.execute(query.where(testimony.c.milestone.in_(batch))):
            told[row.milestone].append(Testimony(sourced_claim_of(row), Role(row.role)))
    return told
