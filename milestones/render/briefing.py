"""Briefings for terminals: short lines under headings."""

from collections.abc import Iterator
from typing import TextIO

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table as Grid

from milestones.model.briefing import Briefing, Entry
from milestones.render.grid import words
from milestones.render.terminal import write_parts
from milestones.render.widths import GAP

_INDENT = 2
_ROOMY = 60
"""From so many characters on, what stands below an entry begins where its words begin."""
_WIDEST = 100
"""Where lines are longer, the eye loses the id at their end."""
_PLACE = 2
"""Characters of a jurisdiction's code."""


def write_briefing(content: Briefing, out: TextIO, *, width: int, color: bool) -> None:
    """For a terminal: each entry in a line, and what else there is to say of it below."""
    parts: list[RenderableType] = [words(content.title, "bold")] if content.title else []
    parts.append(words(content.summary))
    width = min(width, _WIDEST)
    lead = max((len(entry.lead) for entry in _entries(content)), default=0)
    for section in content.sections:
        parts += ["", words(section.heading, "bold")]
        parts += (line for entry in section.entries for line in _lines(entry, lead, width))
        if section.more:
            parts.append(words(" " * _INDENT + section.more, "dim"))
    if content.notes:
        parts += ["", *(words(note, "dim") for note in content.notes)]
    write_parts(parts, out, width=width, color=color)


def _lines(entry: Entry, lead: int, width: int) -> Iterator[RenderableType]:
    grid = Grid.grid(padding=(0, GAP, 0, 0), expand=True)
    grid.add_column(width=lead, no_wrap=True)
    grid.add_column(width=_PLACE, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(no_wrap=True, justify="right")
    grid.add_row(
        words(entry.lead, "bold"),
        words(entry.place),
        words(entry.words),
        words(entry.id, "dim"),
    )
    yield Padding(grid, (0, 0, 0, _INDENT))
    if entry.below:
        under = _INDENT + lead + GAP + _PLACE + GAP if width >= _ROOMY else 2 * _INDENT
        yield Padding(words(entry.below, "dim"), (0, 0, 0, under))


def _entries(content: Briefing) -> Iterator[Entry]:
    for section in content.sections:
        yield from section.entries
