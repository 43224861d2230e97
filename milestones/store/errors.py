"""What stops a command that uses the store, always as one line."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from milestones.model.harmless import plain
from milestones.model.problem import MilestonesError
from milestones.model.shortage import shortage

_ADVICE = {
    "readonly": "make the file and its folder writable, or give another store with --db",
    "not a database": "it is no store, give another with --db",
    "unable to open": "check that the file and its folder can be read and written",
    "malformed": "the file is damaged, restore a copy of it",
    "disk is full": "make room and run the command again",
    "disk I/O error": "the disk or its file system fails, or lets no file grow so large (ulimit -f); "
    "when it works again, run: milestones db check",
    "Input/output error": "the disk or its file system fails; try again when it works, or on another disk",
    "Read-only file system": "nothing can be written there; copy the store to where that can be done",
    "Permission denied": "make the folder writable",
}
"""What to do about a complaint of the database or the system, by words of it."""

_LOCAL_DISK = (
    "its file system cannot lock or share it, as many networks' cannot; keep the store on a local disk"
)
_LOCKING = (
    "SQLITE_PROTOCOL",
    "SQLITE_NOLFS",
    "SQLITE_IOERR_LOCK",
    "SQLITE_IOERR_RDLOCK",
    "SQLITE_IOERR_UNLOCK",
    "SQLITE_IOERR_CHECKRESERVEDLOCK",
    "SQLITE_IOERR_SHM",
)
"""How the names of SQLite's errors begin that come of a file system without locks or shared memory."""
_SHARING = ("SQLITE_PROTOCOL", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR_SHM")
"""How those begin that can come of the lack of shared memory alone."""


class StoreError(MilestonesError):
    """The store cannot be opened, read or written: says which, why, and what to do."""


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Raises the database's errors as StoreError of one line that begins with `where`."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise StoreError(f"{where}: a text holds half a character (a lone surrogate); correct it") from error
    except _of_databases() as error:
        raise StoreError(f"{where}: {complaint(error)}") from error


def _of_databases() -> tuple[type[Exception], ...]:
    """The errors of databases. SQLAlchemy has raised none where nobody has imported it."""
    import sqlite3

    used = sys.modules.get("sqlalchemy.exc")
    return (sqlite3.Error, used.SQLAlchemyError) if used else (sqlite3.Error,)


def complaint(error: Exception) -> str:
    """The first line of what a database or the system complains of, with advice where there is some."""
    cause = getattr(error, "orig", None) or error
    if is_locked(cause):
        return "another command keeps it to itself; try again when that is done"
    if isinstance(cause, OSError) and (found := shortage(cause)):
        return "; ".join(found)
    said = getattr(cause, "strerror", None) or str(cause)
    lines = said.splitlines() or [type(error).__name__]
    advice = next((advice for words, advice in _ADVICE.items() if words in lines[0]), "")
    if _name(cause).startswith(_LOCKING):
        advice = _LOCAL_DISK
    return plain(lines[0]) + (f"; {advice}" if advice else "")


def is_locked(error: object) -> bool:
    """Whether SQLite says that another command holds the lock."""
    return _name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def cannot_share(error: Exception) -> bool:
    """Whether SQLite says of a file that can be written what it says where processes can share no memory."""
    return _name(getattr(error, "orig", None) or error).startswith(_SHARING)


def _name(error: object) -> str:
    """SQLite's name of an error; empty for other databases' errors."""
    return getattr(error, "sqlite_errorname", "")
