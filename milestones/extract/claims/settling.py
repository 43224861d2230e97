"""Target dates of decisions that the article itself reports: what was due has come, whatever its day was.

"Approved X on Friday ... The agency had moved its target date to August 8": the date is no plan any more.
Nor is a withdrawal that is planned in the headline and told as done in the text, nor the review that an
authority will begin of an application that it has accepted.
"""

from collections.abc import Iterable
from datetime import timedelta

from milestones.extract.claims.expecting import DECISIONS
from milestones.extract.claims.merging import Draft, same_disease
from milestones.model.claim import Claim, Status
from milestones.model.dates import Basis

ONCE = ("withdrawal", "nda-acceptance")
"""What is settled by an act of its own kind only."""
EARLY = timedelta(days=45)
"""So much before its day a decision can come."""
SOON = timedelta(days=14)
"""So much before its day an application can be accepted."""


def unsettled(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without the target dates of decisions that were taken since."""
    told = list(drafts)
    settling = (*DECISIONS, *ONCE)
    decisions = [d for d in told if d.claim.kind in settling and d.claim.status == Status.ACHIEVED]
    return [d for d in told if not (_is_target(d.claim) and any(_settles(one, d) for one in decisions))]


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
