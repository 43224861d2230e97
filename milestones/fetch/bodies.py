"""The body of an answer: unpacked while it comes, and never more of it than is wanted."""

import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO

from milestones.fetch.troubles import FetchError, TooManyBytesError

ENCODINGS = "gzip, deflate"
"""What servers may pack a body with. Brotli and Zstandard save little more, and need a library each."""
BLOCK = 65_536
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MARK = b"\x1f\x8b"
_ZLIB = 8
"""The lower half of the first byte of zlib's format (RFC 1950). Some servers send bare DEFLATE instead."""
_LATER = "try again later"


def body(
    blocks: Iterable[bytes], length: int | None, encoding: str, most: int, *, cut: bool = False
) -> bytes:
    """The body, unpacked from the encoding that the server names; `length` is what it announces, if it does.

    Of one with more than `most` bytes, the first so many if it is to be `cut`, else raises TooManyBytesError.
    Raises FetchError where it cannot be unpacked.
    """
    if length and length > most and not cut:
        raise TooManyBytesError(f"more than {most:,} bytes")
    kept = BytesIO()
    for part in _unpacked(blocks, encoding.strip().lower()):
        kept.write(part)
        if kept.tell() > most:
            if cut:
                return kept.getvalue()[:most]
            raise TooManyBytesError(f"more than {most:,} bytes")
    return kept.getvalue()


def _unpacked(blocks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from blocks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        known = encoding if encoding.isascii() and encoding.isalnum() else "an unknown way"
        raise FetchError(f"packed with {known[:20]}, which was not asked for", "save it and read the file")
    try:
        yield from _inflated(blocks, gzip=encoding != "deflate")
    except zlib.error as error:
        raise FetchError("packed so that it cannot be unpacked", _LATER) from error


def _inflated(blocks: Iterable[bytes], *, gzip: bool) -> Iterator[bytes]:
    """The blocks unpacked, in parts of a limited size. Raises zlib.error, and FetchError without an end."""
    unpacker = None
    ended = False
    for packed in blocks:
        rest = packed
        while rest and not ended:
            if unpacker is None:
                unpacker = zlib.decompressobj(_GZIP if gzip else _deflate_format(rest))
            yield unpacker.decompress(rest, BLOCK)
            rest = unpacker.unconsumed_tail
            if unpacker.eof:
                # What follows is another part, or rubbish, which other programs pass over too.
                rest = unpacker.unused_data
                ended = bool(rest) and not (gzip and rest.startswith(_GZIP_MARK))
                unpacker = None
    if unpacker:
        raise FetchError("ended early: its packed body has no end", _LATER, passing=True)


def _deflate_format(start: bytes) -> int:
    return zlib.MAX_WBITS if start[0] & 0x0F == _ZLIB else -zlib.MAX_WBITS
