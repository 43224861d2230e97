"""All milestones, as many as there are."""

from collections.abc import Iterable

from milestones.model.milestone import Milestone
from milestones.model.table import Line, Table
from milestones.report.rows import COLUMNS, LEGEND, milestone_row, read
from milestones.report.timeline import ID, INDICATION, MARKS, PRODUCT, SOURCES, WHAT, WHEN, WHERE


def listing(
    milestones: Iterable[Milestone], lines: Iterable[Line], articles_read: int, *, rejected: bool = False
) -> Table:
    """The milestones in the order given, which is the store's; rows are made as they are asked for.

    `lines` are what the same milestones have in COLUMNS; of both only one is read. With `rejected`, it says
    of them that analysts have rejected them.
    """
    said = "Rejected by analysts, kept with their evidence" if rejected else "On record"
    return Table(
        "list",
        COLUMNS,
        map(milestone_row, milestones),
        lines=lines,
        view=(PRODUCT, WHEN, WHERE, WHAT, INDICATION, SOURCES, MARKS, ID),
        title="Rejected milestones" if rejected else "Milestones",
        notes=(f"{said} in {read(articles_read)}", LEGEND),
    )
