"""The store: articles, claims and milestones in SQLite or PostgreSQL, through SQLAlchemy Core.

Importing this package is cheap: SQLAlchemy is imported when a store is opened, Alembic when one is upgraded.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from milestones.store.address import default_url
from milestones.store.entries import ArticleEntry, IndicationEntry, Likeness, ProductEntry, Saved
from milestones.store.errors import StoreError

if TYPE_CHECKING:
    from milestones.store.reading import Reader
    from milestones.store.store import Store
    from milestones.store.writing import Writer

__all__ = [
    "ArticleEntry",
    "IndicationEntry",
    "Likeness",
    "ProductEntry",
    "Reader",
    "Saved",
    "Store",
    "StoreError",
    "Writer",
    "default_url",
    "open_store",
]


def open_store(
    url: str, *, make: bool = True, upgrade: bool = True, told: Callable[[str], None] = lambda _: None
) -> "Store":
    """The store at a path or SQLAlchemy URL ("news.db", "sqlite:///news.db", "postgresql+psycopg://...").

    A SQLite store is made at first use, with its folders, readable by its owner only. One of an older version
    is upgraded; a copy of it is kept beside it, with the old revision in its name ("news.db.0001.backup").
    `told` hears of that: "news.db was upgraded; a copy is news.db.0001.backup". What was derived from claims
    stays that of the older version until it is derived anew.
    A current store that cannot be written can still be read. Without `make`, none is made, and without
    `upgrade` none is changed.
    Raises StoreError where there is no store of this version and none can be made.
    """
    from milestones.store.opening import opened

    return opened(url, make=make, upgrade=upgrade, told=told)


def __getattr__(name: str) -> object:
    """The classes that need SQLAlchemy, imported when they are asked for."""
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
