"""`conflicts`: what articles contradict each other in, and what time has contradicted."""

from datetime import date

from milestones.model.table import Table
from milestones.report.conflicts import conflicts as report_conflicts
from milestones.services.request import Request, filter_in, milestones_of
from milestones.store import Store


def conflicts(store: Store, asked: Request, *, today: date) -> Table:
    """The conflicts of the milestones that meet the request, as of `today`.

    They are found in all that is on record about the products and only then filtered: what a filter hides
    may be the outcome of what was expected. Raises NothingFoundError for a product that is not known.
    """
    shown = {milestone.id for milestone in milestones_of(store, asked)}
    return report_conflicts(
        store.milestones_by_product(filter_in(store, asked).products),
        today=today,
        articles_read=store.article_count(),
        wanted=lambda milestone: milestone.id in shown,
    )
