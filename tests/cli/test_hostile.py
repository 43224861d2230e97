"""An article that would like to act: on a terminal, in a spreadsheet, in Markdown, in Rich."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .running import Program

ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls other than the end of a line, and what reorders a line."""

TEXT = (
    '=HYPERLINK("x") \x1b]0;owned\x07 [red]zorvacel[/red] <b>wins</b> | `code` \u202elavorppa\n\n'
    "The FDA approved zorvacel for \x1b[31mmultiple myeloma\x9b0m on 30 June 2023,\u2066 "
    "[bold]Harbor[/bold] said.\nThe MFDS granted orphan drug designation to \x07zorvacel for "
    "<script>alert(1)</script> multiple myeloma.\n"
    "A decision by the FDA on the application for =zorvacel|\x1b[2J for \u202elupus nephritis is expected by "
    "31 December 2023 at the latest.\nHarbor plans to file a marketing application for zorvacel with the EMA "
    "for <i>gout</i> in the second quarter of 2024.\n"
)
ARTICLE = {
    "id": "=1+1\x1b[2J|\u202e.txt",
    "title": '=HYPERLINK("x") \x1b]0;owned\x07',
    "published": "2023-07-03",
    "url": "javascript:alert(1)\x1b[0m",
    "publisher": "@SUM(A1)\x9b",
    "text": TEXT,
}


@pytest.fixture
def attacked(program: Program, write: Callable[[str, str], Path]) -> Program:
    ran = program("ingest", write("news.json", json.dumps(ARTICLE)))
    assert ran.status == 0
    assert not ACTS.search(ran.err)
    assert json.loads(program("claims", "--format", "json").out)
    return program


@pytest.mark.parametrize("format", ["table", "csv", "tsv", "json", "jsonl", "md"])
@pytest.mark.parametrize(
    "command",
    [
        "list",
        "claims",
        "claims --refused",
        "articles",
        "products",
        "indications",
        "gaps",
        "conflicts",
        "digest",
        "timeline zorvacel",
        "by-country US KR",
        "matrix",
        "calendar",
        "show",
        "history",
    ],
)
def test_nothing_in_an_article_acts(attacked: Program, command: str, format: str) -> None:
    arguments = command.split()
    if command in ("show", "history"):
        arguments.append(json.loads(attacked("list", "--format", "json").out)[0]["id"])
    ran = attacked(*arguments, "--format", format)
    assert (ran.status, ran.err) == (0, "")
    assert not ACTS.search(ran.out.replace("\t", " ") if format == "tsv" else ran.out)
    if format in ("csv", "tsv"):
        rows = list(csv.reader(io.StringIO(ran.out), delimiter="," if format == "csv" else "\t"))
        # A number of days can be negative, and is no formula.
        assert not [cell for row in rows for cell in row if re.match(r"\s*(?:[=+@]|-(?!\d+\Z))", cell)]
    if format == "md":
        assert "<b>" not in ran.out
        assert "<script>" not in ran.out
    if format == "table":
        assert all(len(line) <= attacked.width for line in ran.out.splitlines())


def test_nothing_in_an_article_acts_on_the_page_of_a_report(attacked: Program) -> None:
    ran = attacked("report")
    assert (ran.status, ran.err) == (0, "")
    assert not ACTS.search(ran.out)
    assert not re.search('<b>wins|<script>alert|href="javascript', ran.out)
    assert "&lt;b&gt;wins&lt;/b&gt;" in ran.out


def test_json_gives_back_the_very_text(attacked: Program) -> None:
    (article,) = json.loads(attacked("articles", "--format", "json").out)
    assert article["article"] == ARTICLE["id"]
    for claim in json.loads(attacked("claims", "--format", "json").out):
        assert claim["evidence"] in TEXT


@pytest.mark.parametrize("word", ["\x1b[31mx", "\u202ex", "[red]x"])
def test_what_a_user_types_is_shown_harmless(attacked: Program, word: str) -> None:
    for arguments in (
        ("timeline", word),
        ("show", word),
        ("conflicts", word),
        ("history", word),
        ("confirm", word, "--by", "Ana"),
        ("merge", word, word, "--by", "Ana"),
        ("alias", "remove", word, word, "--by", "Ana"),
        ("list", "--country", word),
        ("list", "--kind", word),
        ("list", "--since", word),
        ("claims", "--article", word),
        ("list", "--format", word),
        ("list", f"--{word}"),
        (word,),
        ("--db", word, "list"),
        ("list", "--output", f"{word}/a.csv"),
    ):
        ran = attacked(*arguments)
        assert ran.status in (1, 2)
        assert ran.err
        assert not ACTS.search(ran.err)
