"""JSON Lines: one article a line."""

from collections.abc import Iterator

from milestones.model.problem import Problem
from milestones.read.document import MOST_BYTES, Document, Kind
from milestones.read.encoding import BadUtf16Error, as_utf8, empty, numbered_lines
from milestones.read.origin import Origin
from milestones.read.stream import Stream


def documents(stream: Stream, origin: Origin) -> Iterator[Document | Problem]:
    """The lines that are not blank, each a document."""
    most = MOST_BYTES[Kind.JSON]
    found = False
    try:
        for number, line in numbered_lines(as_utf8(stream.blocks()), most):
            place = origin.numbered(number)
            if line is None:
                yield Problem(place.where, f"a line of more than {most:,} bytes", "split it")
            elif line.strip():
                yield Document(line, Kind.JSON, place)
            found = found or line is None or bool(line.strip())
    except BadUtf16Error as error:
        yield Problem(origin.where, str(error), "convert it to UTF-8")
        return
    if not found:
        yield empty(origin.where)
