"""All that is on record, for reports that compare one milestone with others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from milestones.lexicon.diseases import disease_key, parents
from milestones.model.claim import Status
from milestones.model.milestone import Milestone, Product
from milestones.report.rows import in_time


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the articles read do not tell, or do not tell well."""

    gap: str
    """Its type."""
    indication: str | None
    jurisdiction: str
    kind: str
    since: Milestone
    """The milestone from whose date the gap counts."""
    words: str
    """What is missing: a report adds in how many articles. Behind a `lead`, what the place has instead."""
    judged: tuple[Milestone, ...]
    """The milestones that it rests on."""
    closes: str
    """What would close it: "a report of the NMPA's decision"."""
    lead: str = ""
    """Of what another jurisdiction has: who has it. "Approved in CN (2023-06), SA"."""
    more: str = ""
    """What there is to say after that, with its punctuation before it."""
    basis: str = ""
    """What the judgement takes for granted, and its source: for a file rather than a screen."""
    counted_from: date | None = None
    """The day from which it counts, where that is not the date of `since`."""
    order: int = 0
    """Its place among the gaps of its type; the least comes first."""

    @property
    def sentence(self) -> str:
        """The words, behind what others have: "Approved in CN; in KR nothing achieved"."""
        return f"{self.lead}; in {self.jurisdiction} {self.words}" if self.lead else self.words

    @property
    def product(self) -> Product:
        """The product that both are about."""
        return self.since.product


class Record:
    """Milestones in order of time."""

    def __init__(self, milestones: Iterable[Milestone]) -> None:
        self.milestones = tuple(sorted(milestones, key=in_time))
        self._by_product: dict[str, list[Milestone]] = {}
        for milestone in self.milestones:
            self._by_product.setdefault(milestone.product.key, []).append(milestone)

    def products(self) -> Iterator[tuple[Milestone, ...]]:
        """The milestones of each product."""
        return map(tuple, self._by_product.values())

    def beside(self, milestone: Milestone) -> Iterator[Milestone]:
        """What was achieved with the same product, in the same place, for the same or an unstated disease."""
        return self._beside(milestone, Status.ACHIEVED)

    def foreseen(self, milestone: Milestone) -> Iterator[Milestone]:
        """What is expected of the same product, in the same place, for the same or an unstated disease."""
        return self._beside(milestone, Status.EXPECTED)

    def _beside(self, milestone: Milestone, status: Status) -> Iterator[Milestone]:
        for other in self._by_product[milestone.product.key]:
            if (
                other is not milestone
                and other.status is status
                and other.jurisdiction == milestone.jurisdiction
                and may_be_one(key_of(other), key_of(milestone))
            ):
                yield other


def key_of(milestone: Milestone) -> str:
    """The key of the milestone's disease; empty where it is unstated."""
    return disease_key(milestone.indication) if milestone.indication else ""


def may_be_one(one: str, other: str) -> bool:
    """Whether two keys can mean one disease: equal, one above the other, or one unstated."""
    return not one or not other or one == other or one in parents(other) or other in parents(one)


def is_orphan_opinion(milestone: Milestone) -> bool:
    """Whether a committee's opinion is the one on orphan status, not the one on an application."""
    return milestone.agency == "COMP"
