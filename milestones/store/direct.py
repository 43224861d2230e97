"""Links to a SQLite file by Python's own module for it."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from milestones.store import sqlite
from milestones.store.batches import SIZE
from milestones.store.link import Link, Row

_NAME = re.compile(r":(\w+)")


class DirectLink(Link):
    """Asks on a connection of SQLite's, in the transaction that it is in."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, query: str, **values: object) -> Iterator[Row]:
        return self._run(query, values)

    def lots(self, query: str, **values: object) -> Iterator[Sequence[Row]]:
        cursor = self._run(query, values)
        while lot := cursor.fetchmany(SIZE):
            yield lot

    def change(self, statement: str, **values: object) -> int:
        return self._run(statement, values).rowcount

    def change_each(self, statement: str, values: Iterable[Mapping[str, object]]) -> None:
        self._connection.executemany(statement, values)

    def tables(self) -> set[str]:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
        return set(self.column(query))

    def columns(self, table: str) -> set[str]:
        return set(self.column("SELECT name FROM pragma_table_info(:table)", table=table))

    def _run(self, query: str, values: Mapping[str, object]) -> sqlite3.Cursor:
        return self._connection.execute(*(in_order(query, values) if " IN :" in query else (query, values)))


class DirectLinks:
    """Links to a SQLite file. A connection that is given back is taken again: opening one takes longer."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._taken: set[sqlite3.Connection] = set()
        self._free: list[sqlite3.Connection] = []

    @contextmanager
    def taken(self) -> Iterator[Link]:
        """A link with a transaction of its own."""
        connection = self._free.pop() if self._free else sqlite.connected(self._path)
        self._taken.add(connection)
        try:
            connection.execute("BEGIN")
            yield DirectLink(connection)
        finally:
            if connection in self._taken:
                self._taken.remove(connection)
                self._give_back(connection)

    def close(self) -> None:
        """Closes all connections, also those that are taken."""
        for connection in (*self._taken, *self._free):
            connection.close()
        self._taken.clear()
        self._free.clear()

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with suppress(sqlite3.Error):
            connection.rollback()
            self._free.append(connection)
            return
        connection.close()


def in_order(query: str, values: Mapping[str, object]) -> tuple[str, list[object]]:
    """The query with question marks for its values, for a list as many as it holds; and all values in order.

    SQLite looks at all names that it has met for each that it meets, which takes milliseconds for a thousand.
    A list's last value is repeated up to a power of two: prepared queries are kept, and one for each length
    would take a hundred kilobytes each and seldom serve again.
    """
    given: list[object] = []

    def marks(name: re.Match[str]) -> str:
        value = values[name[1]]
        if not isinstance(value, list | tuple):
            given.append(value)
            return "?"
        count = 1 << (len(value) - 1).bit_length() if 0 < len(value) <= SIZE else len(value)
        given.extend(value)
        given.extend(value[-1:] * (count - len(value)))
        return f"({', '.join('?' * count)})"

    return _NAME.sub(marks, query), given
