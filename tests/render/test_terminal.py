"""What a person sees: pinned pictures at two widths, and what holds at any width."""

import io
from pathlib import Path

import pytest
from rich.cells import cell_len

from milestones.model.table import Detail, Passage, Row, Table, ViewColumn
from milestones.render.rendering import render

PICTURES = Path(__file__).parent / "pictures"

ROWS: list[Row] = [
    {
        "id": "m-4k2h",
        "date": "2023-06-30",
        "product": "Fucaso",
        "indication": "relapsed or refractory multiple myeloma",
        "where": "CN",
        "kind": "nda-approval",
        "sources": 3,
        "conflict": None,
    },
    {
        "id": "m-9pz1",
        "date": "2024-Q2",
        "product": "驯鹿生物伊基奥仑赛注射液",
        "indication": "复发或难治性多发性骨髓瘤",
        "where": "CN",
        "kind": "nda-acceptance",
        "sources": 1,
        "conflict": "2024-04 and 2024-06 cannot both be true",
    },
    {
        "id": "m-77aa",
        "date": None,
        "product": "에쿠카브타진 오토류셀",
        "indication": "재발성 또는 불응성 다발골수종",
        "where": "KR",
        "kind": "orphan-designation",
        "sources": 12,
        "conflict": None,
    },
]
TABLE = Table(
    "milestones",
    tuple(ROWS[0]),
    ROWS,
    (
        ViewColumn("Date", "date", whole=True),
        ViewColumn("Product", "product", style="bold"),
        ViewColumn("Indication", "indication"),
        ViewColumn("Where", "where", whole=True),
        ViewColumn("Milestone", "kind", whole=True),
        ViewColumn("Sources", "sources", justify="right", whole=True),
        ViewColumn("Conflict", "conflict", from_width=100),
        ViewColumn("Id", "id", whole=True, style="dim"),
    ),
    "Fucaso: 3 milestones",
    ("In the 5 articles read.",),
)
DETAIL = Detail(
    "Fucaso · orphan designation · KR",
    (("Product", "Fucaso (CT103A, 에쿠카브타진)"), ("Date", "on or before 2024-07-15")),
    ("The date rests on one article only, which tells the event without a day of its own; it is a bound.",),
    (
        Passage(
            "[1] news-7.txt, 2024-07-15",
            "…the company said that ",
            "the Korean ministry has granted orphan status to its cell therapy",
            ", the first of its kind there…",
            ("date: announced 2024-07-15",),
        ),
    ),
)


def seen(content: Table | Detail, width: int, color: bool = False) -> str:
    out = io.StringIO()
    render(content, "table", out, width=width, color=color)
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("name, content", [("table", TABLE), ("detail", DETAIL)])
def test_pictures(name: str, content: Table | Detail, width: int) -> None:
    assert seen(content, width) == (PICTURES / f"{name}-{width}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 99, 140])
@pytest.mark.parametrize("letters", ["word ", "unbroken", "驯鹿", "에쿠 ", "🎉", "e\u0301", "\u200b\x1b"])
def test_no_line_is_wider_than_the_terminal(letters: str, width: int) -> None:
    long = letters * 40
    keys = tuple(f"column {number}" for number in range(12))
    table = Table("t", keys, [dict.fromkeys(keys, long)], (), long, (long,))
    half = tuple(ViewColumn(key, key, whole=number % 3 == 0) for number, key in enumerate(keys))
    viewed = Table("t", keys, [dict.fromkeys(keys, long)], half, long, (long,))
    detail = Detail(long, ((long, long),), (long,), (Passage(long, long, long, long, (long,)),))
    for content in (table, viewed, detail):
        assert max(map(cell_len, seen(content, width).splitlines())) <= width


def test_whole_columns_never_break_and_what_has_no_room_is_told() -> None:
    picture = seen(TABLE, 60)
    assert "orphan-designation" in picture
    assert "No room for: Sources, Id." in picture


def test_columns_show_from_their_width() -> None:
    assert "Conflict" not in seen(TABLE, 99)
    assert "Conflict" in seen(TABLE, 120)


def test_without_view_the_columns_are_shown() -> None:
    assert seen(Table("t", ("id", "names"), [{"id": "m-1", "names": ("A", "B")}]), 80) == (
        "id   names\n──────────\nm-1  A, B\n"
    )


def test_an_empty_table_says_so_and_keeps_its_notes() -> None:
    empty = Table("t", ("id",), [], (), "Fucaso", ("In the 5 articles read.",))
    assert seen(empty, 80) == "Fucaso\n\nNothing on record.\n\nIn the 5 articles read.\n"


def test_colour_is_all_that_differs() -> None:
    def bare(text: str) -> str:
        return "\n".join(line.rstrip() for line in text.splitlines())

    colored = seen(TABLE, 80, color=True)
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m"):
        assert code in colored
        colored = colored.replace(code, "")
    assert bare(colored) == bare(seen(TABLE, 80))


def test_quoted_words_are_bold_or_between_marks() -> None:
    passage = Passage("h", "before ", "quoted", " after")
    detail = Detail("t", (), (), (passage,))
    assert "before «quoted» after" in seen(detail, 80)
    assert "\x1b[1mquoted\x1b[0m" in seen(detail, 80, color=True)


@pytest.mark.parametrize("name, value", [("NO_COLOR", "1"), ("FORCE_COLOR", "1"), ("COLUMNS", "20")])
def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    plain, colored = seen(TABLE, 80), seen(TABLE, 80, color=True)
    monkeypatch.setenv(name, value)
    assert (seen(TABLE, 80), seen(TABLE, 80, color=True)) == (plain, colored)
