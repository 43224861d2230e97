"""`timeline`: a product's milestones in order of date."""

from collections.abc import Sequence
from dataclasses import replace

from milestones.model.table import Table
from milestones.report.timeline import timeline as report_timeline
from milestones.services.request import Request, milestones_of
from milestones.store import Store


def timeline(store: Store, names: Sequence[str], asked: Request) -> Table:
    """The milestones of the products of these names that meet the request, together in order of date.

    Raises NothingFoundError for a name that no product has.
    """
    products = dict.fromkeys(map(store.product_of, names))
    titles = (f"{p.name} ({', '.join(p.names[1:])})" if p.names[1:] else p.name for p in products)
    found = milestones_of(store, replace(asked, products=tuple(p.name for p in products)))
    return report_timeline(found, " · ".join(titles), store.article_count())
