"""Making a store, and upgrading one of an older version."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, insert

from milestones.model.harmless import plain
from milestones.store import schema, sqlite
from milestones.store.access import Access
from milestones.store.backups import copy_beside
from milestones.store.engines import engine_of, link_on
from milestones.store.errors import StoreError
from milestones.store.locking import WRITE_LOCK
from milestones.store.place import Place
from milestones.store.revisions import HEAD, known_revision
from milestones.store.turns import Turns


def create(access: Access) -> None:
    """Makes the tables, unless another process has made them while this one waited for the lock."""
    with _changing(access.engine, access.turns) as connection:
        if known_revision(link_on(connection), access.place) is None:
            schema.metadata.create_all(connection)
            connection.execute(insert(schema.alembic_version).values(version_num=HEAD))


def upgrade_store(access: Access, revision: str) -> str:
    """Gives back what has been done, in words; nothing where another process had done it before."""
    place = access.place
    if place.path and not sqlite.writable(place.path):
        raise StoreError(
            f"{place.shown}: is of an older version and cannot be written, so it cannot be upgraded; "
            "make the file and its folder writable, or copy it elsewhere"
        )
    # On its own engine without foreign keys: SQLite rebuilds a table by dropping the old one, and with the
    # keys on, that takes along every row that refers to it.
    engine = engine_of(place, foreign_keys=False)
    try:
        with _changing(engine, access.turns) as connection:
            if known_revision(link_on(connection), place) == HEAD:
                return ""
            return _upgrade_in(connection, place, revision)
    finally:
        engine.dispose()


@contextmanager
def _changing(engine: Engine, turns: Turns) -> Iterator[Connection]:
    """A transaction that may write."""
    with engine.connect().execution_options(**{WRITE_LOCK: turns}) as connection, connection.begin():
        yield connection


def _upgrade_in(connection: Connection, place: Place, revision: str) -> str:
    from milestones.store.upgrading import upgrade

    if place.path is None:
        upgrade(connection)
        return f"{place.shown} was upgraded"
    copy = copy_beside(place.path, revision)
    upgrade(connection)
    try:
        sqlite.check_foreign_keys(link_on(connection))
    except StoreError as error:
        raise StoreError(f"{place.shown}: is not upgraded and unchanged: {error}") from error
    return f"{plain(place.path.name)} was upgraded; a copy is {plain(copy.name)}"
