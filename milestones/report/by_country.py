"""What is on record in given jurisdictions."""

from collections.abc import Iterable, Sequence

from milestones.model.milestone import Milestone
from milestones.model.table import Table
from milestones.report.rows import COLUMNS, count, in_time, legend, milestone_row, read
from milestones.report.timeline import ID, INDICATION, MARKS, PRODUCT, SOURCES, WHAT, WHEN, WHERE


def by_country(milestones: Iterable[Milestone], jurisdictions: Sequence[str], articles_read: int) -> Table:
    """The milestones of the jurisdictions, in the order these are given in, then by product and time.

    A jurisdiction without any is named in the notes.
    """
    asked = list(dict.fromkeys(jurisdictions))
    found = [milestone for milestone in milestones if milestone.jurisdiction in asked]
    found.sort(
        key=lambda m: (asked.index(m.jurisdiction), m.product.name.casefold(), m.product.key, in_time(m))
    )
    rows = [milestone_row(milestone) for milestone in found]
    products = len({milestone.product.key for milestone in found})
    empty = [code for code in asked if not any(m.jurisdiction == code for m in found)]
    return Table(
        "by-country",
        COLUMNS,
        rows,
        view=(PRODUCT, WHEN, *((WHERE,) if len(asked) > 1 else ()), WHAT, INDICATION, SOURCES, MARKS, ID),
        title=f"On record in {', '.join(asked)}",
        notes=(
            f"{count(len(rows), 'milestone')} of {count(products, 'product')} in {read(articles_read)}",
            *((f"Nothing for {', '.join(empty)} in {read(articles_read)}",) if empty and rows else ()),
            *legend(rows),
        ),
    )
