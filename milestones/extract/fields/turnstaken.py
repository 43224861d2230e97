"""Two events told in turn, each with a place or a time of its own: whose a date between or behind them is."""

import re
from collections.abc import Sequence

from milestones.extract.context import Context
from milestones.extract.dates.tolddate import Told
from milestones.extract.events.candidate import Candidate
from milestones.extract.fields.listdates import Beside
from milestones.lexicon.wordpatterns import Worded

_OWN_VERB = re.compile(
    r"\band\s+(?:(?:also|then|later|was|were|is|has|had|been)\s+)*(?:[a-z]+ed|won|got|given)\b"
    r"|,\s+and\s+in\s+(?:the\s+)?(?=[A-Z])"
)
"""Between two events: the second one has a verb of its own, or opens with its place."""
_THEN_WILL = re.compile(
    r",?\s+(?:and|but)\s+(?:(?:also|then|now)\s+)?"
    r"(?:will|plans?|expects?|intends?|aims?|hopes?|is\s+\w+ing|are\s+\w+ing)\b"
)
"""Between the date of what was done and what is planned: "filed in June and will file in Japan"."""


def each_placed(context: Context, candidate: Candidate, told: Told, others: Sequence[Candidate]) -> bool:
    """Whether a date behind two events is the second's: "approved in Japan and won the FDA's nod in May"."""
    sentence = candidate.sentence
    verb = _OWN_VERB.search(context.text, candidate.end, told.start) if others else None
    if verb is None or all(max(other.end, other.anchor) > told.start for other in others):
        return False
    first = {where.jurisdiction for where in context.wheres_in(sentence.start, verb.start())}
    first |= {candidate.jurisdiction} if candidate.jurisdiction else set()
    second = {where.jurisdiction for where in context.wheres_in(verb.start(), told.start)}
    return bool(first and second) and first.isdisjoint(second)


_RESPECTIVELY = Worded.any_of(["respectively", "in that order"])


def statuses_in_turn(context: Context, candidate: Candidate) -> Beside | None:
    """The statuses that have dates in turn: "PRIME and orphan status in 2019 and 2020, respectively"."""
    sentence = candidate.sentence
    said = sentence.search(_RESPECTIVELY, candidate.end) if candidate.form == "status" else None
    if said is None:
        return None
    first = context.told.within(sentence, expected=False)
    day = next((told.start for told in first if told.start >= candidate.end), None)
    if day is None or day > said.start():
        return None
    if any(day < other.start < said.start() for other in context.candidates_in(sentence)):
        return None
    verb = [where.end for where in context.wheres_in(sentence.start, candidate.start)]
    left = max(verb, default=sentence.start)
    ends = [c.end for c in context.candidates_in(sentence) if c.form == "status" and left <= c.start < day]
    return Beside(tuple(ends), candidate.end) if len(ends) > 1 else None


def done_before_plans(candidate: Candidate, told: Told, others: Sequence[Candidate]) -> bool:
    """Whether a date before a plan is that of what was done: "filed in June and will file in Japan"."""
    if candidate.form != "base" or told.end > candidate.start:
        return False
    planned = _THEN_WILL.match(candidate.sentence.text, told.end, candidate.start)
    return planned is not None and any(not o.expected and o.end <= told.start for o in others)
