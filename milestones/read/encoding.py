"""Bytes to text: which encodings are read, and what is told about bytes that are none of them."""

import codecs
import re
from collections.abc import Iterable, Iterator

from milestones.model.problem import Problem
from milestones.read.document import MOST_BYTES, Kind

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

_FORMATS = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "a rich text document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
    b"\x7fELF": "a program",
    codecs.BOM_UTF32_LE: "UTF-32 text",
    codecs.BOM_UTF32_BE: "UTF-32 text",
}
"""The first bytes by which files that are not readable text give themselves away."""

_CONVERT = "convert it to UTF-8"
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def decoded(data: bytes, where: str) -> str | Problem:
    """The text of `data`: UTF-8 with or without byte order mark, or UTF-16 with one.

    Line ends become "\\n"; nothing else is changed. Any other bytes give a Problem that names the offset
    of the first bad one.
    """
    if other := no_text(data, where):
        return other
    encoding = _UTF16.get(data[:2], "utf-8")
    mark_length = 2 if data[:2] in _UTF16 else 3 if data.startswith(codecs.BOM_UTF8) else 0
    try:
        text = data[mark_length:].decode(encoding)
    except UnicodeDecodeError as error:
        return _undecodable(where, error, mark_length)
    if "\0" in text:
        return Problem(where, f"this is not text (NUL at character {text.index(chr(0))})", _CONVERT)
    return folded_line_ends(text)


def no_text(data: bytes, where: str) -> Problem | None:
    """The Problem of bytes that begin as a file of another format does."""
    for mark, kind in _FORMATS.items():
        if data.startswith(mark):
            return Problem(where, f"this is {kind}, not plain text", "save it as UTF-8 text")
    return None


def storable(text: str) -> str:
    """The text with U+FFFD for what no store takes: NUL, and halves of characters, which JSON can write."""
    return _UNSTORABLE.sub("\ufffd", text)


def folded_line_ends(text: str) -> str:
    """The text with "\\r\\n" and "\\r" as "\\n"."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _undecodable(where: str, error: UnicodeDecodeError, offset: int) -> Problem:
    name = "UTF-16" if "16" in error.encoding else "UTF-8"
    return Problem(
        where, f"not {name}: byte {error.start + offset} is 0x{error.object[error.start]:02X}", _CONVERT
    )


def too_large(where: str, kind: Kind) -> Problem:
    """The Problem of a document beyond what its kind may have."""
    return Problem(where, f"more than {MOST_BYTES[kind]:,} bytes for one article", "split it")


def empty(where: str) -> Problem:
    """The Problem of a document without a word."""
    return Problem(where, "empty", "leave it out")


class BadUtf16Error(ValueError):
    """A stream that began as UTF-16 does not go on as such; says where."""


def as_utf8(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The same text as UTF-8 without byte order mark, block by block; other bytes pass unchanged.

    Raises BadUtf16Error.
    """
    rest = iter(blocks)
    first = next(rest, b"")
    encoding = _UTF16.get(first[:2])
    if not encoding:
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from rest
        return
    held, offset = first[2:], 2
    decode = codecs.utf_16_le_decode if encoding == "utf-16-le" else codecs.utf_16_be_decode
    for block in _and_end(rest):
        held += block or b""
        try:
            text, used = decode(held, "strict", block is None)
        except UnicodeDecodeError as error:
            raise BadUtf16Error(f"not UTF-16 at byte {offset + error.start}") from error
        yield text.encode()
        held, offset = held[used:], offset + used


def _and_end(blocks: Iterable[bytes]) -> Iterator[bytes | None]:
    """The blocks, then None."""
    yield from blocks
    yield None


def numbered_lines(blocks: Iterable[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers from 1; None stands for a line of more than `limit` bytes.

    Never holds more than `limit` bytes and one block, so that a line of gigabytes does no harm.
    """
    number, kept, overflow = 1, bytearray(), False
    for block in blocks:
        *ended, last = block.split(b"\n")
        for piece in ended:
            overflow = overflow or len(kept) + len(piece) > limit
            yield number, None if overflow else bytes(kept + piece)
            number, kept, overflow = number + 1, bytearray(), False
        overflow = overflow or len(kept) + len(last) > limit
        if overflow:
            kept.clear()
        else:
            kept += last
    if kept or overflow:
        yield number, None if overflow else bytes(kept)
