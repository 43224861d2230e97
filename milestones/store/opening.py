"""Opening a store: finding it, making it at first use, bringing it up to date."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, insert, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from milestones.store import schema, sqlite
from milestones.store.backups import copy_beside
from milestones.store.errors import StoreError, cannot_share, shown, telling
from milestones.store.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store is: a SQLite file, or else a server."""

    shown: str
    """As messages show it, without a password."""
    url: str
    path: Path | None

    def engine(self, *, foreign_keys: bool = True) -> Engine:
        if self.path:
            return sqlite.engine_of(self.path, foreign_keys=foreign_keys)
        # A reader sees one state of the store from the first row to the last, as with SQLite.
        return create_engine(self.url, isolation_level="REPEATABLE READ")


def opened(url: str, *, make: bool, upgrade: bool, told: Callable[[str], None]) -> Store:
    """The store at `url`, made or upgraded where needed; see `milestones.store.open_store`."""
    place = place_of(url)
    if place.path and make:
        sqlite.make_file(place.path)
    elif place.path and not sqlite.exists(place.path):
        raise _none_yet(place)
    engine = engine_of(place)
    try:
        with telling(place.shown):
            done = _make_current(place, engine, make, upgrade)
    except BaseException:
        engine.dispose()
        raise
    if done:
        told(done)
    return Store(engine, place.shown)


def place_of(url: str) -> Place:
    if "://" not in url:
        return _file(url)
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        # Without its cause, which may quote a piece of a password.
        message = "the store's URL cannot be understood; give a path or sqlite:///PATH"
        raise StoreError(message) from None
    if parsed.get_backend_name() != "sqlite":
        return Place(_named(parsed), url, None)
    if parsed.query:
        raise StoreError(f"{_named(parsed)}: options after '?' are not supported; give sqlite:///PATH")
    return _file(parsed.database or "")


def _named(url: URL) -> str:
    """The URL as messages show it: without a password, also one in its options or with "@" in it."""
    host = (url.host or "").rpartition("@")[2] or None
    return shown(url.set(host=host, query={}).render_as_string(hide_password=True))


def _file(name: str) -> Place:
    if name in ("", ":memory:"):
        raise StoreError("a store is kept in a file; give its path with --db")
    if "\0" in name:
        raise StoreError(f"{shown(name)}: no file can have this name; give another --db")
    try:
        path = Path(name).expanduser().absolute()
    except (RuntimeError, OSError) as error:
        raise StoreError(f"{shown(name)}: leads to no folder that is known; give another --db") from error
    return Place(shown(str(path)), "", path)


def engine_of(place: Place) -> Engine:
    try:
        return place.engine()
    except (NoSuchModuleError, ModuleNotFoundError, ArgumentError) as error:
        raise StoreError(
            f"{place.shown}: no driver for this kind of database; install it, or give the path of a file"
        ) from error


def _none_yet(place: Place) -> StoreError:
    return StoreError(f"no store at {place.shown} yet; run: milestones ingest FOLDER")


def _make_current(place: Place, engine: Engine, make: bool, upgrade: bool) -> str:
    """Makes or upgrades it where needed; gives back what to tell of an upgrade, else nothing."""
    revision = _first_look(place, engine)
    if revision is None and not make:
        raise _none_yet(place)
    done = ""
    if revision is None:
        _create(place, engine)
    elif revision != schema.HEAD:
        if not upgrade:
            raise StoreError(f"{place.shown}: is of an older version")
        done = _upgrade(place, revision)
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
    """The revision of the store's schema; None for a database without any table."""
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
    revision = str(found[0])
    if schema.is_newer(revision):
        raise StoreError(
            f"{place.shown}: was made by a newer version of milestones (schema {shown(revision)}, "
            f"here {schema.HEAD}); install the newer version, or give another --db"
        )
    if revision not in schema.REVISIONS:
        raise StoreError(
            f"{place.shown}: is of a version that is not known (schema {shown(revision)!r}); "
            "restore a copy of it"
        )
    return revision


def _create(place: Place, engine: Engine) -> None:
    with engine.connect().execution_options(**{sqlite.WRITE_LOCK: True}) as connection, connection.begin():
        # Another process may have made it while this one waited for the lock.
        if _revision(connection, place) is None:
            schema.metadata.create_all(connection)
            connection.execute(insert(schema.alembic_version).values(version_num=schema.HEAD))


def _upgrade(place: Place, revision: str) -> str:
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
            engine.connect().execution_options(**{sqlite.WRITE_LOCK: True}) as connection,
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
    return f"{shown(place.path.name)} was upgraded; a copy is {shown(copy.name)}"
