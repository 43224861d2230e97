"""What a user wants to see of the store."""

from dataclasses import dataclass
from datetime import date

from milestones.model.claim import Status


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that a row must all meet; an empty one does not count.

    `since` and `until` compare with the days on which the event is known to lie: an event known only to be
    "on or before" a day counts as of that day; one without any bound meets no such condition.
    """

    products: tuple[str, ...] = ()
    """Product keys."""
    indication: str = ""
    """Any part of the indication's name, whatever the case, or another name of the same disease."""
    jurisdictions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    status: Status | None = None
    rejected: bool | None = False
    """Of milestones, those that an analyst has rejected instead of those that stand; None for both."""
