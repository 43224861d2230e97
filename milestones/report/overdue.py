"""Expected events whose day has passed."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from milestones.model.claim import EXPECTED
from milestones.model.milestone import Milestone
from milestones.report.rows import order_of, path_of, title_of

_REMEMBERED = 1 << 12
"""How many pairs of kinds keep their answer."""


def overdue(milestone: Milestone, beside: Iterable[Milestone], today: date) -> str:
    """Says of an expected event that its last expected day has passed without an outcome; else empty.

    Its outcome is on record where something that comes later in the order of kinds, and is no mere
    designation, can have happened since it was expected: the next step, or a setback such as a complete
    response. The event itself, once achieved, is no longer an expected milestone. `beside` is what was
    achieved with the same product, in the same place (Record.beside). Needs to know who tells of the
    milestone.
    """
    latest = milestone.date.window.latest
    if milestone.status is not EXPECTED or latest is None or latest >= today:
        return ""
    told = None
    for other in beside:
        if _follows(other.kind, milestone.kind):
            last = other.date.window.latest
            told = told or min((one.published for one in milestone.told if one.published), default=date.min)
            if last is None or last >= told:
                return ""
    by = milestone.date.text or latest
    return f"{title_of(milestone.kind)} was expected by {by}; no outcome on record"


def comes_after(milestone: Milestone, kind: str) -> bool:
    """Whether the kind comes after the milestone's on the way of an application."""
    return _follows(kind, milestone.kind)


@lru_cache(maxsize=_REMEMBERED)
def _follows(kind: str, other: str) -> bool:
    return path_of(kind) != "designation" and order_of(kind) > order_of(other)
