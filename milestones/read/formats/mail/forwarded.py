"""The message that a mail passes on, where its text shows that message's headers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from milestones.extract.dates.daylines import weight
from milestones.lexicon.mails import mail_words
from milestones.read.days import first_day
from milestones.read.formats.mail.message import sender_name

_FEW = 60
"""Words above a message that is passed on which are a note, no text of their own."""
_MOST_HEADERS = 12
"""Lines in which the headers of a message stand."""


@dataclass(frozen=True, slots=True)
class Original:
    """A message that was passed on."""

    subject: str
    sender: str
    day: date | None
    start: int
    """The number of its first line."""


def original(lines: Sequence[str], subject: str) -> Original | None:
    """The message passed on; the innermost, where notes alone stand between several. None for other mails."""
    words = mail_words()
    found: Original | None = None
    start, passed = 0, words.passed.match(subject) is not None
    while start < len(lines):
        place = _headers_at(lines, start)
        if place is None or sum(weight(line) for line in lines[start:place]) > _FEW:
            break
        marked = any(words.forward_marks.match(line) for line in lines[max(start, place - 3) : place])
        if not (passed or marked):
            break
        passed = True
        found = _read(lines, place)
        start = found.start
    return found


def _headers_at(lines: Sequence[str], start: int) -> int | None:
    """The number of the first line of a message's headers: who, and when or what."""
    header = mail_words().header
    for number in range(start, len(lines)):
        match = header.fullmatch(lines[number])
        if not match or not match["sender"]:
            continue
        near = [header.fullmatch(line) for line in lines[number + 1 : number + 8]]
        if sum(1 for one in near if one and (one["day"] or one["subject"])) >= 1:
            return number
    return None


def _read(lines: Sequence[str], place: int) -> Original:
    header = mail_words().header
    told = {"sender": "", "day": "", "subject": ""}
    number, last = place, place
    while number < min(len(lines), place + _MOST_HEADERS):
        match = header.fullmatch(lines[number])
        if match:
            last = number
            for name in told:
                if match[name] and not told[name]:
                    told[name] = match["value"].strip(" *_")
        elif lines[number].strip() and number > last + 1:
            break
        number += 1
    subject = mail_words().prefixes.sub("", told["subject"]).strip()
    sender = sender_name(re.sub(r"\s*[<\[(](?:mailto:)?[^\s<>]*@.*", "", told["sender"]).strip())
    return Original(subject, sender, first_day(told["day"]), last + 1)
