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
}
"""By the end of a file's name. A file without any is text, or what its first bytes tell."""
MEDIA_TYPES = {
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.TEXT,
    "application/json": Kind.JSON,
    "application/x-ndjson": Kind.LINES,
    "application/jsonl": Kind.LINES,
}
"""By what a server or a mail says (media types as IANA lists them)."""
_MARKS: dict[bytes, Kind] = {}
"""By the first bytes."""
_SUFFIX = re.compile(r"\.\S{1,10}")


def suffix_of(name: str) -> str:
    """The end of a file's name that tells its kind, in lower case; "Novo vs. Lilly" has none."""
    stem, dot, end = name.rpartition(".")
    suffix = f".{end}".lower()
    return suffix if stem and dot and _SUFFIX.fullmatch(suffix) else ""


def kind_named(media_type: str | None, name: str) -> Kind | None:
    """What a sender says that something is, by its media type, else by the end of its name."""
    return MEDIA_TYPES.get(media_type or "") or SUFFIXES.get(suffix_of(name))


def kind_of(start: bytes, named: Kind | None) -> Kind:
    """What bytes that begin so are; `named` is what their name or sender says, which may be wrong."""
    return _told(start) or named or (Kind.LINES if opening(start) == b"{" else Kind.TEXT)


def _told(start: bytes) -> Kind | None:
    """What the first bytes tell beyond doubt."""
    return next((kind for mark, kind in _MARKS.items() if start.startswith(mark)), None)
