"""Reading what was derived from claims: milestones, products, indications."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from milestones.model.claim import Status
from milestones.model.filters import Filter
from milestones.model.harmless import plain
from milestones.model.milestone import Milestone, Product, Role, Source, Testimony
from milestones.model.names import as_seen, name_key
from milestones.model.problem import AmbiguousNameError, NothingFoundError
from milestones.store.conditions import milestone_conditions
from milestones.store.entries import IndicationEntry, ProductEntry, Spot
from milestones.store.link import Link, Row
from milestones.store.records import LIGHT, MILESTONE, SOURCED, day_of, milestone_of, sourced_claim_of
from milestones.store.rows import NOTHING
from milestones.store.ruled import rulings_of

SHORTEST_PREFIX = 4
"""Characters of an id that may stand for all of it."""

_OFFERED = 3
_LAST_CHARACTER = "\U0010ffff"

IN_ORDER = """
    FROM milestones m JOIN product_names n ON n.product = m.product AND n.position = 0
    WHERE {}
    ORDER BY n.key, m.product, coalesce(m.latest, m.earliest) NULLS LAST,
        coalesce(m.earliest, m.latest) NULLS LAST, m.id
"""
"""Milestones that meet a condition, with the standing names of their products, in the store's order."""


def derived_milestones(link: Link, wanted: Filter, *, in_full: bool) -> Iterator[Milestone]:
    """The milestones that meet the filter, by their product's name, last and first possible day, then id.

    Those without a day come last among their product's. Only those in full have their testimony, reasons and
    rulings.
    """
    condition, values = milestone_conditions(wanted)
    query = f"SELECT {MILESTONE if in_full else LIGHT} {IN_ORDER.format(condition)}"
    lots = link.lots(query, **values)
    return _gathered(link, lots) if in_full else _light(link, lots)


def milestone(link: Link, id: str) -> Milestone:
    """The milestone in full that has this id, or whose id alone begins so.

    Raises NothingFoundError, and AmbiguousNameError where several ids begin so.
    """
    id = id.strip()
    alike = " OR m.id > :id AND m.id < :last" if len(id) >= SHORTEST_PREFIX else ""
    query = f"SELECT {MILESTONE} FROM milestones m WHERE m.id = :id{alike} ORDER BY m.id LIMIT :most"
    lots = link.lots(query, id=id, last=id + _LAST_CHARACTER, most=_OFFERED + 1)
    found = list(_gathered(link, lots))
    if not found:
        hint = f"; write at least {SHORTEST_PREFIX} characters of it" if len(id) < SHORTEST_PREFIX else ""
        raise NothingFoundError(f"no milestone has the id {plain(id)!r}{hint}")
    if len(found) > 1 and found[0].id != id:
        ids = ", ".join(plain(other.id) for other in found[:_OFFERED])
        raise AmbiguousNameError(
            f"several milestones have an id that begins with {plain(id)!r}, such as {ids}"
        )
    return found[0]


def sources_of(link: Link, ids: Collection[str]) -> dict[str, list[Source]]:
    """The articles that tell of the milestones of these ids, by id: supporters first, then by name.

    Articles that tell of another step on its path are left out.
    """
    query = """
        SELECT t.milestone, a.id, a.url FROM testimony t
        JOIN claims c ON c.number = t.claim JOIN articles a ON a.number = c.article
        WHERE t.role <> :bounds AND t.milestone IN :some
        GROUP BY t.milestone, a.id, a.url
        ORDER BY t.milestone, max(CASE WHEN t.role = :supports THEN 1 ELSE 0 END) DESC, a.id
    """
    told: dict[str, list[Source]] = {id: [] for id in ids}
    for id, article, url in link.rows_of(query, ids, bounds=Role.BOUNDS.value, supports=Role.SUPPORTS.value):
        told[id].append(Source(article, url))
    return told


def milestones_formerly(link: Link, id: str) -> list[Milestone]:
    """The milestones in full that can have had this id before, by their present ids."""
    return _with_ids(link, link.column("SELECT milestone FROM former_ids WHERE id = :id", id=id))


