"""Opening a store: finding it, making it at first use, bringing it up to date."""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, insert, inspect, select
from sqlalchemy.exc import OperationalError

from milestones.model.harmless import plain
from milestones.store import schema, sqlite
from milestones.store.backups import copy_beside
from milestones.store.errors import StoreError, cannot_share, telling
from milestones.store.locking import WRITE_LOCK
from milestones.store.place import Place, place_of
from milestones.store.store import Store
from milestones.store.turns import Turns


def opened(
    url: str, *, make: bool, upgrade: bool, told: Callable[[str], None], waiting: Callable[[str], None]
) -> Store:
    """The store at `url`, made or upgraded where needed; see `milestones.store.open_store`."""
    place = place_of(url)
    if place.path and make:
        sqlite.make_file(place.path)
    elif place.path and not sqlite.exists(place.path):
        raise place.none_yet()
    engine = place.engine()
    turns = Turns(place.shown, waiting)
    try:
        with telling(place.shown):
            done = _make_current(place, engine, turns, make, upgrade)
    except BaseException:
        engine.dispose()
        raise
    if done:
        told(done)
    return Store(engine, place.shown, turns)


def _make_current(place: Place, engine: Engine, turns: Turns, make: bool, upgrade: bool) -> str:
    """Makes or upgrades it where needed; gives back what to tell of an upgrade, else nothing."""
    revision = _first_look(place, engine)
    if revision is None and not make:
        raise place.none_yet()
    done = ""
    if revision is None:
        _create(place, engine, turns)
    elif revision != schema.HEAD:
        if not upgrade:
            raise StoreError(
                f"{place.shown}: is of an older version (schema {revision}, here {schema.HEAD}); "
                "run: milestones db upgrade"
            )
        done = _upgrade(place, turns, revision)
    if place.path and sqlite.writable(place.path):
        sqlite.use_write_ahead_log(place.path, engine)
    return done


def _first_look(place: Place, engine: Engine) -> str | None:
    """The revision; a store whose log cannot be used where it lies now goes back to a rollback journal."""
    try:
        with engine.connect() as connection:
            return _revision(connection, place)
    except OperationalError as error:
        if not (place.path and cannot_share(error) and sqlite.writable(place.path)):
            raise
    engine.dispose()
    sqlite.leave_write_ahead_log(place.path)
    with engine.connect() as connection:
        return _revision(connection, place)


def _revision(connection: Connection, place: Place) -> str | None:
    """The revision of the store's schema, which is known here; None for a database without any table."""
    revision = revision_of(connection, place)
    if revision is None or revision in schema.REVISIONS:
        return revision
    if schema.is_newer(revision):
        raise StoreError(
            f"{place.shown}: was made by a newer version of milestones (schema {plain(revision)}, "
            f"here {schema.HEAD}); install the newer version, or give another --db"
        )
    raise StoreError(
        f"{place.shown}: is of a version that is not known (schema {plain(revision)!r}); restore a copy of it"
    )


def revision_of(connection: Connection, place: Place) -> str | None:
    """What a store says of its schema's revision, known here or not; None for a database without any table.

    Raises StoreError where it is no store, says nothing of it, or holds what could act by itself.
    """
    tables = set(inspect(connection).get_table_names())
    if tables and not {"alembic_version", "articles", "milestones"} <= tables:
        raise StoreError(f"{place.shown}: is a database of another program; give another --db")
    if place.path:
        sqlite.refuse_what_acts(connection, place.shown)
    if not tables:
        return None
    found = connection.scalars(select(schema.alembic_version.c.version_num)).all()
    if len(found) != 1:
        raise StoreError(
            f"{place.shown}: does not say of which version it is (alembic_version has {len(found)} rows, "
            "not one); restore a copy of it"
        )
    return str(found[0])


def _create(place: Place, engine: Engine, turns: Turns) -> None:
    with engine.connect().execution_options(**{WRITE_LOCK: turns}) as connection, connection.begin():
        # Another process may have made it while this one waited for the lock.
        if _revision(connection, place) is None:
            schema.metadata.create_all(connection)
            connection.execute(insert(schema.alembic_version).values(version_num=schema.HEAD))


def _upgrade(place: Place, turns: Turns, revision: str) -> str:
    """Gives back what has been done, in words; nothing where another process had done it before."""
    if place.path and not sqlite.writable(place.path):
        raise StoreError(
            f"{place.shown}: is of an older version and cannot be written, so it cannot be upgraded; "
            "make the file and its folder writable, or copy it elsewhere"
        )
    # On its own engine without foreign keys: SQLite rebuilds a table by dropping the old one, and with the
    # keys on, that takes along every row that refers to it.
    engine = place.engine(foreign_keys=False)
    try:
        with (
            engine.connect().execution_options(**{WRITE_LOCK: turns}) as connection,
            connection.begin(),
        ):
            if _revision(connection, place) == schema.HEAD:
                return ""
            return _upgrade_in(connection, place, revision)
    finally:
        engine.dispose()


def _upgrade_in(connection: Connection, place: Place, revision: str) -> str:
    from milestones.store.upgrading import upgrade

    if place.path is None:
        upgrade(connection)
        return f"{place.shown} was upgraded"
    copy = copy_beside(place.path, revision)
    upgrade(connection)
    try:
        sqlite.check_foreign_keys(connection)
    except StoreError as error:
        raise StoreError(f"{place.shown}: is not upgraded and unchanged: {error}") from error
    return f"{plain(place.path.name)} was upgraded; a copy is {plain(copy.name)}"
