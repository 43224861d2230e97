"""Plain text and Markdown → the one article in it."""

from collections.abc import Iterator

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read.article.building import build_article
from milestones.read.charsets import is_garbage, text_of
from milestones.read.document import Document
from milestones.read.encoding import decoded, empty, no_text
from milestones.read.origin import Origin


def articles(document: Document) -> Iterator[Article | Problem]:
    """The one article, or what keeps it from being read."""
    origin = document.origin
    is_sent = origin.charset or origin.given.url
    text = _sent(document.data, origin) if is_sent else decoded(document.data, origin.where)
    if isinstance(text, Problem):
        yield text
    elif not text.strip():
        yield empty(origin.where)
    else:
        yield build_article(text, origin)


def _sent(data: bytes, origin: Origin) -> str | Problem:
    """What a server sent: in whatever encoding, since the user cannot mend it as a file."""
    text = text_of(data, origin.charset)
    if is_garbage(text):
        return Problem(origin.where, "this is not text", "leave it out")
    return no_text(data, origin.where) or text
