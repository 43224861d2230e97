"""What stands over the items of a list: its lead-in, and the event of its heading that came to pass."""

import re
from dataclasses import replace
from functools import cache

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.factuality.happening import reality
from milestones.extract.factuality.telling import ELSEWHERE
from milestones.extract.text.document import Sentence
from milestones.extract.text.headings import LEADS_IN, THEY_ARE
from milestones.extract.text.lines import TABLE_HEAD
from milestones.lexicon.guards import guards
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

_DATE_COLUMN = re.compile(
    r"(?:date\s+of\s+)?(?:[A-Z]{2,}\s+)?(?:approval|approved|authori[sz]ation|authori[sz]ed)(?:\s+(?:date|on))?",
    re.IGNORECASE,
)
"""The head of a table's column that says when its medicines were approved."""

_INCLUDED = re.compile(
    r"(?:\s(?:in|by|from|during|of|for)\s[^:;.]{2,50}?)?(?:\s(?:include[sd]?|comprise[sd]?|were|are|went\s+to))?(?:\s+the\s+following)?:\s*"
)
"""Behind an act that was done several times, what goes on with the list: "approvals this year were:"."""
_YET_TO_COME = re.compile(
    r"\W*(?:(?:key|near-term|our)\s+)?(?:upcoming|potential|planned|expected|anticipated|future|targeted|forthcoming|projected)\s",
    re.IGNORECASE,
)
"""Opens a heading over what is yet to come."""
LEGEND_WITHIN = 8
"""Among so many sentences at the beginning stands what the lines of the article are."""
_LINES_ARE = re.compile(
    r"\b(?:lines?|entry|entries|items?|rows?|bullets?|dates?|listings?)\s+(?:\w+\s+){0,3}?"
    r"(?:is|are|stands?\s+for|means?|marks?|denotes?|represents?|refers?\s+to|signif(?:y|ies)|indicates?|tells?\s+of)\s+"
    r"(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Ends, before an act, with what says that the lines stand for it: "unless noted, each line is an"."""
_OPENS_WITH_DAY = re.compile(
    r"[\s•*·▪]*(?:(?:[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd\s+of)[\s-])?(?:[A-Z][a-z]{2,8}\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\.?)"
    r"(?:,?\s(?:19|20)\d\d)?\s?[:–—-]\s"
)
"""Opens a line of a calendar: "Nov. 8 - ", "Late January: "."""
_TO_COME = re.compile(
    r"\W*(?:(?:(?:still|yet)\s+)?to\s+(?:come|follow)|coming\s+(?:up|soon|next)|up\s+next|what(?:['’]s|\s+is)\s+(?:next|ahead|to\s+come)"
    r"|(?:the\s+)?(?:next\s+)?(?:days?|weeks?|months?|quarter|year)(?:\s+to\s+come|\s+ahead)?|(?:still\s+)?(?:pending|awaited|outstanding|due|expected|ahead)"
    r"|upcoming(?:\s+\w+){0,2}|looking\s+ahead|on\s+(?:deck|the\s+(?:docket|horizon|calendar)))\W*",
    re.IGNORECASE,
)
"""The whole of a heading over what is yet to come: "Still to come"."""
_MADE_KNOWN = re.compile(
    r"\b(?:announce[sd]?|names?|named|unveil(?:ed|s)|reveal(?:ed|s)|select(?:ed|s)|chose|picked|publish(?:ed|es)|report(?:ed|s)|disclose[sd])\s[^.;]{0,60}?"
    r"\b(?:recipients|awardees|designees|winners|designations?\sof|(?:drugs|medicines|products|candidates|therapies|treatments|programs)\s(?:for|under|to))\b",
    re.IGNORECASE,
)
"""Says who got something: "announced nine recipients", "selected six products for"."""
TAKEN_UP = 3
"""So many sentences before "They are:" what it takes up is told."""
_BESIDE_DATE = re.compile(r"\s+dates?\b", re.IGNORECASE)
"""Behind an act in the head of a table: the column of its days."""


def lead_in(context: Context, sentence: Sentence) -> Sentence | None:
    """What leads in to a list in which the sentence is an item: "approved for two uses: * gout * asthma"."""
    if sentence.block.item:
        over = next(iter(context.governing(sentence)), None)
        return over if over and LEADS_IN.search(context.text, over.start, over.end) else None
    for earlier in context.before_in_block(sentence) if "*" in context.text else ():
        if not context.text.endswith("*", earlier.start, earlier.end):
            return None
        said = context.text[earlier.start : earlier.end]
        if said.rstrip("* ").endswith(":"):
            return earlier
    return None


def event_over(context: Context, sentence: Sentence) -> Candidate | None:
    """The event of the nearest heading or lead-in that tells one, unless it is told as not come to pass."""
    for over in context.governing(sentence):
        if over.block.number in context.parents:
            continue
        heads = over.title or over.block.number in context.headings
        tells = context.diseases_in(sentence.start, sentence.end)
        if not heads and not tells and not LEADS_IN.search(context.text, over.start, over.end):
            continue
        if events := context.candidates_in(told_of(context, over)):
            # What an opinion is for is yet to come: "positive opinions for the granting of an authorisation".
            event = next((e for e in events if e.kind.endswith("-opinion")), events[-1])
            event = next((e for e in events if _in_date_column(context.text, e)), event)
            other = over.search(guards().agreed, event.end)
            told = came_to_pass(context, event) or (heads and _is_due(context, event, sentence))
            if told or other or not heads:
                return event if told and not other else None
            return replace(event, expected=True) if _is_planned(context.text, event) else None
    return None


def status_over(context: Context, sentence: Sentence) -> Candidate | None:
    """The status that is all that the heading over a sentence says: "PRIME", "Orphan designation (EU)"."""
    for over in context.governing(sentence):
        if over.title or over.block.number not in context.headings:
            continue
        told = context.candidates_in(over)
        kinds = {c.kind for c in told if c.form == "status" and not c.expected}
        special = kinds and all(kind.endswith(("-designation", "-passport", "-review")) for kind in kinds)
        named = context.products_in(over.start, over.end)
        return told[0] if special and len(kinds) == len({c.kind for c in told}) == 1 and not named else None
    return None


def by_legend(context: Context, sentence: Sentence) -> Candidate | None:
    """The event for which the lines of the article stand, as its beginning says; perhaps awaited."""
    if not _OPENS_WITH_DAY.match(context.text, sentence.block.start):
        return None
    event = _legend(context)
    if event is None or sentence.block.number <= event.sentence.block.number:
        return None
    over = context.governing(sentence)
    to_come = any(_TO_COME.fullmatch(context.text, s.start, s.end) for s in over if s.block.heading)
    return replace(event, expected=True) if to_come else event


def _legend(context: Context) -> Candidate | None:
    """The event in "Unless noted, each line is an approval"."""
    for sentence in context.sentences[:LEGEND_WITHIN]:
        for event in context.candidates_in(sentence):
            if event.form == "noun" and _LINES_ARE.search(context.text, sentence.start, event.start):
                return event
    return None


def _is_planned(text: str, event: Candidate) -> bool:
    """Whether a heading is of what is yet to be filed or decided: "Upcoming NMPA submissions"."""
    noun = event.form == "noun" and event.kind.endswith(("-submission", "-approval", "-acceptance"))
    return noun and _YET_TO_COME.match(text, event.sentence.start, event.start) is not None


def told_of(context: Context, over: Sentence) -> Sentence:
    """The sentence that tells what a lead-in lists: the one before "They are:"."""
    if THEY_ARE.fullmatch(context.text, over.start, over.end) is None or context.candidates_in(over):
        return over
    before = list(reversed(context.sentences[max(0, over.number - TAKEN_UP) : over.number]))
    acted = (s for s in before if any(came_to_pass(context, event) for event in context.candidates_in(s)))
    return next(acted, before[0] if before else over)


def _is_due(context: Context, event: Candidate, sentence: Sentence) -> bool:
    """Whether a line under "PDUFA dates" has the day of its medicine's decision."""
    return event.expected and event.form == "status" and bool(context.told.within(sentence, expected=True))


def like(event: Candidate, rule: str, sentence: Sentence, place: int) -> Candidate:
    """The same event of another medicine, for another use or at another place."""
    return Candidate(
        event.kind, rule, sentence, place, place, place, "past", passive=True,
        application=event.application, jurisdiction=event.jurisdiction, expected=event.expected,
    )  # fmt: skip


def told_last(context: Context, sentence: Sentence, place: int, back: int) -> Candidate | None:
    """The event told last before a place, in its paragraph and at most so many sentences before."""
    for earlier in (sentence, *context.before_in_block(sentence)):
        if sentence.number - earlier.number > back:
            return None
        if told := [event for event in context.candidates_in(earlier) if event.end <= place]:
            return told[-1]
    return None


def came_to_pass(context: Context, event: Candidate) -> bool:
    """Whether an event over a list is told as a fact, as the head of a column or a list can tell it too."""
    if _in_date_column(context.text, event):
        return True
    fact = reality(context, event, (), True)
    headed = fact.refused == "attributive" and _of_things_done(context.text, event)
    headed = headed or (fact.refused == ELSEWHERE and _counts_up(context.text, event))
    headed = headed or (fact.refused in (ELSEWHERE, "generic") and _names_who_got_it(context.text, event))
    return (headed or not fact.refused) and not fact.expected


def _counts_up(text: str, event: Candidate) -> bool:
    """Whether a line goes on with what was done several times: "The approvals included:"."""
    several = text[event.start : event.end].rstrip().endswith("s")
    return several and _INCLUDED.fullmatch(text, event.end, event.sentence.end) is not None


def _names_who_got_it(text: str, event: Candidate) -> bool:
    """Whether those are made known who got a status: "announced nine recipients under its program"."""
    if not event.kind.endswith("-designation"):
        return False
    return _MADE_KNOWN.search(text, event.sentence.start, event.start) is not None


def _of_things_done(text: str, event: Candidate) -> bool:
    """Whether a heading is of medicines and what was done to them: "New medicines authorised"."""
    block = event.sentence.block
    return block.heading and _things().fullmatch(text, block.start, event.start) is not None


@cache
def _things() -> re.Pattern[str]:
    things = alternatives(naming().class_plurals)
    return re.compile(rf"\W*(?:[\w-]+\s+){{0,4}}?(?:{things})\s+(?:newly\s+|recently\s+)?", re.IGNORECASE)


def _in_date_column(text: str, event: Candidate) -> bool:
    """Whether the act is the head of a table's column that says when it was done."""
    block = event.sentence.block
    if block.heading and TABLE_HEAD.fullmatch(text, block.start, block.end):
        return _BESIDE_DATE.match(text, event.end, block.end) is not None
    left = text.rfind("|", event.sentence.start, event.start) + 1
    right = text.find("|", event.end, event.sentence.end)
    cell = text[left : right if right >= 0 else event.sentence.end].strip()
    return left > 0 and _DATE_COLUMN.fullmatch(cell) is not None
