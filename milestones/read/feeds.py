"""What feeds and lists of feeds hold, for those who follow them."""

from dataclasses import dataclass
from pathlib import Path

from milestones.model.article import Published
from milestones.model.problem import Problem
from milestones.read.origin import Given


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article that a feed announces or holds."""

    key: str
    """By which the feed tells it from its others, also when it comes again: its id, else its link."""
    title: str
    link: str
    """Absolute address of its page; empty where none is given."""
    published: Published | None
    text: str
    """What the feed holds of it, or its title alone."""
    is_full: bool
    """Whether the text seems to be the whole article, not only a teaser of it."""
    publisher: str
    """The name of the source that the entry names, else the feed's title; may be empty."""

    @property
    def given(self) -> Given:
        """What the feed says of the article."""
        return Given(None, self.title or None, self.published, self.link or None, self.publisher or None)


def feed_entries(data: bytes, address: str, charset: str | None = None) -> list[FeedEntry] | Problem:
    """The entries of a feed (RSS, Atom, JSON Feed) in its order; a Problem where the bytes are none.

    `address` is where it was fetched, to which its links may be relative; `charset` the encoding that the
    server named. Broken XML is read as far as it goes.
    """
    from milestones.read.containers.feed import read_feed

    feed = read_feed(data, address, address, charset)
    return feed if isinstance(feed, Problem) else list(feed.entries)


def outlines_in(path: str) -> list[tuple[str, str]] | Problem:
    """The name and the address of each feed in the list (OPML) of that file, in order; each address once."""
    from milestones.read.containers.opml import outlines

    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or error
        return Problem(path, f"cannot be read: {what}", "check the name")
    return outlines(data, path)
