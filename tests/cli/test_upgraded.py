"""What a user hears when a store of an older version is opened."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from .running import ROOT, Program

SAID = "news.db was upgraded; a copy is news.db.0002.backup"


@pytest.fixture
def old(program: Program) -> Program:
    """The program with a store that an older version has left."""
    path = Path(program.environ["MILESTONES_DB"])
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((ROOT / "tests/old_databases/0002.sql").read_text(encoding="utf-8"))
    return program


def test_an_upgrade_is_told_once_with_what_is_left_to_do(old: Program) -> None:
    first, second = old("list"), old("list")
    assert (first.status, first.err) == (0, f"{SAID}; run: milestones reconcile\n")
    assert (second.err, second.out) == ("", first.out), "and no word of it among the rows"


@pytest.mark.parametrize("command", ["reconcile", "reread"])
def test_what_derives_all_anew_is_not_told_to_be_run(old: Program, command: str) -> None:
    said = old(command).err.splitlines()
    assert said[0] == SAID
    assert all("run:" not in line for line in said)


def test_ingesting_and_deciding_tell_of_it_too(old: Program, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("Nothing new.", encoding="utf-8")
    assert f"{SAID}; run: milestones reconcile\n" in old("ingest", tmp_path / "news.txt").err


def test_a_new_store_is_no_upgraded_one(program: Program, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("Nothing new.", encoding="utf-8")
    assert "upgraded" not in program("ingest", tmp_path / "news.txt").err
    assert program("list").err == ""
