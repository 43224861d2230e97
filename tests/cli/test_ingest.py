import itertools
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from milestones.store import Writer

from .running import ARTICLES, Program

Write = Callable[[str, str], Path]

GOOD = """Harbor Bio wins approval for zorvacel
3 July 2023

The FDA approved zorvacel for multiple myeloma on 30 June 2023, Harbor Bio said today.
"""


def listed(program: Program, *arguments: str) -> str:
    return program(*arguments, "list", "--format", "json").out


def test_ingesting_twice_changes_nothing(program: Program) -> None:
    first = program("ingest", ARTICLES)
    assert (first.status, first.out) == (0, "")
    assert first.err.splitlines()[-1].startswith("7 articles read: 7 new")
    before = listed(program), program("claims").out
    second = program("ingest", ARTICLES)
    assert second.err.splitlines()[-1].startswith("7 articles read: 7 unchanged")
    assert (listed(program), program("claims").out) == before
    assert program("ingest", "--again", ARTICLES).err == second.err


def test_any_order_gives_the_same_list(tmp_path: Path, program: Program, filled: Program) -> None:
    expected = listed(filled)
    assert json.loads(expected)
    paths = sorted(ARTICLES.iterdir())
    for number, order in enumerate((paths[::-1], paths[3:] + paths[:3], paths[::2] + paths[1::2])):
        db = str(tmp_path / f"{number}.db")
        assert program("ingest", *order, "--db", db).status == 0
        assert listed(program, "--db", db) == expected
    one_by_one = str(tmp_path / "one-by-one.db")
    for path in paths[::-1]:
        program("--db", one_by_one, "ingest", path)
    assert listed(program, "--db", one_by_one) == expected


def test_several_processes_give_the_same(tmp_path: Path, filled: Program) -> None:
    db = str(tmp_path / "jobs.db")
    assert filled("--db", db, "ingest", ARTICLES, "--jobs", "2").status == 0
    assert listed(filled, "--db", db) == listed(filled)
    assert filled("--db", db, "claims").out == filled("claims").out
    dry = ("ingest", ARTICLES, "--dry-run")
    assert filled(*dry, "--jobs", "2").out == filled(*dry).out == filled("claims").out


def test_a_dry_run_touches_no_store(program: Program, write: Write) -> None:
    ran = program("ingest", "--dry-run", write("a.txt", GOOD))
    assert ran.status == 0
    assert "zorvacel" in ran.out
    assert ran.err == "1 article read: 1 new\n"
    assert not Path(program.environ["MILESTONES_DB"]).parent.exists()
    assert program("ingest", "--format", "csv", "a.txt").status == 2


def test_standard_input(program: Program) -> None:
    assert program("ingest", "-", stdin=GOOD.encode()).status == 0
    assert "zorvacel" in program("products").out
    empty = program("ingest", "-")
    assert (empty.status, empty.err) == (
        1,
        "standard input: empty; leave it out\n0 articles read: 1 failed\n",
    )


