"""Dates of an event's sentence that are not the event's: of the telling, of what came before, of sales."""

import re
from collections.abc import Sequence

from milestones.extract.context import Context
from milestones.extract.dates.tolddate import Told
from milestones.extract.events.attributive import is_property, is_traded
from milestones.extract.events.candidate import Candidate
from milestones.extract.factuality.standing import is_pending
from milestones.lexicon.wordpatterns import Worded

_NOW = re.compile(r"\b(?:is|are|has|have)\s+now\s+(?:been\s+)?$", re.IGNORECASE)
"""Ends with what makes of an act one of today."""
_AND = re.compile(r"\b(?:and|or)\b", re.IGNORECASE)
_LAID_ON = re.compile(
    r"\b(?:imposed|placed|put|slapped|announced|issued|in\s+place)\b[^,;]{0,20}$", re.IGNORECASE
)
"""Ends with a word of the hold's beginning: the date behind it is not that of its lifting."""
_SOURCE = Worded(
    frozenset({"according"}),
    re.compile(
        r"\baccording\s+to\s+(?![^,.;]*\b(?:letters?|decision|notices?|approvals?|database|register|dated|label|list|documents?)\b)"
        r"[^,.;]{2,60}$",
        re.IGNORECASE,
    ),
)
"""Ends with who told of the event: the date behind is the day of the telling."""
_AFTER_ANOTHER = re.compile(r"\W*(?:After|Following|Having)\s+(?:being\s+|been\s+)?\w+(?:ed|ing|ion|al|en)\b")
"""Opens a sentence with an event that came before, up to its comma."""
_SINCE_ANOTHER = Worded(
    frozenset({"since"}),
    re.compile(
        r"\b(?:first|only)\b(?!-)[^.;]{0,90}\bsince\s+(?:(?:[\w’'-]+\s+){1,5}?(?:in|of)\s+)?$", re.IGNORECASE
    ),
)
"""Ends with what something is the first since: the date behind is that of the last one."""
_LATER_THAN = Worded(
    frozenset({"than"}),
    re.compile(
        r"\b(?:later|earlier|sooner|longer)\s+than\s+(?:[\w’'-]+\s+){1,6}?(?:date|deadline|goal|target|schedule|timeline|guidance|plan|estimate)\b[^,.;]{0,30}$",
        re.IGNORECASE,
    ),
)
"""Ends with what a date is only compared to: "by April 30, later than its goal date of January"."""
_SOLD = re.compile(
    r"\b(?:(?:had|has|with)\s+(?:[\w-]+\s+){0,3}?(?:sales|revenues?)|generated|brought\s+in|posted|earned|rang\s+up|rose|fell)\b"
)
"""What a medicine earned, behind what is inserted in the clause that says so."""
_BEGAN = Worded.needing(
    "began begun started initiated commenced opened",
    r"\b(?:began|begun|started|initiated|commenced|opened)\s+(?:in|on|last|this)?\s*$",
)
"""Ends with what only began then: "the rolling submission began in May and is to be completed"."""
_RAN = Worded.needing(
    "ran lasted spanned stretched",
    r"\b(?:ran|lasted|spanned|stretched)\s+(?:(?!out\b|up\b|down\b)\w+\s+)?(?:from\b[^.,;]{0,20})?$",
)
"""Ends with what went on for a time: "after a review that ran from March to"."""
_AND_TO = re.compile(r",?\s+and\s+(?:(?:then|also|subsequently)\s+)?(?:to\s+)?(?:then\s+)?", re.IGNORECASE)
"""Between the date of one infinitive and the next one."""
_TO_DO = re.compile(
    r"\b(?:(?:to|will)\s+[a-z]+|(?:expect|anticipate|target|plan)s?\s+(?!to\b)[\w-]+)\b[^,;]*$", re.IGNORECASE
)
"""Ends with what is to be done at the time that follows: "to start a trial in"."""
_FOLLOWED_BY = re.compile(
    r",?\s+(?:and\s+)?(?:(?:is\s+)?to\s+be\s+)?followed\s+(?:later\s+|then\s+)?by\b", re.IGNORECASE
)
"""Behind the date of what comes first."""
_AFTERWARDS = re.compile(
    r"[^.;]{0,80}?\b(?:thereafter|afterwards?|to\s+follow|(?:shortly|soon)\s+after|in\s+due\s+course)\b(?!\s+in\s)",
    re.IGNORECASE,
)
"""Behind an event: it comes after what is dated before it."""
_MOVES = Worded.needing(
    "extended extends moved moves pushed pushes postponed postpones delayed delays deferred revised reset",
    r"\b(?:extend(?:s|ed)|move[sd]|push(?:es|ed)|postpone[sd]|delay(?:s|ed)|deferred|revised|reset)\b",
)
"""Between a time and the target date that was moved then: "in July, the FDA extended the date to October"."""
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r",?\s+(?:to|until)\s", re.IGNORECASE)
_TO_FROM = re.compile(r"\b(?:to|until)\s[^;]{3,24}?,?\s+from\s+(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?$")
"""Ends with the new day of a target date, before its old one: "pushed to May 30, from"."""
_THE = re.compile(
    r"(?<!\bat\s)(?<!\bin\s)(?<!\bduring\s)\b(?:the|its|our|their|an?|this|that)\s+$", re.IGNORECASE
)
DETERMINER = 12
"""Characters of the longest of these, with the space behind it."""
_DATED_THING = re.compile(
    r"\s+(?:(?!(?:and|or|of|for|to|in|by|with|from|at|after|the|approval|clearance|designation|decision|letter)\b)[\w&-]+\s+){0,4}?"
    r"(?:agreements?|deals?|contracts?|transactions?|acquisition|merger|purchase|licen[cs]e\s+agreement|partnership|collaboration|offering|financing|placement|loan"
    r"|meetings?|conference|congress|symposium|workshop|webinar|webcast|call|presentation|announcement|press\s+release|update"
    r"|trials?|stud(?:y|ies)|analys[ei]s|readouts?|data|results|publication|report|lawsuit|inspection)\b",
    re.IGNORECASE,
)
"""Behind a date with an article before it: the date is this thing's, "the July 2023 purchase agreement"."""
_ASIDE_ENDS = re.compile(
    r"[^;]*,\s+(?:[a-z]+\s[^,;]{2,40}\s)?(?:in|on|this|last|earlier|during|at|by)\s(?:[a-z-]+\s){0,3}"
)
"""From what a medicine is to the day of what was done with it: ", in the United States in"."""
_OPENED = re.compile(
    r"\W*(?:(?:Shortly|Just|Soon|Long)\s+)?(?:Prior\s+to|Before|Ahead\s+of|In\s+addition\s+to|Besides|Beyond|Alongside|Following|After)"
    r"\s[^,;]{3,120},\s+(?:(?:back|earlier|just|only)\s+)?(?:(?:in|on)\s+)?(?:(?:early|late|mid)[\s-]+)?"
)
"""From a sentence's begin to a date in commas of its own: "Prior to this approval, in May 2021, the FDA"."""
LEAD_IN = 240
"""So many characters before a date may say whose it is."""
BESIDE = 6
"""A date within so many words behind an event is that event's before it is another's."""


