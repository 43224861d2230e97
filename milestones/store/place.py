"""Where a store is: the file or the server that a path or URL means."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from milestones.model.harmless import plain
from milestones.store import sqlite
from milestones.store.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

_FILE = re.compile(rf"{sqlite.NAME}(?:\+[\w+]*)?:///([^?]*)")
"""The URL of a SQLite file, which is understood without SQLAlchemy."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store is: a SQLite file, or else a server."""

    shown: str
    """As messages show it, without a password."""
    url: str
    path: Path | None

    def none_yet(self) -> StoreError:
        """What to raise where there is no store."""
        return StoreError(f"no store at {self.shown} yet; run: milestones ingest FOLDER")


def place_of(url: str) -> Place:
    """Where the store of a path or SQLAlchemy URL is. Raises StoreError where that cannot be told."""
    if "://" not in url:
        return _file(url)
    if named := _FILE.fullmatch(url):
        return _file(unquote(named[1]))
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        # Without its cause, which may quote a piece of a password.
        message = "the store's URL cannot be understood; give a path or sqlite:///PATH"
        raise StoreError(message) from None
    if parsed.get_backend_name() != sqlite.NAME:
        return Place(_named(parsed), url, None)
    if parsed.query:
        raise StoreError(f"{_named(parsed)}: options after '?' are not supported; give sqlite:///PATH")
    return _file(parsed.database or "")


def _named(url: "URL") -> str:
    """The URL as messages show it: without a password, also one in its options or with "@" in it."""
    host = (url.host or "").rpartition("@")[2] or None
    return plain(url.set(host=host, query={}).render_as_string(hide_password=True))


def _file(name: str) -> Place:
    if name in ("", ":memory:"):
        raise StoreError("a store is kept in a file; give its path with --db")
    if "\0" in name:
        raise StoreError(f"{plain(name)}: no file can have this name; give another --db")
    try:
        path = Path(name).expanduser().absolute()
    except (RuntimeError, OSError) as error:
        raise StoreError(f"{plain(name)}: leads to no folder that is known; give another --db") from error
    return Place(plain(str(path)), "", path)
