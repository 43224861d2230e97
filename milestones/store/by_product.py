"""Reading all milestones product by product, for reports that judge each product by itself."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from milestones.model.milestone import Milestone, Role, Telling
from milestones.store.derived import named_products
from milestones.store.link import Link
from milestones.store.records import LIGHT, TELLER, milestone_of, telling_of

_TOGETHER = 100
"""So many products are read with one query each for milestones, names and tellings."""


def milestones_by_product(link: Link, keys: Collection[str]) -> Iterator[list[Milestone]]:
    """The milestones of each product of these keys, or of all, with who tells of them, in no order.

    Products come by their names whatever their case, then by key; one without milestones does not. What
    analysts have rejected is left out.
    """
    query = "SELECT product, name FROM product_names WHERE position = 0"
    found = link.rows_of(f"{query} AND product IN :some", keys) if keys else link.rows(query)
    ordered = sorted((name.casefold(), key) for key, name in found)
    for start in range(0, len(ordered), _TOGETHER):
        yield from _milestones_of(link, [key for _, key in ordered[start : start + _TOGETHER]])


def _milestones_of(link: Link, keys: Sequence[str]) -> Iterator[list[Milestone]]:
    products, told = named_products(link, keys), _tellings_of(link, keys)
    query = f"SELECT {LIGHT} FROM milestones m WHERE m.product IN :keys AND NOT m.rejected"
    found: dict[str, list[Milestone]] = {key: [] for key in keys}
    for row in link.rows(query, keys=keys):
        found[row[1]].append(milestone_of(row, products[row[1]], tellings=told.get(row[0], ())))
    return filter(None, found.values())


def _tellings_of(link: Link, keys: Sequence[str]) -> dict[str, list[Telling]]:
    """Who tells of the milestones of these products, by the milestone's id."""
    query = """
        SELECT m.id, c.article, t.role FROM milestones m
        JOIN testimony t ON t.milestone = m.id JOIN claims c ON c.number = t.claim
        WHERE m.product IN :keys AND NOT m.rejected
    """
    found = list(link.rows(query, keys=keys))
    # An article mostly tells of several milestones of a product, and is asked for once.
    query = f"SELECT {TELLER}, a.number FROM articles a WHERE a.number IN :some"
    articles = {row[-1]: row for row in link.rows_of(query, {article for _, article, _ in found})}
    bounds = Role.BOUNDS.value
    own = {number: telling_of(row, is_own=True) for number, row in articles.items()}
    told: dict[str, list[Telling]] = defaultdict(list)
    for id, article, role in found:
        told[id].append(own[article] if role != bounds else telling_of(articles[article], is_own=False))
    return told
