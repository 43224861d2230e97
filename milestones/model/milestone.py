"""A milestone: what several articles' claims say together."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from milestones.model.claim import Claim, Status
from milestones.model.dates import EventDate


@dataclass(frozen=True, slots=True)
class Product:
    """One medicine with all its names."""

    key: str
    """The alphabetically first `name_key` of its names; same names, same key."""
    name: str
    names: tuple[str, ...]
    """All names, the standing one first."""


@dataclass(frozen=True, slots=True)
class SourcedClaim:
    """A claim with what reconciling must know of its article."""

    claim: Claim
    source: str
    """Equal for copies of one text: the article's digest."""
    number: int = 0
    """The store's own key for the claim; 0 outside a store."""
    published: date | None = None
    """The day its article appeared; None where that is unknown or doubtful."""


class Role(StrEnum):
    """What a claim does for the milestone it belongs to."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    FORESAW = "foresaw"
    """It expected the event that others report as achieved."""


@dataclass(frozen=True, slots=True)
class Testimony:
    """A claim's part in a milestone."""

    sourced: SourcedClaim
    role: Role


@dataclass(frozen=True, slots=True)
class Milestone:
    """One event, as the claims about it say together."""

    id: str
    product: Product
    indication: str | None
    population: str | None
    jurisdiction: str
    agency: str | None
    kind: str
    application: str | None
    date: EventDate
    status: Status
    sources: int
    """How many independent articles tell of it, also with another date; copies count once."""
    conflict: str
    """Empty, or in words what disagrees and where."""
    testimony: tuple[Testimony, ...]
    reasons: tuple[str, ...]
    """Sentences that explain how the date was settled, for `show`."""
