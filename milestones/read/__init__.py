"""Bytes to articles.

A source is split into documents, which fit into memory and can be given to another process; a document is
read into the articles in it.
"""

from milestones.read.document import Document
from milestones.read.reading import articles_of
from milestones.read.sources import documents

__all__ = ["Document", "articles_of", "documents"]
