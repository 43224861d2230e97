"""A stream of any kind → the documents in it, one by one."""

from collections.abc import Callable, Iterator
from importlib import import_module

from milestones.model.problem import Problem
from milestones.read.document import MOST_BYTES, Document, Kind
from milestones.read.encoding import too_large
from milestones.read.kinds import SUFFIXES, is_passed_over, kind_of, suffix_of
from milestones.read.origin import Origin
from milestones.read.stream import Stream

Splitter = Callable[[Stream, Origin], Iterator[Document | Problem]]

_SPLITTERS = {
    Kind.LINES: "lines",
    Kind.ZIP: "zipped",
    Kind.GZIP: "gzipped",
    Kind.MBOX: "mbox",
    Kind.WARC: "warc",
    Kind.FEED: "feed",
}
"""The module of `containers` that splits each kind: imported when the first such stream comes."""


def documents_in(stream: Stream, origin: Origin, named: Kind | None) -> Iterator[Document | Problem]:
    """The documents in the stream, and a Problem for each thing that cannot be read.

    `named` is the kind that its name or its sender says, if any; the first bytes can tell otherwise.
    """
    kind = kind_of(stream.start(), named)
    if module := _SPLITTERS.get(kind):
        split: Splitter = import_module(f"milestones.read.containers.{module}").documents
        yield from split(stream, origin)
        return
    data = stream.whole(MOST_BYTES[kind])
    yield too_large(origin.where, kind) if data is None else Document(data, kind, origin)


def documents_in_named(stream: Stream, origin: Origin, name: str) -> Iterator[Document | Problem]:
    """The documents in a file of this name, which the user has named."""
    return documents_in(stream, origin, SUFFIXES.get(suffix_of(name)))


def documents_in_member(stream: Stream, origin: Origin, name: str) -> Iterator[Document | Problem]:
    """The documents in a file of a folder or archive, which nobody named: none where its kind is not read."""
    if not is_passed_over(name, stream.start()):
        yield from documents_in_named(stream, origin, name)
