"""`timeline`: a product's milestones in order of date."""

import shlex
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from milestones.model.claim import Status
from milestones.model.filters import Filter
from milestones.model.milestone import Milestone
from milestones.model.table import Table
from milestones.report.conflicts import found as conflicts_found
from milestones.report.rows import count
from milestones.report.timeline import timeline as report_timeline
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
    found = list(milestones_of(store, replace(asked, products=wanted)))
    contradicted = _conflict_count(store, found, Filter(products=tuple(p.key for p in products)), today)
    note = f"{count(contradicted, 'conflict')}: milestones conflicts" if contradicted else ""
    if note and len(wanted) == 1:
        note += f" {shlex.quote(wanted[0])}"
    told = store.sources_of([milestone.id for milestone in found])
    return report_timeline(found, " · ".join(titles), store.article_count(), note, told, tuple(products))


def _conflict_count(store: Store, shown: Sequence[Milestone], about: Filter, today: date) -> int:
    """How many conflicts the milestones shown have, among all that is on record `about` their products.

    Those of articles are known already. Only where a day that was expected has passed, what else is on record
    is read: what the request hides may be the outcome.
    """
    expected = {milestone.id for milestone in shown if _is_passed(milestone, today)}
    if not expected:
        return sum(len(milestone.conflicts) for milestone in shown)
    awaited = store.milestones_in_full(replace(about, status=Status.EXPECTED))
    achieved = store.milestones(replace(about, status=Status.ACHIEVED))
    ids = {milestone.id for milestone in shown}
    record = (*awaited, *achieved)
    return sum(milestone.id in ids for milestone, _, _ in conflicts_found(record, today))


def _is_passed(milestone: Milestone, today: date) -> bool:
    latest = milestone.date.window.latest
    return milestone.status is Status.EXPECTED and latest is not None and latest < today
