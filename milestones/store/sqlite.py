"""All that is said to SQLite only: how it is opened, locked, copied and checked."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from milestones.store.errors import StoreError, complaint, shown

BUSY_SECONDS = 30
"""How long a command waits for another one that is writing."""

WRITE_LOCK = "milestones_write_lock"
"""Execution option of a connection whose transactions are to write: they take the lock as they begin.

One that begins by reading and then writes would fail at once where another wrote in between.
Other databases ignore it.
"""


def engine_of(path: Path, *, foreign_keys: bool = True) -> Engine:
    """An engine for a SQLite file that exists; only to be read where it cannot be written."""
    engine = create_engine(
        "sqlite+pysqlite:///", creator=lambda: _connected(path, foreign_keys), poolclass=QueuePool
    )
    # The driver is told (isolation_level None) to begin no transaction by itself: it would leave out DDL.
    event.listen(engine, "begin", _begin)
    return engine


def writable(path: Path) -> bool:
    """Whether a store at `path` can be written: SQLite keeps its log beside the file."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def make_file(path: Path) -> None:
    """An empty file for its owner's eyes only, and the folders above it; nothing where it exists.

    Raises StoreError where it cannot be made, or something else has its name.
    """
    try:
        if path.is_dir():
            raise StoreError(f"{shown(str(path))}: is a folder; give the path of a file in it")
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        if not path.exists():
            raise StoreError(
                f"{shown(str(path))}: something in its path is not a folder; give another --db"
            ) from None
    except OSError as error:
        raise StoreError(
            f"{shown(str(path))}: cannot be made ({error.strerror}); give another place with --db"
        ) from error


def exists(path: Path) -> bool:
    """Whether there is a file at `path`. Raises StoreError for a folder, and where that cannot be told."""
    try:
        if path.is_dir():
            raise StoreError(f"{shown(str(path))}: is a folder; give the path of a file in it")
        return path.exists()
    except OSError as error:
        raise StoreError(
            f"{shown(str(path))}: cannot be opened ({error.strerror}); give another --db"
        ) from error


def use_write_ahead_log(engine: Engine) -> None:
    """Lets others read while one writes; lasts as long as the file.

    Left for the next time where another command holds the lock just now: this pragma does not wait.
    """
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise


def back_up(path: Path, revision: str) -> Path:
    """A copy of the store beside it, "news.db.0001.backup", with a number where that name is taken.

    Raises StoreError where it cannot be written.
    """
    try:
        copy = _new_file_beside(path, f"{path.name}.{revision}")
        with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(copy)) as new:
            old.backup(new)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"{shown(str(path))}: no backup can be written beside it, so no upgrade: {complaint(error)}"
        ) from error
    return copy


def check_foreign_keys(connection: Connection) -> None:
    """Raises StoreError where a row refers to one that does not exist."""
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        tables = ", ".join(sorted({row[0] for row in broken}))
        raise StoreError(f"{len(broken)} rows refer to rows that do not exist, in {tables}; restore a copy")


def _begin(connection: Connection) -> None:
    locking = connection.get_execution_options().get(WRITE_LOCK, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if locking else "BEGIN")


def _connected(path: Path, foreign_keys: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        _uri(path), uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        # FULL, not NORMAL: what a command reported as stored must survive a power cut, and as a command
        # writes one transaction, that costs one wait for the disk.
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path) -> str:
    if writable(path):
        return f"{path.as_uri()}?mode=rw"
    # A log that nobody keeps now cannot be made in a folder that we cannot write; without one, and only then,
    # SQLite can be told that the file stays as it is.
    log = path.with_name(f"{path.name}-wal")
    return f"{path.as_uri()}?mode=ro" + ("" if log.exists() else "&immutable=1")


def _new_file_beside(path: Path, stem: str) -> Path:
    number = 1
    while True:
        copy = path.with_name(f"{stem}.backup" if number == 1 else f"{stem}.{number}.backup")
        try:
            os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            number += 1
        else:
            return copy
