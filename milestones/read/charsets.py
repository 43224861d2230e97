"""The bytes of a page, a mail or an answer → its characters, whatever its sender says of them.

By the rules of the WHATWG encoding standard for labels ("gb2312" means GB 18030, "iso-8859-1" means
windows-1252, "euc-kr" means code page 949), in the order: byte order mark, what is valid UTF-8 beyond ASCII,
the labels, a guess. UTF-8 comes before the labels, since pages are saved as UTF-8 with the labels of their
server still in them, and a text in another encoding hardly ever happens to be valid UTF-8. Encodings that
escape into ASCII, as ISO-2022-JP does, are valid UTF-8 always: there the label tells.
"""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SUPERSETS = {
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "iso2022_jp": "iso2022_jp_2",
    "shift_jis": "cp932",
}
"""Codecs of Python that decode whatever the narrower one does, as browsers do."""
_MAILERS = {
    "cp949": "cp949",
    "cp932": "cp932",
    "latin-1": "cp1252",
    "iso-2022-kr": "iso2022_kr",
    "hz-gb-2312": "hz",
    "utf-7": "utf-7",
    "unicode-1-1-utf-7": "utf-7",
}
"""Labels of old mails that the standard of the web does not know, or no more."""
_EMPTY = ("us-ascii", "ascii", "replacement", "x-user-defined")
"""Labels that say nothing of bytes beyond ASCII."""
_SIGNS = {
    "iso2022_jp_2": b"\x1b",
    "iso2022_kr": b"\x1b",
    "hz": b"~{",
    "utf-7": b"+",
    "utf-16-le": b"\0",
    "utf-16-be": b"\0",
}
"""Codecs that need no byte beyond ASCII, and a byte that they do need."""
_LIKELY = ["gb18030", "big5", "cp949", "cp932", "euc_jp", "cp1252", "cp1251", "cp1253"]
"""What texts without a true label are in. Short ones could be in any of the others that Python knows."""
_NAMED = re.compile(
    rb"""<(?:meta\b[^>]{0,500}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_AHEAD = 16_384
"""Bytes at the start of a page in which its own word is looked for; the standard says 1,024, too few."""
_SPOILT = 0.02
"""A label is wrong where more than so many of the characters beyond ASCII cannot be decoded."""
_SAMPLE = 20_000
_ALONE = 1.5
"""Bytes beyond ASCII in a row: fewer in Western words with accents, more where all letters are beyond it."""
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def text_of(data: bytes, *labels: str | None) -> str:
    """The characters, line ends as "\\n"; what cannot be decoded becomes U+FFFD, and NUL nothing.

    `labels` are the encodings that are told, the surest first; each may be wrong.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(codec, "replace"))
    told = [codec for codec in map(_codec, labels) if codec]
    if data.isascii():
        told = [codec for codec in told if codec in _SIGNS and _SIGNS[codec] in data]
    else:
        text = _utf8(data)
        if text is not None:
            return _clean(text)
    for codec in (*told, "utf-8"):
        text = _fitting(data, codec)
        if text is not None:
            return _clean(text)
    return _clean(data.decode(_guessed(data), "replace"))


def labelled(data: bytes, label: str) -> str | None:
    """The characters by a label that stands with just these bytes; None where it cannot be right."""
    codec = _codec(label)
    text = _fitting(data, codec) if codec else None
    return None if text is None else _clean(text)


def named_in(page: bytes) -> str | None:
    """The label that a page gives itself."""
    found = _NAMED.search(page[:_AHEAD])
    return found[1].decode("ascii") if found else None


def is_garbage(text: str) -> bool:
    """Whether the start has more control characters than a text has."""
    start = text[:_SAMPLE]
    return len(_CONTROLS.findall(start)) > _SPOILT * len(start) + 1


def without_controls(text: str, instead: str = "") -> str:
    """The text without characters that no text consists of: C0 but tab and line breaks, DEL, surrogates."""
    return _CONTROLS.sub(instead, text)


def _clean(text: str) -> str:
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _codec(label: str | None) -> str | None:
    """The codec of Python's for what a label means; None where it says nothing."""
    name = (label or "").strip("\"' \t").lower()
    if not name or name in _EMPTY or name in _MAILERS:
        return _MAILERS.get(name)
    import webencodings  # here, as files of text have no labels

    found = webencodings.lookup(name)
    if found is None or found.name in _EMPTY:
        return None
    return _SUPERSETS.get(found.codec_info.name, found.codec_info.name)


def _utf8(data: bytes) -> str | None:
    """The text, if it is UTF-8 beyond ASCII, also where it is cut in the middle of a character."""
    try:
        text, used = codecs.utf_8_decode(data, "strict", False)
    except UnicodeDecodeError:
        return None
    if text.isascii():
        return None
    return text if used == len(data) else f"{text}\ufffd"


def _fitting(data: bytes, codec: str) -> str | None:
    """The text, unless too much of it cannot be decoded so."""
    text = data.decode(codec, "replace")
    spoilt = text.count("\ufffd")
    beyond = sum(not c.isascii() for c in text) if spoilt else 1
    return text if spoilt < beyond and spoilt <= _SPOILT * beyond + 2 else None


def _guessed(data: bytes) -> str:
    """What the bytes look like; windows-1252 where nothing tells, or where they stand alone among ASCII."""
    beyond = re.search(rb"[\x80-\xff]", data)
    start = max(0, (beyond.start() if beyond else 0) - 200)
    sample = data[start : start + _SAMPLE]
    runs = re.findall(rb"[\x80-\xff]+", sample)
    if sum(map(len, runs)) < _ALONE * len(runs):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_LIKELY).best()
    return _SUPERSETS.get(best.encoding, best.encoding) if best else "cp1252"
