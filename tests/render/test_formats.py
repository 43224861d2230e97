"""What each format writes for rows and details that are harmless."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from milestones.model.problem import UsageError
from milestones.model.table import Detail, Passage, Row, Table
from milestones.render.rendering import render

COLUMNS = ("id", "product", "aliases", "sources", "conflict")
ROWS: list[Row] = [
    {
        "id": "m-1",
        "product": 'Fucaso, "the first"',
        "aliases": ("CT103A", "eque|cel"),
        "sources": 2,
        "conflict": None,
        "seen only in a view": "x",
    },
    {"id": "m-2", "product": "驯鹿", "aliases": (), "sources": 0, "conflict": ""},
]
DETAIL = Detail(
    "Fucaso in Korea",
    (("Product", "Fucaso"), ("Date", "2024-07")),
    ("It rests on one article.",),
    (Passage("[1] news.txt", "said that", " it was granted ", "today.", ("date: announced",)),),
    Table("detail", COLUMNS, ROWS),
)


def written(content: Table | Detail, format: str) -> str:
    out = io.StringIO()
    render(content, format, out, width=80, color=False)
    return out.getvalue()


def test_csv() -> None:
    assert written(Table("m", COLUMNS, ROWS), "csv") == (
        'id,product,aliases,sources,conflict\nm-1,"Fucaso, ""the first""",CT103A|eque/cel,2,\nm-2,驯鹿,,0,\n'
    )


def test_tsv() -> None:
    assert written(Table("m", COLUMNS, ROWS), "tsv") == (
        "id\tproduct\taliases\tsources\tconflict\n"
        'm-1\t"Fucaso, ""the first"""\tCT103A|eque/cel\t2\t\n'
        "m-2\t驯鹿\t\t0\t\n"
    )


def test_json_holds_the_columns_in_order_and_null() -> None:
    output = written(Table("m", COLUMNS, ROWS), "json")
    first, second = json.loads(output)
    assert tuple(first) == COLUMNS
    assert first["aliases"] == ["CT103A", "eque|cel"] and first["conflict"] is None
    assert second["aliases"] == [] and second["conflict"] == ""
    assert "驯鹿" in output, "letters are written as letters"


def test_json_lines() -> None:
    lines = written(Table("m", COLUMNS, ROWS), "jsonl").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["m-1", "m-2"]


def test_markdown() -> None:
    assert written(Table("m", COLUMNS, ROWS), "md") == (
        "| id | product | aliases | sources | conflict |\n"
        "| --- | --- | --- | --- | --- |\n"
        '| m-1 | Fucaso, "the first" | CT103A, eque\\|cel | 2 |  |\n'
        "| m-2 | 驯鹿 |  | 0 |  |\n"
    )


@pytest.mark.parametrize(
    "format, expected",
    [
        ("csv", "id\n"),
        ("tsv", "id\n"),
        ("json", "[]\n"),
        ("jsonl", ""),
        ("md", "| id |\n| --- |\n"),
        ("table", "Nothing on record.\n"),
    ],
)
def test_no_rows(format: str, expected: str) -> None:
    assert written(Table("m", ("id",), []), format) == expected


def test_files_take_the_lines_where_there_are_any() -> None:
    table = Table("m", ("id", "n"), [{"id": "row"}], lines=[("a", 1), (None, None), ("b", ("c", "d"))])
    assert written(table, "csv") == "id,n\na,1\n,\nb,c|d\n"
    assert written(table, "jsonl").splitlines()[2] == '{"id": "b", "n": ["c", "d"]}'
    assert json.loads(written(table, "json"))[1] == {"id": None, "n": None}


def test_a_row_of_one_empty_cell_is_a_row() -> None:
    assert written(Table("m", ("id",), [{"id": ""}, {"id": None}]), "csv") == 'id\n""\n""\n'


@pytest.mark.parametrize(
    ("format", "header", "together"), [("csv", 1, 200), ("tsv", 1, 200), ("jsonl", 0, 1)]
)
def test_rows_are_written_as_they_come(format: str, header: int, together: int) -> None:
    out = io.StringIO()
    seen: list[int] = []

    def rows() -> Iterator[Row]:
        for number in range(600):
            seen.append(out.getvalue().count("\n"))
            yield {"id": str(number)}

    table = Table("m", ("id",), rows())  # type: ignore[arg-type]
    render(table, format, out, width=80, color=False)
    assert seen == [header + number // together * together for number in range(600)]
    assert out.getvalue().count("\n") == header + 600


@pytest.mark.parametrize("format", ["csv", "tsv", "jsonl"])
def test_a_detail_is_its_table_in_tabular_formats(format: str) -> None:
    assert written(DETAIL, format) == written(DETAIL.table, format)


def test_a_detail_in_json() -> None:
    assert json.loads(written(DETAIL, "json")) == {
        "title": "Fucaso in Korea",
        "fields": {"Product": "Fucaso", "Date": "2024-07"},
        "remarks": ["It rests on one article."],
        "passages": [
            {
                "heading": "[1] news.txt",
                "before": "said that",
                "quoted": " it was granted ",
                "after": "today.",
                "remarks": ["date: announced"],
            }
        ],
    }


def test_a_detail_in_markdown() -> None:
    assert written(DETAIL, "md") == (
        "# Fucaso in Korea\n\n"
        "- **Product**: Fucaso\n- **Date**: 2024-07\n\n"
        "- It rests on one article.\n\n"
        "## \\[1\\] news.txt\n\n"
        "> said that **it was granted** today.\n\n"
        "- date: announced\n"
    )


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"xlsx.*table, csv, tsv, json, jsonl, md"):
        written(DETAIL, "xlsx")


def test_csv_does_not_load_rich() -> None:
    program = (
        "import io, sys; from milestones.model.table import Table; "
        "from milestones.render.rendering import render; "
        "render(Table('m', ('id',), [{'id': '1'}]), 'csv', io.StringIO(), width=80, color=False); "
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
