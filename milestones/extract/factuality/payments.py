"""Payments that wait for an approval: one that was made tells that the approval came."""

import re

from milestones.extract.events.candidate import Candidate

_MONEY = re.compile(r"\b(?:milestones?|payments?|[mb]illion)\b")
_PAID = re.compile(
    r"(?:(?!\b(?:will|would|may|could|can|if|to\s+be|eligible|entitled|potential|agree[sd]?)\b)[^;])*?"
    r"\b(?:received|earned|recorded|recogni[sz]ed|achieved|collected|booked|paid)\s(?:(?!\b(?:to|will)\b)[^;.]|\.(?=\d)){0,80}$"
)
"""A sentence up to a payment that was made: "received a $10 million"."""


def is_paid(text: str, candidate: Candidate, cue: re.Match[str]) -> bool:
    """Whether what a payment waited for has come: "received a milestone payment upon approval in May"."""
    start = candidate.sentence.start
    money = _MONEY.search(text, start, cue.end()) is not None and cue.start() < candidate.start
    return money and _PAID.match(text, start, cue.start()) is not None
