"""Feeds as tables: those that are followed, and what a fetch would read."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, Protocol

from milestones.model.feed import Feed
from milestones.model.table import Row, Table, ViewColumn

FEED_COLUMNS = ("feed", "url", "added", "checked", "entries", "failures", "until", "problem")
PLAN_COLUMNS = ("feed", "published", "title", "url", "reads")


class FollowedFeed(Protocol):
    """A feed, and how many of its entries have been seen."""

    @property
    def feed(self) -> Feed: ...
    @property
    def entries(self) -> int: ...


class PlannedEntry(NamedTuple):
    """An entry that has not been read."""

    feed: str
    published: str | None
    """ISO 8601."""
    title: str | None
    url: str | None
    is_full: bool
    """Whether the feed holds the whole article, so that the page is not fetched."""


def feeds_table(feeds: Iterable[FollowedFeed]) -> Table:
    """One row per feed in the order given: `checked` is when its server last answered, `failures` how many
    times in a row it has not since, `until` until when it is left alone; moments are in UTC."""
    rows: Iterable[Row] = (
        {
            "feed": one.feed.name,
            "url": one.feed.url,
            "added": _moment(one.feed.added),
            "checked": _moment(one.feed.checked),
            "entries": one.entries,
            "failures": one.feed.failures,
            "until": _moment(one.feed.until),
            "problem": one.feed.problem,
        }
        for one in feeds
    )
    view = (
        ViewColumn("Feed", "feed", style="bold"),
        ViewColumn("Address", "url", from_width=150, style="dim"),
        ViewColumn("Checked (UTC)", "checked", blank="never", whole=True),
        ViewColumn("Entries", "entries", justify="right", whole=True),
        ViewColumn("Left alone until", "until", from_width=100, whole=True),
        ViewColumn("Problem", "problem"),
    )
    return Table("feeds", FEED_COLUMNS, rows, view=view, title="Feeds")


def plan_table(entries: Iterable[PlannedEntry]) -> Table:
    """One row per entry in the order given: `reads` says what of it would be read, "entry" or "page"."""
    rows: Iterable[Row] = (
        {
            "feed": entry.feed,
            "published": entry.published,
            "title": entry.title,
            "url": entry.url,
            "reads": "entry" if entry.is_full else "page",
        }
        for entry in entries
    )
    view = (
        ViewColumn("Feed", "feed", style="bold"),
        ViewColumn("Published", "published", whole=True),
        ViewColumn("Title", "title"),
        ViewColumn("Reads", "reads", whole=True),
        ViewColumn("Address", "url", from_width=120, style="dim"),
    )
    return Table("plan", PLAN_COLUMNS, rows, view=view, title="Would be read")


def _moment(moment: datetime | None) -> str | None:
    """To the minute: 2026-11-22T09:30Z."""
    return moment.strftime("%Y-%m-%dT%H:%MZ") if moment else None
