"""A milestone: what several articles' claims say together."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from milestones.model.claim import Claim, Status
from milestones.model.dates import EventDate
from milestones.model.filling import filled_quickly
from milestones.model.ruling import Ruling


@dataclass(frozen=True, slots=True)
class Product:
    """One medicine with all its names."""

    key: str
    """The alphabetically first `name_key` of its names; same names, same key."""
    name: str
    names: tuple[str, ...]
    """All names, the standing one first."""


@dataclass(frozen=True, slots=True)
class Calling:
    """What one claim calls its product, and where it speaks of it: all that telling products apart needs."""

    source: str
    """As of a SourcedClaim."""
    product: str
    aliases: tuple[str, ...]
    jurisdiction: str
    number: int = 0
    """As of a SourcedClaim."""


@dataclass(frozen=True, slots=True)
class SourcedClaim:
    """A claim with what reconciling must know of its article."""

    claim: Claim
    source: str
    """Equal for copies of one text, lightly edited ones too: the least digest among them."""
    number: int = 0
    """The store's own key for the claim; 0 outside a store."""
    published: date | None = None
    """The day its article appeared; None where that is unknown or doubtful."""
    doubtful: bool = False
    """Whether the article names a day that is not believed."""

    @property
    def calling(self) -> Calling:
        """What the claim calls its product."""
        claim = self.claim
        return Calling(self.source, claim.product, claim.aliases, claim.jurisdiction, self.number)


class Role(StrEnum):
    """What a claim does for the milestone it belongs to."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    FORESAW = "foresaw"
    """It expected the event that others report as achieved."""
    REVISED = "revised"
    """It expected the event on a day that a later article has changed."""
    BOUNDS = "bounds"
    """It tells of another step on the same path, which this one cannot precede or follow."""


@dataclass(frozen=True, slots=True)
class Testimony:
    """A claim's part in a milestone."""

    sourced: SourcedClaim
    role: Role

    @property
    def is_own(self) -> bool:
        """Whether the claim tells of this milestone, not of another step on its path."""
        return self.role is not Role.BOUNDS

    @property
    def telling(self) -> "Telling":
        """The same without the claim."""
        sourced = self.sourced
        return Telling(sourced.claim.article, sourced.published, sourced.doubtful, self.is_own)


class Telling(NamedTuple):
    """Testimony without its claim, light enough for reports that judge all milestones."""

    article: str
    """The article's id."""
    published: date | None
    """As of a SourcedClaim."""
    doubtful: bool
    """As of a SourcedClaim."""
    is_own: bool
    """As of Testimony."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article that tells of a milestone, light enough for a list of many."""

    article: str
    """Its id."""
    url: str | None = None
    """Where it is found, as it was given: unchecked."""


class Disagreement(StrEnum):
    """What articles disagree on."""

    DATE = "date"
    ORDER = "order"
    """By their dates, a step of a path comes before one that it must follow."""
    KIND = "kind"
    """One event seems to be told as two kinds, such as accepted and approved."""
    JURISDICTION = "jurisdiction"
    """One event seems to be told of two jurisdictions."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something about a milestone that articles disagree on."""

    about: Disagreement
    words: str
    """Says who says what: "b.txt says 2024-06 (relative), against 2023-06 from 3 sources"."""


@filled_quickly
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
    conflicts: tuple[Conflict, ...]
    testimony: tuple[Testimony, ...]
    reasons: tuple[str, ...]
    """Sentences that explain how the date was settled, for `show`."""
    distinction: str = ""
    """What tells it from others of the same product, disease, place, kind and status; mostly empty."""
    expected: str | None = None
    """Of an achieved milestone, the date for which it was last expected, in the notation of `window_of`."""
    rulings: tuple[Ruling, ...] = ()
    """The analysts' rulings that bear on it, in their order."""
    ruling: str = ""
    """Empty, or in words what they come to: "confirmed by Ana Roth on 2026-11-22"."""
    rejected: bool = False
    """A ruling says that there was no such event: kept with its evidence, and shown only on demand."""
    formerly: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """The ids that it can have had before; only of one that has just been reconciled."""
    tellings: tuple[Telling, ...] = field(default=(), compare=False, repr=False)
    """In place of testimony, where a report asked for no more."""

    @property
    def conflict(self) -> str:
        """Empty, or in words all that disagrees and where."""
        return in_words(self.conflicts)

    @property
    def told(self) -> tuple[Telling, ...]:
        """Who tells of it, in the order of its testimony."""
        return self.tellings or tuple(part.telling for part in self.testimony)


def in_words(conflicts: Iterable[Conflict]) -> str:
    """All that disagrees and where; empty for none."""
    return "; ".join(conflict.words for conflict in conflicts)
