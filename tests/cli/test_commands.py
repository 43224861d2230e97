import csv
import io
import json
from pathlib import Path

import pytest

from .running import ARTICLES, Program

MILESTONES = (
    "id,product,indication,population,jurisdiction,agency,kind,application,date,earliest,latest,basis,"
    "status,sources,conflict,ruling,expected"
)
CLAIMS = (
    "article,product,aliases,indication,population,jurisdiction,agency,kind,application,date,earliest,"
    "latest,basis,status,evidence,start,end,rule"
)
MATRIX = (
    "product,indication,jurisdiction,stage,date,earliest,latest,sources,designations,next,next_date,id,setback,"
    "setback_date,conflict,ids,via"
)
COMMANDS = {
    "timeline fucaso": MILESTONES,
    "by-country KR": MILESTONES,
    "matrix": MATRIX,
    "matrix fucaso --country KR,CN": MATRIX,
    "list": MILESTONES,
    "conflicts": "conflict,id,product,indication,jurisdiction,kind,date,detail,articles",
    "calendar": "date,earliest,latest,state,days,product,indication,jurisdiction,agency,kind,application,"
    "articles,id,detail",
    "digest": "change,product,indication,jurisdiction,kind,before,after,days,articles,id,detail",
    "history fucaso": "when,by,who,what,detail,number,holds,id",
    "gaps fucaso": "gap,product,indication,jurisdiction,kind,since,days,detail,milestones,closes",
    "claims": CLAIMS,
    "claims --refused": "article,kind,reason,evidence,start,end,rule",
    "articles": "article,title,published,trust,publisher,url,claims,copy_of,copy",
    "products": "product,names,milestones,articles",
    "indications": "indication,products,milestones",
    f"ingest {ARTICLES} --dry-run": CLAIMS,
}

MAILS = {"digest"}
"""Commands whose Markdown is made for a mail, and no table."""


def first_id(program: Program) -> str:
    return str(json.loads(program("list", "--format", "json").out)[0]["id"])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_in_every_format(filled: Program, command: str) -> None:
    header = COMMANDS[command]
    columns = header.split(",")
    ran = {
        format: filled(*command.split(), "--format", format)
        for format in ("table", "csv", "tsv", "json", "jsonl", "md")
    }
    assert {one.status for one in ran.values()} == {0}
    assert ran["csv"].out.splitlines()[0] == header
    assert ran["tsv"].out.splitlines()[0] == header.replace(",", "\t")
    if command not in MAILS:
        assert ran["md"].out.splitlines()[0].replace("\\", "") == f"| {' | '.join(columns)} |"
    rows = list(csv.reader(io.StringIO(ran["csv"].out)))[1:]
    objects = json.loads(ran["json"].out)
    assert objects == [json.loads(line) for line in ran["jsonl"].out.splitlines()]
    assert [list(found) for found in objects] == [columns] * len(rows)
    if command not in MAILS:
        assert len(ran["md"].out.splitlines()) == 2 + len(rows)
    assert rows
    assert "\x1b" not in ran["table"].out
    assert all(len(line) <= filled.width for line in ran["table"].out.splitlines())


@pytest.mark.parametrize("format", ["table", "csv", "tsv", "json", "jsonl", "md"])
def test_show_in_every_format(filled: Program, format: str) -> None:
    ran = filled("show", first_id(filled), "--format", format)
    assert ran.status == 0
    if format in ("csv", "tsv"):
        assert ran.out.splitlines()[0].replace("\t", ",") == CLAIMS
    else:
        assert "nda-approval" in ran.out


