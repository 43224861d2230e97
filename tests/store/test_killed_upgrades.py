"""Upgrades that end in the midst of it: by a kill, for want of room.

The program is killed at named points, each time in a process of its own; `make torture` has random instants.
"""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from milestones.store import StoreError, open_store, sqlite
from milestones.store.revisions import HEAD

from .old_databases import make_old_store
from .test_upgrading import rows

DRIVER = """
import os, signal, sys
from milestones.store import backups, open_store, schema, sqlite, upgrading

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def half(connection):
    upgrade(connection, "0003")
    die()

def through(connection):
    upgrade(connection)
    die()

def half_made(connection):
    schema.articles.create(connection)
    schema.claims.create(connection)
    die()

upgrade = upgrading.upgrade
point, path = sys.argv[1:]
match point:
    case "the copy is not looked at yet":
        backups._refuse_damaged = die
    case "the copy has no name yet":
        backups._wait_for_disk = die
    case "no table has changed":
        upgrading.upgrade = die
    case "half the migrations are done":
        upgrading.upgrade = half
    case "all migrations are done":
        upgrading.upgrade = through
    case "all is checked":
        sqlite.check_foreign_keys = die
    case "half the tables are made":
        schema.metadata.create_all = half_made
    case "all is kept":
        sqlite.use_write_ahead_log = die
open_store(path)
"""


def kill(point: str, path: Path) -> None:
    """Opens the store in a process that is killed there."""
    killed = subprocess.run(
        [sys.executable, "-c", DRIVER, point, str(path)], capture_output=True, timeout=60, check=False
    )
    assert (killed.returncode, killed.stderr) == (-signal.SIGKILL, b"")


def whole(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return sound and connection.execute("PRAGMA foreign_key_check").fetchall() == []


def revision(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


@pytest.mark.parametrize(
    ("point", "copies", "left"),
    [
        ("the copy is not looked at yet", 0, "0002"),
        ("the copy has no name yet", 0, "0002"),
        ("no table has changed", 1, "0002"),
        ("half the migrations are done", 1, "0002"),
        ("all migrations are done", 1, "0002"),
        ("all is checked", 1, "0002"),
        ("all is kept", 1, HEAD),
    ],
)
def test_a_kill_leaves_the_old_store_or_the_new_one(path: Path, point: str, copies: int, left: str) -> None:
    make_old_store(path, "0002")
    before = rows(path)
    kill(point, path)
    assert whole(path)
    assert revision(path) == left
    assert left == HEAD or rows(path) == before
    found = list(path.parent.glob("*.backup"))
    assert len(found) == copies, "nothing looks like a copy that is none"
    assert all(whole(copy) and rows(copy) == before for copy in found)

    open_store(str(path)).close()
    assert revision(path) == HEAD
    after = rows(path)
    assert {table: len(after[table]) for table in before} == {
        table: len(found) for table, found in before.items()
    }


@pytest.mark.parametrize("point", ["half the tables are made", "all is kept"])
def test_a_store_that_was_not_made_to_its_end_is_made(path: Path, point: str) -> None:
    kill(point, path)
    with open_store(str(path)) as store:
        assert store.article_count() == 0
    assert (whole(path), revision(path)) == (True, HEAD)


def test_a_full_disk_leaves_the_old_store(
    old_store: Path, revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(old_store)
    with monkeypatch.context() as full:
        full.setattr(sqlite, "_PRAGMAS", (*sqlite._PRAGMAS, "max_page_count = 1"))
        with pytest.raises(StoreError) as caught:
            open_store(str(old_store))
    assert str(caught.value) == (
        f"{old_store}: database or disk is full; make room and run the command again"
    )
    assert rows(old_store) == before
    open_store(str(old_store)).close()
