"""Tables as CSV (RFC 4180, but with "\\n" line ends) and as TSV."""

from collections.abc import Sequence
from itertools import islice
from typing import TextIO

from milestones.model.table import Cell, Table
from milestones.render.safe import HARMLESS_CELLS, cell

_TOGETHER = 200
"""So many lines are written at once, which a pipe takes faster than one by one."""


def write_delimited(table: Table, out: TextIO, delimiter: str) -> None:
    """A header, then a line a row; cells hold no line breaks and no tabs.

    Python's own writer looks at letter after letter, which takes most of the time of a long table. Here the
    cells of a column are looked at together, some hundred at once.
    """
    out.write(delimiter.join(_quoted(column, delimiter) for column in table.columns) + "\n")
    # An empty line would be no row.
    empty = '""' if len(table.columns) == 1 else ""
    lines = iter(table.written)
    while lot := list(islice(lines, _TOGETHER)):
        columns = [_written(column, delimiter) for column in zip(*lot, strict=True)]
        out.write("\n".join([delimiter.join(line) or empty for line in zip(*columns, strict=True)]) + "\n")


def _written(column: Sequence[Cell], delimiter: str) -> Sequence[str]:
    """The cells of a column as they are written."""
    texts = [value if isinstance(value, str) else "" if value is None else _text(value) for value in column]
    together = "\n".join(texts)
    # As `cell` and `_quoted` say of each, asked once of all where neither has anything to do, as in most.
    if '"' in together or together.count("\n") >= len(texts) or not HARMLESS_CELLS.fullmatch(together):
        return [
            _text(value) if isinstance(value, int) else _quoted(cell(text), delimiter)
            for value, text in zip(column, texts, strict=True)
        ]
    if delimiter in together:
        return [f'"{text}"' if delimiter in text else text for text in texts]
    return texts


def _text(value: int | tuple[str, ...]) -> str:
    return str(value) if isinstance(value, int) else _joined(value)


def _joined(names: tuple[str, ...]) -> str:
    if len(names) == 1 and "|" not in names[0]:
        return names[0]
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
