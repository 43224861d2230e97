"""Lists of what is still to come: "Upcoming milestones", "Anticipated 2025 catalysts:".

A line of such a list has seldom a verb ("NDA submission for X in gout (Q3)"); its heading says that it lies
ahead. Headings that join what was done with what is to come leave the tense to the lines.
"""

import re
from collections.abc import Sequence

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.factuality.happening import reality
from milestones.extract.factuality.outlooks import is_due_past_a_clause, is_listed_with_plans
from milestones.extract.text.document import Sentence
from milestones.lexicon.wordpatterns import Worded

_TO_COME = re.compile(
    r"\b(?:upcoming|anticipated|expected|planned|projected|future|forthcoming|near[- ]term|next|potential"
    r"|looking\s+ahead|what['’]s\s+next)\b"
    r"(?:\W+[\w-]+){0,4}?\W+(?:milestones?|catalysts?|events|activities|steps|objectives|submissions|filings|news\s?flow|goals"
    r"|decisions|approvals|launches|readouts)\b"
    r"|\b(?:milestones|catalysts|goals|objectives|news\s?flow)\s+(?:(?:is|are)\s+)?(?:expected|anticipated|planned|ahead|to\s+come"
    r"|for\s+the\s+(?:rest|remainder|balance|second\s+half)\s+of)\b"
    r"|\bexpects?\s+(?:to\s+(?:achieve|reach|deliver)\s+)?the\s+following\b",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(
    r"\b(?:(?:key|major|important|significant|main|value[- ]driving)\W+(?P<year>20\d\d)\W+(?:[\w-]+\W+){0,3}?"
    r"|(?P<first>20\d\d)\W+(?:key|pipeline|regulatory|clinical|corporate)?\s*)"
    r"(?:milestones|catalysts|events|objectives|goals|priorities|outlook|news\s?flow)\b",
    re.IGNORECASE,
)
"""The same of a year, which may lie behind: "Key 2026 pipeline events"."""
_DONE_TOO = re.compile(
    r"\b(?:recent|recently|past|achieved|completed|highlights|achievements|accomplishments|progress|previously|met)\b",
    re.IGNORECASE,
)
"""Of a heading over what was done as well: "Recent progress and upcoming milestones"."""
_PAST = "was were has have had received granted announced achieved completed submitted filed cleared accepted"
_TELLS_PAST = Worded.any_of([*_PAST.split(), "approved", *"✓✔☑"])
"""What has come to pass."""

_EXPLAINED = re.compile(
    r"\W*(?:about|what\s+(?:is|are)|understanding)\b[^.:;]{0,60}?\b(?:designations?|priority\s+review|vouchers?|orphan|breakthrough|fast\s+track"
    r"|accelerated\s+(?:approval|assessment)|conditional\s+(?:approval|marketing)|pathway|rolling\s+review|PRIME|RMAT|sakigake)\b",
    re.IGNORECASE,
)
"""A heading over what a status is, whoever has it: "About Priority Review by the NMPA"."""

LABEL = 2
"""So many words stand before a status that a headline only names: "FDA orphan status for X"."""
LINES = 12
"""A list is so long at most."""


def under_plans(context: Context, candidate: Candidate) -> bool:
    """Whether a line without a verb of the past stands in a list of what is to come, or under its heading."""
    if is_listed_with_plans(candidate) or is_due_past_a_clause(candidate):
        return True
    if candidate.form not in ("noun", "base", "gerund", "present", "status"):
        return False
    sentence = candidate.sentence
    return not sentence.has(_TELLS_PAST) and plans_over(context, sentence) is not None


def plans_over(context: Context, sentence: Sentence) -> Sentence | None:
    """The heading of what is to come that a line stands under; None where it stands under none."""
    if sentence.title:
        return None
    over = context.governing(sentence)
    if found := next((heading for heading in over if _announces(context, heading)), None):
        return found
    if found := _parent_of_plans(context, over):
        return found
    return _head_of_list(context, sentence) if sentence.block.heading else None


def _parent_of_plans(context: Context, over: Sequence[Sentence]) -> Sentence | None:
    """The heading of plans over headings that name medicines: "Milestones ahead", "X in gout"."""
    named = [s for s in over if context.products_in(s.start, s.end)]
    parents = [s for s in over if s.block.number in context.parents] if named else []
    return next((s for s in parents if _is_of_plans(context, context.text[s.start : s.end])), None)


def _head_of_list(context: Context, sentence: Sentence) -> Sentence | None:
    """The same of a line that lost its bullet, and is one of those below such a heading."""
    for over in reversed(context.sentences[max(0, sentence.number - LINES) : sentence.number]):
        if over.title or not over.block.heading:
            return None
        if not context.products_in(over.start, over.end):
            return over if _is_of_plans(context, context.text[over.start : over.end]) else None
    return None


def _announces(context: Context, over: Sentence) -> bool:
    if over.block.number in context.parents:
        return False
    words = context.text[over.start : over.end].strip()
    heads = over.title or over.block.number in context.headings or words.endswith(":")
    return heads and _is_of_plans(context, words)


def _is_of_plans(context: Context, words: str) -> bool:
    if _DONE_TOO.search(words):
        return False
    if _TO_COME.search(words):
        return True
    year, day = _OF_A_YEAR.search(words), context.told.day
    return year is not None and day is not None and int(year["year"] or year["first"]) >= day.year


def under_explanation(context: Context, candidate: Candidate) -> bool:
    """Whether a sentence without a medicine stands under a heading that says what a status is."""
    sentence = candidate.sentence
    if sentence.title or context.products_in(sentence.start, sentence.end):
        return False
    return any(
        sentence.block.number - over.block.number == 1
        and _EXPLAINED.match(context.text, over.start, over.end) is not None
        and not context.products_in(over.start, over.end)
        for over in context.governing(sentence)
    )


def only_applied_for(context: Context, candidate: Candidate) -> bool:
    """Whether a headline only names a status for which the lead has an application: "Orphan status for X"."""
    sentence = candidate.sentence
    named = sentence.title and candidate.form == "status" and candidate.kind.endswith("-designation")
    if not named or sentence.words_between(sentence.start, candidate.start) > LABEL:
        return False
    told = [c for c in context.told_in_lead if c.kind == candidate.kind and c.sentence is not sentence]
    return bool(told) and all(reality(context, c, (), True).refused == "requested" for c in told)
