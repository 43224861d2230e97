"""Dates that lean on another: on the article's own day ("last month") or on one told before ("that year").

A result is a window and the notation that says it: the shortest of day, month, quarter, half and year that
holds the window. "Last week" across two months is therefore a quarter or a year with a window of seven days.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta, weekday

from milestones.lexicon.datewords import date_words
from milestones.lexicon.naming import alternatives
from milestones.model.dates import Window, window_of


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """A relative date in a text, resolved."""

    start: int
    end: int
    notation: str | None
    window: Window
    rule: str


def notation_of(window: Window) -> str | None:
    """The shortest notation whose window holds this one; None across years or with an open end."""
    first, last = window.earliest, window.latest
    if not first or not last or first.year != last.year:
        return None
    if first == last:
        return first.isoformat()
    if first.month == last.month:
        return f"{first:%Y-%m}"
    quarters = ((first.month + 2) // 3, (last.month + 2) // 3)
    if quarters[0] == quarters[1]:
        return f"{first.year}-Q{quarters[0]}"
    if (quarters[0] <= 2) == (quarters[1] <= 2):
        return f"{first.year}-H{1 if quarters[0] <= 2 else 2}"
    return str(first.year)


def relative_dates(
    text: str, start: int, end: int, today: date, *, future: bool = False
) -> list[RelativeDate]:
    """The relative dates in text[start:end] of an article of the day `today`.

    `future` resolves bare months and days ("in March") to the next one instead of the last.
    """
    found: list[RelativeDate] = []
    for name, pattern, resolve in _rules():
        for match in pattern.finditer(text, start, end):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            window = resolve(match, today, future)
            if window:
                found.append(RelativeDate(match.start(), match.end(), notation_of(window), window, name))
    return sorted(found, key=lambda date_: date_.start)


Resolver = Callable[[re.Match[str], date, bool], Window | None]


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], Resolver], ...]:
    words = date_words()
    number = alternatives(words.numbers)
    month, weekday, ordinal = (
        alternatives(words.months),
        alternatives(words.weekdays),
        alternatives(words.ordinals),
    )
    rules: tuple[tuple[str, str, Resolver], ...] = (
        (
            "day ago",
            rf"\b(?P<n>{number}|\d{{1,3}})\s+(?P<unit>day|week|month|year)s?\s+(?:ago|earlier)\b",
            _ago,
        ),
        ("yesterday", r"\byesterday\b", lambda m, t, f: _day(t - timedelta(1))),
        (
            "today",
            r"\b(?:today|earlier today|this morning|this afternoon|tonight)\b",
            lambda m, t, f: _day(t),
        ),
        (
            "weekday",
            rf"\b(?P<last>last\s+|this\s+|next\s+|this past\s+)?(?P<weekday>{weekday})\b"
            rf"(?!,?\s+(?:{month})\.?\s+\d)",
            _weekday,
        ),
        (
            "month and day",
            rf"\b(?P<month>{month})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\s*(?:19|20)\d\d)(?!\s*(?:%|percent|million|patients))",
            _month_day,
        ),
        (
            "day and month",
            rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{month})\b(?!,?\s*(?:19|20)\d\d)",
            _month_day,
        ),
        (
            "that month",
            rf"\b(?P<month>{month})\s+(?:of\s+)?(?P<when>this|last|next|the same)\s+year\b",
            _month_of_year,
        ),
        (
            "same unit",
            r"\b(?:earlier|later)?\s*"
            r"(?P<when>this|last|next|previous|past|the past|current|the current|the coming|coming)\s+"
            r"(?P<unit>week|month|quarter|year|spring|summer|autumn|fall|winter)\b",
            _unit,
        ),
        (
            "bare month",
            rf"\b(?:in|since|by|during|until|last|this|next|early|late|mid|and|of)[-\s]+(?P<month>{month})\b\.?(?!\s*\d)",
            _month_day,
        ),
        (
            "quarter",
            rf"\b(?:in|during|by|of|for)?\s*the\s+(?P<q>{ordinal})\s+quarter\b(?!\s*,?\s*(?:of\s+)?(?:fiscal\s+)?(?:19|20)\d\d)",
            _quarter,
        ),
        ("half", r"\bthe\s+(?P<h>first|second)\s+half\b(?!\s*,?\s*(?:of\s+)?(?:19|20)\d\d)", _half),
        (
            "end of year",
            r"\b(?:year[- ]end|(?:the\s+)?end of (?:the|this) year|before the year is out)\b",
            lambda m, t, f: window_of(str(t.year)),
        ),
    )
    return tuple((name, re.compile(source, re.IGNORECASE), resolve) for name, source, resolve in rules)


def _day(day: date) -> Window:
    return Window(day, day)


def _month(day: date, months: int) -> Window:
    """The month that lies `months` after that of `day`."""
    return window_of(f"{day + relativedelta(months=months):%Y-%m}")


def _ago(match: re.Match[str], today: date, future: bool) -> Window | None:
    said = match["n"].lower()
    number = int(said) if said.isdigit() else date_words().numbers[said]
    unit = match["unit"].lower()
    if unit == "day":
        return _day(today - timedelta(number))
    if unit == "week":
        return _week(today - timedelta(7 * number))
    return _month(today, -number) if unit == "month" else window_of(str(today.year - number))


def _week(day: date) -> Window:
    monday = day - timedelta(day.weekday())
    return Window(monday, monday + timedelta(6))


def _weekday(match: re.Match[str], today: date, future: bool) -> Window | None:
    wanted = date_words().weekdays[match["weekday"].lower()]
    said = (match["last"] or "").strip().lower()
    if future or said == "next":
        return _day(today + relativedelta(days=1, weekday=weekday(wanted)))
    # "Last Friday" on a Friday is a week ago, "on Friday" is today.
    from_day = today - timedelta(1) if said == "last" else today
    return _day(from_day + relativedelta(weekday=weekday(wanted, -1)))


def _month_day(match: re.Match[str], today: date, future: bool) -> Window | None:
    """A month, with a day or without, in the year that puts it last before (or next after) today."""
    if match["month"] == "may":
        return None
    month = date_words().months[match["month"].lower()]
    day = int(match["d"]) if "d" in match.re.groupindex else None
    year = today.year
    if future and month < today.month:
        year += 1
    elif not future and (month, day or 0) > (today.month, today.day if day else 31):
        year -= 1
    if day is None:
        return window_of(f"{year}-{month:02}")
    return _day(date(year, month, day)) if day <= calendar.monthrange(year, month)[1] and day > 0 else None


def _month_of_year(match: re.Match[str], today: date, future: bool) -> Window | None:
    year = today.year + {"last": -1, "next": 1}.get(match["when"].lower(), 0)
    return window_of(f"{year}-{date_words().months[match['month'].lower()]:02}")


def _unit(match: re.Match[str], today: date, future: bool) -> Window | None:
    when = match["when"].lower().removeprefix("the ")
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(when, 0)
    unit = match["unit"].lower()
    if unit == "week":
        return _up_to(_week(today + timedelta(7 * step)), today, step, future)
    if unit == "month":
        return _up_to(_month(today, step), today, step, future)
    if unit == "quarter":
        there = today + relativedelta(months=3 * step)
        return _up_to(window_of(f"{there.year}-Q{(there.month + 2) // 3}"), today, step, future)
    return _up_to(window_of(str(today.year + step)), today, step, future)


def _up_to(window: Window, today: date, step: int, future: bool) -> Window:
    """What has happened "this year" has happened by today; what is planned has not yet."""
    if step != 0:
        return window
    return window.meet(Window(today, None) if future else Window(None, today)) or window


def _quarter(match: re.Match[str], today: date, future: bool) -> Window | None:
    quarter = date_words().ordinals[match["q"].lower()]
    current = (today.month - 1) // 3 + 1
    year = today.year + (1 if future and quarter < current else -1 if not future and quarter > current else 0)
    return window_of(f"{year}-Q{quarter}")


def _half(match: re.Match[str], today: date, future: bool) -> Window | None:
    half = 1 if match["h"].lower() == "first" else 2
    current = 1 if today.month <= 6 else 2
    year = today.year + (1 if future and half < current else -1 if not future and half > current else 0)
    return window_of(f"{year}-H{half}")


def anchored_dates(text: str, start: int, end: int, before: str) -> Iterator[RelativeDate]:
    """Dates that lean on the one told last, `before` in the notation: "the same year", "that month"."""
    pattern = re.compile(
        r"\b(?:(?:in\s+)?(?:the\s+same|that(?:\s+same)?|later\s+(?:in\s+)?that|later\s+the\s+same)\s+"
        r"(?P<same>month|year|quarter|day)"
        r"|(?:in\s+)?the\s+following\s+(?P<next>month|year))\b",
        re.IGNORECASE,
    )
    told = window_of(before)
    if told.earliest is None:
        return
    for match in pattern.finditer(text, start, end):
        unit = (match["same"] or match["next"]).lower()
        step = 0 if match["same"] else 1
        if unit == "year":
            window = window_of(str(told.earliest.year + step))
        elif len(before) < 7 or unit in ("quarter", "day"):
            continue
        else:
            window = _month(told.earliest, step)
        yield RelativeDate(match.start(), match.end(), notation_of(window), window, "anchored")
