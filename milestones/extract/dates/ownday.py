"""The article's own day, as far as its text bears it out.

A page fetched years later can carry the day of the fetch. What the text itself says of its day then counts:
a dateline ("BASEL, 5 March 2024 /Wire/ --"), a line such as "For Immediate Release: March 3, 2017", a day
glued behind the headline. Where it says nothing, a day is doubtful if the text still looks forward to what
lay well before it ("expects data in the first quarter of 2024" on a page of August 2025).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from milestones.extract.dates.daylines import dateline, day_line, is_wired, stamped
from milestones.extract.dates.full import FoundDate
from milestones.lexicon.datewords import date_words
from milestones.model.article import Article, DateTrust, Published
from milestones.model.dates import window_of

HEAD_LINES = 8
"""So many non-blank lines at the start can hold the article's own day."""
HEAD = 1500
"""Characters at the start in which a wire's mark behind a day makes a dateline."""
GLUED = 600
"""Characters at the start in which a day with its time of day is the article's."""
PAST = timedelta(days=60)
"""What is still expected lies at most so far before the article's day."""


def own_day(article: Article, dates: Sequence[FoundDate]) -> Published | None:
    """The article's day: what its text says of it, else what its source says; None where neither does.

    `dates` are the absolute dates of the text.
    """
    said = article.published
    if told := _told(article.text, dates):
        kept = said and said.day == told and said.trust != DateTrust.DOUBTFUL
        return said if kept else Published(told, DateTrust.FOUND)
    glued = stamped(article.text[:GLUED])
    if glued and said and said.trust == DateTrust.GIVEN and said.day == glued.day:
        return said
    if glued and said is None:
        said = Published(glued.day, DateTrust.FOUND)
    if said and said.trust != DateTrust.DOUBTFUL and _outlived(article.text, dates, said.day):
        return Published(said.day, DateTrust.DOUBTFUL)
    return said


def _told(text: str, dates: Sequence[FoundDate]) -> date | None:
    """The day that the head of the text gives as its own."""
    lines = list(_head(text))
    for line in lines:
        if found := dateline(line, place_needed=True):
            return found.day
    for line in lines:
        if date_words().released.match(line) and (found := day_line(line)):
            return found.day
    opening = text[:HEAD]
    for wired in dates:
        if wired.end <= HEAD and is_wired(opening, wired):
            return date.fromisoformat(wired.notation)
    return None


def _head(text: str) -> Iterator[str]:
    count = 0
    for line in text[:6000].split("\n"):
        if line.strip():
            yield line.strip()
            count += 1
        if count == HEAD_LINES:
            return


def _outlived(text: str, dates: Sequence[FoundDate], day: date) -> bool:
    """Whether the text looks forward to what lay well before `day`, and tells nothing of the time since."""
    known = [(found, latest) for found in dates if (latest := _month_or_day(found))]
    if any(day - PAST <= latest < day for _, latest in known):
        return False
    return any(latest < day - PAST and _looks_forward(text, found.start) for found, latest in known)


def _month_or_day(found: FoundDate) -> date | None:
    """The last day of a date that is more exact than a year."""
    return window_of(found.notation).latest if len(found.notation) > len("2023") else None


def _looks_forward(text: str, place: int) -> bool:
    """Whether the words before `place`, in its sentence, expect what comes."""
    before = re.split(r"[.;!?]\s", text[max(0, place - 90) : place])[-1]
    return date_words().looking_forward.search(before) is not None
