"""Which kind bytes are: by their first bytes where those leave no doubt, else by name or media type."""

import re

from milestones.read.document import Kind
from milestones.read.stream import opening

SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".markdown": Kind.TEXT,
    ".json": Kind.JSON,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".doc": Kind.DOCX,
    ".eml": Kind.MAIL,
    ".mht": Kind.MAIL,
    ".mhtml": Kind.MAIL,
}
"""By the end of a file's name. A file without any is text, or what its first bytes tell."""
MEDIA_TYPES = {
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.TEXT,
    "application/json": Kind.JSON,
    "application/x-ndjson": Kind.LINES,
    "application/jsonl": Kind.LINES,
    "application/pdf": Kind.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.DOCX,
    "application/msword": Kind.DOCX,
    "message/rfc822": Kind.MAIL,
    "multipart/related": Kind.MAIL,
}
"""By what a server or a mail says (media types as IANA lists them)."""
_MARKS: dict[bytes, Kind] = {b"\xd0\xcf\x11\xe0": Kind.DOCX}
"""By the first bytes."""
_PDF_START = 1024
"""Bytes in which a PDF says that it is one (ISO 32000, annex on what readers accept)."""
_WORD_PART = re.compile(
    rb"PK\x03\x04(?=.{0,65000}?PK\x03\x04.{26}word/(?:document|styles|settings|_rels|theme|fontTable|numbering))"
    rb"|PK\x03\x04.{26}word/document",
    re.DOTALL,
)
"""A ZIP archive with a file named as in Word documents near its start; the header of each has 30 bytes."""
_MAIL_HEADER = (
    rb"(?:from|to|cc|date|subject|received|return-path|message-id|mime-version|delivered-to|content-type"
    rb"|reply-to|sender|dkim-signature|snapshot-content-location|x-[a-z0-9-]+|list-[a-z]+|arc-[a-z-]+"
    rb"|authentication-results)"
)
_MAIL_HEAD = re.compile(
    rb"(?=.{0,4000}?^(?:received|return-path|message-id|mime-version|delivered-to):)"
    rb"%s:[^\n]*\n(?:[ \t][^\n]*\n)*%s:[^\n]*\n" % (_MAIL_HEADER, _MAIL_HEADER),
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
"""Two headers of mails, the first thing in a file, one of all of them such as no letter to print has."""
_SUFFIX = re.compile(r"\.\S{1,10}")


def suffix_of(name: str) -> str:
    """The end of a file's name that tells its kind, in lower case; "Novo vs. Lilly" has none."""
    stem, dot, end = name.rpartition(".")
    suffix = f".{end}".lower()
    return suffix if stem and dot and _SUFFIX.fullmatch(suffix) else ""


def kind_of(start: bytes, named: Kind | None) -> Kind:
    """What bytes that begin so are; `named` is what their name or sender says, which may be wrong."""
    return _told(start) or named or (Kind.LINES if opening(start) == b"{" else Kind.TEXT)


def _told(start: bytes) -> Kind | None:
    """What the first bytes tell beyond doubt."""
    if _WORD_PART.match(start):
        return Kind.DOCX
    if kind := next((kind for mark, kind in _MARKS.items() if start.startswith(mark)), None):
        return kind
    if b"%PDF-" in start[:_PDF_START]:
        return Kind.PDF
    return Kind.MAIL if _MAIL_HEAD.match(start) else None
