"""The tables of a text that name their columns: a line for each row, or a line for each cell.

"Drug | Indication | Approval date" over rows with bars, or these three in lines of their own over cells that
have a line each. Tables without such a head are left to those who read lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from milestones.extract.text.captions import Caption, caption_above
from milestones.extract.text.lines import lines_of
from milestones.lexicon.authorities import surface_forms
from milestones.lexicon.tables import Head, Role, caption_words, cell_words, head_of

FEWEST = 2
"""Columns of the smallest table with bars; with a line for each cell it has one more."""
KNOWN = 0.6
"""At least this part of the cells of a head are known heads."""
MOST_WORDS = 16
"""Words of the longest line that names all columns."""
OVER_ROWS = 40
"""Characters of the longest line that stands over some of the rows."""
_ASIDE = re.compile(r"\s*\([^()]*\)\s*")
"""The whole of a line that goes on with a head: "(location)"."""
_WORD = re.compile(r"[\w-]+")
_SPLIT = re.compile(r"[|\t]")
_RULE = re.compile(r"[\s|:=+-]*")
"""The whole of a line that only parts the head of a table from its rows."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(?:(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?:(?P=mark)(?P<year>\d{{4}}|\d\d))?"
    rf"|(?P<month>{_MONTH})(?:[-’']| [’'])(?P<short>\d\d)|{_MONTH} (?:\d{{1,2}}(?:st|nd|rd|th)?,? ?)?\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]\d{{4}}|{_MONTH} \d{{1,2}}|\d{{1,2}}[ -]{_MONTH}"
    r"|\d{4}-\d\d(?:-\d\d)?|\d{4}[./]\d\d?[./]\d\d?|(?:q[1-4]|[1-4]q|h[12]|[12]h)(?:[ -]?\d{4}|[’' ]?\d\d)"
    r"|(?:(?:early|mid|late|year-end|end)[ -](?:of )?)?\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of one row, white space around it left out; empty where nothing does."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table that names its columns."""

    heads: Sequence[Head]
    head_start: int
    head_end: int
    rows: Sequence[Sequence[Cell]]
    caption: Caption | None = None
    """What stands over it, where that says what became of all of its medicines."""


def date_in(cell: str) -> re.Match[str] | None:
    """The date that is all a cell says."""
    return _DATE.fullmatch(cell)


def tables(text: str, title: str = "") -> list[Table]:
    """The tables of a text, in order."""
    lines = lines_of(text)
    found: list[Table] = []
    number = 0
    while number < len(lines):
        table, number = _table(text, lines, number, title)
        if table and table.rows:
            found.append(table)
    return found


def _table(text: str, lines: Sequence[tuple[int, int]], number: int, title: str) -> tuple[Table | None, int]:
    """The table whose head this line is or opens, and the number of the line behind it."""
    start, end = lines[number]
    if end - start > 400 or start == end:
        return None, number + 1
    line = text[start:end]
    if "|" in line or "\t" in line:
        cells = cells_of(text, start, end)
        if len(cells) >= FEWEST:
            named = _named(cells)
            over = caption_above(text, lines, number, title) if named else None
            heads = named and (
                _of_medicines(named) or (named if over and _of_one_standing(cells, named) else None)
            )
            return _with_bars(text, lines, number, heads, over) if heads else (None, number + 1)
        line = cells[0].text if cells else ""
    if head_of(line.strip()):
        return _of_lines(text, lines, number)
    heads = (
        _in_one_line(line) if number + 1 < len(lines) and lines[number + 1][0] == lines[number + 1][1] else []
    )
    return _by_cells(text, lines, number, number + 1, heads) if heads else (None, number + 1)


def cells_of(text: str, start: int, end: int) -> list[Cell]:
    """The cells of a line with bars, those of its outer bars left out; one for a line without."""
    cuts = [match.start() for match in _SPLIT.finditer(text, start, end)]
    bounds = zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True)
    found = [_cell(text, left, right) for left, right in bounds]
    if cuts and not found[0].text:
        found = found[1:]
    return found[:-1] if cuts and not found[-1].text and len(found) > 1 else found


def _cell(text: str, start: int, end: int) -> Cell:
    said = text[start:end]
    left = start + len(said) - len(said.lstrip())
    return Cell(said.strip(), min(left, end), max(left, start + len(said.rstrip())) if said.strip() else end)


def _named(cells: Sequence[Cell]) -> list[Head] | None:
    """What the columns hold, where these cells are heads."""
    heads = [head_of(cell.text) for cell in cells]
    known = sum(head is not None for head in heads)
    filled = sum(bool(cell.text) for cell in cells)
    if known < max(FEWEST, KNOWN * filled):
        return None
    return [head or Head(Role.OTHER) for head in heads]


def _of_one_standing(cells: Sequence[Cell], heads: Sequence[Head]) -> bool:
    """Whether a table without a column on what happened leaves that to the line over it."""
    named = any(head.role in (Role.PRODUCT, Role.SUBSTANCE) for head in heads)
    return named and not any(cell.text.lower() in caption_words().columns for cell in cells)


def _of_medicines(heads: list[Head]) -> list[Head] | None:
    """The heads, where they are those of medicines and of what became of them."""
    roles = {head.role for head in heads}
    told = roles & {Role.DATE, Role.STATUS, Role.STATUSES, Role.FLAG, Role.NEXT}
    return heads if told and roles & {Role.PRODUCT, Role.SUBSTANCE} else None


def _with_bars(
    text: str, lines: Sequence[tuple[int, int]], number: int, heads: Sequence[Head], over: Caption | None
) -> tuple[Table, int]:
    """The table whose head is this line, a line of bars for each row."""
    rows: list[list[Cell]] = []
    head = lines[number]
    last = number = number + 1
    while number < len(lines):
        start, end = lines[number]
        if text[start:end].strip():
            cells = cells_of(text, start, end)
            if (len(cells) < FEWEST and "|" not in text[start:end]) or _named(cells):
                break
            last = number + 1
            if not _RULE.fullmatch(text, start, end):
                rows.append(cells)
        number += 1
    # A row that leaves its last cells out has none for them; one with more cells is none of this table's.
    none = Cell("", head[1], head[1])
    full = [[*row, *[none] * (len(heads) - len(row))] for row in rows if 1 < len(row) <= len(heads)]
    return Table(heads, *head, full, over), last


def _in_one_line(line: str) -> list[Head]:
    """The heads that a line without bars names one behind the other: "Company Product Indication Status"."""
    words = line.split()
    heads: list[Head] = []
    place = 0
    while place < len(words) <= MOST_WORDS:
        cuts = range(min(len(words), place + 4), place, -1)
        found = next(((head, cut) for cut in cuts if (head := head_of(" ".join(words[place:cut])))), None)
        if found is None:
            return []
        heads.append(found[0])
        place = found[1]
    named = {head.role for head in heads} >= {Role.PRODUCT, Role.INDICATION}
    return heads if named and len(heads) > FEWEST and _of_medicines(heads) else []


def _of_lines(text: str, lines: Sequence[tuple[int, int]], number: int) -> tuple[Table | None, int]:
    """The table whose head opens with this line, a line for each of its cells."""
    heads: list[Head] = []
    first, opened = number, number
    while number < len(lines):
        cells = cells_of(text, *lines[number])
        head = head_of(cells[0].text) if len(cells) == 1 else None
        if head:
            heads.append(head)
            opened = number + 1
        elif heads and _ASIDE.fullmatch(text, *lines[number]):
            opened = number + 1
        elif text[slice(*lines[number])].strip():
            break
        number += 1
    if len(heads) <= FEWEST or not _of_medicines(heads):
        return None, first + 1
    return _by_cells(text, lines, first, opened, heads)


def _by_cells(
    text: str, lines: Sequence[tuple[int, int]], first: int, opened: int, heads: Sequence[Head]
) -> tuple[Table, int]:
    """The table whose head ends before the line `opened`, a line for each of its cells."""
    # Lines with another between them that is really empty: there a cell without words is a line of blanks.
    spread = first + 1 < len(lines) and lines[first + 1][0] == lines[first + 1][1]
    spans = ((place, *lines[place]) for place in range(opened, len(lines)))
    found = (
        (place, cells_of(text, start, end)[0])
        for place, start, end in spans
        if text[start:end].strip(" \t|") or (spread and end > start)
    )
    rows: list[Sequence[Cell]] = []
    last = opened
    # Only as many lines are looked at as make rows: a text may have as many heads as it has lines.
    while row := list(islice(found, len(heads))):
        if not _fits(heads, [cell for _, cell in row]):
            # What stands over some of the rows takes a line for itself: "ONCOLOGY".
            row = [*row[1:], *islice(found, 1)] if len(row[0][1].text) <= OVER_ROWS else []
            if not _fits(heads, [cell for _, cell in row]):
                break
        rows.append([cell for _, cell in row])
        last = row[-1][0] + 1
    return Table(heads, lines[first][0], lines[opened - 1][1], rows), last


def _fits(heads: Sequence[Head], row: Sequence[Cell]) -> bool:
    """Whether these cells can be a row: a date where there should be one, and a mark where one should be.

    Where no column has dates, that of the status must tell what somebody did.
    """
    if len(row) < len(heads):
        return False
    words = cell_words()
    pairs = list(zip(heads, row, strict=True))
    marks = [cell.text for head, cell in pairs if head.role is Role.FLAG]
    dates = [cell.text for head, cell in pairs if head.role is Role.DATE]
    some = any(date_in(cell) for cell in dates)
    known = all(date_in(cell) or cell.lower() in words.none | words.outcomes.keys() for cell in dates)
    if not dates:
        names = [cell.text for head, cell in pairs if head.role in (Role.PRODUCT, Role.INDICATION)]
        some = all(_tells(cell.text) for head, cell in pairs if head.role is Role.STATUS)
        known = {Role.STATUS, Role.INDICATION} <= {head.role for head in heads} and not any(
            map(_tells, names)
        )
    return some and known and all(len(cell) <= 60 for cell in marks)


def _tells(cell: str) -> bool:
    """Whether a cell tells what somebody did, or who: "FDA granted", "Approved"."""
    words = cell_words()
    said = [word.lower() for word in _WORD.findall(cell)]
    return cell.lower() in words.outcomes or any(
        word in words.passives or word in surface_forms() for word in said
    )
