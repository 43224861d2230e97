"""Dates as intervals of days, with the precision they are written at and what they rest on.

An article says "in June 2023" or "last month", or nothing at all. Each is a window of days in which
the event can have happened; nothing here ever invents a day.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from milestones.model.packing import packed

_NOTATION = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])))?", re.ASCII)


class Basis(StrEnum):
    """What a date rests on."""

    STATED = "stated"
    """The text gives it."""
    RELATIVE = "relative"
    """The text gives it relative to the article's date."""
    ANNOUNCED = "announced"
    """The article's own date, for the event that it reports: on or before that day."""
    NONE = "none"
    """Nothing: only bounds are known."""
    RULED = "ruled"
    """An analyst's ruling, never a claim."""


ANNOUNCED = Basis.ANNOUNCED
"""As with ACHIEVED (model.claim)."""
DATED = (Basis.STATED, Basis.RELATIVE)
"""What the text itself dates."""


class DateNotationError(ValueError):
    """A text is none of 2023, 2023-06, 2023-06-30, 2023-Q2, 2023-H1."""


@packed
@dataclass(frozen=True, slots=True)
class Window:
    """The days in which an event can have happened, both ends included; None is an open end."""

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a window cannot end ({self.latest}) before it begins ({self.earliest})")

    def meet(self, other: "Window") -> "Window | None":
        """The days in both windows; None when there are none."""
        earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        latest = min(filter(None, (self.latest, other.latest)), default=None)
        if earliest and latest and earliest > latest:
            return None
        return Window(earliest, latest)

    def holds(self, day: date) -> bool:
        """Whether `day` lies in the window."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def before(self, other: "Window") -> bool:
        """Whether every day of this window lies before every day of the other."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest


REMEMBERED = 1 << 12
"""Notations of which the windows are kept: articles of one time tell much the same dates."""
ANY_DAY = Window()


def meet_all(windows: Iterable[Window]) -> Window | None:
    """The days that lie in all windows; None when there are none."""
    common: Window | None = ANY_DAY
    for window in windows:
        if common is None:
            return None
        common = common.meet(window)
    return common


@lru_cache(maxsize=REMEMBERED)
def window_of(notation: str) -> Window:
    """The window of a date as written: "2023", "2023-06", "2023-06-30", "2023-Q2" or "2023-H1".

    Raises DateNotationError for anything else, also for days that do not exist.
    """
    match = _NOTATION.fullmatch(notation)
    if not match:
        raise DateNotationError(
            f"not a date: {notation!r} (write 2023, 2023-06, 2023-06-30, 2023-Q2 or 2023-H1)"
        )
    if "00" in match.group(2, 3):
        raise DateNotationError(f"no such day: {notation!r}")
    year, month, day, quarter, half = (int(part) if part else 0 for part in match.groups())
    if quarter:
        first, last = 3 * quarter - 2, 3 * quarter
    elif half:
        first, last = 6 * half - 5, 6 * half
    else:
        first, last = month or 1, month or 12
    try:
        if day:
            exact = date(year, month, day)
            return Window(exact, exact)
        return Window(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise DateNotationError(f"no such day: {notation!r}") from error


@packed
@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event happened: the date as the text supports it, its window, and its basis."""

    text: str | None
    """In the notation of `window_of`; None where the text supports no date."""
    window: Window
    basis: Basis

    @classmethod
    def stated(cls, notation: str) -> "EventDate":
        """A date that the text gives."""
        return cls(notation, window_of(notation), Basis.STATED)

    @classmethod
    def relative(cls, notation: str) -> "EventDate":
        """A date that the text gives relative to its own."""
        return cls(notation, window_of(notation), Basis.RELATIVE)

    @classmethod
    def announced(cls, day: date) -> "EventDate":
        """The event that an article of `day` reports without a date: on that day or before."""
        return cls(day.isoformat(), Window(None, day), Basis.ANNOUNCED)

    @classmethod
    def undated(cls, latest: date | None = None, earliest: date | None = None) -> "EventDate":
        """No date; `latest` is the date of the article that tells the event as past."""
        return cls(None, Window(earliest, latest), Basis.NONE)