@pytest.mark.parametrize(
    ("command", "has", "has_not"),
    [
        ("timeline CT103A", "CN,NMPA,nda-approval,NDA,2023-06-30", "zevor-cel"),
        ("timeline ct-103a zevor-cel --kind orphan-designation", "zevor-cel", "nda-approval"),
        ("by-country MFDS", "KR,MFDS,orphan-designation", "US,FDA"),
        ("by-country kr eu", "EU,", "US,FDA"),
        ("list --product zevor-cel", "zevor-cel", "Fucaso"),
        ("list --indication RRMM", "relapsed or refractory multiple myeloma", "myasthenia"),
        ("list --country CN --since 2023-06 --until 2023-06", "2023-06-30", "US,FDA"),
        ("list --status achieved", ",achieved,", ",expected,"),
        ("list --kind nda-approval", "nda-approval", "ind-approval"),
        ("claims --article 01_wire_fucaso_china_approval.txt", "01_wire", "02_trade"),
        ("matrix zevor-cel --country US,KR", "multiple myeloma,KR,,", "Fucaso"),
        ("matrix --product fucaso --kind nda-approval --since 2023", "CN,nda-approval,2023-06-30", "ind-"),
        ("gaps fucaso --gap conflict", "conflict,Fucaso", "single-source"),
        ("gaps fucaso --against JP --gap jurisdiction", "jurisdiction,Fucaso,", "conflict,Fucaso"),
    ],
)
def test_what_the_filters_let_through(filled: Program, command: str, has: str, has_not: str) -> None:
    ran = filled(*command.split())
    assert ran.status == 0
    assert has in ran.out
    assert has_not not in ran.out


@pytest.mark.parametrize(
    ("command", "header"),
    [
        ("list --since 2099", MILESTONES),
        ("by-country FR", MILESTONES),
        ("timeline fucaso --kind withdrawal", MILESTONES),
        ("claims --indication asthma", CLAIMS),
        ("matrix --country FR", MATRIX),
    ],
)
def test_an_empty_result_is_a_header_and_no_failure(filled: Program, command: str, header: str) -> None:
    assert (filled(*command.split()).status, filled(*command.split()).out) == (0, header + "\n")


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("timeline Fucasso", "milestones: no product 'Fucasso' in the articles read; did you mean Fucaso?"),
        ("matrix fucaso unheard", "milestones: no product 'unheard' in the articles read"),
        ("gaps unheard", "milestones: no product 'unheard' in the articles read"),
        ("list --product unheard", "milestones: no product 'unheard' in the articles read"),
        ("show zzzzzzzz", "milestones: no milestone has the id 'zzzzzzzz'"),
        (
            "claims --article x.txt",
            "milestones: no article 'x.txt' in the store; `milestones articles` lists them",
        ),
    ],
)
def test_nothing_by_that_name(filled: Program, command: str, says: str) -> None:
    ran = filled(*command.split())
    assert (ran.status, ran.out, ran.err) == (1, "", says + "\n")


@pytest.mark.parametrize("command", [c for c in COMMANDS if "dry-run" not in c] + ["show k2m4p6q8"])
def test_without_a_store_a_reading_command_makes_none(program: Program, command: str) -> None:
    store = Path(program.environ["MILESTONES_DB"])
    ran = program(*command.split())
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"milestones: no store at {store} yet; run: milestones ingest FOLDER\n"
    assert not store.parent.exists()


def test_gaps_are_judged_as_of_the_clock_handed_in(filled: Program) -> None:
    today = filled("gaps", "--format", "table")
    assert "as of 2025-03-01" in today.out
    assert "as of 2024-01-02" in filled("gaps", "--today", "2024-01-02", "--format", "table").out


def test_a_table_for_a_terminal_and_csv_into_a_pipe(filled: Program) -> None:
    assert filled("list").out.startswith(MILESTONES)
    filled.terminal = True
    table = filled("list").out
    assert table.splitlines()[0].endswith("Milestones\x1b[0m")
    for quiet in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        filled.environ.update(quiet)
        assert "\x1b" not in filled("list").out
        for name in quiet:
            del filled.environ[name]
    assert "\x1b" not in filled("list", "--no-color").out == filled("--no-color", "list").out
    filled.width = 40
    assert all(len(line) <= 40 for line in filled("list", "--no-color").out.splitlines())
