"""Rows of tables said as sentences: "The drug Zelvora was approved by the FDA on May 3, 2024 for gout."

What a row tells is told by the heads of its columns. Said so, a row is read as any sentence is, and each of
its words knows the cell that it comes from. Rows of which the columns tell nothing stay as they are.
"""

import re
from collections.abc import Iterator, Sequence

from milestones.extract.text.rewording import Piece, Reworded
from milestones.extract.text.rows import MONTHS, Saying
from milestones.extract.text.sheets import sheets
from milestones.extract.text.tables import Table, date_in, tables
from milestones.lexicon.tables import Role
from milestones.model.article import Article


def tabled(article: Article) -> Reworded | None:
    """The article with its tables' rows said as sentences; None where it has no table that can be said."""
    text = article.text
    found = [table for table in tables(text, article.title) if table.head_start >= article.title_end]
    found = sorted([*found, *_apart(article, found)], key=lambda table: table.head_start)
    pieces: list[Piece] = []
    last = 0
    dates = [match for table in found for match in _numbered_dates(table)]
    days_first = any(int(match["first"]) > MONTHS for match in dates)
    months_first = any(int(match["second"]) > MONTHS for match in dates)
    for table in found:
        saying = Saying(article, table, days_first=days_first, months_first=months_first)
        said = _table_said(text, table, saying)
        if not said:
            continue
        if table.head_end > table.head_start:
            pieces.append(Piece(text[last : table.head_start], last, table.head_start, True))
            last = table.head_end
        for start, end, sentences in said:
            pieces.append(Piece(text[last:start], last, start, True))
            pieces += sentences
            last = end
    if not pieces:
        return None
    pieces.append(Piece(text[last:], last, len(text), True))
    return Reworded(article, [piece for piece in pieces if piece.words])


def _apart(article: Article, found: Sequence[Table]) -> list[Table]:
    """The sheets behind the headline that are no rows of these tables."""
    spans = [(table.head_start, max(cell.end for row in table.rows for cell in row)) for table in found]
    return [
        sheet
        for sheet in sheets(article.text, article.title, article.title_end)
        if not any(left <= sheet.head_start < right for left, right in spans)
    ]


def _numbered_dates(table: Table) -> Iterator[re.Match[str]]:
    """The dates of a table whose months are numbers."""
    for row in table.rows:
        for head, cell in zip(table.heads, row, strict=True):
            match = date_in(cell.text) if head.role is Role.DATE else None
            if match and match["first"]:
                yield match


def _table_said(text: str, table: Table, saying: Saying) -> list[tuple[int, int, list[Piece]]]:
    """The rows of which something can be said: where each stands, and its sentences."""
    found = []
    for row in table.rows:
        if sentences := saying.row(row):
            # The name over a sheet stays: it parts the sheet from what stands before.
            filled = [cell for cell in row if cell.text and cell.start >= table.head_end]
            start, end = min(cell.start for cell in filled), max(cell.end for cell in filled)
            behind = text.find("\n", end)
            found.append((text.rfind("\n", 0, start) + 1, behind if behind >= 0 else len(text), sentences))
    return found
