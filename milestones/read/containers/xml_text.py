"""XML from anywhere, careless or hostile: bytes to elements, with nothing fetched and nothing multiplied."""

import codecs
import html
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, cast

from lxml import etree

from milestones.read.stream import BLOCK

_DECLARED = re.compile(rb"""[^<]*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_NOT_FOR_TEXT = frozenset({"punycode", "idna", "utf-7", "unicode_escape", "raw_unicode_escape", "undefined"})
"""Codecs of Python's that no sender means; some need a time that grows with the square of the length."""
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"<\0?\0": "utf-16-le",
    b"\0<\0?": "utf-16-be",
}
_PROLOGUE = re.compile(r"[^<]*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>)?", re.DOTALL)
"""The declaration, which would say an encoding, and a document type, which could define entities."""
_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#0*(?:34|38|39|60|62)|#[xX]0*(?:2[267]|3[cCeE]));)(#?\w{1,32};)?"
)
"""References but those to characters that markup is made of; also an "&" that stands for itself."""
_INVALID = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML may not have (XML 1.0, 2.2)."""
_LONGEST_REFERENCE = 40
_MOST_MARKS = 300_000
"""An entry of a feed has dozens. Each can take 200 bytes of memory."""
_CUT = frozenset({"ERR_RESOURCE_LIMIT", "ERR_TAG_NOT_FINISHED", "ERR_DOCUMENT_END", "ERR_CDATA_NOT_FINISHED"})
"""What libxml2 calls it when it could not read to the end."""


class Xml:
    """A document of which the elements of some names are looked at one by one, and then forgotten."""

    def __init__(self, data: bytes, charset: str | None) -> None:
        self._source = _Cleaned(data, encoding_of(data, charset))
        self.root: etree._Element | None = None
        """The outermost element with what stands after the last that was looked at; known at the end."""
        self.is_cut = False
        """Whether the end is missing, or was not reached; known at the end."""

    def ends_of(self, *names: str) -> Iterator[etree._Element]:
        """Each element of these names, whatever the namespace, once it is complete.

        All that stands before it can be looked at until the next one is asked for.
        """
        parser = etree.iterparse(
            cast(IO[bytes], self._source),
            tag=[f"{{*}}{name}" for name in names],
            encoding="utf-8",
            recover=True,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        with suppress(etree.XMLSyntaxError):  # there is no element at all
            for _, element in parser:
                yield element
                _forget(element)
                self._source.marks = 0
            self.root = parser.root
        self.is_cut = self._source.is_cut or any(error.type_name in _CUT for error in parser.error_log)


def _forget(element: etree._Element) -> None:
    """Free the memory of all that stands before the element's end."""
    element.clear()
    for outer in (element, *element.iterancestors()):
        parent = outer.getparent()
        while parent is not None and outer.getprevious() is not None:
            del parent[0]


class _Cleaned:
    """The document as UTF-8, without what could define or fetch something, HTML's entities as characters."""

    def __init__(self, data: bytes, encoding: str) -> None:
        self._rest = memoryview(data)
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._held = ""
        self._is_start = True
        self.marks = 0
        """How many tags and attributes there may have been since this was set to 0."""
        self.is_cut = False

    def read(self, _size: int = -1, /) -> bytes:
        """The next bytes; none at the end, and after too many elements without one that is looked at."""
        found = b""
        while not found and (self._rest or self._held):
            found = self._next().encode()
        self.marks += found.count(b"<") + found.count(b"=")
        if self.marks > _MOST_MARKS:
            self.is_cut = True
            return b""
        return found

    def _next(self) -> str:
        block, self._rest = self._rest[:BLOCK], self._rest[BLOCK:]
        text = self._held + self._decoder.decode(block, not self._rest)
        # A reference that the next block may go on with is kept for that.
        cut = text.rfind("&", len(text) - _LONGEST_REFERENCE) if self._rest else -1
        text, self._held = (text[:cut], text[cut:]) if cut >= 0 else (text, "")
        if self._is_start and (match := _PROLOGUE.match(text)):
            text = text[match.end() :]
        self._is_start = False
        return _REFERENCE.sub(_character, _INVALID.sub("", text))


def encoding_of(data: bytes, charset: str | None) -> str:
    """The encoding of an XML document, which may be wrong about it; Windows-1252 if nothing else fits.

    What is UTF-8 is read as such, whatever is declared: wrong declarations are common, and text in another
    encoding is hardly ever valid UTF-8 by chance. Then what the sender says (`charset`) counts, then the
    declaration (RFC 7303).
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return encoding
    match = _DECLARED.match(data[:1_000])
    declared = match[1].decode() if match else None
    escaping = [name for name in (charset, declared) if name and "2022" in name]  # valid UTF-8, all of it
    said = (*escaping, "utf-8", charset, declared)
    return next((name for name in said if name and _fits(data, name)), "windows-1252")


def _fits(data: bytes, encoding: str) -> bool:
    try:
        b"x".decode(encoding, "replace")  # raises LookupError for what is no encoding of text, as base64
        if codecs.lookup(encoding).name in _NOT_FOR_TEXT:
            return False
        decoder = codecs.getincrementaldecoder(encoding)()
        for start in range(0, len(data), BLOCK):
            decoder.decode(data[start : start + BLOCK], start + BLOCK >= len(data))
    except (LookupError, ValueError, TypeError):
        return False
    return True


def _character(match: re.Match[str]) -> str:
    """The character that is referred to; an "&" that refers to none is escaped."""
    found = html.unescape(match[0]) if match[1] else "&"
    return html.escape(found) if "&" in found or "<" in found else _INVALID.sub("\ufffd", found)
