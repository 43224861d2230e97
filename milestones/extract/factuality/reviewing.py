"""Medicines under review of which no application is named: whether it is an authority's review."""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.mentions import Where
from milestones.lexicon.wordpatterns import Worded

REVIEWER = 70
"""Within so many characters behind "under review" stands the authority that reviews."""
_OVER_HARM = re.compile(
    r"\s+(?:over|after|amid|because\s+of|due\s+to|following|as\s+to|(?:for|about)\s+(?:(?:a|its|possible|potential|reported)\s+)*(?:safety|risks?|links?|reports?|side|deaths?|injur))"
)
"""Behind a review: why a medicine on the market is looked at again."""
_BY_WHOM = re.compile(
    r"\s+(?:by|at|with|before)\s+(?:the\s+)?(?:(?:[A-Z][\w.]*\s+|[a-z]+['’]s\s+)?(?:\w+\s+)?(?:regulator|agency|authority),\s+)?"
)
"""Between a review and the authority that does it."""
_IS_NOW = re.compile(
    r"\s?[®™]?\)?(?:\s*\([^()]{1,60}\))*(?:,\s+(?:an?|the|its|our)\s[^,;]{3,80},|\s+(?:for|to\s+treat)\s[^,;.]{2,60}?(?=\s+(?:is|are|remains)\s))?"
    r"(?:(?:,?\s+(?:which|that)|,)?\s+(?:is|are|remains?)|['’]s|,(?=\s+(?:also|now|currently|still)\s))\s+"
    r"(?:(?:also|now|currently|still|already|presently)\s+){0,2}"
)
"""From a medicine to what is done with it now."""
_IN_A_PLACE = re.compile(
    r"\s+(?:(?:for|in)\s+(?!(?:which|several|many|other|safety|price|pricing|reimbursement|possible)\b)[^.,;]{2,60}?\s+)?in\s+(?:the\s+)?"
)
"""Between a review and where it is done: "under regulatory review for gout in the"."""
_OF_IT = re.compile(
    r"\b(?:of|for|with|on|to|from|about|against|by)\s+(?:(?!\w+,)[\w.'’-]+\s+){0,2}$", re.IGNORECASE
)
"""Ends with what makes something else of the medicine behind it the subject: "reports of harm with"."""
_IT_IS_NOW = re.compile(
    rf"(?:[^;]*,\s+(?:and|but|while)\s+(?:in\s+(?:the\s+)?[A-Z][^,;]{{1,30}}?,?\s+)?(?:it|the\s+(?:drug|product|medicine|therapy|treatment|vaccine))|\W*(?:It|The\s+(?:drug|product|medicine|therapy|treatment|vaccine)))"
    rf"{_IS_NOW.pattern}$"
)
"""The same of a medicine told before."""
_REVIEW = re.compile(r"(?:under|in|undergoing)\s+(?:\w+\s+)?review", re.IGNORECASE)
"""What is done with an application only; trials "evaluate" a medicine in a country as well."""
_EVALUATION = re.compile(r"under\s+(?:evaluation|assessment|consideration)", re.IGNORECASE)
"""The same of a medicine only that is told to be approved elsewhere."""
_THERE = re.compile(
    r"(?:\s+(?:for|as)\s+(?!(?:which|several|many|other|possible)\b)[^.,;]{2,60}?)?\s+in\s+(?:both\s+)?(?:the\s+)?"
)
"""Between a review and where it is done: "under review for gout in the"."""
_AND_IS = re.compile(
    r"(?:,|;|\band|\bbut|,\s+and|,\s+but|\bwhile)\s+(?:(?:is|it\s+is|it['’]s|remains)\s+)?(?:(?:also|now|currently|still|presently)\s+){0,2}$"
)
"""Ends with what goes on from an approval to a review elsewhere: "approved in Japan and", "; it is still"."""
_ELSE = (
    "safety pricing price prices reimbursement reimbursed payer payers nice hta iqwig pbac cadth icer"
    " reports concerns signal recall shortage patent patents guideline guidelines formulary funding insurers"
    " journal deal merger takeover strategy"
)
_JUDGED_ELSE = Worded.needing(_ELSE, rf"(?i)\b(?:{'|'.join(_ELSE.split())})\b")
"""What else of a medicine is reviewed."""


_REVIEWS = re.compile(
    r"(?:is|are|been|started|began)\s+(?:(?:also|now|still|currently)\s+)?(?:review|assess|evaluat|examin|consider)ing\b"
)
"""Says in the active that somebody reviews."""
_ITSELF = re.compile(
    r"(?:['’]s\s+(?:\w+\s+){0,2}(?:regulators?|agency|authority|watchdog))?(?:\s+\([^()]{2,12}\))?\s+(?:(?:has|have|had|also|already|then|now|since)\s+){0,3}"
)
"""Between an authority and its act."""
_PAPERS_OF = re.compile(
    r"\b(?:data|studies|study|trials?|results?|evidence|reports?|labels?|labelling|labeling|plans?|protocols?|requests?|price|pricing|safety|risks?"
    r"|responses?|whether|how|advertis\w*|deaths?|cases)\b"
)
"""What of a medicine is looked at that is no application."""


