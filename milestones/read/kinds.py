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
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".shtml": Kind.HTML,
}
"""By the end of a file's name. A file without any is text, or what its first bytes tell."""
MEDIA_TYPES = {
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.TEXT,
    "application/json": Kind.JSON,
    "application/x-ndjson": Kind.LINES,
    "application/jsonl": Kind.LINES,
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
}
"""By what a server or a mail says (the IANA registry of media types)."""
_MARKS: dict[bytes, Kind] = {}
"""By the first bytes."""
_PAGE = re.compile(
    rb"(?:\s|<!--(?:(?!-->).)*-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html|head)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
"""Opens a web page: what is no page only speaks of such tags further on."""
_PAGE_WITHIN = 4_096
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
    found = next((kind for mark, kind in _MARKS.items() if start.startswith(mark)), None)
    return found or (Kind.HTML if _PAGE.match(_plain(start[:_PAGE_WITHIN])) else None)


def _plain(start: bytes) -> bytes:
    """The start without byte order marks, and without the zero bytes of UTF-16."""
    return start.lstrip(b"\xff\xfe\xef\xbb\xbf").replace(b"\0", b"")
