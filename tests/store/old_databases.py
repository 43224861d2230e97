"""Stores as earlier versions left them, with rows."""

import sqlite3
from contextlib import closing
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "old_databases"


def make_old_store(path: Path, revision: str) -> None:
    """Makes a store of that revision at `path`."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FOLDER / f"{revision}.sql").read_text(encoding="utf-8"))
