"""What a store holds, and whether it is whole; read by SQLite alone, not by the program."""

import shutil
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

Rows = list[tuple[object, ...]]

_TIMES = {"ingested", "at", "added", "checked", "until", "busy"}
"""Columns that tell when something was done."""
_NUMBERED = {"articles", "claims"}
"""Tables whose rows are numbered as they come: the numbers tell nothing."""
OF_ARTICLES = ("articles", "claims", "claim_names", "refusals", "article_prints")
"""Tables of what each article brings along by itself."""


def as_left(db: Path, folder: Path) -> Path:
    """A copy of the store as a dead process left it, its log included; only to be looked at."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in (db.name, f"{db.name}-wal", f"{db.name}-journal"):
        if db.with_name(name).exists():
            shutil.copy(db.with_name(name), folder / name)
    return folder / db.name


def size(path: Path) -> int:
    """How large a file is; 0 where there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def log(db: Path) -> Path:
    """Where SQLite writes what is not yet in the store."""
    return db.with_name(f"{db.name}-wal")


def faults(db: Path) -> list[str]:
    """What SQLite finds broken in the file, and rows that refer to nothing."""
    with closing(sqlite3.connect(db)) as connection:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        return found + [f"a row of {row[0]} refers to none" for row in _all(connection, "foreign_key_check")]


def article_ids(db: Path) -> set[str]:
    """The ids of all articles; none in a store without tables."""
    with closing(sqlite3.connect(db)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'articles'").fetchone():
            return set()
        return {row[0] for row in connection.execute("SELECT id FROM articles")}


def column(db: Path, query: str) -> list[str]:
    """The texts that a query for one column finds."""
    with closing(sqlite3.connect(db)) as connection:
        return [row[0] for row in connection.execute(query)]


def dump(db: Path, without: Collection[str] = ()) -> dict[str, Rows]:
    """The rows of all tables, in an order of their own, without what differs from run to run.

    That is times, and numbers of rows: what a row refers to is told by that row's own key. Columns can be
    left out by name.
    """
    left_out = {*_TIMES, *without}
    with closing(sqlite3.connect(db)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        tables = [row[0] for row in names if not row[0].startswith("sqlite_")]
        keys = _keys(connection) if "articles" in tables else {}
        return {table: sorted(_rows(connection, table, keys, left_out), key=repr) for table in tables}


def is_backup(path: Path, rows: dict[str, Rows]) -> bool:
    """Whether a file is a whole store with these rows; looked at without a lock or a log."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                return False
        return dump(path) == rows
    except sqlite3.DatabaseError:
        return False


def of_articles(db: Path) -> dict[str, Rows]:
    """What each article brings along, whatever else is stored: its words, and what was found in them."""
    # The least digest among the copies of an article depends on what else is stored.
    whole = dump(db, without={"source"})
    return {table: whole.get(table, []) for table in OF_ARTICLES}


def only(found: dict[str, Rows], ids: Collection[str]) -> dict[str, Rows]:
    """Of `of_articles` what these articles bring along."""
    kept = {
        table: [row for row in rows if any(_belongs(part, ids) for part in row)]
        for table, rows in found.items()
    }
    return kept | {"articles": [row for row in found["articles"] if row[0] in ids]}


def differing(one: dict[str, Rows], other: dict[str, Rows]) -> list[str]:
    """The tables whose rows differ, with how many."""
    found = []
    for table in sorted(one.keys() | other.keys()):
        rows = {repr(row) for row in one.get(table, [])} ^ {repr(row) for row in other.get(table, [])}
        if rows or len(one.get(table, [])) != len(other.get(table, [])):
            found.append(f"{len(rows)} rows of {table}")
    return found


_Keys = dict[str, dict[object, object]]


def _keys(connection: sqlite3.Connection) -> _Keys:
    """For each numbered table what tells a row, by its number."""
    articles: dict[object, object] = dict(connection.execute("SELECT number, id FROM articles"))
    claims = connection.execute("SELECT number, article, position FROM claims")
    return {
        "articles": {number: ("article", id) for number, id in articles.items()},
        "claims": {number: ("claim", articles.get(article), at) for number, article, at in claims},
    }


def _rows(
    connection: sqlite3.Connection, table: str, keys: _Keys, left_out: Collection[str]
) -> Iterator[tuple[object, ...]]:
    refers = {str(row[3]): str(row[2]) for row in _all(connection, f"foreign_key_list({table})")}
    columns = [str(row[1]) for row in _all(connection, f"table_info({table})")]
    own = {"number"} if table in _NUMBERED else set()
    kept = [name for name in columns if name not in {*left_out, *own}]
    listed = ", ".join(f'"{name}"' for name in kept)
    for row in connection.execute(f"SELECT {listed} FROM {table}"):
        yield tuple(
            keys.get(refers.get(name, ""), {}).get(value, value)
            for name, value in zip(kept, row, strict=True)
        )


def _belongs(part: object, ids: Collection[str]) -> bool:
    return isinstance(part, tuple) and part[0] in ("article", "claim") and part[1] in ids


def _all(connection: sqlite3.Connection, pragma: str) -> Rows:
    return connection.execute(f"PRAGMA {pragma}").fetchall()
