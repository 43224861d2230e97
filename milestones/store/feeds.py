"""Feeds in the store, and how far each entry has been read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, func, insert, or_, select, update

from milestones.model.feed import Feed, SeenEntry
from milestones.model.harmless import plain
from milestones.model.problem import NothingFoundError
from milestones.store.rows import Values, moment_of, moment_text
from milestones.store.schema import feed_entries, feeds

_TAKEN = timedelta(minutes=30)
"""After so long a run that took a feed and did not give it back is believed to be dead."""


@dataclass(frozen=True, slots=True)
class FollowedFeed:
    """A feed, and how many of its entries have been seen."""

    feed: Feed
    entries: int


class Feeds:
    """The feeds, within one transaction. What changes them needs one that may write."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[FollowedFeed]:
        """All feeds, by name."""
        seen = select(func.count()).where(feed_entries.c.feed == feeds.c.name).scalar_subquery()
        query = select(feeds, seen.label("entries")).order_by(feeds.c.name)
        return [FollowedFeed(feed_of(row), row.entries) for row in self._connection.execute(query)]

    def named(self, name: str) -> Feed:
        """The feed of that name. Raises NothingFoundError."""
        row = self._connection.execute(select(feeds).where(feeds.c.name == name)).one_or_none()
        if row is None:
            raise NothingFoundError(f"no feed {plain(name)!r}; `milestones feeds list` lists them")
        return feed_of(row)

    def seen(self, name: str) -> dict[str, SeenEntry]:
        """The entries of a feed that have been seen, by key."""
        query = select(feed_entries).where(feed_entries.c.feed == name).order_by(feed_entries.c.key)
        return {row.key: SeenEntry(row.key, row.done, row.tries) for row in self._connection.execute(query)}

    def put(self, feed: Feed) -> None:
        """Stores a feed, in the place of the one of that name if there is one."""
        values = _values(feed)
        changed = update(feeds).where(feeds.c.name == feed.name).values(values)
        if not self._connection.execute(changed).rowcount:
            self._connection.execute(insert(feeds), [values])

    def remove(self, name: str) -> None:
        """Forgets a feed and its entries; the articles stay."""
        self._connection.execute(delete(feeds).where(feeds.c.name == name))

    def take(self, name: str, now: datetime) -> Feed | None:
        """Takes a feed for the run that began `now`, and says how it is; None where another run has it."""
        # A mark from later than now was made by a clock that has been set back since.
        stale = or_(feeds.c.busy < moment_text(now - _TAKEN), feeds.c.busy > moment_text(now + _TAKEN))
        free = or_(feeds.c.busy.is_(None), stale)
        taken = update(feeds).where(feeds.c.name == name, free).values(busy=moment_text(now))
        return self.named(name) if self._connection.execute(taken).rowcount else None

    def is_taken(self, feed: Feed, now: datetime) -> bool:
        """Whether the run that began `now` has the feed still, which is followed at that address."""
        query = select(feeds.c.url).where(*_mark(feed.name, now))
        return self._connection.scalar(query) == feed.url

    def give_back(self, name: str, now: datetime) -> None:
        """Lets other runs take the feed, where the run that began `now` has it still."""
        self._connection.execute(update(feeds).where(*_mark(name, now)).values(busy=None))

    def put_seen(self, name: str, entries: Iterable[SeenEntry]) -> None:
        """Stores how far these entries have been read."""
        rows = [{"of": name, "which": e.key, "is_done": e.done, "times": e.tries} for e in entries]
        if not rows:
            return
        columns = feed_entries.c
        ours = (columns.feed == bindparam("of"), columns.key == bindparam("which"))
        self._connection.execute(delete(feed_entries).where(*ours), rows)
        values: Values = {
            "feed": bindparam("of"),
            "key": bindparam("which"),
            "done": bindparam("is_done"),
            "tries": bindparam("times"),
        }
        self._connection.execute(insert(feed_entries).values(values), rows)


def _mark(name: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return feeds.c.name == name, feeds.c.busy == moment_text(now)


def feed_of(row: Row[Any]) -> Feed:
    """The feed of a row."""
    return Feed(
        row.name,
        row.url,
        moment_of(row.added),
        moment_of(row.checked) if row.checked else None,
        row.etag,
        row.modified,
        row.failures,
        row.problem,
        moment_of(row.until) if row.until else None,
    )


def _values(feed: Feed) -> Values:
    return {
        "name": feed.name,
        "url": feed.url,
        "added": moment_text(feed.added),
        "checked": moment_text(feed.checked) if feed.checked else None,
        "etag": feed.etag,
        "modified": feed.modified,
        "failures": feed.failures,
        "problem": feed.problem,
        "until": moment_text(feed.until) if feed.until else None,
    }
