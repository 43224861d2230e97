"""What an ingest came to: as a whole, and for each source."""

from dataclasses import dataclass, field
from enum import StrEnum

from milestones.model.problem import Problem
from milestones.services.article_ids import Renamed


class Outcome(StrEnum):
    """What became of an article, or of a source: with several articles in it, the first in this order."""

    NEW = "new"
    COPY = "copy"
    """New, and a copy of another one; a lightly edited copy too."""
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    """Nothing of the source could be read."""


@dataclass(slots=True)
class IngestResult:
    """What an ingest came to. `read` is the sum of `new`, `changed` and `unchanged`."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    copies: int = 0
    """Of the new ones, those that are copies of other articles, lightly edited ones included."""
    without: int = 0
    """Of those read, those that make no claim."""
    problems: list[Problem] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)
    bytes: int = 0
    """Of files, that have been gone through."""

    def went_through(self, count: int) -> None:
        """Counts bytes of files."""
        self.bytes += count


@dataclass(frozen=True, slots=True)
class SourceOutcome:
    """What became of one source."""

    source: str
    """As messages name it: "news/a.html", "news.jsonl:7", an address."""
    outcome: Outcome
    articles: tuple[tuple[str, Outcome], ...]
    """Their ids, and what became of each."""
    claims: int
    """In its new and changed articles."""
    problems: tuple[Problem, ...]
