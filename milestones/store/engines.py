"""What SQLAlchemy is used for: the tables' making and changing, and servers."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import (
    Connection,
    CursorResult,
    Engine,
    QueuePool,
    bindparam,
    create_engine,
    event,
    inspect,
    text,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from milestones.store import sqlite
from milestones.store.batches import SIZE
from milestones.store.direct import DirectLink
from milestones.store.errors import StoreError
from milestones.store.link import Link, Row
from milestones.store.locking import begin, driver
from milestones.store.place import Place

# What an interruption leaves of a connection, SQLAlchemy logs with its trace: users hear of it in one line.
logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())


def engine_of(place: Place, *, foreign_keys: bool = True) -> Engine:
    """Raises StoreError where there is no driver for this kind of database."""
    path = place.path
    if path:
        # A file that exists; only to be read where it cannot be written.
        engine = create_engine(
            "sqlite+pysqlite:///",
            creator=lambda: sqlite.connected(path, foreign_keys=foreign_keys),
            poolclass=QueuePool,
        )
        # The driver is told (isolation_level None) to begin no transaction by itself: it would leave out DDL.
        event.listen(engine, "begin", begin)
        return engine
    try:
        # A reader sees one state of the store from the first row to the last, as with SQLite.
        return create_engine(place.url, isolation_level="REPEATABLE READ")
    except (NoSuchModuleError, ModuleNotFoundError, ArgumentError) as error:
        raise StoreError(
            f"{place.shown}: no driver for this kind of database; install it, or give the path of a file"
        ) from error


def is_sqlite(connection: Connection) -> bool:
    """Whether the store is a file of SQLite's, and no server's."""
    return connection.dialect.name == sqlite.NAME


def link_on(connection: Connection) -> Link:
    """A link within the transaction of a connection."""
    return DirectLink(driver(connection)) if is_sqlite(connection) else EngineLink(connection)


class EngineLink(Link):
    """Asks on a connection to any database that SQLAlchemy knows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, query: str, **values: object) -> Iterator[Row]:
        return (row for lot in self.lots(query, **values) for row in lot)

    def lots(self, query: str, **values: object) -> Iterator[Sequence[Row]]:
        for lot in self._run(query, values).partitions(SIZE):
            yield [tuple(row) for row in lot]

    def change(self, statement: str, **values: object) -> int:
        return self._run(statement, values).rowcount

    def change_each(self, statement: str, values: Iterable[Mapping[str, object]]) -> None:
        if listed := list(values):
            self._connection.execute(text(statement), listed)

    def tables(self) -> set[str]:
        return set(inspect(self._connection).get_table_names())

    def columns(self, table: str) -> set[str]:
        return {column["name"] for column in inspect(self._connection).get_columns(table)}

    def _run(self, query: str, values: dict[str, object]) -> CursorResult[Row]:
        lists = [name for name, value in values.items() if isinstance(value, list | tuple)]
        statement = text(query).bindparams(*(bindparam(name, expanding=True) for name in lists))
        return self._connection.execute(statement, values, execution_options={"yield_per": SIZE})


class EngineLinks:
    """Links to any database that SQLAlchemy knows."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._taken: set[Connection] = set()

    @contextmanager
    def taken(self) -> Iterator[Link]:
        """A link with a transaction of its own."""
        with self._engine.connect() as connection:
            self._taken.add(connection)
            try:
                yield EngineLink(connection)
            finally:
                self._taken.discard(connection)

    def close(self) -> None:
        """Closes all connections, also those that are taken."""
        for connection in tuple(self._taken):
            connection.close()
        self._taken.clear()
        self._engine.dispose()
