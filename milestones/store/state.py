"""How a store is, of whatever version; nothing is made, changed or upgraded."""

from milestones.model.condition import Age, Condition
from milestones.store import sqlite
from milestones.store.access import Access
from milestones.store.errors import telling
from milestones.store.link import Link
from milestones.store.place import Place, place_of
from milestones.store.revisions import HEAD, REVISIONS, is_newer, revision_of

_COUNTED = ("articles", "claims", "milestones", "products", "rulings", "feeds")


def condition(url: str) -> Condition:
    """How the store at a path or URL is. Raises StoreError where there is none, or it cannot be read."""
    place = place_of(url)
    if place.path and not sqlite.exists(place.path):
        raise place.none_yet()
    access = Access(place)
    try:
        with telling(place.shown), access.links.taken() as link:
            revision = revision_of(link, place)
            if revision is None:
                raise place.none_yet()
            return _condition(link, place, revision)
    finally:
        access.close()


def _condition(link: Link, place: Place, revision: str) -> Condition:
    tables = link.tables()
    dated = "ingested" in link.columns("articles")
    return Condition(
        where=place.shown,
        schema=revision,
        program=HEAD,
        age=_age(revision),
        bytes=sqlite.size(place.path) if place.path else None,
        journal=sqlite.journal(link) if place.path else None,
        synchronous=sqlite.synchronous(link) if place.path else None,
        is_writable=place.path is None or sqlite.writable(place.path),
        counts={name: link.value(f"SELECT count(*) FROM {name}") for name in _COUNTED if name in tables},
        ingested=link.value("SELECT max(ingested) FROM articles") if dated else None,
        readers=sqlite.readers(place.path) if place.path else None,
    )


def _age(revision: str) -> Age:
    if revision == HEAD:
        return Age.CURRENT
    if revision in REVISIONS:
        return Age.OLDER
    return Age.NEWER if is_newer(revision) else Age.UNKNOWN
