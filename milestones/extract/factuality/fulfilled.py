"""Wishes that were granted, and payments that were made: what they waited for has come."""

import re

from milestones.extract.events.candidate import Candidate
from milestones.extract.factuality.filings import is_what_was_filed
from milestones.extract.text.document import Sentence
from milestones.lexicon.cues import CueRule

_MONEY = re.compile(r"\b(?:milestones?|payments?|[mb]illion)\b")
_PAID = re.compile(
    r"(?:(?!\b(?:will|would|may|could|can|if|to\s+be|eligible|entitled|potential|agree[sd]?)\b)[^;])*?"
    r"\b(?:received|earned|recorded|recogni[sz]ed|achieved|collected|booked|paid)\s(?:(?!\b(?:to|will)\b)[^;.]|\.(?=\d)){0,80}$"
)
"""A sentence up to a payment that was made: "received a $10 million"."""


def _is_paid(text: str, candidate: Candidate, cue: re.Match[str]) -> bool:
    """Whether what a payment waited for has come: "received a milestone payment upon approval in May"."""
    start = candidate.sentence.start
    money = _MONEY.search(text, start, cue.end()) is not None and cue.start() < candidate.start
    return money and _PAID.match(text, start, cue.start()) is not None


_GRANTED = re.compile(
    r"\b(?:(?:grant|approv|accord|award|assign)(?:s|ed|ing|es)?|gave|given)\s+(?:[\w.'’&-]+\s+){0,5}$",
    re.IGNORECASE,
)
"""Ends with the verb by which a request is granted."""
_WAS_GRANTED = re.compile(
    r"(?:\s*\([^()]{1,12}\))?(?:\s+(?:(?:for|to|in)\s+)?(?!(?:which|who|that|and|but|if|when)\b)[\w.'’()&®™/-]+){0,10}?"
    r"(?:,\s(?!(?:the|it|they|its|and|but|which|who|a\srequest)\s)[^,.;]{2,80},"
    r"(?:\s+(?:(?:in|for|of)\s+the\s+)?(?!(?:which|who|that|and|but|if|when|the)\b)[\w.'’()&®™/-]+){0,9}?)?\s+"
    r"(?:was|were|has\s+been|had\s+been|is)\s+(?:\w+ly\s+)?(?:granted|approved|given)\b"
)
"""Behind what was asked for: it was granted."""
_UNDER = re.compile(
    r"\b(?:under|through|via|within)\s+(?:(?:the|its|an?)\s+)?(?:[\w.]+['’]s\s+)?[\"“'‘]?$", re.IGNORECASE
)
"""Ends with what makes of a scheme the way in which an application is reviewed."""
_ACCEPTED = re.compile(r"\baccept(?:s|ed)\b[^;.]*$")
"""Before "application for X for priority review": with the application so was its priority."""


def is_granted(text: str, candidate: Candidate, rule: CueRule, cue: re.Match[str]) -> bool:
    """Whether a wish was fulfilled, or a payment made: "approved Korvane's request for"."""
    if rule.category in ("hypothetical", "generic") and _is_paid(text, candidate, cue):
        return True
    if not (rule.forward or rule.reach) and is_what_was_filed(candidate, cue):
        return True
    if rule.category != "requested" or "opinion" in cue.group().lower():
        return False  # An opinion that was given is only advice.
    if candidate.form == "status" and _UNDER.search(text, cue.end(), candidate.start):
        return True
    before = _GRANTED.search(text, candidate.sentence.start, cue.start())
    if candidate.kind == "priority-review" and _ACCEPTED.search(text, candidate.sentence.start, cue.start()):
        return True
    return before is not None or _WAS_GRANTED.match(text, candidate.end, candidate.sentence.end) is not None


DECIDED = 2
"""So many words may stand between a decision and the approval that it is on."""
_COMES_AFTER = re.compile(
    r"\s+(?:(?:also|now)\s+)?(?:follow(?:s|ed|ing)|comes?|came|after|despite|joins|adds|caps|crowns|echoe[sd]|mirrors|builds)\b"
)
"""Behind a decision: what came before it, "the FDA's decision follows approvals in Japan"."""


def is_decided_on(sentence: Sentence, end: int, start: int) -> bool:
    """Whether the approval named at `start` is what the decision that ends at `end` is on."""
    near = sentence.words_between(end, start) <= DECIDED
    return near and not _COMES_AFTER.match(sentence.text, end)
