"""Dates that lean on the article's own day: "last month", "on Friday", "in March".

A result is a window and the notation that says it: the shortest of day, month, quarter, half and year that
holds the window. "Last week" across two months is therefore a quarter or a year with a window of seven days.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

from milestones.extract.dates.bare import DAYS_OF_MONTH, Lean, bare_rules, in_its_year
from milestones.extract.dates.reckoning import (
    Resolver,
    ago,
    ago_this,
    day_of_month,
    half_of_year,
    last_weekend,
    month_of_year,
    named_month,
    named_weekday,
    one_day,
    quarter_of_year,
    same_unit,
    span_of,
    this_week,
)
from milestones.lexicon.datewords import date_words
from milestones.lexicon.wordpatterns import ByWords, alternatives, words_in
from milestones.model.dates import Window, window_of

JUNE = 6
STANDS = (
    r",?\s+(?:the\s+)?(?:[\w®™-]+\s+){1,4}?(?:is|are)\s+(?:(?:also|now|already|still)\s+)?(?:approved|authori[sz]ed|licen[sc]ed|registered"
    r"|available|marketed|indicated|sold|used|prescribed|under|on)\b|\s+in\s+(?:\w+\s+){0,2}[\w-]+\s+(?:countries|markets|territories)\b"
)
"""Behind a "today" that is these days: "Today, it is approved in Japan", "licensed today in 40 countries"."""


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
    text: str,
    start: int,
    end: int,
    today: date | None,
    *,
    future: bool = False,
    lean: Callable[[int], Lean | None] | None = None,
    said: frozenset[str] | None = None,
) -> list[RelativeDate]:
    """The relative dates in text[start:end] of an article of the day `today`, None where that is unknown.

    `future` resolves bare dates to the next one instead of the last. `lean` says what else the bare date at
    an offset leans on; without it and without `today` a bare date has no year and is left out. `said` are the
    words of the stretch that a relative date can have, where they are known.
    """
    found: list[RelativeDate] = []
    said = words_in(text, start, end) if said is None else said
    if said.isdisjoint(words_of_time()) or not may_lean(text, start, end):
        return found
    for name, pattern, resolve in _rules().among(said) if today else ():
        for match in _fresh(pattern, text, start, end, found):
            window = possible(resolve, match, today, future)
            if window:
                found.append(RelativeDate(match.start(), match.end(), notation_of(window), window, name))
    for name, pattern, within in bare_rules().among(said):
        for match in _fresh(pattern, text, start, end, found):
            leaning = lean(match.start()) if lean else None
            window = possible(in_its_year, partial(within, match), today, future, leaning)
            if window:
                # A season is told as its year, as wherever one stands.
                said_ = str(window.latest.year) if name == "season" and window.latest else notation_of(window)
                found.append(RelativeDate(match.start(), match.end(), said_, window, name))
    return sorted(found, key=lambda date_: date_.start)


def may_lean(text: str, start: int, end: int) -> bool:
    """Whether a word stands in text[start:end] without which no relative date is."""
    return _hint().search(text[start:end].lower()) is not None


def possible(resolve: Callable[..., Window | None], *arguments: object) -> Window | None:
    """What `resolve` gives; None where it leads out of the calendar ("999 years ago")."""
    try:
        return resolve(*arguments)
    except (ValueError, OverflowError):
        return None


def _fresh(
    pattern: re.Pattern[str], text: str, start: int, end: int, found: list[RelativeDate]
) -> Iterator[re.Match[str]]:
    """The matches that overlap nothing found before."""
    for match in pattern.finditer(text, start, end):
        if not any(match.start() < other.end and other.start < match.end() for other in found):
            yield match


@cache
def words_of_time() -> frozenset[str]:
    """Words of which every relative date has one, as `words_in` gives them."""
    return _rules().words | bare_rules().words


@cache
def _hint() -> re.Pattern[str]:
    """Finds, in a text in small letters, a word without which no relative date is."""
    words = date_words()
    tables = (words.months, words.weekdays, words.short_weekdays, words.named_days)
    named = alternatives({word.lower() for table in tables for word in table})
    return re.compile(
        rf"\b(?:{named}|christmas|today|yesterday|ago|tonight|morning|afternoon|weeks?|weekend|month|quarter|half|year|midyear|spring|summer|autumn|fall|winter|earlier"
        r"|\d+(?:st|nd|rd|th)|[qh][1-4]|[1-4][qh])\b"
    )


@cache
def _rules() -> ByWords[tuple[str, re.Pattern[str], Resolver]]:
    """What leans on the article's day alone, and the words of which it needs one."""
    words = date_words()
    number, month = alternatives(words.numbers), alternatives(words.months)
    weekday_, ordinal = alternatives(words.weekdays), alternatives(words.ordinals)
    short = alternatives(word.capitalize() for word in words.short_weekdays)
    whose = r"(?P<when>this|last|next)\s+year"
    rules: tuple[tuple[str, Iterable[str], str, Resolver], ...] = (
        (
            "years ago this",
            ("ago",),
            rf"\b(?P<n>{number}|\d{{1,3}})\s+(?P<unit>year|decade)s?\s+ago\s+(?:(?P<when>this|last)\s+|in\s+)"
            rf"(?P<span>(?<!in\s)week|(?<!in\s)month|{month})\b",
            ago_this,
        ),
        (
            "day ago",
            ("ago", "earlier"),
            rf"\b(?P<n>{number}|\d{{1,3}})\s+(?P<unit>day|week|month|year|decade)s?\s+(?:ago|earlier(?!\s+than\b))\b"
            r"(?P<exactly>(?:,?\s+to\s+the\s+day)?\s+today|,?\s+to\s+the\s+day)?\b",
            ago,
        ),
        ("yesterday", ("yesterday",), r"\byesterday\b", lambda m, t, f: one_day(t - timedelta(1))),
        (
            "today",
            ("today", "tonight", "morning", "afternoon", "evening"),
            r"\b(?=[et])(?<!\bis )(?<!\bare )(?<!\bremains )(?<!\bstands )"
            r"(?:(?:earlier\s+)?today|this\s+(?:morning|afternoon|evening)|tonight)\b"
            r"(?!\s+(?:known|called|sold|marketed|part)\b|" + STANDS + ")",
            lambda m, t, f: one_day(t),
        ),
        (
            "day of the month",
            DAYS_OF_MONTH,
            r"\bon\s+the\s+(?P<d>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:of\b|[a-z]+ry\b|day\b))"
            r"|(?<=,\s)(?P<last>\d{1,2})(?:st|nd|rd|th)\b(?=\s*(?:[.,;|)]|$))",
            day_of_month,
        ),
        (
            "weekend",
            ("weekend",),
            r"\b(?:over|at|during|last|this\s+past)\s+(?:the\s+)?weekend\b",
            last_weekend,
        ),
        (
            "weekday",
            words.weekdays,
            rf"\b(?P<last>last\s+|this\s+|next\s+|this\s+past\s+)?(?P<weekday>{weekday_})\b"
            rf"(?!,?\s+(?:{month})\.?\s+\d)(?!,?\s+\d{{1,2}}\.?\s+(?:{month})\b)",
            named_weekday,
        ),
        (
            "short weekday",
            words.short_weekdays,
            rf"\b(?:on|late|early|since|by|until|of|said|announced|(?P<last>last|this|next))\s+"
            rf"(?-i:(?P<weekday>{short})\b)(?!\s+(?-i:[A-Z])|['’\d-])",
            named_weekday,
        ),
        (
            "that day",
            ("year",),
            rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{month})\s+(?:of\s+)?{whose}\b",
            month_of_year,
        ),
        (
            "that month",
            ("year",),
            rf"\b(?P<month>{month})\.?(?:\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?)?\s+(?:of\s+)?{whose}\b",
            month_of_year,
        ),
        (
            "month before or after",
            words.months,
            rf"\b(?P<when>last|next)\s+(?-i:(?=[A-Z]))(?P<month>{month})\b(?!\.?,?\s+\d)",
            named_month,
        ),
        (
            "that quarter",
            ("quarter", "q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q"),
            rf"\b(?:(?:the\s+)?(?P<q>{ordinal})[\s-]quarter|Q(?P<n>[1-4])|(?P<nn>[1-4])Q)\s+(?:of\s+)?{whose}\b"
            rf"|\b(?P<whose>this|last|next)\s+year['’]s\s+(?P<qq>{ordinal})[\s-]quarter\b",
            quarter_of_year,
        ),
        (
            "that half",
            ("half", "h1", "h2", "1h", "2h"),
            rf"\b(?:(?:the\s+)?(?P<h>first|second|back|latter)[\s-]half|H(?P<n>[12])|(?P<nn>[12])H)"
            rf"\s+(?:of\s+)?{whose}\b",
            half_of_year,
        ),
        ("this week", ("week",), r"\b(?:earlier|later)\s+in\s+the\s+week\b", this_week),
        (
            "same unit",
            ("week", "month", "quarter", "year", "spring", "summer", "autumn", "fall", "winter"),
            r"\b(?:(?:earlier|later)\s+)?"
            r"(?P<when>this|last|next|previous|past|the\s+past|current|the\s+current|the\s+coming|coming)\s+"
            r"(?P<unit>week|month|quarter|year|spring|summer|autumn|fall|winter)\b(?!\s+ended|\s+of\b)",
            same_unit,
        ),
        (
            "half-year",
            ("half", "year"),
            r"\b(?:before|by|at)\s+(?:the\s+)?(?:end\s+of\s+the\s+)?half[- ]year\b",
            lambda m, t, f: window_of(f"{t.year}-H1") if t.month <= JUNE else None,
        ),
        (
            "end of month",
            ("month", "quarter", "week"),
            r"\b(?:the\s+)?end\s+of\s+(?:the|this)\s+(?P<unit>month|quarter|week)\b",
            lambda m, t, f: span_of(m["unit"].lower(), t),
        ),
        (
            "end of year",
            ("year", "midyear"),
            r"\b(?:year[- ]end|year['’]s\s+end|mid[- ]?year"
            r"|(?:the\s+)?(?:end|middle)\s+of\s+(?:the|this)\s+(?:calendar\s+)?year"
            r"|before\s+the\s+year\s+(?:is\s+(?:out|over)|ends)|later\s+in\s+the\s+year|earlier\s+in\s+the\s+year)\b(?!\s+(?:19|20)\d\d)",
            lambda m, t, f: window_of(str(t.year)),
        ),
    )
    return ByWords(
        (needed, (name, re.compile(source, re.IGNORECASE), resolve))
        for name, needed, source, resolve in rules
    )
