"""Stores of old versions, with many rows instead of a few."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from milestones.store.revisions import HEAD
from torture.program import ROOT

_FOLDER = ROOT / "tests" / "old_databases"
_FAR = 100_000
"""What is added to the numbers of the rows of each further copy."""


def old_versions() -> list[str]:
    """The revisions of which there is a dump, but for the newest."""
    return sorted(path.stem for path in _FOLDER.glob("*.sql") if path.stem != HEAD)


def make(db: Path, revision: str, times: int) -> None:
    """A store of an old version, with the rows of its dump that many times, each time under other keys."""
    with closing(sqlite3.connect(db)) as connection:
        connection.executescript((_FOLDER / f"{revision}.sql").read_text(encoding="utf-8"))
        with connection:
            for table in _tables(connection):
                _multiply(connection, table, times)
        # As the program leaves its stores.
        connection.execute("PRAGMA journal_mode = WAL")


def _tables(connection: sqlite3.Connection) -> list[str]:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [name for name in names if name != "alembic_version" and not name.startswith("sqlite_")]


def _multiply(connection: sqlite3.Connection, table: str, times: int) -> None:
    keys = _keys(connection, table)
    cursor = connection.execute(f"SELECT * FROM {table}")
    columns = [column[0] for column in cursor.description]
    rows = cursor.fetchall()
    marks = ", ".join("?" * len(columns))
    for number in range(1, times):
        moved = (tuple(_moved(zip(columns, row, strict=True), keys, number)) for row in rows)
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", moved)


def _keys(connection: sqlite3.Connection, table: str) -> set[str]:
    """The columns that tell rows apart, or refer to those of other rows."""
    refers = {row[3] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
    unique = [row[1] for row in connection.execute(f"PRAGMA index_list({table})") if row[2]]
    told = {row[2] for index in unique for row in connection.execute(f"PRAGMA index_info({index})")}
    # Copies of one text would all be compared with each other.
    return {"number", "digest", *refers, *told} - {"position", "print"}


def _moved(row: Iterable[tuple[str, object]], keys: set[str], number: int) -> Iterator[object]:
    for column, value in row:
        if column not in keys or value is None:
            yield value
        elif isinstance(value, int):
            yield value + number * _FAR
        else:
            yield f"{value}~{number}"
