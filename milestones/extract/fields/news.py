"""Whether an article exists to report an event, so that its own day is the event's."""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.events.ellipses import SEQUEL
from milestones.extract.events.relatives import relative_start
from milestones.extract.factuality.standing import is_on_the_market
from milestones.extract.fields.periods import announced_by_number
from milestones.lexicon.cues import cues
from milestones.lexicon.wordpatterns import Worded

_ALSO = re.compile(r"\balso\s+(?:(?:gave|granted|issued)\s+(?:(?:the|its|an?)\s+)?)?$")
TAKEN_UP = frozenset({"nda-acceptance", "priority-review"})
"""An application is taken up and given priority on one day."""
BEFORE_A_DECISION = frozenset({"positive-opinion", "nda-submission", "priority-review"}) | TAKEN_UP
"""What a decision follows."""
_TODAY = Worded.any_of(["today"])
_FOLLOWED_BY = re.compile(
    r"(?:19|20)\d\d[^.;]{0,40},?\s+followed\s+by\s+(?:(?:the|its|an?|further|more)\s+)?(?:[A-Z][\w.]*\s+|European\s+)?$"
)
_NOW = Worded.any_of(["today", "now", "just"])
_WHICH_IS = re.compile(
    r"\b(?:which|that|where\s+(?:it|they|the\s+\w+))\s+(?:is|are)\s+(?:(?:also|already|currently)\s+)?$"
)
"""Ends with what opens a clause on what a medicine is."""
_REMAINS = re.compile(r"\b(?:remains?|still|stays?)\b")
"""Says of a hold that it goes on."""
_IN_A_PLACE = re.compile(r"\s+in\s+(?:the\s+)?[A-Z]")
_THERE_TOO = re.compile(r"\W*In\s+(?:the\s+)?[A-Z][\w. ]{1,30},\s[^,;]{2,60}\salso\s(?:been\s)?$")
"""From a sentence's begin to what was done in one more place: "In Japan, Zelvora was also"."""


def is_news(context: Context, candidate: Candidate) -> bool:
    """Whether the article exists to report this: its headline says so, or its lead where that tells none."""
    if candidate.rule in ("sell product", SEQUEL) or _is_undone(context, candidate):
        return False
    if _follows(context.text, candidate) or _is_there_too(context, candidate):
        return False
    if candidate.sentence.title:
        return True
    first = next(iter(context.told_in_lead), None)
    if first and first.sentence is candidate.sentence:
        first = None
    if is_on_the_market(context.text, candidate) and (first or _by_the_way(context, candidate)):
        return False
    if candidate.sentence.number not in context.lead:
        return announced_by_number(context, candidate) or _goes_on(context, candidate)
    if _of_a_period(context) and not candidate.sentence.has(_TODAY):
        return candidate.kind in context.title_kinds
    if context.title_kinds:
        taken_up = candidate.kind in TAKEN_UP and not TAKEN_UP.isdisjoint(context.title_kinds)
        return taken_up or candidate.kind in context.title_kinds or _goes_on(context, candidate)
    if _behind_other_news(context, candidate):
        return False
    return first is None or _goes_on(context, candidate) or not _told_behind(context.text, candidate, first)


def _follows(text: str, candidate: Candidate) -> bool:
    """Whether it is told as what came after something with a time: "in May, followed by approvals in"."""
    return _FOLLOWED_BY.search(text, candidate.sentence.start, candidate.start) is not None


def _is_there_too(context: Context, candidate: Candidate) -> bool:
    """Whether it is told behind other news as what one more place did: "In Japan, X was also approved"."""
    sentence = candidate.sentence
    if (
        sentence.title
        or sentence.has(_NOW)
        or not candidate.passive
        or not sentence.text.startswith("In ", sentence.start)
    ):
        return False
    before = any(o.start < sentence.start for o in context.told_in_lead) or bool(context.title_kinds)
    return before and _THERE_TOO.match(context.text, sentence.start, candidate.anchor) is not None


def _is_undone(context: Context, candidate: Candidate) -> bool:
    """Whether a hold is an old one: it goes on, or its sentence tells of its end."""
    if candidate.kind != "clinical-hold":
        return False
    if _REMAINS.search(context.text[candidate.start : candidate.end]):
        return True
    return any(
        other.kind == "clinical-hold-lifted" and (other.start < candidate.start or other.passive)
        for other in context.candidates_in(candidate.sentence)
    )


def is_subtitle(context: Context, candidate: Candidate) -> bool:
    """Whether a line between headline and text tells of the decision to come: "EC decision due in May"."""
    sentence = candidate.sentence
    titles, lead = context.opening
    if not (candidate.expected and titles and lead and titles[-1].end <= sentence.start < lead[0].start):
        return False
    told = context.title_kinds | {c.kind for c in context.told_in_lead}
    return not BEFORE_A_DECISION.isdisjoint(told)


def _by_the_way(context: Context, candidate: Candidate) -> bool:
    """Whether it is said besides the news, which opens the article, where a medicine is on the market."""
    titles, lead = context.opening
    sentence = candidate.sentence
    if sentence.has(_TODAY) or not candidate.passive:
        return False
    told_of = _WHICH_IS.search(context.text, sentence.start, candidate.anchor)
    if told_of or relative_start(candidate) is not None or (lead and sentence.number != lead[0].number):
        return True
    return bool(titles) and candidate.kind not in context.title_kinds


def _behind_other_news(context: Context, candidate: Candidate) -> bool:
    """Whether headline and first sentence report a deal, a trial or a sale, and this is told behind them."""
    titles, lead = context.opening
    if not lead or candidate.sentence.number == lead[0].number or candidate.sentence.has(_NOW):
        return False
    if context.candidates_in(lead[0]):
        return False
    return any(sentence.has(cues().other_news) for sentence in (*titles, lead[0]))


def _of_a_period(context: Context) -> bool:
    """Whether the article reports a quarter or a year, so that what it tells came some day before."""
    titles, lead = context.opening
    return any(sentence.has(cues().reports) for sentence in (titles or lead[:1]))


def _goes_on(context: Context, candidate: Candidate) -> bool:
    """Whether an authority does to one more medicine what the lead tells: "The agency also backed Y"."""
    if candidate.form not in ("past", "noun") or candidate.passive:
        return False
    if not _ALSO.search(context.text, candidate.sentence.start, candidate.anchor):
        return False
    told = {c.kind for c in context.told_in_lead}
    # "The EMA also waved through Y" goes on with what its committee recommends.
    return candidate.kind in told or (candidate.kind == "nda-approval" and "positive-opinion" in told)


def _told_behind(text: str, candidate: Candidate, first: Candidate) -> bool:
    """Whether the lead tells of something else `first`, and this is what the medicine has got before.

    Such is another kind of event, and an approval in another place: "X is approved in Japan".
    """
    kinds = {first.kind, candidate.kind}
    alike = len(kinds) == 1 or kinds == TAKEN_UP or all(kind.endswith("-designation") for kind in kinds)
    elsewhere = candidate.passive and _IN_A_PLACE.match(text, candidate.end) is not None
    return not alike or (candidate.kind == "nda-approval" and elsewhere)
