"""Tables as what Rich prints: columns that fit, colours, links, groups of rows, blocks of columns."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import cast

from rich import box
from rich.cells import cell_len, set_cell_size
from rich.console import JustifyMethod, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from milestones.model.harmless import plain
from milestones.model.table import Cell, Row, Table, ViewColumn, text_of
from milestones.render.safe import address
from milestones.render.widths import GAP, block_widths, taken, widths_of

PALETTE = ("color(63)", "color(130)", "color(162)", "color(28)", "color(30)", "color(129)")
"""Blue, orange, crimson, green, teal, violet: each has a contrast above 4.2 to white and to black."""


def words(value: Cell, style: str = "") -> Text:
    """A cell as one line; nothing in it acts."""
    return Text(plain(text_of(value)), style=style)


def grids(table: Table, width: int) -> tuple[list[RenderableType], str]:
    """What the table prints between its title and its notes; and in words what it had no room for, if any."""
    rows = list(table.rows if table.shown is None else table.shown)
    if not rows:
        return [words("Nothing on record.")], ""
    view = table.viewed
    fitting = [column for column in view if column.fits(width)]
    columns = [column for column in fitting if not column.under]
    if table.pinned:
        return list(_blocks(table, columns, rows, width)), ""
    widths = widths_of(columns, rows, width)
    names = ", ".join(column.title or column.key for column in columns[len(widths) :])
    told = f"No room for: {names}. Widen the terminal, or take --format csv." if names else ""
    under = [column for column in fitting if column.under]
    return list(_grouped(columns[: len(widths)], widths, rows, table.groups, under)), told


def _blocks(
    table: Table, columns: Sequence[ViewColumn], rows: Sequence[Row], width: int
) -> Iterator[RenderableType]:
    """Block under block, each with the pinned columns and only with rows that have something in it."""
    for number, (first, widths) in enumerate(block_widths(columns, table.pinned, rows, width)):
        some = columns[first : first + len(widths) - table.pinned]
        filled = [row for row in rows if any(row.get(column.key) for column in some)]
        if number:
            yield ""
        yield from _grouped([*columns[: table.pinned], *some], widths, filled, table.groups)


def _grouped(
    columns: Sequence[ViewColumn],
    widths: Sequence[int],
    rows: Sequence[Row],
    groups: str,
    under: Sequence[ViewColumn] = (),
) -> Iterator[RenderableType]:
    if not groups:
        yield _grid(columns, widths, rows)
        return
    yield _grid(columns, widths, (), ruled=False)
    for heading, members in groupby(rows, key=lambda row: row.get(groups)):
        yield _rule(words(heading).plain, taken(widths))
        if under:
            yield from _annotated(columns, widths, list(members), under)
        else:
            yield _grid(columns, widths, list(members), header=False)


def _annotated(
    columns: Sequence[ViewColumn], widths: Sequence[int], rows: Sequence[Row], under: Sequence[ViewColumn]
) -> Iterator[RenderableType]:
    """Rows with what stands below them, once where it is the same for several in a row."""

    def below(row: Row) -> tuple[str, ...]:
        return tuple(_cell(column, row).plain for column in under)

    for texts, members in groupby(rows, key=below):
        yield _grid(columns, widths, list(members), header=False)
        for column, text in zip(under, texts, strict=True):
            if text:
                # The margin tells it from a row where nothing has a colour.
                yield Padding(Text(text, style=column.style), (0, 0, 0, GAP), expand=False)


def _rule(heading: str, width: int) -> Text:
    """ "2023 ─────", as long as the table."""
    if cell_len(heading) > width:
        return Text(set_cell_size(heading, max(width - 1, 0)) + "…", style="bold")
    line = "─" * (width - cell_len(heading) - 1)
    return Text.assemble((heading, "bold"), (f" {line}" if line else "", "dim"))


def _grid(
    columns: Sequence[ViewColumn],
    widths: Sequence[int],
    rows: Sequence[Row],
    *,
    header: bool = True,
    ruled: bool = True,
) -> Grid:
    grid = Grid(
        box=box.SIMPLE_HEAD if header and ruled else None,
        show_header=header,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0) if header and ruled else (0, GAP, 0, 0),
        header_style="bold",
    )
    for column, width in zip(columns, widths, strict=True):
        grid.add_column(
            words(column.title),
            width=width,
            justify=cast(JustifyMethod, column.justify),
            no_wrap=column.whole,
            overflow="ellipsis" if column.whole else "fold",
            style=column.style,
        )
    # Lines that stack up need a blank one between two rows, or nobody sees where the next begins.
    stacked = any(column.stacked for column in columns)
    for number, row in enumerate(rows):
        cells = [_cell(column, row) for column in columns]
        # A row that began with nothing would look like the continuation of the one above.
        grid.add_row(cells[0] if cells[0] else Text("–"), *cells[1:])
        if stacked and number + 1 < len(rows):
            grid.add_row()
    return grid


def _cell(column: ViewColumn, row: Row) -> Text:
    value = row.get(column.key)
    if value in (None, "", ()):
        return Text(column.blank, style="dim")
    parts = value if isinstance(value, tuple) else (str(value),)
    linked = row.get(column.links) if column.links else None
    links = linked if isinstance(linked, tuple) else ()
    texts = [_part(part, links[i] if i < len(links) else "") for i, part in enumerate(parts)]
    text = Text("\n" if column.stacked else ", ").join(texts)
    tint = row.get(column.tint) if column.tint else None
    if isinstance(tint, int):
        text.stylize_before(PALETTE[tint % len(PALETTE)])
    return text


def _part(part: str, link: str) -> Text:
    target = address(link)
    return Text(plain(part), style=Style(link=target) if target else "")
