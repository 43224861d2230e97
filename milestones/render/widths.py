"""How the room of a terminal is shared among columns."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations, repeat

from rich.cells import cell_len

from milestones.model.harmless import plain
from milestones.model.table import Row, ViewColumn

GAP = 2
"""Blank columns between two columns of a table."""
_WORDS = range(12, 7, -1)
"""A foldable column keeps room for words of so many characters, the more the better; longer ones break."""
_LOOKED_AT = 100
"""So many lines of a column tell how its texts fold."""
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
    given = _shared_out([min(needed, width) for needed in least], full, words, width)
    return _levelled(given, [min(needed, width) for needed in least], full, lines)


def block_widths(
    columns: Sequence[ViewColumn], pinned: int, rows: Sequence[Row], width: int
) -> Iterator[tuple[int, list[int]]]:
    """For each block, the place of its first column after the pinned ones, and the widths of its columns.

    A block holds as many columns as there is room for, but at least one.
    """
    start = pinned
    while start < len(columns):
        some = [row for row in rows if any(row.get(column.key) for column in columns[start:])]
        fixed = [_pinned(_lines(column, some), width) for column in columns[:pinned]]
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


def _pinned(lines: Sequence[str], width: int) -> int:
    """The room that a pinned column keeps: for its words, and a fair part of the terminal."""
    words = max(_unbroken(word) for text in lines for word in text.split(" "))
    wanted = max(min(words, _WORDS[0]), width // _PINNED)
    return max(min(_full(lines), wanted, width - GAP - 1), 1)


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


def _levelled(
    given: Sequence[int], least: Sequence[int], full: Sequence[int], lines: Sequence[Sequence[str]]
) -> list[int]:
    """The widths with room moved from column to column where the rows then take fewer lines together."""
    texts = [column[:_LOOKED_AT] for column in lines[: len(given)]]

    @cache
    def folded(column: int, width: int) -> tuple[int, ...]:
        return tuple(_folded(text, width) for text in texts[column])

    def height(widths: Sequence[int]) -> int:
        return sum(map(max, *(folded(column, width) for column, width in enumerate(widths)), repeat(1)))

    best = list(given)
    fewest = height(best)
    # What needs no second line keeps it so: a name in one piece is easier to find.
    folding = [column for column, width in enumerate(given) if width < full[column]]
    for donor, taker in permutations(folding, 2):
        for room in range(1, min(best[donor] - least[donor], full[taker] - best[taker]) + 1):
            tried = [*best]
            tried[donor], tried[taker] = best[donor] - room, best[taker] + room
            if (lower := height(tried)) < fewest:
                break
        else:
            continue
        best, fewest = tried, lower
    return best


def _folded(text: str, width: int) -> int:
    """About how many lines the text takes in a column of this width."""
    lines, room = 1, width
    for word in text.split(" "):
        taken_up = cell_len(word)
        if taken_up <= room:
            room -= taken_up + 1
        else:
            more = max(1, -(-taken_up // width))
            lines += more - (1 if room == width else 0)
            room = width * more - taken_up - 1
    return lines


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
