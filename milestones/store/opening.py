"""Opening a store: finding it, making it at first use, bringing it up to date."""

import sqlite3
from collections.abc import Callable

from milestones.store import sqlite
from milestones.store.access import Access
from milestones.store.errors import StoreError, cannot_share, telling
from milestones.store.link import Links
from milestones.store.place import Place, place_of
from milestones.store.revisions import HEAD, known_revision
from milestones.store.store import Store


def opened(
    url: str, *, make: bool, upgrade: bool, told: Callable[[str], None], waiting: Callable[[str], None]
) -> Store:
    """The store at `url`, made or upgraded where needed; see `milestones.store.open_store`."""
    place = place_of(url)
    if place.path and make:
        sqlite.make_file(place.path)
    elif place.path and not sqlite.exists(place.path):
        raise place.none_yet()
    access = Access(place, waiting)
    try:
        with telling(place.shown):
            done = _make_current(access, make, upgrade)
    except BaseException:
        access.close()
        raise
    if done:
        told(done)
    return Store(access)


def _make_current(access: Access, make: bool, upgrade: bool) -> str:
    """Makes or upgrades it where needed; gives back what to tell of an upgrade, else nothing."""
    place = access.place
    revision = _first_look(place, access.links)
    if revision is None and not make:
        raise place.none_yet()
    done = ""
    if revision is None:
        from milestones.store.making import create

        create(access)
    elif revision != HEAD:
        if not upgrade:
            raise StoreError(
                f"{place.shown}: is of an older version (schema {revision}, here {HEAD}); "
                "run: milestones db upgrade"
            )
        from milestones.store.making import upgrade_store

        done = upgrade_store(access, revision)
    if place.path and sqlite.writable(place.path):
        sqlite.use_write_ahead_log(place.path, access.links)
    return done


def _first_look(place: Place, links: Links) -> str | None:
    """The revision; a store whose log cannot be used where it lies now goes back to a rollback journal."""
    try:
        with links.taken() as link:
            return known_revision(link, place)
    except sqlite3.OperationalError as error:
        if not (place.path and cannot_share(error) and sqlite.writable(place.path)):
            raise
    links.close()
    sqlite.leave_write_ahead_log(place.path)
    with links.taken() as link:
        return known_revision(link, place)
