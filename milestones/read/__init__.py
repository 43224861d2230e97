"""Bytes to articles.

A source is split into documents, which fit into memory and can be given to another process; a document is
read into the articles in it.
"""

from milestones.read.addresses import cleaned
from milestones.read.document import READER, Document
from milestones.read.feeds import FeedEntry, feed_entries, outlines_in
from milestones.read.reading import articles_of
from milestones.read.sources import documents, nowhere, size_of
from milestones.read.stream import Readable

__all__ = [
    "READER",
    "Document",
    "FeedEntry",
    "Readable",
    "articles_of",
    "cleaned",
    "documents",
    "feed_entries",
    "nowhere",
    "outlines_in",
    "size_of",
]
