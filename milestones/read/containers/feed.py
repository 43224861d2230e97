"""Feeds (RSS, Atom, JSON Feed): each entry an article."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from milestones.model.problem import Problem
from milestones.read.addresses import cleaned
from milestones.read.containers.feed_entry import entry_of
from milestones.read.containers.feed_json import read_json
from milestones.read.containers.feed_xml import read_xml
from milestones.read.document import MOST_BYTES, Document, Kind
from milestones.read.encoding import too_large
from milestones.read.entry import FeedEntry
from milestones.read.markup import text_of_fragment
from milestones.read.origin import Origin
from milestones.read.stream import Stream, opening

_NO_FEED = ("not a feed (RSS, Atom or JSON Feed)", "give the address or file of the feed itself")


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself, and its entries in its order."""

    title: str
    link: str
    """The address of the site; empty where none is given."""
    entries: tuple[FeedEntry, ...]
    is_cut: bool
    """Whether its end is missing, or could not be reached."""


def documents(stream: Stream, origin: Origin) -> Iterator[Document | Problem]:
    """One text for each entry: what the feed holds of it, or its title alone."""
    data = stream.whole(MOST_BYTES[Kind.FEED])
    if data is None:
        yield Problem(origin.where, f"a feed of more than {MOST_BYTES[Kind.FEED]:,} bytes", "split it")
        return
    feed = read_feed(data, origin.where, origin.given.url or "", origin.charset)
    if isinstance(feed, Problem):
        yield feed
        return
    for number, entry in enumerate(feed.entries, 1):
        yield _document(entry, _place(entry, origin, number))
    if feed.is_cut:
        yield Problem(
            origin.where, "cut short or damaged", "fetch it anew; the entries before that were read"
        )
    elif not feed.entries:
        yield Problem(origin.where, "a feed without entries", "leave it out")


def read_feed(data: bytes, where: str, address: str = "", charset: str | None = None) -> Feed | Problem:
    """The feed; a Problem where the bytes are none. Broken XML is read as far as it goes.

    `address` is where it was fetched, `charset` the encoding that the sender named.
    """
    read = read_json if opening(data[:1_000]) == b"{" else read_xml
    raw = read(data, charset)
    if raw is None:
        return Problem(where, *_NO_FEED)
    title = " ".join(text_of_fragment(raw.title).split())
    base = address if address.lower().startswith(("http://", "https://")) else raw.link
    found = tuple(entry_of(entry, base, title) for entry in raw.entries)
    return Feed(title, raw.link, found, raw.is_cut)


def _place(entry: FeedEntry, origin: Origin, number: int) -> Origin:
    """Named by what does not change when the feed goes on: an entry's number does."""
    name = cleaned(entry.link) or entry.key
    return replace(
        origin.numbered(number),
        name=name,
        location=origin.location and f"{origin.location}/{name}",
        given=entry.given.over(replace(origin.given, id=None, url=None)),
        charset=None,
    )


def _document(entry: FeedEntry, place: Origin) -> Document | Problem:
    data = entry.text.encode()
    return (
        Document(data, Kind.TEXT, place)
        if len(data) <= MOST_BYTES[Kind.TEXT]
        else too_large(place.where, Kind.TEXT)
    )
