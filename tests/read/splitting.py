"""What is in bytes of any kind, without reading the articles."""

import io

from milestones.model.problem import Problem
from milestones.read.document import Document
from milestones.read.kinds import SUFFIXES, suffix_of
from milestones.read.origin import Origin
from milestones.read.splitting import documents_in
from milestones.read.stream import Readable, Stream


class Pipe:
    """Bytes that can be read only once, from the start."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def read(self, size: int = -1, /) -> bytes:
        """At most so many of the next bytes."""
        return self._data.read(size)


def split(data: bytes | Readable, name: str = "a") -> list[Document | Problem]:
    """The documents and problems in a file of this name."""
    source = io.BytesIO(data) if isinstance(data, bytes) else data
    origin = Origin(name, name, f"/news/{name}")
    return list(documents_in(Stream(source), origin, SUFFIXES.get(suffix_of(name))))


def documents(data: bytes | Readable, name: str = "a") -> list[Document]:
    """The documents in a file of this name, in which all can be read."""
    found = split(data, name)
    assert not [str(one) for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Document)]


def problem(data: bytes | Readable, name: str = "a") -> Problem:
    """The one thing that is wrong with a file of this name, in which nothing can be read."""
    (found,) = split(data, name)
    assert isinstance(found, Problem), found
    assert "\n" not in str(found) and found.advice and not str(found).endswith(".")
    return found
