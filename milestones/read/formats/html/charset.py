"""The bytes of a web page → its characters.

By the rules of the WHATWG encoding standard for labels ("gb2312" means GB 18030, "iso-8859-1" means
windows-1252, "euc-kr" means code page 949), in the order: byte order mark, what is valid UTF-8 beyond ASCII,
the sender's word, the page's own word, a guess. UTF-8 comes before the labels, since pages are saved as UTF-8
with the labels of their server still in them, and text in no other encoding happens to be valid UTF-8.
"""

import codecs
import re

import webencodings

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SUPERSETS = {"gbk": "gb18030", "iso-8859-1": "cp1252", "ascii": "cp1252"}
"""Codecs of Python that decode whatever the narrower one does, as browsers do."""
_NAMED = re.compile(
    rb"""<(?:meta\b[^>]{0,500}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_AHEAD = 16_384
"""Bytes at the start of a page in which its own word is looked for; the standard says 1,024, too few."""
_SPOILT = 0.02
"""A label is wrong where more than so many of the characters beyond ASCII cannot be decoded."""
_SAMPLE = 20_000


def page_text(data: bytes, sender: str | None) -> str:
    """The characters of a page; what cannot be decoded becomes U+FFFD, and NUL nothing."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(codec, "replace"))
    try:
        return _clean(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        # A page cut in the middle of a character is UTF-8 nonetheless.
        if error.start > len(data) - 4 and not data[: error.start].isascii():
            return _clean(data.decode("utf-8", "replace"))
    named = _NAMED.search(data[:_AHEAD])
    for label in (sender, named[1].decode("ascii") if named else None):
        meant = _codec(label)
        text = _fitting(data, meant) if meant else None
        if text is not None:
            return _clean(text)
    return _clean(data.decode(_guessed(data), "replace"))


def _clean(text: str) -> str:
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _codec(label: str | None) -> str | None:
    found = webencodings.lookup(label) if label else None
    if found is None or found.name in ("replacement", "x-user-defined"):
        return None
    return _SUPERSETS.get(found.codec_info.name, found.codec_info.name)


def _fitting(data: bytes, codec: str) -> str | None:
    """The text, unless too much of it cannot be decoded so."""
    text = data.decode(codec, "replace")
    spoilt = text.count("\ufffd")
    return text if spoilt <= _SPOILT * sum(not c.isascii() for c in text) + 2 else None


def _guessed(data: bytes) -> str:
    """What the bytes look like; windows-1252 where nothing tells."""
    from charset_normalizer import from_bytes

    beyond = re.search(rb"[\x80-\xff]", data)
    start = max(0, (beyond.start() if beyond else 0) - 200)
    best = from_bytes(data[start : start + _SAMPLE]).best()
    return _SUPERSETS.get(best.encoding, best.encoding) if best else "cp1252"
