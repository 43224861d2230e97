"""The lines of a page in the order of reading: its pieces put together, its columns one after another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

from milestones.read.formats.pdf.engine import Page, Piece

BULLETS = "•‣▪▫●○◦■□◆◇▶➤➢✓\uf0b7\uf0a7\uf0d8\uf076·"
"""Signs that open the items of a list, also those of the fonts Symbol and Wingdings."""
_LOOSE = 1.5
"""Points by which the gaps of a justified line differ at most."""
_SAME_LINE = 0.35
"""Heights of a letter by which two pieces of a line stand apart at most."""
_ROWS = 8
"""Rows of two pieces from which a page may be set in columns row by row."""
_WIDE = 25
"""Characters of a piece that is a line of running text, on average."""
_BULLET_ITEM = re.compile(rf"[{BULLETS}]\s*(?=\S)")


def lines_of(page: Page) -> list[Piece]:
    """The page's lines. The cells of a table stay apart."""
    pieces = _by_columns([replace(piece, text=_itemised(piece.text)) for piece in page.pieces])
    lines: list[Piece] = []
    for row in _rows(pieces):
        lines += [_whole(row)] if _justified(row) else _with_bullets(row)
    return lines


def _itemised(text: str) -> str:
    """The text with a plain "-" for the sign of an item."""
    return _BULLET_ITEM.sub("- ", text, count=1) if text[0] in BULLETS else text


def same_line(one: Piece, other: Piece) -> bool:
    """Whether the two stand at the same height."""
    return abs(one.middle - other.middle) <= _SAME_LINE * max(one.height, other.height)


def _rows(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces that follow each other on one line, from left to right."""
    row: list[Piece] = []
    for piece in pieces:
        if row and not (same_line(row[-1], piece) and piece.left >= row[-1].right):
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _whole(row: list[Piece]) -> Piece:
    """One piece of all."""
    return Piece(
        " ".join(piece.text for piece in row),
        row[0].left,
        min(piece.bottom for piece in row),
        row[-1].right,
        max(piece.top for piece in row),
    )


def _justified(row: list[Piece]) -> bool:
    """Whether the pieces are words of a line that was spread over its column, with gaps of one size."""
    gaps = [after.left - before.right for before, after in pairwise(row)]
    return len(gaps) > 1 and max(gaps) - min(gaps) <= _LOOSE


def _with_bullets(row: list[Piece]) -> Iterator[Piece]:
    """The row's pieces; a bullet or number goes with what it opens."""
    opening: Piece | None = None
    for piece in row:
        if opening:
            text = piece.text if opening.text in BULLETS else f"{opening.text} {piece.text}"
            yield replace(piece, text=f"- {text}" if opening.text in BULLETS else text, left=opening.left)
            opening = None
        elif piece.text in BULLETS or re.fullmatch(r"\(?(?:\d{1,2}|[a-z])[.)]|[-–—*o]", piece.text):
            opening = piece
        else:
            yield piece
    if opening:
        yield opening


def _by_columns(pieces: list[Piece]) -> list[Piece]:
    """The pieces, those of two columns one column after the other where the file has them row by row.

    Files hold their text in the order of reading as a rule, columns included. Where many rows hold two long
    pieces each, parted by one strip that nothing crosses, the file goes from left to right.
    """
    pairs = [
        (one, other)
        for one, other in pairwise(pieces)
        if same_line(one, other) and one.right < other.left and min(len(one.text), len(other.text)) > 2
    ]
    if len(pairs) < _ROWS or median(len(one.text) for pair in pairs for one in pair) < _WIDE:
        return pieces
    left = max(one.right for one, _ in pairs)
    right = min(other.left for _, other in pairs)
    if left >= right:
        return pieces
    first = max(one.top for one, _ in pairs)
    last = min(one.bottom for one, _ in pairs)
    within = [piece for piece in pieces if piece.top <= first and piece.bottom >= last]
    if any(piece.left < left and piece.right > right for piece in within):
        return pieces
    above = [piece for piece in pieces if piece not in within and piece.middle > first]
    below = [piece for piece in pieces if piece not in within and piece.middle <= first]
    return [
        *above,
        *(piece for piece in within if piece.right <= right),
        *(piece for piece in within if piece.right > right),
        *below,
    ]
