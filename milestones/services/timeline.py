"""`timeline`: a product's milestones in order of date."""

import shlex
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from milestones.model.table import Table
from milestones.report.rows import count
from milestones.report.timeline import timeline as report_timeline
from milestones.services.conflicts import conflict_count
from milestones.services.finding import own_name
from milestones.services.request import Request, milestones_of
from milestones.store import Store


def timeline(store: Store, names: Sequence[str], asked: Request, *, today: date) -> Table:
    """The milestones of the products of these names that meet the request, together in order of date.

    A note counts the conflicts among them, as of `today`. Raises NothingFoundError for a
    name that no product has.
    """
    products = dict.fromkeys(map(store.product_of, names))
    titles = (f"{p.name} ({', '.join(p.names[1:])})" if p.names[1:] else p.name for p in products)
    wanted = tuple(own_name(store, product) for product in products)
    found = milestones_of(store, replace(asked, products=wanted))
    contradicted = conflict_count(store, wanted, asked, today=today)
    note = f"{count(contradicted, 'conflict')}: milestones conflicts" if contradicted else ""
    if note and len(wanted) == 1:
        note += f" {shlex.quote(wanted[0])}"
    return report_timeline(found, " · ".join(titles), store.article_count(), note)