def _reviews_it(context: Context, candidate: Candidate) -> bool:
    """Whether an authority is the subject of the act, and the medicine itself its object."""
    text, sentence = context.text, candidate.sentence
    if not _REVIEWS.match(text, candidate.anchor) or sentence.has(_JUDGED_ELSE):
        return False
    if _PAPERS_OF.search(text, candidate.anchor, sentence.end) or _OVER_HARM.search(
        text, candidate.end, sentence.end
    ):
        return False
    before = context.wheres_in(sentence.start, candidate.anchor)
    return any(
        _ITSELF.fullmatch(text, w.end, candidate.anchor)
        and (w.agency or _OF_THEM.search(text, w.start, w.end))
        for w in before
    )


_FILED = re.compile(r"\s+(?:(?:that|which)\s+(?:was|had\s+been)\s+)?(?:submitted|filed|lodged)\b")
"""Behind an application that is reviewed: when it was filed, which is what is told."""


def tells_of_filing(text: str, candidate: Candidate) -> bool:
    """Whether a review only says who has what was filed: "is reviewing an application submitted in May"."""
    return (
        _REVIEWS.match(text, candidate.anchor) is not None and _FILED.match(text, candidate.end) is not None
    )


_OF_THEM = re.compile(r"\b(?:regulators?|agency|ministry|authorit(?:y|ies))\b", re.IGNORECASE)


def is_under_review(context: Context, candidate: Candidate) -> bool:
    """Whether an authority is told to review the medicine itself: "X is also being assessed by the EMA"."""
    text, sentence = context.text, candidate.sentence
    if _REVIEWS.match(text, candidate.anchor):
        return _reviews_it(context, candidate)
    behind = context.wheres_in(candidate.end, min(sentence.end, candidate.end + REVIEWER))
    regulatory = "regulatory" in text[candidate.start : candidate.end]
    here = [w for w in behind if regulatory and _IN_A_PLACE.fullmatch(text, candidate.end, w.start)]
    here = here or _there(context, candidate)
    by_whom = any(w.agency and _BY_WHOM.fullmatch(text, candidate.end, w.start) for w in behind)
    within = any(w.agency for w in context.wheres_in(candidate.start, candidate.end))
    if not (here or by_whom or within):
        return False
    if _OVER_HARM.match(text, max((w.end for w in behind), default=candidate.end), sentence.end):
        return False
    named = context.products_in(sentence.start, candidate.start)
    if named and _OF_IT.search(text, sentence.start, named[-1].start):
        return False
    if here and named and _follows_an_approval(context, candidate):
        return True
    if named:
        return _IS_NOW.fullmatch(text, named[-1].end, candidate.start) is not None
    return _IT_IS_NOW.match(text, sentence.start, candidate.start) is not None


def _there(context: Context, candidate: Candidate) -> list[Where]:
    """The places of a plain review, where a decision is due or another authority approved before."""
    text, sentence = context.text, candidate.sentence
    review = _REVIEW.match(text, candidate.start) or (
        _EVALUATION.match(text, candidate.start) and _goes_on(context, candidate)
    )
    if not review or sentence.has(_JUDGED_ELSE):
        return []
    due = any(c.expected and c.start >= candidate.end for c in context.candidates_in(sentence))
    if not due and not _follows_an_approval(context, candidate) and not _goes_on(context, candidate):
        return []
    behind = context.wheres_in(candidate.end, min(sentence.end, candidate.end + REVIEWER))
    return [where for where in behind if _THERE.fullmatch(text, candidate.end, where.start)]


def _goes_on(context: Context, candidate: Candidate) -> bool:
    """Whether the sentence before told an approval: "The drug is under review in Europe"."""
    sentence = candidate.sentence
    before = next(iter(context.before_in_block(sentence)), None)
    if before is None or not _IT_IS_NOW.match(context.text, sentence.start, candidate.start):
        return False
    return any(c.kind == "nda-approval" and c.form == "past" for c in context.candidates_in(before))


def _follows_an_approval(context: Context, candidate: Candidate) -> bool:
    """Whether it is the second thing told of a medicine that is approved elsewhere."""
    if not _AND_IS.search(context.text, candidate.sentence.start, candidate.start):
        return False
    before = (c for c in context.candidates_in(candidate.sentence) if c.end <= candidate.start)
    return any(c.kind == "nda-approval" and c.form not in ("base", "gerund") for c in before)
