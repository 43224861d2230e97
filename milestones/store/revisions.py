"""The revisions of the schema, each made by the migration of its number, and which of them a store has."""

from milestones.model.harmless import plain
from milestones.store import sqlite
from milestones.store.errors import StoreError
from milestones.store.link import Link
from milestones.store.place import Place

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""All revisions of the schema, the oldest first."""
HEAD = REVISIONS[-1]


def is_newer(revision: str) -> bool:
    """Whether a revision is one to come: they are counted in four digits."""
    return len(revision) == len(HEAD) and revision.isdecimal() and revision > HEAD


def known_revision(link: Link, place: Place) -> str | None:
    """The revision of the store's schema, which is known here; None for a database without any table."""
    revision = revision_of(link, place)
    if revision is None or revision in REVISIONS:
        return revision
    if is_newer(revision):
        raise StoreError(
            f"{place.shown}: was made by a newer version of milestones (schema {plain(revision)}, "
            f"here {HEAD}); install the newer version, or give another --db"
        )
    raise StoreError(
        f"{place.shown}: is of a version that is not known (schema {plain(revision)!r}); restore a copy of it"
    )


def revision_of(link: Link, place: Place) -> str | None:
    """What a store says of its schema's revision, known here or not; None for a database without any table.

    Raises StoreError where it is no store, says nothing of it, or holds what could act by itself.
    """
    tables = link.tables()
    if tables and not {"alembic_version", "articles", "milestones"} <= tables:
        raise StoreError(f"{place.shown}: is a database of another program; give another --db")
    if place.path:
        sqlite.refuse_what_acts(link, place.shown)
    if not tables:
        return None
    found = list(link.column("SELECT version_num FROM alembic_version"))
    if len(found) != 1:
        raise StoreError(
            f"{place.shown}: does not say of which version it is (alembic_version has {len(found)} rows, "
            "not one); restore a copy of it"
        )
    return str(found[0])
