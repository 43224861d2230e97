"""Bytes to articles.

A source is split into documents, which fit into memory and can be given to another process; a document is
read into the articles in it.
"""

from typing import TYPE_CHECKING

from milestones.read.addresses import cleaned
from milestones.read.document import READER, Document, Kind
from milestones.read.kinds import kind_named
from milestones.read.origin import Given, Origin
from milestones.read.reading import articles_of
from milestones.read.sources import documents, nowhere, size_of
from milestones.read.splitting import documents_in
from milestones.read.stream import Readable, Stream

if TYPE_CHECKING:
    from milestones.read.containers.feed import FeedEntry, read_feed
    from milestones.read.containers.opml import outlines

__all__ = [
    "READER",
    "Document",
    "FeedEntry",
    "Given",
    "Kind",
    "Origin",
    "Readable",
    "Stream",
    "articles_of",
    "cleaned",
    "documents",
    "documents_in",
    "kind_named",
    "nowhere",
    "outlines",
    "read_feed",
    "size_of",
]


def __getattr__(name: str) -> object:
    """What needs a parser of XML, imported when it is asked for."""
    if name in ("FeedEntry", "read_feed"):
        from milestones.read.containers import feed

        return getattr(feed, name)
    if name == "outlines":
        from milestones.read.containers.opml import outlines

        return outlines
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
