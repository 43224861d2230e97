"""A document → the articles in it. Pure: the bytes are here already."""

from collections.abc import Callable, Iterator
from importlib import import_module

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read.document import Document, Kind

_READERS = {
    Kind.TEXT: "text",
    Kind.JSON: "json_object",
    Kind.HTML: "html",
    Kind.PDF: "pdf",
    Kind.DOCX: "docx",
    Kind.MAIL: "mail",
}
"""The module of `formats` that reads each kind: imported when the first such document comes."""


def articles_of(document: Document) -> Iterator[Article | Problem]:
    """The articles in the document, in its order, and a Problem for each thing that cannot be read."""
    read: Callable[[Document], Iterator[Article | Problem]] = import_module(
        f"milestones.read.formats.{_READERS[document.kind]}"
    ).articles
    return read(document)


def is_read(kind: Kind) -> bool:
    """Whether documents of this kind are read into articles."""
    return kind in _READERS
