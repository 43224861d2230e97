"""Bytes to articles.

A source is split into documents, which fit into memory and can be given to another process; a document is
read into the articles in it.
"""

from milestones.read.addresses import cleaned
from milestones.read.document import READER, Document, Kind
from milestones.read.entry import FeedEntry
from milestones.read.feeds import feed_entries, outlines_in
from milestones.read.kinds import kind_named
from milestones.read.origin import Given, Origin
from milestones.read.reading import articles_of
from milestones.read.sources import documents, nowhere, size_of
from milestones.read.splitting import documents_in
from milestones.read.stream import Readable, Stream

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
    "feed_entries",
    "kind_named",
    "nowhere",
    "outlines_in",
    "size_of",
]