def disowned(context: Context, candidate: Candidate, told: Told, others: Sequence[Candidate]) -> bool:
    """Whether the date is something else's; `others` are the events between the candidate and it, behind."""
    text = context.text
    if candidate.expected and _is_moved(text, candidate, told):
        return True
    if is_pending(text, candidate) and _AND.search(text, told.end, candidate.start):
        return True  # "filed X in June and has Y pending"
    if candidate.end <= told.start and fronts(text, candidate, told):
        return True  # "After its approval in Japan, in May, the FDA cleared it"
    if _of_something_else(text, candidate, told) or _apposed(text, candidate, others, told):
        return True
    return told.start >= candidate.end and _of_sales(context, candidate, told)


def fronts(text: str, candidate: Candidate, told: Told) -> bool:
    """Whether a date stands in commas of its own behind a phrase that opens the sentence."""
    opening = _OPENED.fullmatch(text, candidate.sentence.start, told.start)
    return opening is not None and text.startswith(", ", told.end)


def _is_moved(text: str, candidate: Candidate, told: Told) -> bool:
    """Whether it is the day before a target date was moved, or when it was: "extended from May to July"."""
    old = text.startswith("from ", told.start) or _FROM.search(text, candidate.sentence.start, told.start)
    if old and _TO.match(text, told.end):
        return True
    if _TO_FROM.search(text, candidate.sentence.start, told.start):
        return True
    moved = told.end <= candidate.start and candidate.sentence.search(_MOVES, told.end, candidate.start)
    return bool(moved and _TO.search(text, candidate.end, candidate.sentence.end))


