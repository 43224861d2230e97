"""Mailboxes of the mbox family (RFC 4155): the mails in them, one by one."""

import re
from collections.abc import Iterable, Iterator

from milestones.model.problem import Problem
from milestones.read.document import MOST_BYTES, Document, Kind
from milestones.read.encoding import empty
from milestones.read.origin import Origin
from milestones.read.stream import Stream

_DIVIDER = re.compile(rb"From (?:.* )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .*\d\d:\d\d")
"""Who sent the mail (an address, a dash, nothing), and when, about as C's asctime writes it."""
_HEADER = re.compile(rb"[!-9;-~]+:|>From ")
"""How the line after a divider begins: a field (RFC 5322, 2.2), or a divider copied with its mail."""
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
"""A line that began with "From " and was marked, so that it would not be taken for a divider ("mboxrd")."""
_LONG = 300
"""Bytes beyond which a line is no divider."""


def documents(stream: Stream, origin: Origin) -> Iterator[Document | Problem]:
    """The mails, numbered from 1. The lengths that mails state are not believed: they are often wrong.

    What stands before the first divider counts as a mail too.
    """
    most = MOST_BYTES[Kind.MAIL]
    number = 0
    for number, mail in enumerate(_mails(_lines(stream.blocks()), most), 1):
        place = origin.numbered(number)
        if mail is None:
            yield Problem(place.where, f"a mail of more than {most:,} bytes", "take out what is attached")
        else:
            yield Document(_QUOTED.sub(rb"\1", mail), Kind.MAIL, place)
    if not number:
        yield empty(origin.where)


def _mails(lines: Iterable[bytes], most: int) -> Iterator[bytes | None]:
    """The mails without their dividers; None stands for one of more than `most` bytes."""
    kept, size, after_blank, divider = bytearray(), 0, True, b""
    for line in lines:
        if divider and _HEADER.match(line):
            if size:
                yield bytes(kept) if size <= most else None
            kept, size, divider = bytearray(), 0, b""
        if after_blank and not divider and line.startswith(b"From ") and _divides(line):
            divider = line
            continue
        line, divider = divider + line, b""
        after_blank = not line.strip()
        if size or not after_blank:
            size += len(line)
            kept += line if size <= most else b""
    if size:
        yield bytes(kept) if size <= most else None


def _divides(line: bytes) -> bool:
    return len(line) <= _LONG and _DIVIDER.match(line) is not None


def _lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The lines with their ends; long ones in pieces."""
    rest = b""
    for block in blocks:
        *ended, rest = (rest + block).split(b"\n")
        for line in ended:
            yield line + b"\n"
        if len(rest) > _LONG:
            yield rest
            rest = b""
    if rest:
        yield rest
