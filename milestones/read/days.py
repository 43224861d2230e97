"""Days that an article can be from."""

from datetime import date

from milestones.extract.dates.daylines import YEARS, whole_days

_LONGEST = 200
"""Characters in which a day is looked for."""


def in_years(day: date | None) -> date | None:
    """The day, unless its year is one that no article is from: a slip or placeholder."""
    return day if day and day.year in YEARS else None


def day_of(year: str, month: str | int, day: str) -> date | None:
    """The day of these numbers, if there is one in the years of articles."""
    try:
        return in_years(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def first_day(text: str) -> date | None:
    """The first whole day that a text names."""
    return next((date.fromisoformat(found.notation) for found in whole_days(text[:_LONGEST])), None)
