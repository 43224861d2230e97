"""A stream whose first bytes can be looked at before it is read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import IO, Protocol, cast

BLOCK = 65_536
_BLANK = 5_000_000
"""Bytes after which nobody looks further for one that is not blank."""
_KEPT_IN_MEMORY = 16_000_000
"""Bytes of a pipe that are kept in memory before a temporary file is made."""


class Readable(Protocol):
    """All that is asked of a source."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many of the next bytes; none at the end."""
        ...


class Stream:
    """Reads a source from its start, which can be looked at first."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._ahead = b""
        self.taken = 0
        """Bytes that have been taken from the source."""

    def start(self, most: int = _BLANK) -> bytes:
        """The first bytes, at least as far as one that is not blank, if `most` do not come before it."""
        while len(self._ahead) <= most and not opening(self._ahead) and (block := self._block()):
            self._ahead += block
        return self._ahead

    def read(self, size: int) -> bytes:
        """At most so many of the next bytes; none at the end."""
        if not self._ahead:
            return self._take(size)
        given, self._ahead = self._ahead[:size], self._ahead[size:]
        return given

    def tell(self) -> int:
        """How many bytes were read."""
        return self.taken - len(self._ahead)

    def _block(self) -> bytes:
        """The next BLOCK of bytes, fewer only at the end.

        A connection can give them in any pieces; what is found out about a source may not depend on that.
        """
        block = b""
        while len(block) < BLOCK and (more := self._take(BLOCK - len(block))):
            block += more
        return block

    def _take(self, size: int) -> bytes:
        block = self._source.read(size)
        self.taken += len(block)
        return block

    def blocks(self) -> Iterator[bytes]:
        """The bytes, block by block."""
        while block := self.read(BLOCK):
            yield block

    def whole(self, most: int) -> bytes | None:
        """All bytes; None if there are more than `most`."""
        kept = bytearray()
        for block in self.blocks():
            kept += block
            if len(kept) > most:
                return None
        return bytes(kept)

    @contextmanager
    def as_file(self, most: int) -> Iterator[IO[bytes] | None]:
        """The source as a file in which one can go back and forth; to be used before anything was read.

        A pipe is copied first, into a temporary file if it is large; None if it has more than `most` bytes.
        What is taken from the file must be added to `taken` by whoever takes it.
        """
        if getattr(self._source, "seekable", bool)():
            file = cast(IO[bytes], self._source)
            file.seek(-len(self._ahead), os.SEEK_CUR)
            self.taken -= len(self._ahead)
            self._ahead = b""
            yield file
            return
        with SpooledTemporaryFile(max_size=_KEPT_IN_MEMORY) as copy:
            left = most
            for block in self.blocks():
                left -= len(block)
                if left < 0:
                    yield None
                    return
                copy.write(block)
            copy.seek(0)
            yield cast(IO[bytes], copy)


def opening(start: bytes) -> bytes:
    """The first byte that is not blank; byte order marks and UTF-16's zero bytes do not count."""
    return start.lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n\0")[:1]
