"""Compressed files (gzip, RFC 1952): what is in them, unpacked as it is read."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from gzip import BadGzipFile, GzipFile
from typing import IO, cast

from milestones.model.problem import Problem
from milestones.read.containers.packed import HARMLESS, MOST_DEPTH, MOST_TIMES, BrokenError
from milestones.read.document import Document
from milestones.read.kinds import SUFFIXES, suffix_of
from milestones.read.origin import Origin
from milestones.read.splitting import documents_in
from milestones.read.stream import Stream

_MARK = b"\x1f\x8b"


def documents(stream: Stream, origin: Origin) -> Iterator[Document | Problem]:
    """The documents in what is compressed, whose kind the name without ".gz" tells, or its first bytes."""
    if origin.depth >= MOST_DEPTH:
        yield Problem(
            origin.where, f"lies in more than {MOST_DEPTH - 1} other archives", "unpack those first"
        )
        return
    name, named = origin.name, None
    if name and suffix_of(name) == ".gz":
        name = name[: -len(".gz")]
        suffix = suffix_of(name)
        named = SUFFIXES.get(suffix)
        if suffix and not named:
            what = f"not a kind of file that is read ({suffix}.gz)"
            yield Problem(origin.where, what, f"these are: {' '.join(SUFFIXES)}")
            return
    if not stream.start().startswith(_MARK):
        yield Problem(origin.where, "not compressed, whatever its name says", "rename it")
        return
    place = replace(origin, name=name, depth=origin.depth + 1)
    try:
        yield from documents_in(Stream(_Unpacking(stream)), place, named)
    except BrokenError as error:
        yield Problem(origin.where, str(error), "fetch or pack it anew")


class _Unpacking:
    """What a compressed stream holds, member after member, as long as that is in proportion."""

    def __init__(self, stream: Stream) -> None:
        self._packed = stream
        self._file = GzipFile(fileobj=cast(IO[bytes], self._packed), mode="rb")
        self._given = 0

    def read(self, size: int = -1, /) -> bytes:
        """At most so many of the next bytes; raises BrokenError."""
        try:
            block = self._file.read(size)
        except EOFError as error:
            raise BrokenError("a compressed file that is cut short") from error
        except (BadGzipFile, zlib.error) as error:
            raise BrokenError("a compressed file that is damaged") from error
        self._given += len(block)
        if self._given > max(HARMLESS, MOST_TIMES * self._packed.tell()):
            raise BrokenError(f"unpacks to more than {MOST_TIMES} times its size (a bomb?)")
        return block
