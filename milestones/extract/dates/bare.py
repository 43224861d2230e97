"""Dates that lack their year only: "on May 3", "in March", "in the second quarter".

Such a *bare* date lies last before the article's day (or next after it), unless something nearer settles its
year, such as the heading above it (`Lean`).
"""

import calendar
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from milestones.lexicon.datewords import date_words
from milestones.lexicon.wordpatterns import ByWords, alternatives, longest_words
from milestones.model.dates import Window, window_of

_SET = r"(?:planned|expected|scheduled|slated|targeted|anticipated|guided|set|due)\s+"
"""Before "for": a time that is set for an event."""
_DONE = (
    "approvals?|decisions?|opinions?|recommendations?|rejections?|refusals?|letters?|clearances?|authori[sz]ations?|filings?|submissions?|nods?"
    "|designations?|verdicts?|votes?|rulings?|launch|news"
)
"""Behind a month: what is its own, "December's FDA approvals"."""
_LONG_AGO = timedelta(days=335)
"""A day without its year that would lie so far back is one to come."""

DAYS_OF_MONTH = frozenset(
    f"{day}{ending}"
    for number in range(1, 32)
    for day in {f"{number}", f"{number:02}"}
    for ending in ("st", "nd", "rd", "th")
)
"""How a day of the month can stand there without the month: "17th"."""


class Side(StrEnum):
    """Where a bare date lies, seen from the date that it leans on."""

    AFTER = "after"
    BEFORE = "before"
    NEAR = "near"
    """In the year that puts it nearest."""
    SAME_YEAR = "same year"


