"""The article's own day where it stands in the text: in a dateline, or glued behind the headline.

`day` is what is known of that day from elsewhere, None where nothing is.
"""

import re
from datetime import date, timedelta

from milestones.extract.dates.full import FoundDate
from milestones.extract.dates.relative import RelativeDate
from milestones.extract.text.document import Sentence
from milestones.model.dates import Window

_DATELINE = re.compile(
    r"\s*(?:,?\s*\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?\s*)?"
    r"(?:[(（][^)）\n]{2,40}[)）]\s*|/[^/\n]{0,40}/\s*)?(?:--|[–—-]\s|;|\.\s|[)）]\s*(?:--|[–—-])|\s*(?:\*\s*){3,})"
)
"""Behind a dateline's day: the dash, or the wire's mark, after which the text begins."""
DATELINE = 70
"""Within so many characters of a sentence's begin a day before a dash can be a dateline's."""
NEARLY = timedelta(days=2)
"""A dateline and the article's day lie at most so far apart: time zones, and the night between."""
_STARRED = re.compile(r"\s*(?:\*\s*){3,}")
"""Begins with a row of asterisks, which parts a page's head from its text."""
_ON = re.compile(r"\b(?:on|since|until|before|after)\s+(?:the\s+)?(?:\w+day,?\s+)?$", re.IGNORECASE)
"""Ends with what makes a day that of an event, wherever it stands: "approved it on"."""
_LABEL = re.compile(
    r"\b(?:Date|Day|[Aa]pproval|[Ii]ssuance|[Dd]ecision|[Aa]uthori[sz]ation|[Ww]ithdrawal)\b[^:\n]{0,40}:\s*$"
)
"""Ends with what a day in a sheet is of: "Date of Issuance:"."""
_DONE = re.compile(
    r"\b(?:(?:approv|clear|grant|reject|withdraw|fil|submitt|accept|designat|authori[sz]|licens|recommend|issu|refus|validat)(?:ed|n)|launch(?:ed)?)"
    r"(?:\s+(?:on|in))?\s+$",
    re.IGNORECASE,
)
"""Ends with the act of which a day is: "Approved May 26, 1999."."""
_WORDS = re.compile(r"\b(?!(?:and|near|of|de|la|am|the|by)\b)[a-z]{2,}\b")
"""Finds a word in small letters, of which a dateline has none."""
_WIRED = re.compile(r"\s*(?:date\s+(?:\d{4}-\d\d-\d\d\s+)?)?(?:[A-Z][A-Za-z.]*[,\s]\s*){0,4}")
"""From a sentence's begin to the day of a dateline that lost its dash: "LONDON June 26 Regulators said"."""
_BEGINS = re.compile(r"\s+(?:[\"“*]\s?)?[A-Z]")
"""Behind such a day: the text."""
HEAD = 3
"""Such a dateline stands in one of so many first sentences."""


def is_own_day(text: str, sentence: Sentence, found: FoundDate, day: date | None) -> bool:
    """Whether a day is the article's own: in a dateline, or glued behind the headline."""
    if _STARRED.match(text, found.end):
        return day is None or found.notation == day.isoformat()
    near = found.start - sentence.start < DATELINE or sentence.title
    if not near or not _DATELINE.match(text, found.end):
        return False
    if len(found.notation) != len("2023-06-30") or _ON.search(text, sentence.start, found.start):
        return False
    if _WORDS.search(text, sentence.start, found.start) and not sentence.title:
        return False
    if _LABEL.search(text, sentence.start, found.start) or _DONE.search(text, sentence.start, found.start):
        return False
    return day is None or abs(date.fromisoformat(found.notation) - day) <= NEARLY


def opens_with_day(text: str, sentence: Sentence, relative: RelativeDate, day: date | None) -> bool:
    """Whether a day without its year opens the sentence as a dateline: "June 11 (Desk) - "."""
    window = relative.window
    if relative.start - sentence.start >= DATELINE or not _DATELINE.match(text, relative.end):
        return False
    # A dateline has names and no words before its day: not "the agency approved it on Monday. ".
    if not sentence.title and _WORDS.search(text, sentence.start, relative.start):
        return False
    one_day = window.earliest is not None and window.earliest == window.latest
    return bool(one_day and day and window.earliest and abs(window.earliest - day) <= NEARLY)


def opens_text(
    text: str, sentence: Sentence, place: tuple[int, int], window: Window, day: date | None
) -> bool:
    """Whether the article's very day opens its text without a dash: "LONDON June 26 Regulators said"."""
    if day is None or sentence.number >= HEAD or not window.earliest == window.latest == day:
        return False
    begun = _WIRED.fullmatch(text, sentence.start, place[0])
    return begun is not None and _BEGINS.match(text, place[1]) is not None
