"""A product's milestones in order of date."""

from collections.abc import Iterable

from milestones.model.milestone import Milestone
from milestones.model.table import Table, ViewColumn
from milestones.report.rows import COLUMNS, count, in_time, legend, milestone_row, read

WHEN = ViewColumn("Date", "when", whole=True)
WHERE = ViewColumn("Where", "jurisdiction", whole=True)
WHAT = ViewColumn("Milestone", "title", style="bold")
PRODUCT = ViewColumn("Product", "product")
INDICATION = ViewColumn("Indication", "disease")
SOURCES = ViewColumn("Src", "sources", justify="right", whole=True)
MARKS = ViewColumn("", "marks", whole=True)
ID = ViewColumn("Id", "id", from_width=80, whole=True, style="dim")


def timeline(
    milestones: Iterable[Milestone], product_names: str, articles_read: int, conflicts: str = ""
) -> Table:
    """The milestones by the last day on which each can lie; undated ones follow the dated of that day.

    `product_names` goes into the title, `conflicts` says in a note what of it is in conflict.
    Ties are broken by kind in the order of its path, then place.
    """
    ordered = sorted(milestones, key=in_time)
    rows = [milestone_row(milestone) for milestone in ordered]
    several = len({milestone.product.key for milestone in ordered}) > 1
    return Table(
        "timeline",
        COLUMNS,
        rows,
        view=(WHEN, WHERE, *((PRODUCT,) if several else ()), WHAT, INDICATION, SOURCES, MARKS, ID),
        title=product_names,
        notes=(
            f"{count(len(rows), 'milestone')} in {read(articles_read)}",
            *filter(None, (conflicts,)),
            *legend(rows),
        ),
    )
