"""Bytes and headers of a mail → text, whatever their labels claim."""

import binascii
import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from milestones.read.charsets import labelled, named_in, text_of, without_controls

_LONGEST_HEADER = 10_000
"""Characters of a header that are read."""
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_ENCODED_WORD = re.compile(r"=\?[\w-]+(?:\*[\w-]+)?\?[bBqQ]\?")


def text_of_part(part: Message, data: bytes) -> str:
    """The text of a part that has these bytes."""
    return decoded(data, part.get_content_charset(), named_in(data))


def bytes_of_part(part: Message) -> bytes:
    """The bytes of a part, also where its base64 is damaged: then as far as they go."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return b""
    if str(part.get("content-transfer-encoding", "")).strip().lower() == "base64" and part.defects:
        return _from_damaged_base64(data, part)
    return data


def _from_damaged_base64(data: bytes, part: Message) -> bytes:
    raw = part.get_payload()
    return (base64_bytes(raw.encode("ascii", "ignore")) if isinstance(raw, str) else b"") or data


def base64_bytes(letters: bytes | memoryview) -> bytes:
    """What the letters stand for, as far as they go; others are passed over."""
    try:
        return binascii.a2b_base64(letters)
    except binascii.Error:
        known = _NOT_BASE64.sub(b"", letters)
    over = len(known) % 4
    try:
        return binascii.a2b_base64(known[:-1] if over == 1 else known + b"=" * (-over % 4))
    except binascii.Error:
        return b""


def decoded(data: bytes, *labels: str | None) -> str:
    """The text of bytes labelled so; by what they are where the labels are wrong. Line ends become "\\n"."""
    return without_controls(text_of(data, *labels))


def header(message: Message, name: str) -> str:
    """The header's words on one line; "" where there is none."""
    return plain_header(str(message.get(name, "")))


def plain_header(raw: str) -> str:
    """A header as it stands in a mail → its words (RFC 2047), also where it is 8-bit or badly encoded."""
    # Bytes beyond ASCII were kept as surrogates.
    raw = decoded(raw[:_LONGEST_HEADER].encode("utf-8", "surrogateescape"))
    if _ENCODED_WORD.search(raw):
        try:
            pieces = decode_header(raw)
        except (HeaderParseError, ValueError):
            pieces = [(raw, None)]
        raw = "".join(_said(piece, label) for piece, label in pieces)
    return " ".join(raw.split())


def _said(piece: bytes | str, label: str | None) -> str:
    """A piece of a header. Too short to be told by its bytes, it is what its label says."""
    if isinstance(piece, str):
        return piece
    text = labelled(piece, label) if label else piece.decode("ascii", "replace")
    return decoded(piece) if text is None else without_controls(text)
