"""Text from articles never acts, whatever the format: each hostile text against each format."""

import csv
import io
import json
import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milestones.model.harmless import MARKS, UNSEEN, may_act
from milestones.model.table import Detail, Passage, Table
from milestones.render.formats import FORMATS
from milestones.render.rendering import render
from milestones.render.safe import address, cell, markdown, plain

ACTING = "\x1b\x07\x08\x00\x7f\x9b\x9d\x85\u202e\u2066\u200e\u200b\u2028\u2029\ufeff\ud800"

HOSTILE = {
    "escape": "Fuc\x1b[31maso",
    "C1 escape": "Fuc\x9b31maso",
    "OSC 8 link": "\x1b]8;;http://evil.example\x07click\x1b]8;;\x07",
    "bidi override": "Fu\u202ecaso",
    "bidi isolate": "Fu\u2066caso",
    "zero width": "Fu\u200bcaso\ufeff",
    "half a character": "Fu\ud800caso",
    "separators": "Fu\u2028ca\u2029so",
    "bell, NUL, DEL": "Fu\x07c\x00a\x7fso",
    "Rich markup": "[red]Fucaso[/red]",
    "formula": "=1+1",
    "script": "<script>alert(1)</script>",
    "pipe": "a|b",
    "line break": "Fu\ncaso\r\nEnd\tof",
}


def rendered(text: str, format: str, color: bool = False) -> str:
    table = Table("t", ("name", "names"), [{"name": text, "names": (text, "second")}], (), text, (text,))
    out = io.StringIO()
    render(table, format, out, width=100, color=color)
    return out.getvalue()


def rendered_detail(text: str, format: str) -> str:
    detail = Detail(text, ((text, text),), (text,), (Passage(text, text, text, text, (text,)),))
    out = io.StringIO()
    render(detail, format, out, width=100, color=False)
    return out.getvalue()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_acting_character_comes_out(text: str, format: str) -> None:
    for output in (rendered(text, format), rendered_detail(text, format)):
        assert not set(output) & set(ACTING)
        output.encode()  # no half characters: it can be written as UTF-8


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_coloured_terminal_gets_only_our_own_escapes(text: str) -> None:
    bold, dim, end = "\x1b[1m", "\x1b[2m", "\x1b[0m"
    output = rendered(text, "table", color=True)
    assert bold in output
    for ours in (bold, dim, end):
        output = output.replace(ours, "")
    assert not set(output) & set(ACTING)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_json_keeps_the_value(text: str) -> None:
    assert json.loads(rendered(text, "json")) == [{"name": text, "names": [text, "second"]}]
    assert json.loads(rendered(text, "jsonl")) == {"name": text, "names": [text, "second"]}
    assert json.loads(rendered_detail(text, "json"))["passages"][0]["quoted"] == text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("format, delimiter", [("csv", ","), ("tsv", "\t")])
def test_a_row_stays_one_line_of_two_cells(text: str, format: str, delimiter: str) -> None:
    lines = rendered(text, format).split("\n")
    assert len(lines) == 3 and lines[2] == ""
    (row,) = list(csv.DictReader(lines[:2], delimiter=delimiter))
    assert set(row) == {"name", "names"}
    assert row["names"].count("|") == 1, "a bar in a name must not make two names"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_markdown_row_stays_one_row_of_two_cells(text: str) -> None:
    row = rendered(text, "md").splitlines()[2]
    assert row.replace("\\|", "").count("|") == 3
    assert "<" not in row.replace("\\<", "") and "[" not in row.replace("\\[", "")


def test_rich_markup_is_shown_as_it_stands() -> None:
    assert "[red]Fucaso[/red]" in rendered("[red]Fucaso[/red]", "table")


@pytest.mark.parametrize(
    "text, expected",
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\t1", "' 1"),
        ("\r1", "' 1"),
        ("\n=1", "' =1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠A", "'＠A"),
        ("1=1", "1=1"),
        ("eque-cel", "eque-cel"),
        ("2023-06", "2023-06"),
        ("", ""),
        ("'quoted'", "'quoted'"),
        # Half of the world's spreadsheets begin a new cell behind a semicolon.
        ("a;=1", "a;'=1"),
        ("a; b; -1", "a; b; '-1"),
        ("a;; +1", "a;; '+1"),
        ("≤ 2024;＝1", "≤ 2024;'＝1"),
        ("Approved (≤ 2024); judged on a", "Approved (≤ 2024); judged on a"),
    ],
)
def test_cells_that_a_spreadsheet_would_run_get_an_apostrophe(text: str, expected: str) -> None:
    assert cell(text) == expected


