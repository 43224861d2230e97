"""All that is said to SQLite only: how it is opened, locked, copied and checked."""

import os
import sqlite3
import stat
import sys
from contextlib import closing, suppress
from pathlib import Path

from milestones.model.condition import Readers
from milestones.model.harmless import plain
from milestones.store.errors import StoreError, cannot_share, is_locked
from milestones.store.link import Link, Links
from milestones.store.locking import BUSY_SECONDS, LOG_BYTES

NAME = "sqlite"
"""This kind of database, as SQLAlchemy calls it."""
_NAMED = 3
"""Things that a message names before it says how many more there are."""

_PRAGMAS = (
    # What a command reported as stored must survive a power cut. With a write-ahead log this waits for the
    # disk once a commit, as FULL does; with a rollback journal it also makes sure that the journal is gone.
    "synchronous = EXTRA",
    # Where the system's own sync does not reach the disk (macOS), the one that does.
    "fullfsync = ON",
    # A store may come from a stranger: its schema may call no function that could do harm, and pages that
    # contradict themselves are noticed as they are read.
    "trusted_schema = OFF",
    "cell_size_check = ON",
    f"journal_size_limit = {LOG_BYTES}",
)


def writable(path: Path) -> bool:
    """Whether a store at `path` can be written: SQLite keeps its log beside the file."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def readers(path: Path) -> Readers | None:
    """Who may read the store at `path`, as far as its own mode says it; None where the system has none."""
    if os.name != "posix":
        return None
    mode = path.stat().st_mode
    return (
        Readers.EVERYONE if mode & stat.S_IROTH else Readers.GROUP if mode & stat.S_IRGRP else Readers.OWNER
    )


def make_file(path: Path) -> None:
    """An empty file for its owner's eyes only, and so the folders above it; nothing where it exists.

    Raises StoreError where it cannot be made, or something else has its name.
    """
    try:
        if path.is_dir():
            raise StoreError(f"{plain(str(path))}: is a folder; give the path of a file in it")
        for folder in reversed([above for above in path.parents if not above.is_dir()]):
            folder.mkdir(mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        if not path.exists():
            # A link is not followed to make a file: in a shared folder anyone could have put it there.
            what = "is a link to nothing" if path.is_symlink() else "something in its path is not a folder"
            raise StoreError(f"{plain(str(path))}: {what}; give another --db") from None
    except OSError as error:
        raise StoreError(
            f"{plain(str(path))}: cannot be made ({error.strerror}); give another place with --db"
        ) from error


def exists(path: Path) -> bool:
    """Whether there is a file at `path`. Raises StoreError for a folder, and where that cannot be told."""
    try:
        if path.is_dir():
            raise StoreError(f"{plain(str(path))}: is a folder; give the path of a file in it")
        return path.exists()
    except OSError as error:
        raise StoreError(
            f"{plain(str(path))}: cannot be opened ({error.strerror}); give another --db"
        ) from error


def use_write_ahead_log(path: Path, links: Links) -> None:
    """Lets others read while one writes; lasts as long as the file.

    Left for the next time where another command holds the lock just now: this pragma does not wait. Where the
    file system gives no memory that processes can share, the store keeps its rollback journal.
    """
    try:
        with links.taken() as link:
            if journal(link) == "wal":
                return
        with closing(connected(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            # Only now is it seen whether the log can be used.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if cannot_share(error):
            links.close()
            leave_write_ahead_log(path)
        elif not is_locked(error):
            raise


def leave_write_ahead_log(path: Path) -> None:
    """Goes back to a rollback journal, which needs no shared memory. Raises sqlite3.Error where it cannot."""
    with closing(sqlite3.connect(_uri(path), uri=True, timeout=BUSY_SECONDS, isolation_level=None)) as alone:
        alone.execute("PRAGMA locking_mode = EXCLUSIVE")
        alone.execute("PRAGMA journal_mode = DELETE").fetchone()


def journal(link: Link) -> str:
    """How changes are kept until they are whole: "wal", "delete"."""
    return str(link.value("PRAGMA journal_mode"))


def synchronous(link: Link) -> str:
    """How far the disk is waited for."""
    return ("off", "normal", "full", "extra")[link.value("PRAGMA synchronous")]


def size(path: Path) -> int:
    """The bytes of a store's file and its log."""
    found = path.stat().st_size
    with suppress(FileNotFoundError):
        found += path.with_name(f"{path.name}-wal").stat().st_size
    return found


def refuse_what_acts(link: Link, where: str) -> None:
    """Raises StoreError where the file holds what could act by itself: triggers, views, virtual tables.

    No store has any, so somebody has put them there, perhaps to do harm.
    """
    # Of all that stands in a schema, only tables and indexes that are kept in the file have a first page.
    query = "SELECT type, name FROM sqlite_master WHERE coalesce(rootpage, 0) = 0 ORDER BY name"
    if found := list(link.rows(query)):
        listed = ", ".join(plain(f"{kind} {name}") for kind, name in found[:_NAMED])
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        raise StoreError(
            f"{where}: holds what no store has: {listed}{more}; drop that if you know it, "
            "else trust the file no further"
        )


def check_foreign_keys(link: Link) -> None:
    """Raises StoreError where a row refers to one that does not exist."""
    if broken := list(link.rows("PRAGMA foreign_key_check")):
        tables = ", ".join(sorted({row[0] for row in broken}))
        raise StoreError(f"{len(broken)} rows refer to rows that do not exist, in {tables}; restore a copy")


def connected(path: Path, *, foreign_keys: bool = True) -> sqlite3.Connection:
    """A connection to a file that exists; only to be read where it cannot be written."""
    connection = sqlite3.connect(
        _uri(path), uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        if sys.version_info >= (3, 12):
            # Nothing that is read may write to the schema or to the pages themselves.
            connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        for pragma in (*_PRAGMAS, f"foreign_keys = {'ON' if foreign_keys else 'OFF'}"):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path) -> str:
    if writable(path):
        return f"{path.as_uri()}?mode=rw"
    log, shared = (path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm"))
    if shared.exists() or os.access(path.parent, os.W_OK):
        return f"{path.as_uri()}?mode=ro"
    # What processes share cannot be made in a folder that we cannot write. Without changes in a log, and only
    # then, SQLite can be told that the file stays as it is.
    if log.exists() and log.stat().st_size:
        raise StoreError(
            f"{plain(str(path))}: its last changes are in {plain(log.name)}, which cannot be read where "
            "nothing can be written; copy both files elsewhere"
        )
    return f"{path.as_uri()}?mode=ro&immutable=1"