MOVED = 110
"""So many characters before "to October" stands what was moved there."""
_MOVED = re.compile(
    r"\b(?:push(?:es|ed|ing)|mov(?:es|ed|ing)|put(?:s|ting)?\s(?:[^.;]{0,60}\s)?(?:off|back)|delay(?:s|ed|ing)|extend(?:s|ed|ing)|postpon(?:es?|ed|ing)"
    r"|defer(?:s|red|ring)|slip(?:s|ped)|shift(?:s|ed)|reset|rescheduled?|brought\s+forward|bumped|kicked)\b[^.;]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lean:
    """What settles the year of a bare date instead of the article's day."""

    side: Side
    window: Window


InYear = Callable[[re.Match[str], int], Window | None]
"""The window that a match means in a year."""


@cache
def bare_rules() -> ByWords[tuple[str, re.Pattern[str], InYear]]:
    """What lacks its year only, and the words of which it needs one."""
    words = date_words()
    month, ordinal = alternatives(words.months), alternatives(words.ordinals)
    no_year = r"(?!,?\s*(?:of\s+)?(?:fiscal\s+)?(?:19|20)\d\d)(?!\s+(?:end|ending|ended)\b)"
    day = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
    rules: tuple[tuple[str, Iterable[str], str, InYear], ...] = (
        (
            "week of",
            ("week",),
            rf"\bweek\s+(?:of|commencing|beginning)\s+(?:(?P<month>{month})\.?\s+{day}|(?P<e>\d{{1,2}})\s+(?P<m>{month}))\b(?!,?\s*(?:19|20)\d\d)",
            _week_in,
        ),
        (
            "week of month",
            ("week",),
            rf"\b(?P<nth>{ordinal}|last|final)\s+(?:full\s+)?week\s+(?:of|in)\s+(?P<month>{month})\b\.?(?!\s*\d)",
            _nth_week_in,
        ),
        (
            "edge of month",
            ("of",),
            rf"\b(?:the\s+(?P<edge>first|last)(?:\s+day)?|(?P<final>last\s+day))\s+of\s+(?P<month>{month})\b\.?(?!\s*\d)",
            _edge_in,
        ),
        (
            "days from named day",
            longest_words([*words.named_days, "christmas"]),
            rf"\b(?:(?P<n>{alternatives(words.numbers)}|\d)\s+days?|the\s+day)\s+(?P<side>before|after)\s+"
            rf"(?P<named>christmas|{alternatives(words.named_days)})\b{no_year}(?!\s+in\s+(?:19|20)\d\d)",
            _days_from_named,
        ),
        (
            "month and day",
            words.months,
            rf"\b(?P<month>{month})\.?\s+{day}\b(?!,?\s*(?:19|20)\d\d)(?!\s*(?:%|percent|million|patients|[.,]\d))",
            _month_in,
        ),
        (
            "day and month",
            words.months,
            rf"\b{day}(?:\.?\s+(?:of\s+)?|-)(?P<month>{month})\b(?!,?\s*(?:19|20)\d\d|-\d)",
            _month_in,
        ),
        (
            "named day",
            longest_words(words.named_days),
            rf"\b(?P<named>{alternatives(words.named_days)})\b{no_year}",
            lambda m, year: day_in(year, *named_day(m["named"])),
        ),
        (
            "bare month",
            words.months,
            rf"(?:\b(?:in|since|by|during|until|last|this|that|next|early|late|mid|and|of|as|from|around|(?P<moved>to|into)|{_SET}for)[-\s]+|(?<=\()(?=[A-Z][a-z.]+[);])|(?<=[,;]\s)(?=[A-Z][a-z.]+\))|(?<=[A-Za-z],\s)(?=[A-Z][a-z]+\.?\s*(?:;|\.\s|\.?$))"
            rf"|(?<=[-–—:]\s)(?=(?:{month})\b\.?(?:[.;,]|$|\sand\s))"
            rf"|(?<![\w-])(?=(?:{month})\s(?:[\w-]+\s){{0,2}}(?:meeting|plenary|session)s?\b)"
            rf"|(?<![\w-])(?=(?:{month})['’]s\s(?:[\w.-]+\s){{0,3}}(?:{_DONE}))"
            rf"|(?<![\w-])(?=(?:{month})\s(?:also\s)?(?:brought|saw|yielded|delivered|produced)\b))(?P<month>{month})\b\.?(?!\s*\d)",
            _month_or_moved_in,
        ),
        (
            "quarter",
            ("quarter", "q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q"),
            rf"\b(?:in|during|within|by|of|since|for)\s+(?:the\s+)?(?P<q>{ordinal})[\s-]quarter\b{no_year}"
            rf"|(?:\b(?:in|during|within|by|of|since|{_SET}for)\s+|(?<=\()(?=\w\w\)))(?:Q(?P<qq>[1-4])|(?P<qqq>[1-4])Q)\b{no_year}",
            _quarter_in,
        ),
        (
            "half",
            ("half", "h1", "h2", "1h", "2h"),
            rf"\b(?:the\s+)?(?P<h>first|second|back|latter)\s+half\b(?!\s+of\s+(?!the\s+year|the\s+calendar))(?:\s+of\s+the\s+(?:calendar\s+)?year)?{no_year}"
            rf"|(?:\b(?:in|during|within|by|since|for)\s+|(?<=\()(?=\w\w\)))(?:H(?P<hh>[12])|(?P<hhh>[12])H)\b{no_year}",
            _half_in,
        ),
        (
            "season",
            ("spring", "summer", "autumn", "fall"),
            r"\b(?:in|by|during|within|until|since|for)\s+(?:the\s+)?(?:early\s+|mid-?\s?|late\s+)?"
            r"(?P<season>spring|summer|autumn|fall)\b(?!\s+(?:of|in|and)\b|,?\s+(?:19|20)\d\d|['’-])",
            _season_in,
        ),
    )
    return ByWords(
        (needed, (name, re.compile(source, re.IGNORECASE), within)) for name, needed, source, within in rules
    )


def in_its_year(
    within: Callable[[int], Window | None], today: date | None, future: bool, lean: Lean | None
) -> Window | None:
    """The window of a bare date in the year that fits; `within` gives it for a year."""
    window = _leaning(within, lean) if lean else None
    if window and (future or today is None or window.earliest is None or window.earliest <= today):
        return window
    if today is None:
        return None
    years = (today.year, today.year + 1) if future else (today.year, today.year - 1)
    for year in years:
        window = within(year)
        if window is None or window.earliest is None or window.latest is None:
            continue
        if future and (window.latest.year, window.latest.month) >= (today.year, today.month):
            return window
        if not future and window.earliest <= today:
            gone = window.earliest == window.latest and today - window.latest > _LONG_AGO
            return None if gone else window
    return None


def _leaning(within: Callable[[int], Window | None], lean: Lean) -> Window | None:
    first, last = lean.window.earliest, lean.window.latest
    if first is None or last is None:
        return None
    if lean.side is Side.SAME_YEAR:
        return within(last.year)
    near = [window for year in range(first.year - 1, last.year + 2) if (window := within(year))]
    if lean.side is Side.AFTER:
        return next((w for w in near if w.latest and w.latest >= first), None)
    if lean.side is Side.BEFORE:
        return next((w for w in reversed(near) if w.earliest and w.earliest <= last), None)
    return min(near, key=lambda w: _gap(w, lean.window), default=None)


def _gap(one: Window, other: Window) -> int:
    """Days between two windows; 0 where they meet."""
    if one.meet(other):
        return 0
    first, second = sorted((one, other), key=lambda w: w.earliest or date.min)
    return ((second.earliest or date.max) - (first.latest or date.min)).days


def day_in(year: int, month: int, day: int) -> Window | None:
    """That day; None where the month has no such day."""
    if not 0 < day <= calendar.monthrange(year, month)[1]:
        return None
    return Window(date(year, month, day), date(year, month, day))


def named_day(name: str) -> tuple[int, int]:
    """The month and the day of one that has a name: "Halloween"; else of Christmas."""
    said = " ".join(name.lower().split())
    month, day = date_words().named_days.get(said, "12-25").split("-")
    return int(month), int(day)


def _days_from_named(match: re.Match[str], year: int) -> Window | None:
    """ "Two days before Christmas"."""
    there = day_in(year, *named_day(match["named"]))
    said = (match["n"] or "one").lower()
    days = timedelta(int(said) if said.isdigit() else date_words().numbers[said])
    if there is None or there.earliest is None:
        return None
    day = there.earliest + (days if match["side"].lower() == "after" else -days)
    return Window(day, day)


def _edge_in(match: re.Match[str], year: int) -> Window | None:
    """ "The last day of February"; the first."""
    if match["month"] == "may":
        return None
    month = date_words().months[match["month"].lower()]
    first = (match["edge"] or "").lower() == "first"
    return day_in(year, month, 1 if first else calendar.monthrange(year, month)[1])


def _nth_week_in(match: re.Match[str], year: int) -> Window | None:
    """ "The second week of May": its days from the eighth on; "the last week" are the last seven."""
    month = date_words().months[match["month"].lower()]
    days, said = calendar.monthrange(year, month)[1], match["nth"].lower()
    first = days - 6 if said in ("last", "final") else 7 * date_words().ordinals[said] - 6
    return Window(date(year, month, first), date(year, month, min(days, first + 6)))


_WORD_BEFORE = re.compile(r"\b([A-Za-z]+)[^\w.]{1,3}$")


def _is_short_form(match: re.Match[str]) -> bool:
    """Whether a month in capitals is none: "BAFF and APRIL", where no word beside it is in capitals too."""
    before = _WORD_BEFORE.search(match.string, max(0, match.start("month") - 20), match.start("month"))
    return match["month"].isupper() and before is not None and not before[1].isupper()


def _month_or_moved_in(match: re.Match[str], year: int) -> Window | None:
    """The month; behind a bare "to" only where something was moved there: "put off to October"."""
    left = match.start()
    if match["moved"] and not _MOVED.search(match.string, max(0, left - MOVED), left):
        return None
    return _month_in(match, year)


def _month_in(match: re.Match[str], year: int) -> Window | None:
    """A month, with a day or without, in a year; None for the verb "may"."""
    if match["month"] == "may" or _is_short_form(match):
        return None
    month = date_words().months[match["month"].lower()]
    if "d" in match.re.groupindex:
        return day_in(year, month, int(match["d"]))
    return window_of(f"{year}-{month:02}")


def _week_in(match: re.Match[str], year: int) -> Window | None:
    month = date_words().months[(match["month"] or match["m"]).lower()]
    day = day_in(year, month, int(match["d"] or match["e"]))
    return Window(day.earliest, day.earliest + timedelta(6)) if day and day.earliest else None


def _half_in(match: re.Match[str], year: int) -> Window | None:
    said = match["h"] or match["hh"] or match["hhh"]
    return window_of(f"{year}-H{1 if said.lower() in ('first', '1') else 2}")


def _season_in(match: re.Match[str], year: int) -> Window | None:
    """Three months of a year; of "winter" nobody knows which year is meant."""
    begins = date_words().seasons[match["season"].lower()]
    return Window(date(year, begins, 1), date(year, begins + 3, 1) - timedelta(1))


def _quarter_in(match: re.Match[str], year: int) -> Window | None:
    said = match["q"] or match["qq"] or match["qqq"]
    return window_of(f"{year}-Q{said if said.isdigit() else date_words().ordinals[said.lower()]}")
