"""Copies of a SQLite store: each is whole, or not there."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import chain, count
from pathlib import Path

from milestones.model.harmless import plain
from milestones.store import sqlite
from milestones.store.errors import StoreError, complaint

_PAGES = 4096
"""Pages that are copied before it is told how far the copying is."""
_BESIDE = ("-wal", "-journal", "-shm")
"""How the names of the files end that SQLite keeps beside a database."""

Told = Callable[[int, int], None]
"""Hears how many pages of how many are copied."""


def copy_beside(path: Path, what: str, *, damaged: bool = False) -> Path:
    """A copy of the store beside it, "news.db.0001.backup", with a number where that name is taken.

    `what` tells what it is a copy of. Raises StoreError where it cannot be written or, unless it may be
    `damaged`, is not whole.
    """
    copy = _free_name(path, what)
    try:
        _copy(path, copy, lambda *_: None, damaged=damaged)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"{plain(str(path))}: no backup can be written beside it, so nothing is changed: "
            f"{complaint(error)}"
        ) from error
    return copy


def copy_to(path: Path, target: Path, *, force: bool, told: Told) -> Path:
    """A copy of the store at `target`, or where that links to; gives back its path.

    The store may be written meanwhile: the copy is of one moment. Raises StoreError where there is a file
    already, unless `force` is given, where that is the store itself or another database in use, and where it
    cannot be written or is not whole.
    """
    where = plain(str(target))
    try:
        target = target.resolve()
        _refuse(path, target, where, force)
        _copy(path, target, told)
    except (OSError, RuntimeError) as error:
        what = getattr(error, "strerror", None) or error
        raise StoreError(
            f"{where}: cannot be written ({what}); check the folder, or give another name"
        ) from error
    except sqlite3.Error as error:
        raise StoreError(f"{where}: no copy is made: {complaint(error)}") from error
    return target


def _refuse(path: Path, target: Path, where: str, force: bool) -> None:
    store = path.resolve()
    logs = [store.with_name(store.name + end) for end in _BESIDE]
    if target in (store, *logs) or (target.exists() and target.samefile(store)):
        raise StoreError(f"{where}: is the store itself; give the copy another name")
    if target.exists() and not target.is_file():
        raise StoreError(f"{where}: is no file; give the name of one")
    # SQLite would take the log of the database that was there for that of the copy.
    log = next((log for end in _BESIDE[:2] if (log := target.with_name(target.name + end)).exists()), None)
    if log:
        raise StoreError(
            f"{where}: a database of that name is in use, its log lies beside it; give another name"
        )
    if target.exists() and not force:
        raise StoreError(f"{where}: is there already; give another name, or --force to replace it")


def _copy(path: Path, target: Path, told: Told, *, damaged: bool = False) -> None:
    """Copies under another name, looks at the copy, waits for the disk, and only then gives it its name."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    os.close(handle)
    part = Path(name)
    try:
        with closing(sqlite.connected(path)) as store, closing(sqlite3.connect(part)) as copy:
            # A transaction, so that all steps copy one state of a store that others write to.
            store.execute("BEGIN")
            store.execute("SELECT count(*) FROM sqlite_master").fetchone()
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("PRAGMA synchronous = OFF")
            store.backup(copy, pages=_PAGES, progress=lambda _, rest, whole: told(whole - rest, whole))
        sqlite.leave_write_ahead_log(part)
        if not damaged:
            _refuse_damaged(part, path)
        _wait_for_disk(part)
        part.replace(target)
    except BaseException:
        for end in ("", *_BESIDE):
            with suppress(OSError):
                part.with_name(part.name + end).unlink()
        raise
    _wait_for_disk(target.parent)


def _refuse_damaged(part: Path, path: Path) -> None:
    with closing(sqlite.connected(part)) as copy:
        (found,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise StoreError(
            f"{plain(str(path))}: is damaged ({plain(found)}), and so would be its copy; "
            "restore an earlier copy, or see: milestones db check"
        )


def _wait_for_disk(path: Path) -> None:
    """Returns when what was written to a file, or the names in a folder, would survive a power cut."""
    if path.is_dir() and os.name == "nt":
        return  # Windows lets nobody open a folder
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _free_name(path: Path, what: str) -> Path:
    numbers = chain([""], (f".{number}" for number in count(2)))
    copies = (path.with_name(f"{path.name}.{what}{number}.backup") for number in numbers)
    return next(copy for copy in copies if not os.path.lexists(copy))
