"""Tables as Excel workbooks of one sheet."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import BinaryIO
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from milestones.model.harmless import plain
from milestones.model.problem import MilestonesError
from milestones.model.table import Cell, Line, Table, text_of
from milestones.render.safe import cell

_DATED = {"date", "earliest", "latest", "published", "since", "expected", "before", "after", "when"}
"""Columns in which a whole day becomes a date; in a headline it stays text."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# Excel takes 1900 for a leap year, so that days before March 1900 are counted in two ways.
_FIRST_DAY = date(1900, 3, 1)
_NARROW, _WIDE = 8, 60
"""The least and the most width of a column, in characters."""
# Limits of Excel ("Excel specifications and limits").
_CHARACTERS = 32_767
_ROWS = 1_048_576
_LARGEST = 10**15
"""From here on Excel rounds a number."""
_MADE = datetime(2000, 1, 1)
"""When the document says it was made: always the same, since the same store gives the same bytes."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}


def write_xlsx(table: Table, out: BinaryIO) -> None:
    """The table with a bold header that stays in sight, filters, dates as dates and numbers as numbers.

    All other cells are text, and none is ever a formula: one that begins as a formula would is marked as
    quoted, so that it shows as it stands and stays text when somebody edits it. Text longer than a cell can
    hold ends in "…". Raises MilestonesError for more rows than a sheet can hold.
    """
    buffer = BytesIO()
    book = Workbook(buffer, _OPTIONS)
    book.set_properties({"created": _MADE})
    book.set_size(2400, 1600)
    sheet = book.add_worksheet(plain(table.name)[:31])
    styles = _Styles(book)
    widths = [_width(column) + 3 for column in table.columns]
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column, styles.header)
    last = 0
    for last, line in enumerate(table.written, 1):
        if last >= _ROWS:
            raise MilestonesError(
                f"a sheet holds no more than {_ROWS - 1} rows; take --format csv, or a filter"
            )
        _write_line(sheet, last, table.columns, line, styles, widths)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, min(max(width, _NARROW), _WIDE))
    sheet.freeze_panes(1, 0)
    if table.columns:
        sheet.autofilter(0, 0, last, len(table.columns) - 1)
    book.close()
    out.write(buffer.getvalue())


class _Styles:
    """How cells look."""

    def __init__(self, book: Workbook) -> None:
        self.header: Format = book.add_format({"bold": True})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.quoted: Format = book.add_format({"quote_prefix": True})


def _write_line(
    sheet: Worksheet, at: int, columns: Sequence[str], line: Line, styles: _Styles, widths: list[int]
) -> None:
    for place, (column, value) in enumerate(zip(columns, line, strict=True)):
        if value is None or value == "" or value == ():
            continue
        if isinstance(value, int) and abs(value) < _LARGEST:
            sheet.write_number(at, place, value)
        elif day := _day(column, value):
            sheet.write_datetime(at, place, datetime(day.year, day.month, day.day), styles.day)
        else:
            text = _text(value)
            runs = cell(text) != text
            sheet.write_string(at, place, text, styles.quoted if runs else None)
        widths[place] = max(widths[place], _width(_text(value)))


def _text(value: Cell) -> str:
    words = plain(text_of(value))
    return words if len(words) <= _CHARACTERS else f"{words[: _CHARACTERS - 1]}…"


def _day(column: str, value: Cell) -> date | None:
    """The whole day that a cell gives; None for less exact dates, and for text."""
    if column not in _DATED or not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


def _width(text: str) -> int:
    """The characters that a text takes, Chinese, Japanese and Korean ones for two."""
    shown = text[:_WIDE]
    return len(shown) + sum(east_asian_width(character) in "WF" for character in shown)
