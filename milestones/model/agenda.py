"""What is expected, for calendars."""

from dataclasses import dataclass
from datetime import date, datetime

from milestones.model.table import Table


@dataclass(frozen=True, slots=True)
class Occasion:
    """One or more whole days on which something is expected."""

    uid: str
    """The same whenever the same thing is meant, so that a calendar replaces what it has of it."""
    first: date
    last: date
    """The last of its days, not the day after."""
    revised: datetime
    """When it was last told or decided otherwise, in UTC."""
    summary: str
    description: str
    """Lines, divided by "\\n"; within them nothing is a line break."""
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """Occasions in order of time; `table` is the tabular form, which also has what no calendar can hold."""

    name: str
    occasions: tuple[Occasion, ...]
    left_out: int
    """How many rows of the table are no occasion, since no day is known."""
    table: Table
