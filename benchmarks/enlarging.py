"""A store with all rows of another many times, under other names: a million claims take hours to read."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

_NUMBERED = {
    "articles": ("number",),
    "claims": ("number", "article"),
    "refusals": ("article",),
    "claim_names": ("claim",),
    "testimony": ("claim",),
}
"""Columns with numbers, which go on behind the greatest."""
_NAMED = {
    "articles": ("id", "digest", "source", "location"),
    "claims": ("product",),
    "claim_names": ("key",),
    "products": ("key", "name"),
    "product_names": ("key", "product", "name"),
    "milestones": ("id", "product"),
    "testimony": ("milestone",),
    "former_ids": ("id", "milestone"),
}
"""Columns with names, which get a number at their end."""


def enlarge(few: Path, many: Path, times: int) -> None:
    """Makes a store at `many` with all rows of `few` so many times; it can be asked, but not be added to."""
    with closing(sqlite3.connect(few)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    shutil.copyfile(few, many)
    with closing(sqlite3.connect(many, isolation_level=None)) as connection:
        connection.execute("pragma journal_mode = off")
        connection.execute("pragma synchronous = off")
        connection.execute("attach ? as few", (str(few),))
        connection.execute("create temp table copies (copy integer)")
        connection.executemany("insert into copies values (?)", ((copy,) for copy in range(1, times)))
        step = connection.execute(
            "select max((select max(number) from few.claims), (select max(number) from few.articles)) + 1"
        ).fetchone()[0]
        for table in {**_NUMBERED, **_NAMED}:
            connection.execute(_copying(connection, table, step))
        connection.execute("analyze")
        connection.execute("pragma journal_mode = wal")


def _copying(connection: sqlite3.Connection, table: str, step: int) -> str:
    columns = [str(row[1]) for row in connection.execute(f"pragma table_info({table})")]
    made = []
    for column in columns:
        if column in _NUMBERED.get(table, ()):
            made.append(f'"{column}" + copy * {step}')
        elif column in _NAMED.get(table, ()):
            made.append(f"\"{column}\" || '-' || copy")
        else:
            made.append(f'"{column}"')
    listed = ", ".join(f'"{column}"' for column in columns)
    return f"insert into {table} ({listed}) select {', '.join(made)} from few.{table}, copies"
