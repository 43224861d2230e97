"""The commands that look after the store."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from .running import ROOT, Program


def store_of(program: Program) -> Path:
    return Path(program.environ["MILESTONES_DB"])


def left_by(program: Program, revision: str) -> Program:
    """The program with a store that a version has left."""
    path = store_of(program)
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        dump = ROOT / "tests/old_databases" / f"{revision}.sql"
        connection.executescript(dump.read_text(encoding="utf-8"))
    return program


@pytest.fixture
def old(program: Program) -> Program:
    """The program with a store that an older version has left."""
    return left_by(program, "0004")


def set_schema(program: Program, revision: str) -> None:
    with closing(sqlite3.connect(store_of(program))) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()


def test_status_tells_of_the_store(filled: Program) -> None:
    (told,) = json.loads(filled("db", "status", "--format", "json").out)
    assert told.pop("bytes") > 100_000
    assert told == {
        "store": str(store_of(filled)),
        "schema": "0005",
        "program": "0005",
        "state": "current",
        "journal": "wal",
        "synchronous": "extra",
        "writable": "yes",
        "articles": 7,
        "claims": len(filled("claims").out.splitlines()) - 1,
        "milestones": len(filled("list").out.splitlines()) - 1,
        "products": 3,
        "rulings": 0,
        "feeds": 0,
        "ingested": "2025-03-01T09:30:00",
        "readers": "owner",
    }


@pytest.mark.parametrize(("mode", "readers"), [(0o600, "owner"), (0o640, "group"), (0o644, "everyone")])
def test_status_says_who_else_can_read_the_store(filled: Program, mode: int, readers: str) -> None:
    store_of(filled).chmod(mode)
    (told,) = json.loads(filled("db", "status", "--format", "json").out)
    assert told["readers"] == readers
    advised = "chmod 600 FILE" in filled("db", "status", "--format", "table").out
    assert advised is (readers != "owner")


@pytest.mark.parametrize(
    ("revision", "state", "advice"),
    [
        ("0004", "older", "An upgrade is needed, and keeps a copy: milestones db upgrade"),
        ("0999", "newer", "A newer version of milestones made it: install that one"),
        ("x", "unknown", "No version of milestones has this schema: restore a copy"),
    ],
)
def test_status_works_on_any_version_and_changes_nothing(
    old: Program, revision: str, state: str, advice: str
) -> None:
    set_schema(old, revision)
    before = store_of(old).read_bytes()
    ran = old("db", "status", "--format", "table")
    assert (ran.status, ran.err) == (0, "")
    assert advice in ran.out
    (told,) = json.loads(old("db", "status", "--format", "json").out)
    assert (told["schema"], told["state"], told["articles"], told["feeds"]) == (revision, state, 7, None)
    assert store_of(old).read_bytes() == before
    assert [item.name for item in store_of(old).parent.iterdir()] == ["news.db"]


def test_an_upgrade_is_told_with_its_copy_and_what_changed(old: Program) -> None:
    ran = old("db", "upgrade")
    said = "news.db was upgraded; a copy is news.db.0004.backup; all milestones derived again: none changed\n"
    assert (ran.status, ran.out, ran.err) == (0, "", said)
    again = old("db", "upgrade")
    assert (again.status, again.err) == (0, "the store is of this version already: nothing to do\n")
    assert old("reconcile").err == "all milestones derived again: none changed\n"


@pytest.mark.parametrize("revision", ["0001", "0002", "0003", "0004", "0005"])
def test_a_store_of_any_version_is_whole_once_it_is_upgraded(program: Program, revision: str) -> None:
    old = left_by(program, revision)
    assert old("db", "upgrade").status == 0
    assert old("db", "check").err == "the store is whole\n"


@pytest.mark.parametrize("revision", ["0003", "0004"])
def test_ids_and_rulings_outlast_an_upgrade(program: Program, revision: str) -> None:
    old = left_by(program, revision)
    with closing(sqlite3.connect(store_of(old))) as connection:
        ids = {id for (id,) in connection.execute("SELECT id FROM milestones WHERE NOT rejected")}
        ruled = {id: words for id, words in connection.execute("SELECT id, ruling FROM milestones") if words}
    assert old("db", "upgrade").status == 0
    found = json.loads(old("list", "--format", "json").out)
    assert {row["id"] for row in found} == ids
    rejected = json.loads(old("list", "--rejected", "--format", "json").out)
    assert {row["id"]: row["ruling"] for row in (*found, *rejected) if row["ruling"]} == ruled
    assert len(ruled) == 3


def test_a_newer_store_is_not_upgraded(old: Program) -> None:
    set_schema(old, "0999")
    ran = old("db", "upgrade")
    assert ran.status == 1
    assert "was made by a newer version of milestones (schema 0999, here 0005); install the newer" in ran.err


def test_a_copy_answers_as_the_store_does(filled: Program, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    ran = filled("db", "backup", copy)
    assert (ran.status, ran.out, ran.err) == (0, "", f"{copy}: a whole copy of the store\n")
    assert filled("list", "--db", copy).out == filled("list").out
    again = filled("db", "backup", copy)
    assert again.status == 1
    assert again.err == f"milestones: {copy}: is there already; give another name, or --force to replace it\n"
    assert filled("db", "backup", copy, "--force").status == 0


@pytest.mark.parametrize("command", ["status", "upgrade", "backup copy.db"])
def test_where_there_is_no_store_none_is_made(program: Program, command: str) -> None:
    ran = program("db", *command.split())
    assert (ran.status, ran.out) == (1, "")
    assert "yet; run: milestones ingest FOLDER" in ran.err
    assert not store_of(program).parent.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("db backup", "milestones: Missing argument 'FILE'"),
        ("db backup=", "milestones: No such command 'backup='"),
        ("db", "Usage: milestones db"),
        ("db status --format xml", "milestones: no format 'xml'"),
    ],
)
def test_wrong_usage_is_told(program: Program, arguments: str, says: str) -> None:
    ran = program(*arguments.split())
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(says)


def test_a_copy_needs_a_name(program: Program) -> None:
    assert program("db", "backup", "").err == "milestones: FILE needs the name of a file\n"
