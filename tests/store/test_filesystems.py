"""Where a store lies on a file system that gives no locks, or no memory that processes can share.

SQLite's own stand-ins for those are used (its `unix-dotfile` and `unix-none` share no memory), a folder in
the place of the file that is shared, and errors raised with SQLite's names.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from milestones.model.filters import Filter
from milestones.store import StoreError, open_store, sqlite

from .old_databases import make_old_store
from .records import article, claim, findings


def mode(path: Path) -> str:
    """The journal that the file itself asks for, without opening it as a database."""
    return {b"\1\1": "rollback", b"\2\2": "log"}[path.read_bytes()[18:20]]


def take_sharing(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """From now on files lie on this file system of SQLite's."""
    real = sqlite._uri
    monkeypatch.setattr(sqlite, "_uri", lambda path: f"{real(path)}&vfs={system}")


@pytest.mark.parametrize("system", ["unix-dotfile", "unix-none"])
def test_without_shared_memory_a_store_works_with_a_rollback_journal(
    path: Path, system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_sharing(monkeypatch, system)
    for _ in range(2):
        with open_store(str(path)) as store, store.writing() as writer:
            writer.save(article(), findings(claim()))
    with open_store(str(path), make=False) as store:
        assert list(store.claims(Filter())) == [claim()]
    assert mode(path) == "rollback"


@pytest.mark.parametrize("system", ["unix-dotfile", "unix-none"])
def test_a_store_that_is_brought_there_gives_up_its_log(
    path: Path, system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(str(path)) as store, store.writing() as writer:
        writer.save(article(), findings(claim()))
    assert mode(path) == "log"
    take_sharing(monkeypatch, system)
    with open_store(str(path)) as store:
        assert list(store.claims(Filter())) == [claim()]
    assert mode(path) == "rollback"


def test_an_old_store_is_upgraded_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_sharing(monkeypatch, "unix-none")
    make_old_store(path, "0001")
    with open_store(str(path)) as store:
        assert store.article_count() == 3
    assert mode(path) == mode(path.with_name("news.db.0001.backup")) == "rollback"


def test_a_log_that_turns_out_to_be_of_no_use_is_given_up(path: Path) -> None:
    make_old_store(path, "0001")
    path.with_name("news.db-shm").mkdir()
    with open_store(str(path)) as store, store.writing() as writer:
        writer.save(article(), findings(claim()))
    with open_store(str(path)) as store:
        assert store.article_count() == 4
    assert mode(path) == "rollback"


@pytest.mark.parametrize(
    "name",
    ["SQLITE_PROTOCOL", "SQLITE_IOERR_LOCK", "SQLITE_IOERR_RDLOCK", "SQLITE_IOERR_SHMMAP", "SQLITE_NOLFS"],
)
def test_a_file_system_that_cannot_lock_is_told(
    path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(str(path)).close()

    def failing(*arguments: object, **options: object) -> sqlite3.Connection:
        error = sqlite3.OperationalError("locking protocol")
        error.sqlite_errorname = name
        raise error

    monkeypatch.setattr("milestones.store.sqlite.sqlite3.connect", failing)
    with pytest.raises(StoreError) as caught:
        open_store(str(path))
    assert str(caught.value) == (
        f"{path}: locking protocol; its file system cannot lock or share it, as many networks' cannot; "
        "keep the store on a local disk"
    )


def test_what_is_stored_waits_for_the_disk(path: Path) -> None:
    open_store(str(path)).close()
    with closing(sqlite.connected(path)) as connection:
        (extra,) = connection.execute("PRAGMA synchronous").fetchone()
        (full,) = connection.execute("PRAGMA fullfsync").fetchone()
    assert (extra, full) == (3, 1)