def former_ids_of(link: Link, ids: Collection[str]) -> dict[str, frozenset[str]]:
    """The former ids of the milestones of these ids, of those that have any."""
    found: dict[str, set[str]] = defaultdict(set)
    for former, id in link.rows_of("SELECT id, milestone FROM former_ids WHERE milestone IN :some", ids):
        found[id].add(former)
    return {id: frozenset(former) for id, former in found.items()}


def milestones_ruled(link: Link, number: int) -> list[Milestone]:
    """The milestones in full on which the ruling of that number bears, by id."""
    query = "SELECT milestone FROM milestone_rulings WHERE ruling = :number"
    return _with_ids(link, link.column(query, number=number))


def milestones_told(link: Link, numbers: Collection[int]) -> list[Milestone]:
    """The milestones in full that the claims of these numbers tell of, by id."""
    query = "SELECT milestone FROM testimony WHERE claim IN :some AND role <> :bounds"
    return _with_ids(link, link.column_of(query, numbers, bounds=Role.BOUNDS.value))


def acts_elsewhere(
    link: Link, spots: AbstractSet[Spot], kinds: Collection[str], days: AbstractSet[tuple[str, str, date]]
) -> list[Milestone]:
    """The milestones in full of these kinds, of the products in these spots, but of other places, by id.

    Only those that one source tells to have been achieved on one day. Of these, only those of the same
    product, kind and day as in `days`, and those with a conflict.
    """
    query = """
        SELECT id, product, jurisdiction, kind, earliest, conflicts <> :nothing FROM milestones
        WHERE product IN :some AND kind IN :kinds AND sources = 1
            AND status = :achieved AND earliest = latest
    """
    own = {"kinds": list(kinds), "achieved": Status.ACHIEVED.value, "nothing": NOTHING}
    rows = link.rows_of(query, {key for key, _ in spots}, **own)
    return _with_ids(
        link,
        (
            id
            for id, product, place, kind, day, disputed in rows
            if (product, place) not in spots and (disputed or (product, kind, day_of(day)) in days)
        ),
    )


def counted_by_place(link: Link, keys: Collection[str]) -> dict[tuple[str, str], int]:
    """How many milestones these products have in each jurisdiction, by product's key and jurisdiction."""
    query = """
        SELECT product, jurisdiction, count(*) FROM milestones WHERE product IN :some
        GROUP BY product, jurisdiction
    """
    return {(product, place): count for product, place, count in link.rows_of(query, keys)}


def _with_ids(link: Link, ids: Iterable[str]) -> list[Milestone]:
    """The milestones in full that have these ids, in their order."""
    query = f"SELECT {MILESTONE} FROM milestones m WHERE m.id IN :some ORDER BY m.id"
    return list(_gathered(link, [list(link.rows_of(query, ids))]))


def product_entries(link: Link) -> Iterator[ProductEntry]:
    """All products in the order of their names, whatever their case and marks."""
    query = """
        SELECT p.key, count(DISTINCT CASE WHEN NOT m.rejected THEN m.id END), count(DISTINCT c.article)
        FROM products p JOIN product_names n ON n.product = p.key AND n.position = 0
        LEFT JOIN milestones m ON m.product = p.key
        LEFT JOIN testimony t ON t.milestone = m.id
        LEFT JOIN claims c ON c.number = t.claim
        GROUP BY p.key, n.key ORDER BY n.key, p.key
    """
    for lot in link.lots(query):
        known = named_products(link, [key for key, _, _ in lot])
        for key, milestones, articles in lot:
            yield ProductEntry(known[key], milestones, articles)


def names_beginning(link: Link, words: str, limit: int) -> list[str]:
    """The names of products whose key begins with that of the words, by it; at most `limit`."""
    key = name_key(words)
    query = """
        SELECT name FROM product_names WHERE key >= :first AND key < :last ORDER BY key, product LIMIT :most
    """
    return list(link.column(query, first=key, last=key + _LAST_CHARACTER, most=limit))


