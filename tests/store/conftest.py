"""Stores for the tests, each in a folder of its own."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from milestones.store import Store, open_store, sqlite
from milestones.store.revisions import REVISIONS

from .old_databases import make_old_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said from now on to SQLite, on the connections that are opened from now on."""
    said: list[str] = []

    def connected(path: Path, *, foreign_keys: bool = True) -> sqlite3.Connection:
        connection = real(path, foreign_keys=foreign_keys)
        connection.set_trace_callback(lambda statement: said.append(statement.strip()))
        return connection

    real = sqlite.connected
    monkeypatch.setattr(sqlite, "connected", connected)
    return said


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(str(path)) as opened:
        yield opened


@pytest.fixture(params=REVISIONS[:-1])
def revision(request: pytest.FixtureRequest) -> str:
    """Each revision but the newest."""
    return str(request.param)


@pytest.fixture
def old_store(path: Path, revision: str) -> Path:
    """A store of that revision with rows, as an earlier version left it."""
    make_old_store(path, revision)
    return path


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Takes the right to write a file and its folder.

    The tests may run as root, whom no mode stops: so the system's answer about rights is replaced too.
    """
    taken: list[tuple[Path, int]] = []

    def take(path: Path) -> None:
        for item in (path, path.parent):
            taken.append((item, item.stat().st_mode))
            item.chmod(0o444 if item.is_file() else 0o555)
        monkeypatch.setattr("milestones.store.sqlite.os.access", lambda path, mode: False)

    yield take
    for item, mode in taken:
        item.chmod(mode)
