"""Workbooks, read back by another library than the one that writes them."""

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from milestones.model.problem import MilestonesError, UsageError
from milestones.model.table import Cell, Detail, Row, Table
from milestones.render import xlsx
from milestones.render.rendering import render_binary

from .test_hostile import ACTING, HOSTILE

COLUMNS = ("id", "title", "date", "earliest", "sources", "aliases")
ROWS: list[Row] = [
    {
        "id": "k2m4p6q8",
        "title": "2023-06-30",
        "date": "2023-06",
        "earliest": "2023-06-01",
        "sources": 5,
        "aliases": ("CT103A", "eque-cel"),
    },
    {"id": "0123456e", "title": "驯鹿", "date": "2023-06-30", "earliest": None, "sources": -3, "aliases": ()},
]


def written(table: Table | Detail) -> bytes:
    out = io.BytesIO()
    render_binary(table, "xlsx", out)
    return out.getvalue()


def sheet_of(table: Table | Detail) -> Any:
    book = load_workbook(io.BytesIO(written(table)))
    (sheet,) = book.worksheets
    return sheet


def cell_of(value: Cell, column: str = "words") -> Any:
    return sheet_of(Table("t", (column,), [{column: value}]))["A2"]


def test_whole_days_are_dates_numbers_are_numbers_and_the_rest_is_text() -> None:
    sheet = sheet_of(Table("list", COLUMNS, ROWS))
    assert sheet.title == "list"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        list(COLUMNS),
        ["k2m4p6q8", "2023-06-30", "2023-06", datetime(2023, 6, 1), 5, "CT103A, eque-cel"],
        ["0123456e", "驯鹿", datetime(2023, 6, 30), None, -3, None],
    ]
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "s", "d", "n", "s"]
    assert sheet["D2"].number_format == "yyyy-mm-dd"


def test_the_header_is_bold_stays_in_sight_and_filters() -> None:
    sheet = sheet_of(Table("list", COLUMNS, ROWS))
    assert all(cell.font.bold for cell in sheet[1])
    assert not any(cell.font.bold for cell in sheet[2])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F3"


def test_columns_are_as_wide_as_their_words_within_bounds() -> None:
    rows: list[Row] = [{"a": "x" * 200, "b": "驯" * 10, "c": 1}]
    widths = sheet_of(Table("t", ("a", "b", "c"), rows)).column_dimensions
    assert [round(widths[column].width) for column in "ABC"] == [61, 21, 9]


def test_an_empty_table_has_its_header() -> None:
    sheet = sheet_of(Table("t", COLUMNS, []))
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [list(COLUMNS)]
    assert sheet.auto_filter.ref == "A1:F1"


def test_the_same_rows_give_the_same_bytes() -> None:
    table = Table("list", COLUMNS, ROWS)
    first = written(table)
    assert written(table) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in parts.read("docProps/core.xml")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "  =1",
        "＝1",
        '=HYPERLINK("http://evil.example")',
        "{=1+1}",
        "0123",
        "1e5",
    ],
)
def test_no_text_is_a_formula_or_a_number(text: str) -> None:
    cell = cell_of(text)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix is (text[0] not in "{01"), "so that it stays text when it is edited"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_acting_character_comes_out(text: str) -> None:
    cell = cell_of(text)
    assert not set(str(cell.value)) & set(ACTING)
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert "\n" not in cell.value


def test_an_address_is_no_link_and_an_escape_stays_as_it_is() -> None:
    assert cell_of("http://news.example/a").hyperlink is None
    assert cell_of("_x0041_").value == "_x0041_"


@pytest.mark.parametrize("day", ["2023-02-30", "1899-12-31", "1900-02-28", "2023-6-3", "٢٠٢٣-٠٦-٣٠"])
def test_what_excel_cannot_count_as_a_day_stays_text(day: str) -> None:
    assert (cell_of(day, "date").value, cell_of(day, "date").data_type) == (day, "s")
    assert cell_of("1900-03-01", "date").value == datetime(1900, 3, 1)


def test_what_a_cell_cannot_hold_is_cut() -> None:
    value = cell_of("x" * 40_000).value
    assert (len(value), value[-1]) == (32_767, "…")
    assert cell_of("x" * 32_767).value == "x" * 32_767
    assert cell_of(10**15).value == str(10**15)
    assert cell_of(10**15 - 1).value == 10**15 - 1


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_ROWS", 3)
    rows: list[Row] = [{"id": 1}, {"id": 2}]
    written(Table("t", ("id",), rows))
    with pytest.raises(MilestonesError, match="a sheet holds no more than 2 rows; take --format csv"):
        written(Table("t", ("id",), [*rows, {"id": 3}]))


def test_a_detail_is_its_table() -> None:
    assert written(Detail("t", (), (), (), Table("list", COLUMNS, ROWS))) == written(
        Table("list", COLUMNS, ROWS)
    )


def test_no_other_format_is_bytes() -> None:
    with pytest.raises(UsageError, match="no format 'csv'"):
        render_binary(Table("t", (), []), "csv", io.BytesIO())