def products_of(link: Link, name: str) -> list[Product]:
    """The products that have this name: several where it is a name of several. By their keys."""
    return products_with(link, [name_key(name)])


def products_with(link: Link, name_keys: Collection[str]) -> list[Product]:
    """The products that have any of these names, by their keys."""
    found = set(link.column_of("SELECT product FROM product_names WHERE key IN :some", name_keys))
    known = named_products(link, found)
    return [known[key] for key in sorted(known)]


def product_of(link: Link, name: str) -> Product:
    """The product that has this name.

    Raises NothingFoundError, which offers the closest names, and AmbiguousNameError, which names the
    candidates.
    """
    found = products_of(link, name)
    if len(found) == 1:
        return found[0]
    if found:
        candidates = ", ".join(_told_apart(product, name) for product in found)
        raise AmbiguousNameError(
            f"{plain(name)!r} is a name of {len(found)} products: {candidates}; give one"
        )
    import difflib

    names: dict[str, str] = dict(link.rows("SELECT key, name FROM product_names"))
    close = difflib.get_close_matches(name_key(name), sorted(names), n=_OFFERED)
    offer = f"; did you mean {' or '.join(plain(as_seen(names[key])) for key in close)}?" if close else ""
    raise NothingFoundError(f"no product {plain(name)!r} in the articles read{offer}")


def _told_apart(product: Product, name: str) -> str:
    """A name of the product that is not the one it shares with others."""
    own = (other for other in product.names if name_key(other) != name_key(name))
    return plain(next(own, product.name))


def indication_entries(link: Link) -> Iterator[IndicationEntry]:
    """All indications of milestones in the order of the alphabet, whatever their case."""
    query = """
        SELECT indication, count(DISTINCT product), count(*) FROM milestones
        WHERE indication IS NOT NULL AND NOT rejected
        GROUP BY indication, indication_folded ORDER BY indication_folded, indication
    """
    return (IndicationEntry(*row) for row in link.rows(query))


def _light(link: Link, lots: Iterable[Sequence[Row]]) -> Iterator[Milestone]:
    """The milestones of rows of LIGHT. Products come one after the other, so each is asked for once."""
    known: dict[str, Product] = {}
    for lot in lots:
        keys = {row[1] for row in lot}
        known = {key: known[key] for key in keys & known.keys()} | named_products(link, keys - known.keys())
        for row in lot:
            yield milestone_of(row, known[row[1]])


def _gathered(link: Link, lots: Iterable[Sequence[Row]]) -> Iterator[Milestone]:
    """The milestones of rows of MILESTONE, with what other tables say of them: a few queries for each lot."""
    for lot in lots:
        known = named_products(link, {row[1] for row in lot})
        ids = {row[0] for row in lot}
        told, ruled = _testimony_of(link, ids), rulings_of(link, ids)
        for row in lot:
            yield milestone_of(row, known[row[1]], told.get(row[0], ()), ruled.get(row[0], ()))


def named_products(link: Link, keys: Collection[str]) -> dict[str, Product]:
    """The products of these keys with all their names, by key."""
    names: dict[str, list[str]] = defaultdict(list)
    query = "SELECT product, name FROM product_names WHERE product IN :some ORDER BY product, position"
    for key, name in link.rows_of(query, keys):
        names[key].append(name)
    return {key: Product(key, all_names[0], tuple(all_names)) for key, all_names in names.items()}


def _testimony_of(link: Link, ids: Collection[str]) -> dict[str, list[Testimony]]:
    told: dict[str, list[Testimony]] = defaultdict(list)
    query = f"""
        SELECT {SOURCED}, t.role, t.milestone FROM testimony t
        JOIN claims c ON c.number = t.claim JOIN articles a ON a.number = c.article
        WHERE t.milestone IN :some ORDER BY t.milestone, t.position
    """
    for row in link.rows_of(query, ids):
        told[row[-1]].append(Testimony(sourced_claim_of(row[:-2]), Role(row[-2])))
    return told
