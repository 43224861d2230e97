"""Tables and details for a terminal, by Rich. No line is ever wider than the terminal."""

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TextIO, cast

from rich import box
from rich.cells import cell_len
from rich.console import Console, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from milestones.model.table import Cell, Detail, Passage, Row, Table, ViewColumn
from milestones.render.safe import plain

_GAP = 2
"""Blank columns between two columns of a table."""
_WORDS = range(12, 7, -1)
"""A foldable column keeps room for words of so many characters, the more the better; longer ones break."""


def write_terminal(content: Table | Detail, out: TextIO, *, width: int, color: bool) -> None:
    """A table or detail, at most `width` characters wide; without `color` no escape sequence at all."""
    parts = _detail(content, color) if isinstance(content, Detail) else _table(content, width)
    write_parts(parts, out, width=width, color=color)


def write_parts(parts: Iterable[RenderableType], out: TextIO, *, width: int, color: bool) -> None:
    """What Rich makes of these, one below the other."""
    buffer = StringIO()
    console = Console(
        file=buffer,
        width=max(width, 1),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=False,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part, overflow="fold")
    for line in buffer.getvalue().removesuffix("\n").split("\n"):
        out.write(line.rstrip() + "\n")


def _text(value: Cell, style: str = "") -> Text:
    words = ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return Text(plain(words), style=style)


def _table(table: Table, width: int) -> list[RenderableType]:
    parts: list[RenderableType] = [_text(table.title, "bold"), ""] if table.title else []
    rows = list(table.rows)
    view = table.view or tuple(ViewColumn(column, column) for column in table.columns)
    wanted = [column for column in view if column.from_width <= width]
    widths = _widths(wanted, rows, width)
    hidden = wanted[len(widths) :]
    parts.append(_grid(wanted[: len(widths)], widths, rows) if rows else _text("Nothing on record."))
    notes = list(table.notes)
    if rows and hidden:
        names = ", ".join(column.title or column.key for column in hidden)
        notes.append(f"No room for: {names}. Widen the terminal, or take --format csv.")
    return [*parts, *([""] if notes else []), *(_text(note, "dim") for note in notes)]


def _grid(columns: Sequence[ViewColumn], widths: Sequence[int], rows: Sequence[Row]) -> Grid:
    grid = Grid(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold"
    )
    for column, width in zip(columns, widths, strict=True):
        grid.add_column(
            _text(column.title),
            width=width,
            justify=cast(JustifyMethod, column.justify),
            no_wrap=column.whole,
            overflow="ellipsis" if column.whole else "fold",
            style=column.style,
        )
    for row in rows:
        cells = [_text(row.get(column.key)) for column in columns]
        # A row that began with nothing would look like the continuation of the one above.
        grid.add_row(cells[0] if cells[0] else Text("–"), *cells[1:])
    return grid


def _widths(columns: Sequence[ViewColumn], rows: Sequence[Row], width: int) -> list[int]:
    """The widths of the first columns, as many as there is room for, but at least one.

    Each gets what it cannot do without; what is left goes, character by character, to the column that needs
    the least to break no word, then to the narrowest that could use more.
    """
    texts = [[column.title, *(_text(row.get(column.key)).plain for row in rows)] for column in columns]
    full = [max(1, *map(cell_len, column)) for column in texts]
    words = [max(_unbroken(word) for text in column for word in text.split(" ")) for column in texts]
    least: list[int] = []
    for room in _WORDS:
        least = [full[i] if column.whole else max(1, min(words[i], room)) for i, column in enumerate(columns)]
        if _taken(least) <= width:
            break
    while len(least) > 1 and _taken(least) > width:
        least.pop()
    given = [min(needed, width) for needed in least]
    for _ in range(width - _taken(given)):
        narrow = [i for i in range(len(given)) if given[i] < full[i]]
        if not narrow:
            break
        broken = [i for i in narrow if given[i] < words[i]]
        if broken:
            given[min(broken, key=lambda i: words[i] - given[i])] += 1
        else:
            given[min(narrow, key=lambda i: given[i])] += 1
    return given


def _unbroken(word: str) -> int:
    """The room that keeps the word in one piece; Chinese, Japanese and Korean may break anywhere."""
    return len(word) if cell_len(word) == len(word) else 2


def _taken(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _detail(detail: Detail, color: bool) -> list[RenderableType]:
    parts: list[RenderableType] = [_text(detail.title, "bold")]
    if detail.fields:
        fields = Grid.grid(padding=(0, _GAP, 0, 0))
        fields.add_column(style="dim", max_width=20, overflow="fold")
        fields.add_column(overflow="fold")
        for name, value in detail.fields:
            fields.add_row(_text(name), _text(value))
        parts += ["", fields]
    if detail.remarks:
        parts += ["", _bullets(detail.remarks)]
    for passage in detail.passages:
        parts += ["", _text(passage.heading, "bold"), Padding(_quotation(passage, color), (0, 0, 0, 2))]
        if passage.remarks:
            parts.append(Padding(_bullets(passage.remarks, "dim"), (0, 0, 0, 2)))
    return parts


def _bullets(lines: Sequence[str], style: str = "") -> Grid:
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for line in lines:
        grid.add_row(Text("•", style), _text(line, style))
    return grid


def _quotation(passage: Passage, color: bool) -> Text:
    opening, closing = ("", "") if color else ("«", "»")
    return Text.assemble(
        _text(passage.before, "dim"),
        opening,
        _text(passage.quoted, "bold"),
        closing,
        _text(passage.after, "dim"),
    )