BAD = {
    "empty.txt": (b"", "empty; leave it out"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0", "this is an image, not plain text; save it as UTF-8 text"),
    "latin.txt": (b"caf\xe9", "not UTF-8: byte 3 is 0xE9; convert it to UTF-8"),
    "nul.txt": (b"a\0b", "this is not text (NUL at character 1); convert it to UTF-8"),
    "page.odt": (b"PK", "not a kind of file that is read (.odt)"),
    "list.json": (b"[1]", "a number where an article's object was expected"),
    "huge.txt": (b"x" * 50_000_000, "more than 5,000,000 bytes for one article; split it"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_source_is_told_in_one_line_and_the_rest_goes_in(
    program: Program, write: Write, tmp_path: Path, name: str
) -> None:
    content, says = BAD[name]
    bad = tmp_path / name
    bad.write_bytes(content)
    alone = program("ingest", bad)
    assert alone.status == 1
    assert len(alone.err.splitlines()) == 2
    assert alone.err.startswith(str(bad))
    assert says in alone.err
    both = program("ingest", bad, write("good.txt", GOOD))
    assert both.status == 3
    assert both.err.splitlines()[1:] == ["1 article read: 1 new, 1 failed"]
    assert says in both.err
    assert "zorvacel" in program("products").out


def test_one_broken_line_in_a_good_file(program: Program, write: Write) -> None:
    good = json.dumps({"text": GOOD})
    path = write("news.jsonl", f'{good}\n{{"text": \n{json.dumps({"text": "Nothing new."})}\n')
    ran = program("ingest", path)
    assert ran.status == 3
    problem, summary = ran.err.splitlines()
    assert problem.startswith(f"{path}:2: not JSON: ")
    assert summary == "2 articles read: 2 new, 1 failed, 1 without milestones"


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("nowhere.txt", "nowhere.txt: no such file or folder; check the name"),
        ("ftp://news.example/a", "ftp://news.example/a: only http and https addresses are fetched, not ftp"),
        ("\x1b]0;owned\x07.txt", "�]0;owned�.txt: no such file or folder"),
    ],
)
def test_a_source_that_is_not_there(program: Program, source: str, says: str) -> None:
    ran = program("ingest", source)
    assert ran.status == 1
    assert ran.err.startswith(says)


def test_a_file_of_the_same_name_gets_an_id_of_its_own(program: Program, write: Write) -> None:
    write("one/news.txt", GOOD)
    folder = write("two/news.txt", "Nothing new.").parent.parent
    ran = program("ingest", folder)
    assert ran.status == 0
    assert "another article has the id news.txt; this one is news.txt (" in ran.err
    assert program("articles").out.count("news.txt") == 2


def test_a_store_that_is_none(program: Program, tmp_path: Path, write: Write) -> None:
    text = write("a.txt", GOOD)
    for command in (("list",), ("ingest", text)):
        ran = program("--db", text, *command)
        assert (ran.status, ran.out) == (1, "")
        assert (
            ran.err == f"milestones: {text}: file is not a database; it is no store, give another with --db\n"
        )
    assert text.read_text() == GOOD
    inside = program("--db", text / "news.db", "ingest", text)
    assert inside.status == 1
    assert len(inside.err.splitlines()) == 1
    assert program("--db", tmp_path, "list").err == (
        f"milestones: {tmp_path}: is a folder; give the path of a file in it\n"
    )


def test_a_store_from_a_newer_version(filled: Program) -> None:
    with closing(sqlite3.connect(filled.environ["MILESTONES_DB"])) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for command in (("list",), ("ingest", ARTICLES)):
        ran = filled(*command)
        assert ran.status == 1
        assert "was made by a newer version of milestones (schema 9999" in ran.err
        assert len(ran.err.splitlines()) == 1


def test_ctrl_c_leaves_what_was_stored(
    program: Program, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write("a.txt", GOOD).parent
    write("b.txt", GOOD.replace("FDA", "EMA"))
    kept = itertools.count()
    monkeypatch.setattr("milestones.services.batching._ARTICLES", 1)

    def interrupted(*_: object) -> tuple[()]:
        if next(kept):
            raise KeyboardInterrupt
        return ()

    monkeypatch.setattr("milestones.services.ingest.catch_up", interrupted)
    ran = program("ingest", folder)
    assert ran.status == 130
    assert ran.err == (
        "1 article read: 1 new; the same command goes on from there\n"
        "milestones: interrupted; what was stored before stays, nothing is half-stored\n"
    )
    assert program("articles", "--format", "jsonl").out.count("\n") == 1


def test_an_interrupted_ingest_goes_on_where_it_stopped(
    program: Program, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write("a.txt", GOOD).parent
    write("b.txt", GOOD.replace("FDA", "EMA"))
    from milestones.services import ingest as module

    with monkeypatch.context() as patched:
        kept, real = itertools.count(), module.catch_up

        def interrupted(writer: Writer) -> None:
            if next(kept):
                raise KeyboardInterrupt
            real(writer)

        patched.setattr("milestones.services.batching._ARTICLES", 1)
        patched.setattr(module, "catch_up", interrupted)
        assert program("ingest", folder).status == 130
    assert program("ingest", folder).err == "2 articles read: 1 new, 1 unchanged\n"
    at_once = program("--db", folder / "other.db", "ingest", folder / "a.txt", folder / "b.txt")
    assert at_once.status == 0
    assert listed(program) == listed(program, "--db", str(folder / "other.db"))


def test_a_report_says_what_became_of_each_source(program: Program, write: Write, tmp_path: Path) -> None:
    folder = write("news/a.txt", GOOD).parent
    write("news/b.txt", GOOD.upper())
    write("news/c.txt", "Nothing new, \x1b[31m says \u202eevil")
    write("news/d.txt", "")
    two = json.dumps([{"text": "One thing"}, {"title": "no text"}])
    write("news/e.json", two)
    report = tmp_path / "report.jsonl"
    assert program("ingest", folder, "--report", report).status == 3
    lines = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    assert [(Path(line["source"]).name, line["outcome"], line["claims"]) for line in lines] == [
        ("a.txt", "new", 1),
        ("b.txt", "copy", lines[1]["claims"]),
        ("c.txt", "new", 0),
        ("d.txt", "failed", 0),
        ("e.json", "new", 0),
    ]
    assert lines[3]["problems"] == [{"where": lines[3]["source"], "what": "empty", "advice": "leave it out"}]
    assert [article["id"] for article in lines[4]["articles"]] == ["e.json:1"]
    assert lines[4]["problems"][0]["what"] == '"text" is missing'
    program("ingest", folder, "--report", report)
    again = [json.loads(line)["outcome"] for line in report.read_text("utf-8").splitlines()]
    assert again == ["unchanged", "unchanged", "unchanged", "failed", "unchanged"]


def test_a_report_that_cannot_be_written(program: Program, write: Write, tmp_path: Path) -> None:
    ran = program("ingest", write("a.txt", GOOD), "--report", tmp_path / "no" / "report.jsonl")
    assert (ran.status, len(ran.err.splitlines())) == (1, 1)
    assert "report.jsonl: cannot be written (No such file or directory)" in ran.err


def test_a_long_ingest_shows_how_far_it_is_in_a_terminal_only(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("milestones.cli.progress._LONG", 0.0)
    monkeypatch.setattr("milestones.cli.progress._PAUSE", 0.0)
    assert "\x1b" not in program("ingest", ARTICLES).err
    program.terminal = True
    shown = program("ingest", "--again", ARTICLES).err
    *bar, _ = shown.splitlines()
    assert any("━" in line and "100%" in line and "7 articles read: 7 unchanged" in line for line in bar)
    assert shown.splitlines()[-1].endswith("7 articles read: 7 unchanged")
