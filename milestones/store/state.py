"""How a store is, of whatever version; nothing is made, changed or upgraded."""

from sqlalchemy import Connection, Text, column, func, inspect, select, table

from milestones.model.condition import Age, Condition
from milestones.store import schema, sqlite
from milestones.store.errors import telling
from milestones.store.opening import revision_of
from milestones.store.place import Place, place_of

_COUNTED = ("articles", "claims", "milestones", "products", "rulings", "feeds")


def condition(url: str) -> Condition:
    """How the store at a path or URL is. Raises StoreError where there is none, or it cannot be read."""
    place = place_of(url)
    if place.path and not sqlite.exists(place.path):
        raise place.none_yet()
    engine = place.engine()
    try:
        with telling(place.shown), engine.connect() as connection:
            revision = revision_of(connection, place)
            if revision is None:
                raise place.none_yet()
            return _condition(connection, place, revision)
    finally:
        engine.dispose()


def _condition(connection: Connection, place: Place, revision: str) -> Condition:
    inspector = inspect(connection)
    tables = set(inspector.get_table_names())
    counts = {
        name: connection.scalars(select(func.count()).select_from(table(name))).one()
        for name in _COUNTED
        if name in tables
    }
    dated = any(found["name"] == "ingested" for found in inspector.get_columns("articles"))
    last = select(func.max(column("ingested", Text))).select_from(table("articles"))
    journal, synchronous = sqlite.settings(connection) if place.path else (None, None)
    return Condition(
        where=place.shown,
        schema=revision,
        program=schema.HEAD,
        age=_age(revision),
        bytes=sqlite.size(place.path) if place.path else None,
        journal=journal,
        synchronous=synchronous,
        is_writable=place.path is None or sqlite.writable(place.path),
        counts=counts,
        ingested=connection.scalar(last) if dated else None,
        readers=sqlite.readers(place.path) if place.path else None,
    )


def _age(revision: str) -> Age:
    if revision == schema.HEAD:
        return Age.CURRENT
    if revision in schema.REVISIONS:
        return Age.OLDER
    return Age.NEWER if schema.is_newer(revision) else Age.UNKNOWN
