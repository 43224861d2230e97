"""Nouns of acts whose time, by its own words, lies ahead: "submission of the NDA: Q3 2025", "by year-end"."""

import re
from datetime import date

from milestones.extract.context import Context
from milestones.extract.dates.tolddate import Told
from milestones.extract.events.candidate import Candidate
from milestones.model.dates import Basis

_BY = re.compile(
    r"\b(?:by|before)\s+(?:(?:the|late|early|mid|end|middle|close|of|around|about|at|latest)[\s-]+){0,4}$",
    re.IGNORECASE,
)
"""Ends with what makes of a span of time one that is not over: "by the end of"."""
_LATE = re.compile(r"\b(?:late|later|end|year-?end|rest|remainder|fall|autumn)\b", re.IGNORECASE)
"""Within a time, or before it: the last part of a year."""
_MID = re.compile(r"\bmid\b", re.IGNORECASE)
MIDDLE = 5
"""Before this month the middle of its year is still to come."""
_NEXT = re.compile(r"\b(?:next|coming|later\s+this)\b", re.IGNORECASE)
"""Within a time: it lies ahead of whoever says it."""
EARLY = 8
"""Up to this month the last part of its year is still to come."""
_PLANS_WITHIN = re.compile(r"\b(?:expects?|plans?|intends?|aims?|hopes?|will|would|can|may)\b")
"""In an act's own words: the time behind is that of what is planned, "clearance, plans to begin a trial"."""
_DONE_BY = re.compile(r"\b(?:was|were|been|had|has|have)\b")
"""In a sentence that tells the past: "had been filed by the end of the year"."""
LEAD_IN = 30
"""Within so many characters before a time stands that it is a limit."""
_MARKED = re.compile(
    r"[^.;()]{0,80}\((?:(?:is|now|still|currently)\s+)?(?:planned|expected|anticipated|targeted|projected|estimated|est\.?|tentative|target|forecast)[\s),:]",
    re.IGNORECASE,
)
"""Behind an act's noun: a bracket says that it is to come."""


def only_ahead(context: Context, candidate: Candidate) -> bool:
    """Whether a bare noun has no date but one after the article's day: "submission of the NDA: Q3 2025"."""
    if candidate.form not in ("noun", "gerund"):
        return False
    sentence, day = candidate.sentence, context.told.day
    if _PLANS_WITHIN.search(context.text, candidate.start, candidate.end):
        return False
    if "(" in sentence.text and _MARKED.match(context.text, candidate.end, sentence.end):
        return True
    if day is None:
        return False
    # What stands behind "PDUFA date" is the day of another event.
    targets = [c.end for c in context.candidates_in(sentence) if c.form == "status"]
    told = context.told.within(sentence, expected=True)
    dates = [one for one in told if not any(end <= one.start for end in targets)]
    return bool(dates) and all(_is_ahead(context, candidate, one, day) for one in dates)


def _is_ahead(context: Context, candidate: Candidate, told: Told, day: date) -> bool:
    """Whether a time lies behind the article's day, or is one until whose end something is to come."""
    first, last = told.date.window.earliest, told.date.window.latest
    if first is None or last is None or last <= day:
        return False
    text, sentence = context.text, candidate.sentence
    if first > day:
        # A bare "in May" of a plan is the next one, that of a fact the last one.
        return told.date.basis == Basis.STATED or _NEXT.search(text, told.start, told.end) is not None
    left = max(sentence.start, told.start - LEAD_IN)
    late = day.month <= EARLY and last.year == day.year and _LATE.search(text, told.start, told.end)
    late = late or (day.month < MIDDLE and _MID.search(text, told.start, told.end))
    if not late and not _BY.search(text, left, told.start):
        return False
    return _DONE_BY.search(text, sentence.start, sentence.end) is None
