"""Tables as CSV (RFC 4180, but with "\\n" line ends) and as TSV."""

from itertools import islice
from typing import TextIO

from milestones.model.table import Cell, Table
from milestones.render.safe import HARMLESS_CELL, cell

_KEPT = 10_000
"""So many cells are kept as they are written."""
_SHORT = 60
"""Longer texts seldom come again."""
_TOGETHER = 200
"""So many lines are written at once, which a pipe takes faster than one by one."""


def write_delimited(table: Table, out: TextIO, delimiter: str) -> None:
    """A header, then a line a row; cells hold no line breaks and no tabs.

    Python's own writer looks at letter after letter, which takes most of the time of a long table.
    """
    written = _Written(delimiter).__getitem__
    out.write(delimiter.join(_quoted(column, delimiter) for column in table.columns) + "\n")
    # An empty line would be no row.
    empty = '""' if len(table.columns) == 1 else ""
    lines = (delimiter.join(map(written, line)) or empty for line in table.written)
    while lot := list(islice(lines, _TOGETHER)):
        out.write("\n".join(lot) + "\n")


class _Written(dict[Cell, str]):
    """Cells as they are written, by their values: kept, as most columns hold few different ones."""

    def __init__(self, delimiter: str) -> None:
        super().__init__()
        self._delimiter = delimiter

    def __missing__(self, value: Cell) -> str:
        if value is None or isinstance(value, int):
            made = "" if value is None else str(value)
        else:
            text = value if isinstance(value, str) else _joined(value)
            # As `cell` and `_quoted` say, without a call where neither has anything to do: some cells of each
            # line are new.
            made = text if HARMLESS_CELL.fullmatch(text) else cell(text)
            if '"' in made or self._delimiter in made:
                made = _quoted(made, self._delimiter)
        if len(made) < _SHORT:
            if len(self) >= _KEPT:
                self.clear()
            self[value] = made
        return made


def _joined(names: tuple[str, ...]) -> str:
    joined = "|".join(names)
    if joined.count("|") >= len(names):
        # A "|" within a name would make it two.
        joined = "|".join([name.replace("|", "/") for name in names])
    return joined


def _quoted(text: str, delimiter: str) -> str:
    """The text as RFC 4180 writes it: in quotes where it holds one, or the delimiter."""
    if '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return f'"{text}"' if delimiter in text else text
