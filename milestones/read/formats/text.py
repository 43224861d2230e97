"""Plain text and Markdown → the one article in it."""

from collections.abc import Iterator

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read.article.building import build_article
from milestones.read.document import Document
from milestones.read.encoding import decoded, empty


def articles(document: Document) -> Iterator[Article | Problem]:
    """The one article, or what keeps it from being read."""
    where = document.origin.where
    text = decoded(document.data, where)
    if isinstance(text, Problem):
        yield text
    elif not text.strip():
        yield empty(where)
    else:
        yield build_article(text, document.origin)
