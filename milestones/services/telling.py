"""What documents tell, as work for other processes: whoever only hands it out loads nothing that does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from milestones.model.problem import Problem
from milestones.read import Document

if TYPE_CHECKING:
    from milestones.services.extraction import Told


@dataclass(frozen=True, slots=True)
class Known:
    """A document that was read before, and whose bytes are the same."""

    where: str
    articles: tuple[str, ...]


Item = Document | Known | Problem


def told_of(items: Sequence[Item]) -> list[tuple["Told | Problem", ...]]:
    """What each document tells; nothing for the rest, which only keeps its place."""
    return [_told(item) if isinstance(item, Document) else () for item in items]


def _told(document: Document) -> tuple["Told | Problem", ...]:
    from milestones.services.extraction import told_by

    return tuple(told_by(document))
