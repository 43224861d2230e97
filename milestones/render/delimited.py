"""Tables as CSV (RFC 4180, but with "\\n" line ends) and as TSV."""

import csv
from typing import TextIO

from milestones.model.table import Cell, Table
from milestones.render.safe import cell


def write_delimited(table: Table, out: TextIO, delimiter: str) -> None:
    """A header, then a line a row; cells hold no line breaks and no tabs."""
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([_written(row.get(column)) for column in table.columns])


def _written(value: Cell) -> str | int:
    if value is None:
        return ""
    if isinstance(value, int):
        return value
    # A "|" within a name would make it two.
    return cell(value if isinstance(value, str) else "|".join(name.replace("|", "/") for name in value))
