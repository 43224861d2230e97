"""The period that a digest sums up: "The agency approved nine new medicines in the first half"."""

import re

from milestones.extract.context import Context
from milestones.extract.dates.tolddate import Told
from milestones.extract.events.candidate import LISTED, Candidate
from milestones.extract.factuality.headed import plans_over
from milestones.extract.text.document import Sentence
from milestones.lexicon.cues import cues
from milestones.lexicon.sentences import sentence_words
from milestones.lexicon.wordpatterns import Worded, alternatives
from milestones.model.dates import Basis, EventDate

_THINGS = (
    r"(?:drugs|medicines|medications|pharmaceuticals|compounds|products|items|therapies|treatments|vaccines|biologics|substances"
    r"|biosimilars|generics)"
)
_COUNTED = re.compile(
    rf"\b(?:\d+|{alternatives(cues().numbers)})\s+(?:[\w-]+\s+){{0,4}}{_THINGS}\b", re.IGNORECASE
)
"""So many medicines, none of them named."""
_ACTS = re.compile(
    rf"\b(?:\d+|{alternatives(cues().numbers)}|several|many|multiple|numerous|(?:number|string|series|host|slew|raft|flurry)\s+of)\s+"
    r"(?:[\w-]+\s+){0,3}(?:approvals|clearances|designations|decisions|actions)\b",
    re.IGNORECASE,
)
"""Several acts of nobody named."""
_SEVERAL = re.compile(
    rf"\b(?:{alternatives(cues().numbers)}|several|many|string|flurry|batch|raft|slew|handful|host|crop|clutch|flood)\b"
    r"|\b\d{1,3}\s(?:[a-z-]+\s){0,3}(?:approvals|clearances|designations|drugs|medicines|opinions)\b",
    re.IGNORECASE,
)
"""Says that several are told of."""
_RECORD = re.compile(
    r"\s+(?:track\s+record|round-?\s?up|recap|review|summary|tracker|tally|scorecard|watch|digest|report|update|log|list)\b",
    re.IGNORECASE,
)
"""Behind an act in a headline: what is told of it several times, "FDA approval tracker: June"."""
HEAD_OF_LIST = 40
"""Among so many sentences at the beginning stands what is said of all that is listed."""
_OPINIONS, _APPROVALS = ("-opinion", "refusal"), ("-approval",)
_ALL_KINDS = {
    "opinions": _OPINIONS, "recommendations": _OPINIONS, "approvals": _APPROVALS,
    "authorisations": _APPROVALS, "authorizations": _APPROVALS, "licences": _APPROVALS,
    "licenses": _APPROVALS, "designations": ("-designation",), "decisions": ("",), "rulings": ("",),
}  # fmt: skip
"""What is said of all, and which kinds it is of."""
_ALL = Worded.needing(
    " ".join(_ALL_KINDS),
    rf"\ball\s+(?:of\s+)?(?:the\s+|these\s+|its\s+)?(?:[\w-]+\s+){{0,2}}?(?P<what>{'|'.join(_ALL_KINDS)})\s+"
    r"(?:[a-z]+\s+){0,3}?(?:were|are|date|bear)\b",
)
_SINCE = re.compile(r"\b(?:since|after|before|until|from)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Ends with what makes of a time only an end of the period: "the third drug since"."""
_DAY = len("2023-06-30")
_MONTH = len("2023-06")


def summed_up(context: Context, candidate: Candidate) -> Told | None:
    """The month, quarter or year of which the opening counts such events; None where it counts none."""
    titles, lead = context.opening
    for sentence in (*titles, *lead):
        heads = candidate.rule == LISTED and _heads(context, sentence)
        counts = heads or _counts(context, sentence, candidate.kind)
        if not counts and not _sums(context, sentence):
            continue
        for told in context.told.within(sentence, expected=False):
            if _SINCE.search(context.text, sentence.start, told.start):
                continue
            whole = counts or (
                told.date.text and len(told.date.text) == _MONTH and "-Q" not in told.date.text
            )
            period = told.date.text and len(told.date.text) < _DAY and told.date.basis != Basis.ANNOUNCED
            if whole and period:
                return told
    return None


def told_of_its_paragraph(context: Context, candidate: Candidate) -> Told | None:
    """The period that opens the paragraph: "April brought seven approvals. Zelvora was cleared for gout"."""
    opening = next(reversed([*context.before_in_block(candidate.sentence)]), None)
    if opening is None or opening.title or context.products_in(opening.start, opening.end):
        return None
    told = [one for one in context.told.within(opening, expected=False) if one.date.basis != Basis.ANNOUNCED]
    text = told[0].date.text if len(told) == 1 else None
    several = text and len(text) < _DAY and _SEVERAL.search(context.text, opening.start, opening.end)
    return told[0] if several else None


def announced_by_number(context: Context, candidate: Candidate) -> bool:
    """Whether the headline says of how many medicines the article tells this: "Agency backs three drugs"."""
    sentence = candidate.sentence
    if not context.products_in(sentence.start, sentence.end):
        return False
    return any(_counts(context, title, candidate.kind) for title in context.opening[0])


def _counts(context: Context, sentence: Sentence, kind: str) -> bool:
    """Whether a sentence tells of such an event of a number of medicines, and names none."""
    told = any(other.kind == kind for other in context.candidates_in(sentence))
    if not told or context.products_in(sentence.start, sentence.end):
        return False
    return _COUNTED.search(context.text, sentence.start, sentence.end) is not None


def _sums(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence only says that an authority has done several things: "issued several approvals"."""
    if sentence.title or context.products_in(sentence.start, sentence.end):
        return False
    acted = context.names_agency(sentence)
    return acted and _ACTS.search(context.text, sentence.start, sentence.end) is not None


def _heads(context: Context, sentence: Sentence) -> bool:
    """Whether a headline says what its list is of, and names none: "FDA approvals in June"."""
    if not sentence.title or context.products_in(sentence.start, sentence.end):
        return False
    text = context.text
    acts = [act for act in context.candidates_in(sentence) if act.form == "noun"]
    return any(text[act.start : act.end].endswith("s") or _RECORD.match(text, act.end) for act in acts)


def told_of_all(context: Context, candidate: Candidate) -> Told | None:
    """The day that a sentence above says of all that is listed: "All opinions were adopted on Thursday"."""
    if candidate.rule != LISTED and not candidate.sentence.block.item:
        return None
    for sentence in context.sentences[: min(candidate.sentence.number, HEAD_OF_LIST)]:
        said = sentence.search(_ALL)
        if said and candidate.kind.endswith(_ALL_KINDS[said["what"].lower()]):
            days = (
                told for told in context.told.within(sentence, expected=False) if told.start >= said.end()
            )
            if day := next((told for told in days if told.date.basis != Basis.ANNOUNCED), None):
                return day
    return None


def line_above(context: Context, candidate: Candidate) -> Told | None:
    """The date that is the line above an item of a calendar: "01/31/2026", "Agency decision on Zelvora"."""
    sentence = candidate.sentence
    if sentence.title or not sentence.number or not candidate.expected:
        return None
    if not sentence.block.heading and sentence.block.number in context.told.frames.items.headline:
        return None  # the day of a digest's news, below its headline, is when it was told
    above = context.sentences[sentence.number - 1]
    told = context.told.within(above, expected=True)
    alone = above.block.heading and above.block is not sentence.block and len(told) == 1
    line = context.text[above.start : above.end]
    if alone and len(line.strip()) == told[0].end - told[0].start:
        return told[0]
    return _day_of_its_paragraph(context, sentence)


def time_of_plans(context: Context, candidate: Candidate) -> Told | None:
    """The one time that the heading of what is to come tells, or one below it: "Key 2026 milestones:"."""
    over = plans_over(context, candidate.sentence)
    if over is None:
        return None
    for between in context.governing(candidate.sentence):
        nearer = context.told.within(between, expected=True) if over.start < between.start else ()
        if len(nearer) == 1:
            return nearer[0]
    if told := context.told.within(over, expected=True):
        return told[0] if len(told) == 1 else None
    years = [*_YEAR.finditer(context.text, over.start, over.end)]
    if len(years) != 1:
        return None
    return Told(years[0].start(), years[0].end(), EventDate.stated(years[0].group()), "year of the heading")


def _day_of_its_paragraph(context: Context, sentence: Sentence) -> Told | None:
    """The day with which the paragraph opens, told as a sentence: "27 September, Korvane. Its drug ..."."""
    first = next((s for s in context.before_in_block(sentence) if s.start == s.block.start), None)
    if first is None or context.candidates_in(first):
        return None
    told = context.told.within(first, expected=True)
    opening = _NUMBER.match(context.text, first.start, first.end)
    opens = opening is not None and len(told) == 1 and told[0].start <= opening.end()
    if not opens or sentence_words().finite.search(context.text, first.start, first.end):
        return None
    return told[0] if _DAY_ENDS.match(context.text, told[0].end, first.end) else None


_IN_THE_PERIOD = Worded.needing(
    "quarter period year half",
    r"\b(?:during|in|within|over|throughout)\s+the\s+(?:(?:past|reported|reporting)\s+)?(?:quarter|period|fiscal\s+year|half)\b"
    r"(?!\s+(?:of|to|ended|ending|ahead)\b)",
)
"""Says when by the period that a report is on, which ended before the article's day."""

_COUNTED_TIME = re.compile(
    r"\b(?:days?|weeks?|months?|years?)\s+(?:later|afterwards?|thereafter|earlier|ago)\b", re.IGNORECASE
)
"""Counts from a date that was not found: the event is not of the article's day."""
_VAGUELY = re.compile(
    r"\b(?:recently|in\s+recent\s+(?:weeks|months|years)|in\s+the\s+past|over\s+the\s+(?:years|past))\b|\b(?:is|are)\s+today\b",
    re.I,
)

_AS_OF = re.compile(
    r"\W*(?:As\s+of\s+(?!today|now|this)|Between\s+(?:[A-Z]\w+\s+)?(?:19|20)\d\d\s+and\s|From\s+(?:[A-Z]\w+\s+)?(?:19|20)\d\d\s+(?:to|through|until)\s)"
)
"""Opens a sentence with a day by which, or a stretch of years in which, something came."""


def told_vaguely(sentence: Sentence, lead_in: str) -> bool:
    """Whether an event came at no certain time, but not on the article's day: "has recently won approval".

    `lead_in` stands before it. So a report tells what came in the period that it is on.
    """
    if _VAGUELY.search(lead_in) or sentence.has(_IN_THE_PERIOD):
        return True
    if _AS_OF.match(sentence.text, sentence.start, sentence.end):
        return True
    return _COUNTED_TIME.search(sentence.text, sentence.start, sentence.end) is not None


_YEAR = re.compile(r"\b20\d\d\b")
_NUMBER = re.compile(r"[\s•*·▪◦–—-]*(?:\(?\d{1,2}[.)]\s+)?(?:(?:on|by)\s+)?", re.IGNORECASE)
"""Stands before the day that opens an entry."""
_DAY_ENDS = re.compile(r"\s*(?:[,.:;–—-]|$)")
