"""`list`: all milestones."""

from milestones.model.table import Table
from milestones.report.listing import listing as report_listing
from milestones.services.request import Request, milestones_of
from milestones.store import Store


def listing(store: Store, asked: Request) -> Table:
    """The milestones that meet the request, by product, then date; rows are read as they are asked for.

    Raises NothingFoundError for a product that is not known.
    """
    return report_listing(milestones_of(store, asked), store.article_count())