def _of_something_else(text: str, candidate: Candidate, told: Told) -> bool:
    """Whether the words beside a date give it to the telling, to a deal, or to the hold that was lifted."""
    start = candidate.sentence.start
    thing = _THE.search(text, max(start, told.start - DETERMINER), told.start) and _DATED_THING.match(
        text, told.end
    )
    if thing and not (told.end <= candidate.start < thing.end()):
        return True
    before = told.end <= candidate.anchor
    if before and _comes_later(text, candidate, told):
        return True
    if before and candidate.form == "base" and _AND_TO.fullmatch(text, told.end, candidate.anchor):
        return _TO_DO.search(text, start, told.start) is not None
    if before and (_NOW.search(text, told.end, candidate.anchor) or is_property(text, candidate)):
        return True  # "entered trials in 2017 and is now approved", "bought in May an FDA-approved drug"
    if told.start >= candidate.end and _ASIDE_ENDS.fullmatch(text, candidate.end, told.start):
        return is_traded(text, candidate)
    if candidate.kind == "clinical-hold-lifted" and _LAID_ON.search(text[start : told.start]):
        return True
    if (
        told.end <= candidate.start
        and _AFTER_ANOTHER.match(text, start)
        and "," in text[told.end : candidate.start]
    ):
        return "," not in text[start : told.start]
    lead_in = max(start, told.start - LEAD_IN), told.start
    sentence = candidate.sentence
    if candidate.kind.endswith("-submission") and sentence.search(_BEGAN, *lead_in):
        return True
    return any(sentence.search(words, *lead_in) for words in (_SOURCE, _SINCE_ANOTHER, _LATER_THAN, _RAN))


def _comes_later(text: str, candidate: Candidate, told: Told) -> bool:
    """Whether the event follows what the date before it is of: "data in May, followed by a filing"."""
    if _FOLLOWED_BY.match(text, told.end, candidate.anchor):
        return True
    planned = candidate.kind.endswith("-submission") or candidate.form in ("base", "noun")
    return planned and _AFTERWARDS.match(text, candidate.end, candidate.sentence.end) is not None


def _apposed(text: str, candidate: Candidate, others: Sequence[Candidate], told: Told) -> bool:
    """Whether the date is another event's, told behind a comma: "approved X, confirming advice of June"."""
    for other in others:
        gap, near = text[candidate.end : other.start], text[other.end : told.start]
        if other.expected and not candidate.expected and "," not in near and len(near.split()) <= BESIDE:
            return True
        if other.kind == candidate.kind or "," not in gap or "," in near or _AND.search(near):
            continue
        if not _AND.search(gap.rpartition(",")[2]) and len(near.split()) <= BESIDE:
            return True
    return False


def _of_sales(context: Context, candidate: Candidate, told: Told) -> bool:
    """Whether the event is only inserted, the date its clause's: "X, approved here, sold well in May"."""
    left, right = context.clauses_of(candidate.sentence).insertion_at(candidate.start)
    inserted = left < right <= told.start
    return inserted and _SOLD.search(context.text, right, told.start) is not None
