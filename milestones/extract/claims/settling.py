"""Target dates of decisions that the article itself reports: what was due has come, whatever its day was.

"Approved X on Friday ... The agency had moved its target date to August 8": the date is no plan any more.
Nor is a withdrawal that is planned in the headline and told as done in the text, nor the review that an
authority will begin of an application that it has accepted.
"""

import re
from collections.abc import Iterable
from datetime import timedelta

from milestones.extract.claims.expecting import DECISIONS
from milestones.extract.claims.merging import Draft, same_disease
from milestones.model.claim import Claim, Status
from milestones.model.dates import Basis

ONCE = ("withdrawal", "nda-acceptance")
"""What is settled by an act of its own kind only."""
EARLY = timedelta(days=75)
"""So much before its day a decision can come."""
_ACCEPTED_AS_FILED = re.compile(
    r"\b(?:accept(?:s|ed)|validat(?:es|ed))\s(?:[\w()-]+\s){0,9}?(?:applications?|[sA]?(?:NDA|BLA)s?|MAAs?|INDs?|CTAs?)\)?\s(?:filed|submitted|lodged)\b"
    r"(?!\s+(?:by|in|on|last|earlier)\b)"
    r"|\b(?:accept(?:s|ed)|validat(?:es|ed)|acknowledg(?:es|ed)|(?:acceptance|validation|review)\s(?:of|for))\s(?:[\w'’-]+\s){1,4}?(?:re-?submitted|re-?filed)\s"
    r"(?:[\w()-]+\s){0,9}?\(?(?:applications?|[sA]?(?:NDA|BLA)s?|MAAs?|INDs?|CTAs?)\b",
    re.IGNORECASE,
)
"""A filing told as no more than what was accepted."""
MOST = 20
"""More target dates than an article tells of one decision."""
EXTENDED = timedelta(days=200)
"""By so much a target date is moved, most by three months (FDA: a major amendment)."""
_NEW_DAY = re.compile(
    r"\b(?:extend(?:s|ed)|(?:new|revised|updated)\s+(?:\w+\s+){0,3}?(?:date|deadline|goal)|moved|pushed\s+back|postponed|delayed|deferred)\b",
    re.IGNORECASE,
)
"""Tells that a target date is a new one."""
SOON = timedelta(days=14)
"""So much before its day an application can be accepted."""


def unsettled(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without the target dates of decisions that were taken since, or moved, and without filings
    that are only told as what was accepted."""
    told = [d for d in drafts if not _is_what_was_accepted(d.claim)]
    due: dict[tuple[str, str, str], list[Draft]] = {}
    for draft in told:
        if _is_target(draft.claim):
            due.setdefault(_decision(draft.claim), []).append(draft)
    told = [d for d in told if not any(_moved(d, o) for o in due.get(_decision(d.claim), ())[:MOST])]
    settling = (*DECISIONS, *ONCE)
    decisions = [d for d in told if d.claim.kind in settling and d.claim.status == Status.ACHIEVED]
    return [d for d in told if not (_is_target(d.claim) and any(_settles(one, d) for one in decisions))]


def _is_what_was_accepted(claim: Claim) -> bool:
    """Whether a filing has no day, and is only told as what was accepted: "accepted two ANDAs filed at"."""
    undated = claim.date.basis in (Basis.ANNOUNCED, Basis.NONE) and claim.status == Status.ACHIEVED
    filed = undated and claim.kind.endswith("-submission")
    return filed and _ACCEPTED_AS_FILED.search(claim.evidence) is not None


def _decision(claim: Claim) -> tuple[str, str, str]:
    return claim.product, claim.jurisdiction, claim.kind


def _moved(target: Draft, later: Draft) -> bool:
    """Whether a target date is the one before a new one: "extended", "the new PDUFA date"."""
    if not _is_target(target.claim):
        return False
    due, new = target.claim.date.window.latest, later.claim.date.window.latest
    if due is None or new is None or not due < new <= due + EXTENDED:
        return False
    return _NEW_DAY.search(later.claim.evidence) is not None and same_disease(target, later)


def _is_target(claim: Claim) -> bool:
    due = claim.kind in DECISIONS and claim.rule == "status"
    return claim.status == Status.EXPECTED and (due or claim.kind in ONCE)


def _settles(decision: Draft, target: Draft) -> bool:
    """Whether a decision is the one that was due: the article's own news, or one not long before its day."""
    one, other = decision.claim, target.claim
    if (one.product, one.jurisdiction) != (other.product, other.jurisdiction):
        return False
    if one.kind != other.kind and (one.kind in ONCE or other.kind in ONCE):
        return False
    if not same_disease(decision, target):
        return False
    due, day = other.date.window.latest, one.date.window.latest
    if other.kind == "nda-acceptance" and due is not None and day is not None and due > day + SOON:
        return False  # that of another application
    came = one.date.basis != Basis.NONE and due is not None and day is not None and due <= day + EARLY
    return came or one.date.basis == Basis.ANNOUNCED
