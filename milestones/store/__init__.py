"""The store: articles, claims and milestones in a file of SQLite, or on a server through SQLAlchemy.

Importing this package is cheap, and so is reading a file. SQLAlchemy is imported when a store is made,
changed or checked, Alembic when one is upgraded.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from milestones.model.condition import Condition
from milestones.store.address import default_url
from milestones.store.entries import (
    ArticleEntry,
    DocumentEntry,
    Head,
    IndicationEntry,
    Likeness,
    ProductEntry,
    Saved,
    Touched,
)
from milestones.store.errors import StoreError
from milestones.store.faults import MEND, Faults

if TYPE_CHECKING:
    from milestones.store.notes import Notes
    from milestones.store.reading import Reader
    from milestones.store.store import Store
    from milestones.store.writing import Writer

__all__ = [
    "MEND",
    "ArticleEntry",
    "DocumentEntry",
    "Faults",
    "Head",
    "IndicationEntry",
    "Likeness",
    "Notes",
    "ProductEntry",
    "Reader",
    "Saved",
    "Store",
    "StoreError",
    "Touched",
    "Writer",
    "back_up",
    "back_up_beside",
    "condition",
    "default_url",
    "open_store",
]


def open_store(
    url: str,
    *,
    make: bool = True,
    upgrade: bool = True,
    told: Callable[[str], None] = lambda _: None,
    waiting: Callable[[str], None] = lambda _: None,
) -> "Store":
    """The store at a path or SQLAlchemy URL ("news.db", "sqlite:///news.db", "postgresql+psycopg://...").

    A SQLite store is made at first use, with its folders, readable by its owner only. One of an older version
    is upgraded; a copy of it is kept beside it, with the old revision in its name ("news.db.0001.backup").
    `told` hears of that: "news.db was upgraded; a copy is news.db.0001.backup". What was derived from claims
    stays that of the older version until it is derived anew.
    `waiting` hears, some seconds after that has begun, that another command must be waited for.
    A current store that cannot be written can still be read. Without `make`, none is made, and without
    `upgrade` none is changed.
    Raises StoreError where there is no store of this version and none can be made.
    """
    from milestones.store.opening import opened

    return opened(url, make=make, upgrade=upgrade, told=told, waiting=waiting)


def condition(url: str) -> Condition:
    """How the store at a path or URL is, of whatever version; nothing is made, changed or upgraded.

    Raises StoreError where there is none, or it cannot be read.
    """
    from milestones.store.state import condition

    return condition(url)


def back_up(url: str, target: Path, *, force: bool, told: Callable[[int, int], None]) -> Path:
    """A copy of the store at `target`, wholly or not at all; gives back its path, without links.

    The store may be of any version, and be written meanwhile: the copy is of one moment. `told` hears how
    many pages of how many are copied. Raises StoreError, also where there is a file already, unless `force`
    is given.
    """
    from milestones.store.backups import copy_to

    path = _file_of(url)
    condition(url)
    return copy_to(path, target, force=force, told=told)


def back_up_beside(url: str, what: str) -> Path:
    """A copy of the store beside it, damaged or not; its name says `what` it is for: "news.db.repair.backup".

    Raises StoreError.
    """
    from milestones.store.backups import copy_beside

    return copy_beside(_file_of(url), what, damaged=True)


def _file_of(url: str) -> Path:
    from milestones.store.place import place_of

    place = place_of(url)
    if place.path is None:
        raise StoreError(
            f"{place.shown}: only files are copied; use the server's own program, such as pg_dump"
        )
    return place.path


def __getattr__(name: str) -> object:
    """The classes, imported when they are asked for: much of the program only names them."""
    if name == "Notes":
        from milestones.store.notes import Notes

        return Notes
    if name == "Reader":
        from milestones.store.reading import Reader

        return Reader
    if name == "Store":
        from milestones.store.store import Store

        return Store
    if name == "Writer":
        from milestones.store.writing import Writer

        return Writer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
