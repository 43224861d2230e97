"""`list`: all milestones."""

from dataclasses import replace

from milestones.model.table import Table
from milestones.report.listing import listing as report_listing
from milestones.report.rows import COLUMNS
from milestones.services.request import Request, lines_of, milestones_of
from milestones.store import Store


def listing(store: Store, asked: Request, *, rejected: bool = False) -> Table:
    """The milestones that meet the request, by product, then date; rows are read as they are asked for.

    With `rejected`, those that analysts have rejected instead. Raises NothingFoundError for a
    product that is not known.
    """
    wanted = replace(asked, filter=replace(asked.filter, rejected=rejected))
    milestones, lines = milestones_of(store, wanted), lines_of(store, wanted, COLUMNS)
    return report_listing(milestones, lines, store.article_count(), rejected=rejected)
