"""Tables and details for a terminal, by Rich. No line is ever wider than the terminal."""

import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TextIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from milestones.model.table import Detail, Passage, Table
from milestones.render.grid import grids, words
from milestones.render.widths import GAP

_HEIGHT = 25
"""Plays no part. Where it is not given, Rich takes both measures from variables, which may be nonsense."""
_LINK = re.compile(r"\x1b\]8;id=(?P<id>[^;]*);")


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
        height=_HEIGHT,
        force_terminal=color,
        color_system="256" if color else None,
        no_color=False,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part, overflow="fold")
    for line in _numbered(buffer.getvalue()).removesuffix("\n").split("\n"):
        out.write(line.rstrip() + "\n")


def _numbered(output: str) -> str:
    """The output with its links counted from 1: Rich draws their ids by lot; same store, same bytes."""
    ids: dict[str, int] = {}
    return _LINK.sub(lambda m: f"\x1b]8;id={ids.setdefault(m['id'], len(ids) + 1)};", output)


def _table(table: Table, width: int) -> list[RenderableType]:
    parts: list[RenderableType] = [words(table.title, "bold"), ""] if table.title else []
    found, told = grids(table, width)
    notes = [*table.notes, *([told] if told else [])]
    return [*parts, *found, *([""] if notes else []), *(words(note, "dim") for note in notes)]


def _detail(detail: Detail, color: bool) -> list[RenderableType]:
    parts: list[RenderableType] = [words(detail.title, "bold")]
    if detail.fields:
        fields = Grid.grid(padding=(0, GAP, 0, 0))
        fields.add_column(style="dim", max_width=20, overflow="fold")
        fields.add_column(overflow="fold")
        for name, value in detail.fields:
            fields.add_row(words(name), words(value))
        parts += ["", fields]
    if detail.remarks:
        parts += ["", _bullets(detail.remarks)]
    for passage in detail.passages:
        parts += ["", words(passage.heading, "bold"), Padding(_quotation(passage, color), (0, 0, 0, 2))]
        if passage.remarks:
            parts.append(Padding(_bullets(passage.remarks, "dim"), (0, 0, 0, 2)))
    return parts


def _bullets(lines: Sequence[str], style: str = "") -> Grid:
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for line in lines:
        grid.add_row(Text("•", style), words(line, style))
    return grid


def _quotation(passage: Passage, color: bool) -> Text:
    opening, closing = ("", "") if color else ("«", "»")
    return Text.assemble(
        words(passage.before, "dim"),
        opening,
        words(passage.quoted, "bold"),
        closing,
        words(passage.after, "dim"),
    )
