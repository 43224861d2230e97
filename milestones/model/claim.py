"""What one article says about one milestone, and what was seen there but not believed."""

from dataclasses import dataclass, replace
from enum import StrEnum

from milestones.model.dates import EventDate
from milestones.model.filling import filled_quickly
from milestones.model.packing import packed


class Status(StrEnum):
    """Whether an event is told as having happened."""

    ACHIEVED = "achieved"
    EXPECTED = "expected"
    """The text only plans, targets or hopes: a PDUFA date, "plans to submit"."""


ACHIEVED, EXPECTED = Status.ACHIEVED, Status.EXPECTED
"""For what looks at millions: to find a member by its class takes Python 3.11 longer than the test."""


@packed
@dataclass(frozen=True, slots=True)
class Cue:
    """Why one field of a claim holds what it holds: the rule, and the words it rests on."""

    field: str
    """"kind", "product", "jurisdiction", "indication", "date" or "status"."""
    rule: str
    """Name of the rule or lexicon entry that decided."""
    start: int
    end: int
    """Offsets of the deciding words in the article's text; equal where no words decided."""


@packed
@filled_quickly
@dataclass(frozen=True, slots=True)
class Claim:
    """One article says: this product, for this indication, there, reached this kind of milestone, then."""

    article: str
    product: str
    """The name as the article gives it, without trade-mark signs."""
    aliases: tuple[str, ...]
    """The product's other names in this article or in the name list."""
    indication: str | None
    population: str | None
    jurisdiction: str
    """ISO 3166-1 alpha-2, or EU."""
    agency: str | None
    """Short name of the authority ("FDA"), None where the text names only the country."""
    kind: str
    """Id of a kind in the lexicon's kinds.toml."""
    application: str | None
    """The form of application that the text names: "NDA", "BLA", "MAA", "sNDA", "IND", "CTA" ..."""
    date: EventDate
    status: Status
    evidence: str
    """The words, as they stand in the article: always text[start:end]."""
    start: int
    end: int
    rule: str
    """The rule that found the event."""
    cues: tuple[Cue, ...] = ()


@packed
@dataclass(frozen=True, slots=True)
class Refusal:
    """A candidate that was seen and not believed, with the reason."""

    article: str
    kind: str
    reason: str
    """Short and stable, such as "negated", "hypothetical", "generic", "boilerplate", "no product"."""
    evidence: str
    start: int
    end: int
    rule: str


@packed
@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one article."""

    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...] = ()

    def of_article(self, id: str) -> "Findings":
        """The same, found in the article of that id."""
        return Findings(
            tuple(replace(claim, article=id) for claim in self.claims),
            tuple(replace(refusal, article=id) for refusal in self.refusals),
        )
