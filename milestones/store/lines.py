"""Milestones as files hold them, without a record for each: for lists of very many."""

from collections.abc import Iterator, Sequence

from milestones.model.filters import Filter
from milestones.model.milestone import in_words
from milestones.store.conditions import milestone_conditions
from milestones.store.derived import IN_ORDER
from milestones.store.link import Link, Row
from milestones.store.records import conflicts_of
from milestones.store.rows import NOTHING

_CELLS = {
    "product": "n.name",
    # Some databases would give days.
    "earliest": "CAST(m.earliest AS TEXT)",
    "latest": "CAST(m.latest AS TEXT)",
    # Few have any, which are put into words when they are read.
    "conflict": f"CASE WHEN m.conflicts = '{NOTHING}' THEN '' ELSE m.conflicts END",
}
"""What is asked for a column that is not one of the table's."""


def milestone_lines(link: Link, wanted: Filter, columns: Sequence[str]) -> Iterator[Row]:
    """What the milestones that meet the filter have in these columns, in the store's order."""
    condition, values = milestone_conditions(wanted)
    cells = ", ".join(_CELLS.get(column, f"m.{column}") for column in columns)
    rows = link.rows(f"SELECT {cells} {IN_ORDER.format(condition)}", **values)
    if "conflict" not in columns:
        return rows
    at = columns.index("conflict")
    return (_in_words(row, at) if row[at] else row for row in rows)


def _in_words(row: Row, at: int) -> Row:
    return (*row[:at], in_words(conflicts_of(row[at])), *row[at + 1 :])
