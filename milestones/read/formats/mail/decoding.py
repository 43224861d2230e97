"""Bytes and headers of a mail → text, whatever their labels claim."""

import binascii
import codecs
import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "euc-kr": "cp949",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "shift_jis": "cp932",
    "iso-2022-jp": "iso2022_jp_2",
    "big5": "big5hkscs",
    "unicode-1-1-utf-7": "utf-7",
}
"""What mailers write under these labels, as the standard of the web has it too (WHATWG Encoding)."""
_FEW_BAD = 0.02
"""Part of the characters that may be bad in an encoding that the sender named."""
_LONGEST_HEADER = 10_000
"""Characters of a header that are read."""
_META = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_META_IN = 4096
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_ENCODED_WORD = re.compile(r"=\?[\w-]+(?:\*[\w-]+)?\?[bBqQ]\?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def text_of_part(part: Message, data: bytes) -> str:
    """The text of a part that has these bytes."""
    label = part.get_content_charset() or ""
    if not label and (meta := _META.search(data[:_META_IN])):
        label = meta[1].decode("ascii")
    return decoded(data, label)


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


def decoded(data: bytes, label: str) -> str:
    """The text of bytes labelled so; by what they are where the label is wrong. Line ends become "\\n"."""
    label = label.strip("\"' ").lower()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        label = "utf-16"
    text = _as(data, _WIDER.get(label, label), _FEW_BAD) if label else None
    for encoding in ("utf-8", *_likely(data)) if text is None else ():
        text = _as(data, encoding, 0.0)
        if text is not None:
            break
    if text is None:
        text = data.decode("utf-8", "replace")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", text)


def _as(data: bytes, encoding: str, most_bad: float) -> str | None:
    """The text in this encoding, if no more than such a part of it is bad."""
    try:
        text = data.decode(encoding, "replace" if most_bad else "strict")
    except (UnicodeError, LookupError):
        return None
    return text if text.count("\ufffd") <= most_bad * len(text) else None


def _likely(data: bytes) -> tuple[str, ...]:
    """Encodings to try on bytes without a true label: East Asian ones where many bytes come in pairs."""
    high = sum(byte > 0x7F for byte in data[:20_000])
    eastern = high > 0.3 * min(len(data), 20_000)
    # Korean letters fill a narrow range of what GB 18030 takes up, so they are tried first.
    korean = eastern and len(re.findall(rb"[\xb0-\xc8][\xa1-\xfe]", data[:20_000])) * 2 > 0.9 * high
    return (("cp949", "gb18030") if korean else ("gb18030", "big5hkscs")) if eastern else ("cp1252",)


def header(message: Message, name: str) -> str:
    """The header's words on one line; "" where there is none."""
    return plain_header(str(message.get(name, "")))


def plain_header(raw: str) -> str:
    """A header as it stands in a mail → its words (RFC 2047), also where it is 8-bit or badly encoded."""
    # Bytes beyond ASCII were kept as surrogates.
    raw = decoded(raw[:_LONGEST_HEADER].encode("utf-8", "surrogateescape"), "")
    if _ENCODED_WORD.search(raw):
        try:
            pieces = decode_header(raw)
        except (HeaderParseError, ValueError):
            pieces = [(raw, None)]
        raw = "".join(_said(piece, label) for piece, label in pieces)
    return " ".join(raw.split())


def _said(piece: bytes | str, label: str | None) -> str:
    if isinstance(piece, str):
        return piece
    return decoded(piece, label or "") if label else piece.decode("ascii", "replace")
