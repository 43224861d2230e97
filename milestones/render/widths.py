"""How the room of a terminal is shared among columns."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from milestones.model.table import Row, ViewColumn
from milestones.render.safe import plain

GAP = 2
"""Blank columns between two columns of a table."""
_WORDS = range(12, 7, -1)
"""A foldable column keeps room for words of so many characters, the more the better; longer ones break."""
_PINNED = 5
"""A pinned column gets at least one part in so many of the terminal, where it can use it."""


def taken(widths: Sequence[int]) -> int:
    """The room that columns of these widths take, with what lies between them."""
    return sum(widths) + GAP * (len(widths) - 1)


def widths_of(columns: Sequence[ViewColumn], rows: Sequence[Row], width: int) -> list[int]:
    """The widths of the first columns, as many as there is room for, but at least one.

    Each gets what it cannot do without; what is left goes, character by character, to the column that needs
    the least to break no word, then to the narrowest that could use more.
    """
    lines = [_lines(column, rows) for column in columns]
    full = [_full(texts) for texts in lines]
    words = [max(_unbroken(word) for text in texts for word in text.split(" ")) for texts in lines]
    least: list[int] = []
    for room in _WORDS:
        least = [
            full[i] if column.whole or column.stacked else max(1, min(words[i], room))
            for i, column in enumerate(columns)
        ]
        if taken(least) <= width:
            break
    while len(least) > 1 and taken(least) > width:
        least.pop()
    return _shared_out([min(needed, width) for needed in least], full, words, width)


def block_widths(
    columns: Sequence[ViewColumn], pinned: int, rows: Sequence[Row], width: int
) -> Iterator[tuple[int, list[int]]]:
    """For each block, the place of its first column after the pinned ones, and the widths of its columns.

    A block holds as many columns as there is room for, but at least one.
    """
    start = pinned
    while start < len(columns):
        some = [row for row in rows if any(row.get(column.key) for column in columns[start:])]
        fixed = [max(min(_full(_lines(column, some)), width // _PINNED), 1) for column in columns[:pinned]]
        given = list(fixed)
        end = start
        for column in columns[start:]:
            needed = _full(_lines(column, some))
            if end > start and taken([*given, needed]) > width:
                break
            given.append(min(needed, max(width - taken(given) - GAP, 1)))
            end += 1
        full = [*(_full(_lines(column, some)) for column in columns[:pinned]), *given[pinned:]]
        yield start, _shared_out(given, full, full, width)
        start = end


def _shared_out(given: list[int], full: Sequence[int], words: Sequence[int], width: int) -> list[int]:
    for _ in range(width - taken(given)):
        narrow = [i for i in range(len(given)) if given[i] < full[i]]
        if not narrow:
            break
        broken = [i for i in narrow if given[i] < words[i]]
        if broken:
            given[min(broken, key=lambda i: words[i] - given[i])] += 1
        else:
            given[min(narrow, key=lambda i: given[i])] += 1
    return given


def _lines(column: ViewColumn, rows: Sequence[Row]) -> list[str]:
    """The lines of the column as they stand before any is broken, its title among them."""
    found = [plain(column.title), column.blank]
    for row in rows:
        value = row.get(column.key)
        parts = value if isinstance(value, tuple) else ("" if value is None else str(value),)
        found += map(plain, parts) if column.stacked else (plain(", ".join(parts)),)
    return found


def _full(lines: Sequence[str]) -> int:
    return max(1, *map(cell_len, lines))


def _unbroken(word: str) -> int:
    """The room that keeps the word in one piece; Chinese, Japanese and Korean may break anywhere."""
    return len(word) if cell_len(word) == len(word) else 2
