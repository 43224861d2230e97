"""A mail's bytes → its headers, its body and what is attached to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from milestones.read.days import first_day, in_years
from milestones.read.formats.mail.decoding import (
    decoded,
    header,
    plain_header,
    text_of_part,
)
from milestones.read.formats.mail.large import Large

MOST_BYTES = 8_000_000
"""Bytes of a mail beside its large files. Letters have some 100,000."""
MESSAGE = "message/rfc822"
DAMAGED = (RecursionError, ValueError, LookupError, TypeError, AttributeError)
"""What the standard library raises for mails whose parts are broken or deeply nested."""
_MOST_PARTS = 500
_BOUNDARY = re.compile(rb"^--([^\s\"]{1,70})[ \t]*\r?\n(?=content-)", re.IGNORECASE | re.MULTILINE)
_MULTIPART = re.compile(
    rb"^content-type:[ \t]*multipart/(\w+)[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_MARKED = re.compile(r"<(?:html|body|table|div|p|br)(?:\s[^<>@]*)?/?>", re.IGNORECASE)
_VIA = re.compile(r"\s+via\s.*", re.IGNORECASE)


class TooLongError(Exception):
    """A mail has more text than any letter."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file in a mail."""

    name: str
    media_type: str
    part: Message
    large: Large

    @property
    def data(self) -> bytes:
        """Its bytes, decoded anew each time: there may be many. Raises one of DAMAGED."""
        if self.media_type != MESSAGE:
            return self.large.bytes_of(self.part)
        inner = self.part.get_payload()
        if not isinstance(inner, list) or not inner or not isinstance(inner[0], Message):
            return b""
        return self.large.back(inner[0].as_bytes())


@dataclass(slots=True)
class Mail:
    """What a mail holds."""

    headers: Message
    html: str = ""
    plain: str = ""
    attached: list[Attached] = field(default_factory=list)
    encrypted: bool = False
    html_bytes: bytes = b""
    """The first part in HTML as it came, for saved pages."""

    @property
    def subject(self) -> str:
        """The subject, encodings undone."""
        return header(self.headers, "subject")

    @property
    def sender(self) -> str:
        """The name by which the sender goes; "" where only the address is known."""
        return sender_name(header(self.headers, "from"))

    @property
    def day(self) -> date | None:
        """The day on which it was sent, by the sender's clock and in the sender's zone.

        A clock that is ahead of the post's yields to it: the day on which the mail came in.
        """
        sent = _day(header(self.headers, "date"))
        came = _day(header(self.headers, "received").rpartition(";")[2])
        if came and (sent is None or sent > came + timedelta(days=1)):
            return came
        return sent

    @property
    def address(self) -> str | None:
        """Where its text stands on the web, as the sender says (RFC 5064; newsletters on the web do)."""
        for name in ("archived-at", "list-post"):
            if found := _ADDRESS.search(header(self.headers, name)):
                return found[0]
        return None

    @property
    def saved_from(self) -> str | None:
        """The address of a page that a browser saved as a mail, "" where it does not say; None for mails."""
        told = header(self.headers, "snapshot-content-location")
        saved = "<saved by" in header(self.headers, "from").lower()
        nobody = not self.headers.get("from") and not self.headers.get("to")
        related = self.headers.get_content_type() == "multipart/related"
        if not (told or saved or (nobody and related and self.html_bytes)):
            return None
        found = _ADDRESS.match(told or header(self.headers, "content-location"))
        return found[0] if found else ""


def sender_name(value: str) -> str:
    """The name in a header that says who sent a mail."""
    name = _VIA.sub("", parseaddr(value)[0]).strip("\"' ")
    if not name and "@" not in value:
        name = value.strip("\"'<> ")
    return "" if "@" in name else name


def _day(value: str) -> date | None:
    try:
        return in_years(parsedate_to_datetime(value.strip()).date())
    except (ValueError, IndexError, TypeError, OverflowError):
        return first_day(value)


