"""Feeds in the store, and how far each entry has been read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from milestones.model.feed import Feed, SeenEntry
from milestones.model.harmless import plain
from milestones.model.problem import NothingFoundError
from milestones.store.link import Link, Row
from milestones.store.records import moment_of
from milestones.store.rows import Values, moment_text

FEED = "f.name, f.url, f.added, f.checked, f.etag, f.modified, f.failures, f.problem, f.until"
"""What `feed_of` needs of `feeds f`."""
_SET = """
    UPDATE feeds SET url = :url, added = :added, checked = :checked, etag = :etag, modified = :modified,
        failures = :failures, problem = :problem, until = :until
    WHERE name = :name
"""
_ADD = """
    INSERT INTO feeds (name, url, added, checked, etag, modified, failures, problem, until)
    VALUES (:name, :url, :added, :checked, :etag, :modified, :failures, :problem, :until)
"""
# A mark from later than now was made by a clock that has been set back since.
_TAKE = """
    UPDATE feeds SET busy = :now
    WHERE name = :name AND (busy IS NULL OR busy < :long_ago OR busy > :not_yet)
"""
_PUT_SEEN = """
    INSERT INTO feed_entries (feed, key, done, tries) VALUES (:feed, :key, :done, :tries)
    ON CONFLICT (feed, key) DO UPDATE SET done = excluded.done, tries = excluded.tries
"""

_TAKEN = timedelta(minutes=30)
"""After so long a run that took a feed and did not give it back is believed to be dead."""


@dataclass(frozen=True, slots=True)
class FollowedFeed:
    """A feed, and how many of its entries have been seen."""

    feed: Feed
    entries: int


class Feeds:
    """The feeds, within one transaction. What changes them needs one that may write."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def all(self) -> list[FollowedFeed]:
        """All feeds, by name."""
        query = f"""
            SELECT {FEED}, (SELECT count(*) FROM feed_entries e WHERE e.feed = f.name) FROM feeds f
            ORDER BY f.name
        """
        return [FollowedFeed(feed_of(row[:-1]), row[-1]) for row in self._link.rows(query)]

    def named(self, name: str) -> Feed:
        """The feed of that name. Raises NothingFoundError."""
        row = self._link.first(f"SELECT {FEED} FROM feeds f WHERE f.name = :name", name=name)
        if row is None:
            raise NothingFoundError(f"no feed {plain(name)!r}; `milestones feeds list` lists them")
        return feed_of(row)

    def seen(self, name: str) -> dict[str, SeenEntry]:
        """The entries of a feed that have been seen, by key."""
        query = "SELECT key, done, tries FROM feed_entries WHERE feed = :name ORDER BY key"
        rows = self._link.rows(query, name=name)
        return {key: SeenEntry(key, bool(done), tries) for key, done, tries in rows}

    def put(self, feed: Feed) -> None:
        """Stores a feed, in the place of the one of that name if there is one."""
        if not self._link.change(_SET, **_values(feed)):
            self._link.change(_ADD, **_values(feed))

    def remove(self, name: str) -> None:
        """Forgets a feed and its entries; the articles stay."""
        self._link.change("DELETE FROM feeds WHERE name = :name", name=name)

    def take(self, name: str, now: datetime) -> Feed | None:
        """Takes a feed for the run that began `now`, and says how it is; None where another run has it."""
        about = {"long_ago": moment_text(now - _TAKEN), "not_yet": moment_text(now + _TAKEN)}
        return (
            self.named(name) if self._link.change(_TAKE, name=name, now=moment_text(now), **about) else None
        )

    def is_taken(self, feed: Feed, now: datetime) -> bool:
        """Whether the run that began `now` has the feed still, which is followed at that address."""
        query = "SELECT url FROM feeds WHERE name = :name AND busy = :now"
        return bool(self._link.value(query, name=feed.name, now=moment_text(now)) == feed.url)

    def give_back(self, name: str, now: datetime) -> None:
        """Lets other runs take the feed, where the run that began `now` has it still."""
        free = "UPDATE feeds SET busy = NULL WHERE name = :name AND busy = :now"
        self._link.change(free, name=name, now=moment_text(now))

    def put_seen(self, name: str, entries: Iterable[SeenEntry]) -> None:
        """Stores how far these entries have been read."""
        self._link.change_each(
            _PUT_SEEN, ({"feed": name, "key": e.key, "done": e.done, "tries": e.tries} for e in entries)
        )


def feed_of(row: Row) -> Feed:
    """The feed of a row of FEED."""
    name, url, added, checked, etag, modified, failures, problem, until = row
    return Feed(
        name,
        url,
        moment_of(added),
        moment_of(checked) if checked else None,
        etag,
        modified,
        failures,
        problem,
        moment_of(until) if until else None,
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
