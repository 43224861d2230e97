"""Lines of pages → paragraphs of running text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from milestones.extract.text.lines import BULLET
from milestones.read.formats.pdf.engine import Page, Piece
from milestones.read.formats.pdf.hyphens import joined
from milestones.read.formats.pdf.lines import lines_of, same_line
from milestones.read.formats.pdf.running import without_running_lines

_LEADING = 1.3
"""Times the usual distance of two lines that the lines of a paragraph stand apart at most."""
_SIZE = 1.12
"""Times the height of the letters that a line of the same paragraph has at most."""
_INDENT = 0.6
"""Heights of a letter by which a line that opens or goes on an item stands further right."""
_CELL = 120
"""Characters of the longest cell of a table that is shown as a row."""
_CELL_LINES = 4
_SOME = 4
"""So many lines that begin alike tell how far right they reach."""
_SENTENCE_END = re.compile(r"[.!?:;。！？：；…][)\"'”’」』）]*$")
_EAST = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


@dataclass(slots=True)
class _Block:
    """Lines that belong together: a paragraph, a headline, an item, a cell."""

    lines: list[Piece]
    cells: list[list[Piece]] = field(default_factory=list)
    """What stands beside it in the same row of a table."""
    edge: float = 0.0
    """How far right its last line could reach."""
    here: int = 0
    """The number of its first line in the column that it is in now."""

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines[self.here :])

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines[self.here :])

    @property
    def last(self) -> Piece:
        return self.lines[-1]


def text_of(pages: Sequence[Page]) -> str:
    """The text of the pages: paragraphs with a blank line between them, each on one line."""
    cleaned = [lines_of(page) for page in without_running_lines(tuple(pages))]
    leading, size = _leading(cleaned), _size(cleaned)
    blocks: list[_Block] = []
    for lines in cleaned:
        edges = _edges(lines)
        for number, line in enumerate(lines):
            block = blocks[-1] if blocks else None
            over = block is not None and (number == 0 or _next_column(block, line))
            if block and over and _goes_over(block, line):
                block.here = len(block.lines)
                block.lines.append(line)
            elif block and not over and _goes_on(block, line, edges[number - 1], leading, size):
                block.lines.append(line)
            else:
                blocks.append(_Block([line]))
            blocks[-1].edge = edges[number]
    blocks = _with_rows(blocks)
    known = Counter(
        word for block in blocks for line in block.lines for word in re.findall(r"[\w-]+", line.text.lower())
    )
    return "\n\n".join(_written(block, known) for block in blocks)


def _leading(pages: Sequence[Sequence[Piece]]) -> float:
    """The usual distance between the lines of a paragraph."""
    distances = [
        one.middle - other.middle
        for lines in pages
        for one, other in pairwise(lines)
        if abs(one.left - other.left) < one.height and 0.5 < (one.middle - other.middle) / one.height < 2.5
    ]
    return median(distances) if distances else 0.0


def _size(pages: Sequence[Sequence[Piece]]) -> float:
    """The usual height of letters, by the number of letters."""
    counts: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            counts[round(line.height, 1)] += len(line.text)
    return max(counts, key=lambda size: (counts[size], size), default=0.0)


def _edges(lines: Sequence[Piece]) -> list[float]:
    """How far right the column of each line reaches: as the lines that begin like it, if they are some."""
    edges: list[float] = []
    column: list[Piece] = []
    for line, after in pairwise([*lines, None]):
        column.append(line)  # type: ignore[arg-type]
        if after is None or not _below(column[-1], after):
            edges += [_edge(one, column) for one in column]
            column = []
    return edges


def _below(line: Piece, after: Piece) -> bool:
    """Whether the line after stands below in the same column, in letters of the same size."""
    tall = max(line.height, after.height) > _SIZE * min(line.height, after.height)
    return not tall and after.middle < line.middle and after.left < line.right and line.left < after.right


def _edge(line: Piece, column: Sequence[Piece]) -> float:
    alike = [other.right for other in column if abs(other.left - line.left) < 2]
    return max(alike if len(alike) >= _SOME else (other.right for other in column))


def _had_room(last: Piece, line: Piece, edge: float) -> bool:
    """Whether the first word of the line would have fitted behind the last, which ended of its own then."""
    eastern = _EAST.match(line.text)
    word = line.text[:2] if eastern else line.text.split(maxsplit=1)[0]
    letter = (line.right - line.left) / max(1, len(line.text))
    return last.right + (len(word) + (0 if eastern else 1)) * letter < edge - 0.5 * letter


def _next_column(block: _Block, line: Piece) -> bool:
    """Whether the line opens another column: far above, to the right, and not beside the block as a cell."""
    above = line.left > block.right and line.middle > block.last.middle
    return above and (line.bottom > block.lines[block.here].top or not _is_cell(block.lines))


def _is_cell(lines: Sequence[Piece]) -> bool:
    """Whether a block is short enough for a cell of a table."""
    return len(lines) <= _CELL_LINES and sum(len(line.text) for line in lines) <= _CELL


def _goes_on(block: _Block, line: Piece, edge: float, leading: float, size: float) -> bool:
    """Whether the line below belongs to the block."""
    last = block.last
    height = max(last.height, line.height)
    distance = last.middle - line.middle
    if height > _SIZE * min(last.height, line.height) or same_line(last, line) or distance <= 0:
        return False
    # Larger letters have a leading of their own.
    if distance > _LEADING * max(leading * height / size if size else leading, 0.9 * height):
        return False
    if line.left > block.right or line.right < block.left or BULLET.match(line.text):
        return False
    if last.height > _SIZE * size:
        return True  # a headline in large letters is broken where its words part best
    centred = abs((last.left + last.right) - (line.left + line.right)) < height
    hangs = block.here == 0 and BULLET.match(block.lines[0].text) is not None
    further = line.left - block.left
    if not centred and not hangs and further > _INDENT * height:
        return False  # opens a paragraph
    if not centred and len(block.lines) - block.here > 1 and further < -_INDENT * height:
        return False
    return not _had_room(last, line, max(edge, line.right))


def _goes_over(block: _Block, line: Piece) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    last = block.last
    height = max(last.height, line.height)
    if height > _SIZE * min(last.height, line.height) or BULLET.match(line.text):
        return False
    if _SENTENCE_END.search(last.text) or _had_room(last, line, block.edge):
        return False
    return len(block.lines) > 1 or line.text[0].islower()


def _with_rows(blocks: list[_Block]) -> list[_Block]:
    """The blocks; short ones that stand beside each other are the cells of a row."""
    found: list[_Block] = []
    for block in blocks:
        if found and not block.cells and _beside(found[-1], block):
            found[-1].cells.append(block.lines)
        else:
            found.append(block)
    return found


def _beside(row: _Block, block: _Block) -> bool:
    lines = row.cells[-1] if row.cells else row.lines
    if not (_is_cell(lines) and _is_cell(block.lines)):
        return False
    if block.left <= max(line.right for line in lines):
        return False
    top, bottom = min(lines[0].top, block.lines[0].top), max(lines[-1].bottom, block.last.bottom)
    smaller = min(lines[0].top - lines[-1].bottom, block.lines[0].top - block.last.bottom)
    return top - bottom > 0.5 * smaller


def _written(block: _Block, known: Counter[str]) -> str:
    cells = [joined([line.text for line in cell], known) for cell in (block.lines, *block.cells)]
    return " | ".join(cells)