def read_mail(data: bytes) -> Mail:
    """The mail in `data`, as much of it as can be read. Raises TooLongError."""
    large = Large(data)
    folded = _opened(large.folded())
    if len(folded) > MOST_BYTES:
        raise TooLongError
    message = message_from_bytes(folded)
    if message.get_content_maintype() == "multipart" and not message.is_multipart():
        message = _with_found_boundary(folded) or message
    mail = Mail(message)
    for part in _parts(message):
        _take(part, mail, large)
    return mail


def _opened(data: bytes) -> bytes:
    """Without what stands before the first header: blank lines, a byte order mark, the line of a mailbox."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    return data.partition(b"\n")[2] if data.startswith((b"From ", b">From ")) else data


def _with_found_boundary(data: bytes) -> Message | None:
    """The message by the boundary that its body shows, where the header names none or another."""
    found = _BOUNDARY.search(data)
    if not found or not _MULTIPART.search(data):
        return None
    boundary = found[1].replace(b"\\", b"\\\\")
    mended = _MULTIPART.sub(rb'Content-Type: multipart/\1; boundary="' + boundary + b'"', data, count=1)
    message = message_from_bytes(mended)
    return message if message.is_multipart() else None


def _parts(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; not those within attached messages."""
    waiting, count = [message], 0
    while waiting and count < _MOST_PARTS:
        part = waiting.pop()
        count += 1
        if part.is_multipart() and part.get_content_type() != MESSAGE:
            inner = part.get_payload()
            if isinstance(inner, list):
                waiting += [one for one in inner[::-1] if isinstance(one, Message)]
        else:
            yield part


def _take(part: Message, mail: Mail, large: Large) -> None:
    """Puts the part where it belongs."""
    kind = part.get_content_type()
    name = header_name(part)
    if kind in ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"):
        mail.encrypted = True
    elif kind == MESSAGE:
        mail.attached.append(Attached(name or "message.eml", kind, part, large))
    elif part.get_content_disposition() == "attachment" or (name and not kind.startswith("text/")):
        if not part.get("content-id") or part.get_content_disposition() == "attachment":
            mail.attached.append(Attached(name or "attachment", kind, part, large))
    elif kind == "text/html":
        text = text_of_part(part, large.bytes_of(part))
        mail.html_bytes = mail.html_bytes or large.bytes_of(part)
        mail.html = f"{mail.html}\n{text}" if mail.html else text
    elif kind == "text/plain" or kind.startswith("multipart/"):
        _take_plain(part, mail, large)


def _take_plain(part: Message, mail: Mail, large: Large) -> None:
    if part.get_content_maintype() == "text":
        text = text_of_part(part, large.bytes_of(part))
    else:
        text = _whole_body(part)
    if _MARKED.search(text[:2000]) and not mail.html:
        mail.html = text
        return
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text, delete=str(part.get_param("delsp", "")).lower() == "yes")
    mail.plain = f"{mail.plain}\n\n{text}" if mail.plain.strip() else text


def _whole_body(part: Message) -> str:
    """The body of a multipart without parts."""
    raw = part.get_payload()
    return decoded(raw.encode("utf-8", "surrogateescape")) if isinstance(raw, str) else ""


def _unflowed(text: str, *, delete: bool) -> str:
    """Paragraphs whose lines were broken softly on one line each (RFC 3676)."""
    lines: list[str] = []
    open_line = False
    for line in text.split("\n"):
        content = line.removeprefix(" ")
        soft = content.endswith(" ") and content != "-- "
        content = content[:-1] if soft and delete else content
        if open_line:
            lines[-1] += content
        else:
            lines.append(content)
        open_line = soft
    return "\n".join(lines)


def header_name(part: Message) -> str:
    """The name of a part's file, without folders."""
    try:
        raw = part.get_filename() or ""
    except (LookupError, ValueError, TypeError):
        return ""
    return re.split(r"[\\/]", plain_header(str(raw)))[-1].strip()