def test_integers_are_no_formulas() -> None:
    out = io.StringIO()
    render(Table("t", ("days",), [{"days": -30}]), "csv", out, width=80, color=False)
    assert out.getvalue() == "days\n-30\n"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a|b", r"a\|b"),
        ("a\\b", r"a\\b"),
        ("`x`", r"\`x\`"),
        ("<b>", r"\<b\>"),
        ("[a](b)", r"\[a\](b)"),
        ("# no heading", r"\# no heading"),
        ("- no item", r"\- no item"),
        ("1. no item", r"1\. no item"),
        ("&lt;", r"\&lt;"),
        ("2023-06-30", "2023-06-30"),
        ("1.5 mg", "1.5 mg"),
        ("plain words", "plain words"),
    ],
)
def test_markdown_is_escaped(text: str, expected: str) -> None:
    assert markdown(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a\r\nb\tc", "a b c"),
        ("a\x1bb", "a\ufffdb"),
        ("FUCASO®\ufe0f", "FUCASO®"),
        ("驯鹿 에쿠 é", "驯鹿 에쿠 é"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_a_quick_look_misses_no_character_that_acts() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    looked_at = re.findall(f"[{UNSEEN}{MARKS}\ufe00-\ufe0f]", every)
    assert len(looked_at) > len(MARKS)
    assert [character for character in looked_at if not may_act(character)] == []
    assert not may_act("Fucaso®, 驯鹿 에쿠 é (≤ 2023-06)"), "what articles are full of needs no second look"


@settings(max_examples=300)
@given(st.lists(st.lists(st.text(), min_size=2, max_size=3), min_size=1, max_size=4), st.sampled_from(",\t"))
def test_any_cells_are_written_as_pythons_own_writer_writes_them(
    rows: list[list[str]], delimiter: str
) -> None:
    are_written_alike(rows, delimiter)


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_any_two_characters_of_ascii_are_written_as_by_it(delimiter: str) -> None:
    letters = list(map(chr, range(128)))
    are_written_alike([[one + two, f"x{one}{two}"] for one in letters for two in letters], delimiter)


def are_written_alike(rows: list[list[str]], delimiter: str) -> None:
    columns = ("a", "b", "c")
    table = Table("t", columns, [dict(zip(columns, row, strict=False)) for row in rows])
    ours, theirs = io.StringIO(), io.StringIO()
    render(table, "csv" if delimiter == "," else "tsv", ours, width=80, color=False)
    writer = csv.writer(theirs, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([*map(cell, row), *[None] * (3 - len(row))] for row in rows)
    assert ours.getvalue() == theirs.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "https://news.example/a?b=1&c=%20#d",
        "http://news.example",
        "HTTPS://News.Example:8080/~a/(b);c,d!",
    ],
)
def test_addresses_of_the_web_are_led_to(text: str) -> None:
    assert address(text) == text


def test_letters_beyond_ascii_are_encoded_behind_the_host() -> None:
    assert address("https://news.example/新?a=é") == "https://news.example/%E6%96%B0?a=%C3%A9"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "news.example/a",
        "https://",
        "https://localhost/a",
        "https://user:secret@news.example/",
        "https://news.example@evil.example/",
        "https://news.example/a b",
        "https://news.example/a\x1b\\\x1b]0;owned\x07",
        "https://news.example/a\n",
        "https://news.example/\u202egnp.exe",
        "https://news.example\u0430/",
        'https://news.example/"onclick="x',
        "https://news.example/<b>",
        "https://-news.example/",
        "https://news.example:port/",
        "https://news.example:99999/",
        "https://news.example:0/",
        "https:",
        "https:///a",
        "//news.example/a",
        "JaVaScRiPt:alert(1)",
        " https://news.example/",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "https://[::1/",
        "https://news.example\\@evil.example/",
        "https://news.example/\ud800",
        "https://news.example/" + "a" * 2000,
    ],
)
def test_nothing_else_is_led_to(text: str) -> None:
    assert address(text) is None
