"""What feeds and lists of feeds hold, for those who follow them."""

from pathlib import Path

from milestones.model.problem import Problem
from milestones.read.entry import FeedEntry


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
