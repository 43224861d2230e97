"""Leave for a trial that only those give who watch over its patients: ethics committees, review boards.

An authority gives leave besides them: "approved by the MHRA and an ethics committee", "regulatory and ethics
approval". A change of a running trial is no leave to begin it, whoever gives that.
"""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.factuality.access import is_of_a_scheme
from milestones.lexicon.guards import guards

BESIDE = 80
"""Characters beside an act in which a plan of studies makes it one on that."""
_NEXT_TO = re.compile(r"\s(?:(?:of|for|to|on|by|from|with|the|an?|its|their|[A-Z][\w.&'’-]*)\s){0,6}")
"""Between an act and its object: articles, prepositions and names."""
_PARTED = re.compile(r"[,;:]|\b(?:and|which|that|after|before|while|when)\b")
SUBJECT = 6
"""So many words may stand between an authority and its verb."""
_AMENDED = re.compile(r"amend|change|revis|modif|updat", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:['’]s)?(?:\s*\([^()]{1,60}\))?(?:\s(?:in|on|last)\s\w+(?:\s\d{1,4})?)?,?\s*(?:\s(?:and|as\s+well\s+as|along\s+with|together\s+with|plus)\s|[&/])\s*"
    r"(?:(?!(?:which|that|it|they|has|have|had|will|is|was|were|are|to)\b)[\w.'’()-]+\s+){0,8}",
)
"""Between two who give leave: "the MHRA and the responsible"."""
_GIVEN_BY = re.compile(r"[^.;,]{0,80}?\b(?:by|from|with)\s+(?:both\s+)?(?:the\s+)?(?:[A-Z][\w.'’]*\s+){0,2}")
"""From an act to who gave leave: "approval for a Phase 1 trial from the"."""
_REGULATORY = r"(?:regulatory|competent\s+authorit\w+|health\s+authorit\w+|(?:drug\s+)?regulators?)"
_ALSO_BEFORE = re.compile(
    rf"\b{_REGULATORY}\s+(?:approvals?\s+|bod(?:y|ies)\s+)?(?:and|&)\s+(?:[\w-]+\s+){{0,3}}$", re.I
)
_ALSO_BEHIND = re.compile(
    rf"(?:\s+approvals?)?\s*(?:,|and|&)\s+(?:(?:the|its|from|by)\s+)*(?:\w+\s+)?{_REGULATORY}\b", re.I
)
"""Before and behind who watches over patients: an authority that is not named."""
BESIDE = 80
"""Within so many characters beside an opinion stands whose it is."""
_ETHICISTS = re.compile(r"ethic|review\s+board|HREC|IRB", re.IGNORECASE)
_TO_THEM = re.compile(
    r"\b(?:to|with|before|at)\s+(?:(?:the|its|an?|both|all)\s+)*(?:[\w'’-]+\s+){0,4}$", re.IGNORECASE
)
"""Ends with what makes of somebody the one with whom a plan is filed."""


def of_ethicists(candidate: Candidate) -> bool:
    """Whether an opinion is on how a trial treats its patients: "a positive opinion of the ethics board"."""
    near = candidate.start - BESIDE, candidate.end + BESIDE
    return any(_ETHICISTS.search(o.group()) for o in candidate.sentence.find_all(guards().oversight, *near))


_GRANTOR = r"(?:\s+(?:from|by)\s+(?:the\s+)?[\w.]+(?:\s+[\w.]+){0,4}?)?"
_CHANGES = re.compile(
    rf"\w*{_GRANTOR},?\s+to\s+(?:raise|increase|escalate|lower|reduce|add|amend|modify|change|adjust|alter|shorten|lengthen|drop|remove|simplify|enlarge"
    r"|enroll?\s+(?:\d+\s+)?(?:more|additional|further|extra|other))\b",
    re.IGNORECASE,
)
"""An act and what it lets be done to a trial that runs: "approval to raise the dose"."""
_EXPANDS = re.compile(
    rf"\w*{_GRANTOR}(?:\s+(?:to|for|of|on))?(?:\s+(?:the|an?|its|further))?\s+expan(?:d|sion)\b",
    re.IGNORECASE,
)
_TO_A_PLACE = re.compile(
    r"(?:[^.;,]|,\s(?=[a-z])){0,90}?\b(?:in|into|to|across|within)\s+(?:(?:the|both|sites\s+in|patients\s+in|cent(?:er|re)s\s+in)\s+)*[A-Z]"
)
"""Behind a trial: where it shall run besides."""


def of_a_running_trial(text: str, candidate: Candidate) -> str:
    """Why leave for a trial is none to begin one: it runs and is changed, or is no trial; "" where it is one.

    A trial that is let into a further country begins there.
    """
    if candidate.kind != "ind-approval":
        return ""
    end = candidate.sentence.end
    if is_of_a_scheme(text, candidate):
        return "leave for something else"
    if not candidate.rule.endswith(" trial"):
        return ""
    if _CHANGES.match(text, candidate.anchor, end):
        return "change of a trial"
    expands = _EXPANDS.match(text, candidate.anchor, end) is not None
    return "change of a trial" if expands and not _TO_A_PLACE.match(text, candidate.end, end) else ""


def filed_with_them(context: Context, candidate: Candidate) -> str:
    """Why what only those who watch over trials are asked for is no filing: "sent to an ethics board"."""
    if candidate.kind != "ind-submission":
        return ""
    text, sentence = context.text, candidate.sentence
    others = sentence.find_all(guards().oversight, candidate.anchor)
    if not any(_TO_THEM.search(text, candidate.anchor, other.start()) for other in others):
        return ""
    named = context.names_agency(sentence)
    return "" if named else "oversight of a trial"


def only_overseen(context: Context, candidate: Candidate) -> bool:
    """Whether what lets a trial run is leave by others than the authority, or a change of it."""
    text, sentence = context.text, candidate.sentence
    others = list(sentence.find_all(guards().oversight))
    if not others or any(_AMENDED.search(other.group()) for other in others):
        return bool(others)
    spans = [other.span() for other in others]
    if any(
        _ALSO_BEFORE.search(text, sentence.start, start) or _ALSO_BEHIND.match(text, end, sentence.end)
        for start, end in spans
    ):
        return False
    agencies = [(w.start, w.end) for w in context.wheres_in(sentence.start, sentence.end) if w.agency]
    return not any(_acts(text, candidate, agency, spans) for agency in agencies)


def _acts(text: str, candidate: Candidate, agency: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether the authority at `agency` gives leave itself, beside the `others` or alone."""
    for other in others:
        first, second = sorted((agency, other))
        if first[1] <= second[0] and _JOINED.fullmatch(text, first[1], second[0]):
            return True
    start, end = agency
    if end <= candidate.anchor:
        gap = text[end : candidate.anchor]
        between = any(end <= other[0] < candidate.anchor for other in others)
        return not between and len(gap.split()) <= SUBJECT and not re.search(r"[;,]|['’]s\b", gap)
    between = any(candidate.anchor < other[0] < start for other in others)
    return not between and _GIVEN_BY.fullmatch(text, candidate.anchor, start) is not None


def of_a_study_plan(text: str, candidate: Candidate) -> str:
    """Why it is on a plan of studies: "approved the PIP for X", "the PIP was approved"; else ""."""
    sentence, plans = candidate.sentence, guards().study_plans
    if not sentence.has(plans):
        return ""
    if candidate.kind.endswith("-opinion"):
        return "opinion on a plan of studies"
    behind = sentence.search(plans, candidate.end, candidate.end + BESIDE)
    if behind and _NEXT_TO.fullmatch(text, candidate.end, behind.start()):
        return "leave for something else"
    before = sentence.search(plans, candidate.start - 2 * BESIDE, candidate.start)
    done = candidate.passive and before and not _PARTED.search(text, before.end(), candidate.start)
    return "leave for something else" if done else ""
