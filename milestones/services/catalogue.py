"""`articles`, `products` and `indications`: what the store knows."""

from milestones.model.table import Table
from milestones.report.catalogue import articles_table, indications_table, products_table
from milestones.services.request import Request
from milestones.store import Store


def articles(store: Store) -> Table:
    """All articles by id, with how many claims each makes and of which other one it is a copy, word
    for word or nearly so."""
    return articles_table(store.articles())


def products(store: Store) -> Table:
    """All products with their other names, by key."""
    return products_table(store.products())


def indications(store: Store, asked: Request) -> Table:
    """All indications that milestones name, by the alphabet; only those of the request's disease, if any."""
    found = store.indications()
    return indications_table(entry for entry in found if asked.speaks_of(entry.indication))
