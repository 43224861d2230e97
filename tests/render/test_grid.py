"""Groups, blocks, colours and links of tables in a terminal."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.color import Color

from milestones.model.table import Row, Table, ViewColumn
from milestones.render.grid import PALETTE
from milestones.render.rendering import render

YEARS: list[Row] = [
    {"year": "2022", "what": "IND approved", "where": "US", "tint": 0, "url": ("https://news.example/a",)},
    {"year": "2023", "what": "Approved", "where": "CN", "tint": 2, "url": ("javascript:alert(1)",)},
    {"year": "2023", "what": "Orphan", "where": "KR", "tint": 4, "url": ()},
]
TIMELINE = Table(
    "t",
    ("what", "where"),
    YEARS,
    (ViewColumn("What", "what", links="url"), ViewColumn("Where", "where", whole=True, tint="tint")),
    groups="year",
)
CODES = ("US", "EU", "CN", "JP")
GRID = Table(
    "g",
    ("product",),
    [],
    (
        ViewColumn("Indication", "indication", blank="none told"),
        *(ViewColumn(code, code, stacked=True, blank="–") for code in CODES),
    ),
    groups="product",
    shown=[
        {"product": "Alfa", "indication": "gout", "US": ("Approved", "2020 ×2"), "JP": ("Refused",)},
        {"product": "Alfa", "indication": "asthma", "US": ("IND", "approved")},
        {"product": "베트릭스", "indication": None, "EU": ("Approved", "2021")},
    ],
    pinned=1,
)


def seen(table: Table, width: int, color: bool = False) -> str:
    out = io.StringIO()
    render(table, "table", out, width=width, color=color)
    return out.getvalue()


def test_each_group_has_a_heading_as_long_as_the_table() -> None:
    assert seen(TIMELINE, 80) == (
        "What          Where\n"
        "2022 ──────────────\n"
        "IND approved  US\n"
        "2023 ──────────────\n"
        "Approved      CN\n"
        "Orphan        KR\n"
    )


def test_a_heading_too_long_for_the_table_is_cut() -> None:
    long = Table("t", ("what",), [{"year": "驯鹿生物伊基奥仑赛注射液", "what": "Orphan"}], groups="year")
    assert seen(long, 80) == "what\n驯鹿 …\nOrphan\n"


QUOTED = Table(
    "q",
    ("what",),
    [
        {"article": "a.txt", "what": "Approved", "words": "The FDA approved and the EMA took [red]it[/red]."},
        {"article": "a.txt", "what": "Filed", "words": "The FDA approved and the EMA took [red]it[/red]."},
        {"article": "a.txt", "what": "Orphan", "words": ""},
        {"article": "b.txt", "what": "Orphan", "words": "\x1b[2JIt is an orphan."},
    ],
    (ViewColumn("What", "what"), ViewColumn("Words", "words", style="dim", under=True)),
    groups="article",
)


def test_what_stands_under_its_row_is_told_once_for_equal_rows_and_takes_the_whole_width() -> None:
    assert seen(QUOTED, 30) == (
        "What\n"
        "a.txt ──\n"
        "Approved\n"
        "Filed\n"
        "  The FDA approved and the EMA\n"
        "  took [red]it[/red].\n"
        "Orphan\n"
        "b.txt ──\n"
        "Orphan\n"
        "  \ufffd[2JIt is an orphan.\n"
    )


def test_nothing_in_what_stands_under_a_row_acts() -> None:
    assert "\x1b[2J" not in seen(QUOTED, 80, color=True)


def test_columns_that_do_not_fit_stand_in_blocks_with_the_rows_that_have_something_there() -> None:
    assert seen(GRID, 80) == (
        "Indication  US        EU        CN  JP\n"
        "Alfa ──────────────────────────────────────\n"
        "gout        Approved  –         –   Refused\n"
        "            2020 ×2\n"
        "\n"
        "asthma      IND       –         –   –\n"
        "            approved\n"
        "베트릭스 ──────────────────────────────────\n"
        "none told   –         Approved  –   –\n"
        "                      2021\n"
    )
    assert seen(GRID, 28) == (
        "Indication  US\n"
        "Alfa ───────────────\n"
        "gout        Approved\n"
        "            2020 ×2\n"
        "\n"
        "asthma      IND\n"
        "            approved\n"
        "\n"
        "Indication  EU        CN\n"
        "베트릭스 ───────────────\n"
        "none told   Approved  –\n"
        "            2021\n"
        "\n"
        "Indication  JP\n"
        "Alfa ──────────────\n"
        "gout        Refused\n"
    )


@pytest.mark.parametrize("width", [5, 12, 20, 33, 60, 200])
@pytest.mark.parametrize("table", [TIMELINE, GRID], ids=["groups", "blocks"])
def test_no_line_is_wider_than_the_terminal(table: Table, width: int) -> None:
    assert max(map(cell_len, seen(table, width).splitlines())) <= width


def test_nothing_on_record_is_said_of_a_grid_too() -> None:
    empty = Table("g", ("product",), [], GRID.view, shown=[], pinned=1, groups="product")
    assert seen(empty, 80) == "Nothing on record.\n"


def test_links_and_colours_only_where_there_is_colour() -> None:
    assert "\x1b" not in seen(TIMELINE, 80)
    colored = seen(TIMELINE, 80, color=True)
    assert "\x1b]8;id=1;https://news.example/a\x1b\\" in colored
    assert colored.count("\x1b]8;id=") == 1, "only http and https are led to"
    assert re.findall(r"38;5;(\d+)m(?:US|CN|KR)", colored) == ["63", "162", "30"]
    assert colored == seen(TIMELINE, 80, color=True)


@pytest.mark.parametrize("name", PALETTE)
def test_colours_can_be_read_on_black_and_on_white(name: str) -> None:
    """Contrast as in WCAG 2.2, success criterion 1.4.3; 4.58 is the most that one colour has to both."""
    channels = [value / 255 for value in Color.parse(name).get_truecolor()]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
    assert 1.05 / (luminance + 0.05) > 4.2
    assert (luminance + 0.05) / 0.05 > 4.2
