"""What is wrong with a store, gathered so that one line tells of many rows."""

from dataclasses import dataclass

from milestones.model.harmless import plain
from milestones.model.problem import Problem

MEND = "run: milestones db check --repair"
"""What to do about a fault in what follows from articles and rulings."""
RESTORE = "restore a copy of the store"
RECOVER = "restore a copy, or take out what can be read: sqlite3 FILE .recover"
READ_AGAIN = "restore a copy, or read the source again: milestones ingest --again SOURCE"


@dataclass(slots=True)
class _Found:
    example: str
    count: int


class Faults:
    """Faults by where and what; of those that many rows have, the first row is named."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], _Found] = {}

    def note(self, where: str, what: str, advice: str, example: object = "", count: int = 1) -> None:
        """Notes that something is wrong there, with so many rows, such as the example."""
        found = self._found.setdefault((where, what, advice), _Found(str(example), 0))
        found.count += count

    def concern(self, *tables: str) -> bool:
        """Whether any is in the rows of one of these tables."""
        return any(where.partition(".")[0] in tables for where, _, _ in self._found)

    def told(self) -> list[Problem]:
        """A line for each, in the order in which they were found."""
        return [
            Problem(where, what + _such_as(found), advice)
            for (where, what, advice), found in self._found.items()
        ]


def _such_as(found: _Found) -> str:
    example = f": {plain(found.example)}" if found.example else ""
    return example + (f" and {found.count - 1} more" if found.count > 1 else "")
