"""Of what a bare approval is, by what was told just before: "The clearance follows a review"."""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.events.candidates import FOR_SALE
from milestones.extract.lists.over import status_over

_TAKEN_UP = re.compile(r"\s+(?:it|(?:the|this|that)\s+(?:\w+\s+)?(?:study|trial|protocol))\b", re.IGNORECASE)
"""Follows an act whose object was told just before: "later allowed it to be extended"."""
_CONSENT = re.compile(r"(?:gave|given|gives)\s+(?:its\s+)?consent$", re.IGNORECASE)
"""The whole of an act that has no object of its own: "and Spain gave its consent"."""
_THE = re.compile(
    r"\b(?:gave|given|gives|granted|grants|issued|received|got|won)\s+(?:the|this|that)\s+$", re.IGNORECASE
)
"""Ends with what makes of a noun the one told in the paragraph before: "the agency gave the approval"."""
_THE_ONE = re.compile(r"\b(?:[Tt]he|[Tt]his)\s+(?:(?!new\b|first\b|only\b|final\b)[\w.-]+(?:['’]s)?\s+)?$")
"""Ends before a noun that is the one told just before: "The approval", "This regulatory clearance"."""
_LET_IN = re.compile(r"(?i)(?:was\s+|were\s+)?(?:lets?|letting|admit(?:s|ted)?|taken|took)(?:\s+in)?")
"""The whole of an act that says not to what: "the committee let in two"."""


def kind_told(context: Context, candidate: Candidate) -> str | None:
    """What a bare "authorization" is of, where the words beside it say so; None where nothing does.

    A headline leaves it to the lead; elsewhere "it" and a bare noun take up what was told just before.
    """
    sentence = candidate.sentence
    let_in = _LET_IN.fullmatch(context.text, candidate.start, candidate.end)
    if let_in and (over := status_over(context, sentence)):
        return over.kind
    if sentence.title:
        told = [c.kind for c in context.told_in_lead]
        vague = candidate.form == "noun" and "nda-approval" not in told
        return "ind-approval" if vague and "ind-approval" in told else None
    consent = _CONSENT.match(context.text, candidate.start, candidate.end)
    taken_up = consent or _TAKEN_UP.match(context.text, candidate.end)
    if FOR_SALE.search(context.text, *candidate.span):
        return None
    if not taken_up and (candidate.form != "noun" or context.products_in(sentence.start, sentence.end)):
        return _of_the_trial_told(context, candidate)
    before = next(context.before_in_block(sentence), None)
    if before is None and _THE.search(context.text, sentence.start, candidate.start):
        before = next(iter(context.earlier(sentence, 1)), None)
    earlier = [c for c in context.candidates_in(sentence) if c.start < candidate.start]
    earlier += context.candidates_in(before) if before and not earlier else []
    return "ind-approval" if any(c.kind.startswith("ind-") for c in earlier) else None


def _of_the_trial_told(context: Context, candidate: Candidate) -> str | None:
    """That "the approval" of a medicine is its trial's, where just before that is all that it got."""
    sentence = candidate.sentence
    if candidate.form != "noun" or not _THE_ONE.search(context.text, sentence.start, candidate.start):
        return None
    before = next(iter(context.earlier(sentence, 1)), None)
    if before is None:
        return None
    told = [c for c in context.candidates_in(before) if not c.expected]
    here = {mention.product for mention in context.products_in(sentence.start, sentence.end)}
    there = {mention.product for mention in context.products_in(before.start, before.end)}
    of_trial = told and all(c.kind == "ind-approval" for c in told)
    return "ind-approval" if of_trial and here <= there else None
