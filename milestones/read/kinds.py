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
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".doc": Kind.DOCX,
    ".eml": Kind.MAIL,
    ".mht": Kind.MAIL,
    ".mhtml": Kind.MAIL,
    ".zip": Kind.ZIP,
    ".wacz": Kind.ZIP,
    ".gz": Kind.GZIP,
    ".mbox": Kind.MBOX,
    ".warc": Kind.WARC,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".rdf": Kind.FEED,
    ".xml": Kind.FEED,
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
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "application/zip": Kind.ZIP,
    "application/gzip": Kind.GZIP,
    "application/x-gzip": Kind.GZIP,
    "application/mbox": Kind.MBOX,
    "application/warc": Kind.WARC,
    "application/rss+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED,
    "application/rdf+xml": Kind.FEED,
    "application/feed+json": Kind.FEED,
    "application/xml": Kind.FEED,
    "text/xml": Kind.FEED,
}
"""By what a server or a mail says (media types as IANA lists them)."""
_MARKS: dict[bytes, Kind] = {
    b"PK\x03\x04": Kind.ZIP,
    b"PK\x05\x06": Kind.ZIP,
    b"\x1f\x8b": Kind.GZIP,
    b"WARC/": Kind.WARC,
    b"\xd0\xcf\x11\xe0": Kind.DOCX,
}
"""By the first bytes."""
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
_PATTERNS = {
    # A web page: what is none speaks of such tags further on only.
    re.compile(
        rb"(?:\s|<!--(?:(?!-->).)*-->|<\?xml[^>]{0,200}>)*+<(?:!doctype\s+html|html|head)[\s>]",
        re.IGNORECASE | re.DOTALL,
    ): Kind.HTML,
    # Readers allow a kilobyte before it.
    re.compile(rb".{0,1019}%PDF-", re.DOTALL): Kind.PDF,
    # Two headers of mails; one of all of them such as no letter to print has.
    re.compile(
        rb"(?=.{0,4000}?^(?:received|return-path|message-id|mime-version|delivered-to):)"
        rb"%s:[^\n]*\n(?:[ \t][^\n]*\n)*%s:[^\n]*\n" % (_MAIL_HEADER, _MAIL_HEADER),
        re.IGNORECASE | re.DOTALL | re.MULTILINE,
    ): Kind.MAIL,
    # A mail's first line in a mailbox: "From ana@news.example Mon Jun  3 10:00:00 2024" (RFC 4155).
    re.compile(
        rb"From [^\r\n]{0,99}\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? [^\r\n]{0,50}\d\d:\d\d[^\r\n]{0,50}"
        rb"\r?\n[!-9;-~]+:"
    ): Kind.MBOX,
    # The first element, after the XML declaration, comments and the like.
    re.compile(
        rb"\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*+)*+"
        rb"<(?:rss|rdf:RDF|RDF|feed(?=[^>]*[Aa]tom))[\s>]",
        re.DOTALL,
    ): Kind.FEED,
    re.compile(rb'\s*\{\s*"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org'): Kind.FEED,
}
"""By what the start looks like, byte order mark and UTF-16's zero bytes taken away."""
TOLD = {".doc"}
"""Ends of names of files that are not read, but told with advice of their own."""
_UNDECIDED = {".xml"}
"""Ends of names of many kinds of files, most of which are not read."""
_SUFFIX = re.compile(r"\.\S{1,10}")


def suffix_of(name: str) -> str:
    """The end of a file's name that tells its kind, in lower case; "Novo vs. Lilly" has none."""
    stem, dot, end = name.rpartition(".")
    suffix = f".{end}".lower()
    return suffix if stem and dot and _SUFFIX.fullmatch(suffix) else ""


def kind_named(media_type: str | None, name: str) -> Kind | None:
    """What a sender says that something is, by its media type, else by the end of its name."""
    return MEDIA_TYPES.get(media_type or "") or SUFFIXES.get(suffix_of(name))


def is_read(name: str) -> bool:
    """Whether a file in a folder or archive is of a kind that is read, as far as its name tells."""
    suffix = suffix_of(name)
    return is_read(name[: -len(suffix)]) if suffix == ".gz" else suffix in ("", *SUFFIXES)


def is_passed_over(name: str, start: bytes) -> bool:
    """Whether a file in a folder or archive, whose name says little, is of no kind that is read."""
    return suffix_of(name) in _UNDECIDED and _told(start) is None


def kind_of(start: bytes, named: Kind | None) -> Kind:
    """What bytes that begin so are; `named` is what their name or sender says, which may be wrong."""
    told = _told(start)
    if told is Kind.ZIP and named is Kind.DOCX:
        return named  # which is a ZIP archive too
    return told or named or (Kind.LINES if opening(start) == b"{" else Kind.TEXT)


def _told(start: bytes) -> Kind | None:
    """What the first bytes tell beyond doubt."""
    if _WORD_PART.match(start):
        return Kind.DOCX  # which is a ZIP archive too
    for mark, kind in _MARKS.items():
        if start.startswith(mark):
            return kind
    plain = start.lstrip(b"\xff\xfe\xef\xbb\xbf").replace(b"\0", b"")
    return next((kind for pattern, kind in _PATTERNS.items() if pattern.match(plain)), None)
