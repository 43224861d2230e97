"""Calendars of decisions: paragraphs that open with a day, below a line that says what the days are.

"Below are the action dates that matter" over "14 Nov - Zelvora (Korvane, Buy). A pill for gout.": each day is
that on which its medicine's application is to be decided.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from milestones.extract.context import Context
from milestones.extract.events.candidate import LISTED, Candidate
from milestones.extract.lists.over import like
from milestones.extract.text.document import Sentence
from milestones.extract.text.headings import LEADS_IN
from milestones.lexicon.wordpatterns import Worded
from milestones.model.dates import Window

_DAYS = Worded.needing(
    "dates decisions verdicts rulings deadlines",
    r"\b(?:(?:PDUFA|action|goal|decision|target|approval|review)\s+(?:goal\s+)?(?:dates|deadlines)|decisions|verdicts|rulings)\b",
)
"""Says what the days below are."""
_POINTS = re.compile(r"\b(?:below|following|these|here|next|watch|ahead|coming|upcoming)\b", re.IGNORECASE)
"""Says that they stand below."""
SHORT = 10
"""A sentence of at most so many words is a heading over them."""
OPENING = 60
"""Within so many characters behind its day an entry names its medicine."""
FAR = timedelta(days=270)
"""No calendar goes so far."""
_BULLET = re.compile(r"[\s•*·▪◦–—-]*(?:\(?\d{1,2}[.)]\s+)?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+)?")
_BEHIND_DAY = re.compile(r"\s*(?:[:–—,|-]|\([^()]{1,30}\)\s*[:–—-])\s")


def due(context: Context) -> Iterator[Candidate]:
    """The candidate events of the entries of such calendars, in order of place."""
    over: Candidate | None = None
    last = -1
    for sentence in context.sentences:
        block = sentence.block
        if block.section:
            continue
        over = _calendar(context, sentence) or over
        first = block.number != last and not sentence.title
        last = block.number
        if over is None or not first:
            continue
        place = _medicine(context, sentence)
        if place is not None and not _tells_itself(context, sentence):
            yield like(over, LISTED, sentence, place)


def _calendar(context: Context, sentence: Sentence) -> Candidate | None:
    """The event of a line that says that the days below are those of decisions."""
    if not sentence.has(_DAYS):
        return None
    events = [c for c in context.candidates_in(sentence) if c.expected and c.kind == "nda-approval"]
    if not events or context.products_in(sentence.start, sentence.end):
        return None
    text = context.text
    short = sentence.words_between(sentence.start, sentence.end) <= SHORT
    points = _POINTS.search(text, sentence.start, sentence.end)
    return events[0] if short or points or LEADS_IN.search(text, sentence.start, sentence.end) else None


def _medicine(context: Context, sentence: Sentence) -> int | None:
    """Where the medicine ends that stands behind the day with which an entry opens."""
    told = context.told.within(sentence, expected=True)
    bullet = _BULLET.match(context.text, sentence.start, sentence.end)
    opening = bullet.end() if bullet else sentence.start
    day = next((one for one in told if one.start <= opening < one.end), None)
    if day is None or not _lies_ahead(day.date.window, context.told.day):
        return None
    if not _BEHIND_DAY.match(context.text, day.end, sentence.end):
        return None
    named = context.products_in(day.end, min(sentence.end, day.end + OPENING))
    return named[0].end if named else None


def _lies_ahead(day: Window, today: date | None) -> bool:
    """Whether a day is to come; one without a year that would be far ahead was a little before."""
    if today is None or day.earliest is None or day.latest is None:
        return True
    return day.latest >= today and day.earliest - today < FAR


def _tells_itself(context: Context, sentence: Sentence) -> bool:
    """Whether an entry says itself what is due."""
    behind = range(sentence.number, min(sentence.number + 3, len(context.sentences)))
    line = (context.sentences[number] for number in behind)
    same = (part for part in line if part.block.number == sentence.block.number)
    return any(c.expected for part in same for c in context.candidates_in(part))
