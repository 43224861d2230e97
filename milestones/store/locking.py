"""How transactions of SQLite begin: who is to write takes the lock first. And how its log is kept short."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from milestones.store.errors import is_locked
from milestones.store.turns import Turns

if TYPE_CHECKING:
    from sqlalchemy import Connection

BUSY_SECONDS = 30
"""How long a command waits where others need the file for a moment, as in opening it."""

WRITE_LOCK = "milestones_write_lock"
"""Execution option of a connection whose transactions are to write: the Turns by which they take the lock.

They take it as they begin. One that begins by reading and then writes would fail at once where another wrote
in between. Other databases ignore it.
"""

LOG_BYTES = 32_000_000
"""To which the log is cut when all that it holds is in the store."""
_LOG_WAIT = 0.5
"""Seconds for which a log beyond that size waits for readers, so that it can be cut."""


def begin(connection: "Connection") -> None:
    """Begins a transaction of SQLite; one that is to write waits for its turn."""
    turns: Turns | None = connection.get_execution_options().get(WRITE_LOCK)
    if turns is None:
        connection.exec_driver_sql("BEGIN")
        return
    own = driver(connection)
    # SQLite's own waiting ends after a time, and is not fair: the longer one has waited, the rarer it tries.
    with _waiting(own, 0):
        turns.take(lambda: _begun(own), lambda: _state(own))


def _begun(connection: sqlite3.Connection) -> bool:
    """Takes the lock; False where another command has it."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if not is_locked(error):
            raise
        return False
    return True


def _state(connection: sqlite3.Connection) -> int | None:
    """A number that changes when another command has written; None where that cannot be told just now."""
    try:
        return int(connection.execute("PRAGMA data_version").fetchone()[0])
    except sqlite3.OperationalError as error:
        if not is_locked(error):
            raise
        return None


@contextmanager
def _waiting(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Within, the connection waits so long where others need the file."""
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")


def cut_log(connection: "Connection") -> None:
    """Brings what is in a long log into the store, and empties it; outside of a transaction.

    SQLite does that by itself when nobody reads, which never happens where many read: the log would grow
    without end. Waits a moment for those who read now; the others are kept waiting by nothing. Where somebody
    keeps on reading, it is left for another time.
    """
    own = driver(connection)
    path = Path(own.execute("PRAGMA database_list").fetchone()[2])
    log = path.with_name(f"{path.name}-wal")
    # What was committed is stored, whatever comes of this.
    with suppress(OSError, sqlite3.OperationalError):
        if log.stat().st_size > LOG_BYTES:
            with _waiting(own, _LOG_WAIT):
                own.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def driver(connection: "Connection") -> sqlite3.Connection:
    """SQLite's own connection under that of SQLAlchemy."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)
