"""Dates that lean on one told before: "that same year", "five months later", "two days before".

The precision of what they lean on bounds theirs: a month later than a month is a month, a week later than a
month says nothing.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from milestones.extract.dates.bare import DAYS_OF_MONTH, day_in
from milestones.extract.dates.relative import RelativeDate, notation_of, possible, words_of_time
from milestones.lexicon.datewords import date_words
from milestones.lexicon.wordpatterns import ByWords, alternatives, words_in
from milestones.model.dates import Window, window_of

_UNIT = r"(?P<{}>day|week|month|quarter|year)"


@cache
def _patterns() -> ByWords[re.Pattern[str]]:
    """The patterns, each with the words of which it needs one."""
    number = alternatives(date_words().numbers)
    month, season = alternatives(date_words().months), alternatives(date_words().seasons)
    count = (
        r"(?<!less\sthan\s)(?<!more\sthan\s)(?<!fewer\sthan\s)(?<!within\s)(?<!over\s)(?:(?P<exactly>exactly\s+)|(?:some|about|roughly|just|only|barely|nearly|almost)\s+)?"
        rf"(?P<n>{number}|\d{{1,3}})"
    )
    which = (
        r"(?:(?:of\s+)?(?:(?P<{}>that|the\s+same)|the\s+(?:following|next))\s+year\b"
        r"|of\s+the\s+year\s+(?:after|thereafter)\b(?!\s+(?:its|the|an?)\b))"
    )
    one = ("day", "week", "month", "quarter", "year")
    several = (*one, "days", "weeks", "months", "years", "fortnight")
    sources: tuple[tuple[Iterable[str], str], ...] = (
        (
            ("year",),
            rf"\b(?P<month>{month})\.?(?:\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?)?,?\s+{which.format('this')}",
        ),
        (
            ("year",),
            rf"\b(?P<month>{month})(?=\s+and\s+(?:{month})\s+(?:of\s+)?(?P<this>that|the\s+same)\s+year\b)",
        ),
        (("year",), rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{month})\s+{which.format('this')}"),
        (("same",), rf"\b(?:the|that)\s+(?:very\s+)?same\s+{_UNIT.format('same')}\b"),
        (("that",), rf"\b(?:later\s+|earlier\s+)?(?:in\s+)?that\s+(?:very\s+)?{_UNIT.format('same')}\b"),
        (
            ("quarter",),
            r"\b(?:during|in|within)\s+the\s+(?P<whole>quarter)\b(?!\s+(?:of|to|ended|ending|ahead))",
        ),
        (
            ("before",),
            rf"\bbefore\s+(?:the|that)\s+{_UNIT.format('same')}\s+(?:was|had)\s+(?:out|over|up|ended|through|done)\b",
        ),
        (
            one,
            rf"\bthe\s+(?:following|next|subsequent)\s+{_UNIT.format('next')}\b"
            rf"|\bthe\s+{_UNIT.format('after')}\s+(?:after|afterwards?|thereafter)\b(?!\s+(?:its|the|an?)\b)",
        ),
        (
            one,
            rf"\bthe\s+(?:previous|preceding|prior)\s+{_UNIT.format('previous')}\b"
            rf"|\bthe\s+{_UNIT.format('before')}\s+before\b(?!\s+(?:its|the|an?)\b)",
        ),
        (
            several,
            rf"\b{count}\s+(?P<unit>day|week|month|year)s?\s+(?P<way>(?P<aside>after|before))(?=\s+(?:its|the|an?)\b)",
        ),
        (several, rf"(?<=,\s){count}\s+(?P<unit>day|week|month)s?\s+(?P<way>(?P<clause>after))\s"),
        (
            several,
            rf"\b{count}\s+(?P<unit>day|week|fortnight|month|year)s?\s+"
            r"(?P<way>later(?!\s+than\b)|slower|(?:more|longer)(?=\s*[.,;)])|afterwards?|thereafter|on\b(?=,|\s+(?:came|followed)\b)|after\s+(?:that|this)|after(?=\s*(?:[.,;)]|$))|earlier(?!\s+than\b)|before(?!\s+\w+ing\b)(?!\s+(?:its|the|an?)\b))",
        ),
        (
            several,
            r"\b(?:a\s+few|several|some|a\s+couple\s+of)\s+(?P<vague>day|week|month)s\s+"
            r"(?P<side>later|afterwards?|thereafter|after(?=\s*(?:[.,;)]|$))|earlier|before(?!\s+\w+ing\b)(?!\s+(?:its|the|an?)\b))",
        ),
        (
            ("the",),
            rf"\bthe\s+(?:following|next|subsequent)\s+(?:(?P<named>{month})|(?P<season>{season}))\b",
        ),
        (
            DAYS_OF_MONTH,
            r"\b(?:on\s+)?the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?=\s*(?:[.,;:|)]|$)|\s+(?:by|for|the|it|and\s+the\s+\d)\b)"
            r"|(?<=,\s)(?P<last>\d{1,2})(?:st|nd|rd|th)\b(?=\s*(?:[.,;:|)]|$))",
        ),
    )
    return ByWords((needed, re.compile(source, re.IGNORECASE)) for needed, source in sources)


@cache
def words_of_dates() -> frozenset[str]:
    """Words of which every date has one that is not stated in full, as `words_in` gives them."""
    return words_of_time() | _patterns().words


_LEADING = DAYS_OF_MONTH | {
    *(
        "same",
        "that",
        "following",
        "next",
        "subsequent",
        "after",
        "afterward",
        "afterwards",
        "thereafter",
        "previous",
    ),
    *("preceding", "prior", "before", "later", "earlier", "on", "slower", "longer", "more"),
}
"""Words that lead from one date to another, as `words_in` gives them: every such date has one."""


BESIDE = 30
"""The date that "three months after" leads back from stands within so many characters before it."""


@cache
def _behind_date() -> re.Pattern[str]:
    """Ends with a date and a comma: "in May 2023, three months after its refusal"."""
    month = alternatives(date_words().months)
    return re.compile(
        rf"\b(?:(?:19|20)\d\d|{month}\.?(?:\s+\d{{1,2}})?),\s+(?:or\s+|just\s+|only\s+)?$", re.IGNORECASE
    )


@cache
def _of_a_day() -> re.Pattern[str]:
    """A day of the week: "rose on Friday, a day after its drug was cleared" leads back from it."""
    return re.compile(rf"\b(?:{alternatives(date_words().weekdays)})\b", re.IGNORECASE)


WHOLE = "whole quarter"
"""Asks an anchor for nothing but a quarter: "reported its second quarter ... during the quarter"."""
Anchor = Callable[[int, str], Window | None]
"""Gives the date told last before an offset; the unit asked for ("quarter", or the "month" of which only the
day is told) may prefer one of that sort."""


def anchored_dates(
    text: str, start: int, end: int, anchor: Anchor, said: frozenset[str] = frozenset()
) -> list[RelativeDate]:
    """The dates in text[start:end] that lean on the one told last before them, which `anchor` gives.

    `said` are the words of the stretch where they are known, as `words_in` gives them.
    """
    found: list[RelativeDate] = []
    said = said or words_in(text, start, end)
    if _LEADING.isdisjoint(said):
        return found
    for pattern in _patterns().among(said):
        for match in pattern.finditer(text, start, end):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            groups = match.groupdict()
            if "aside" in groups and not _behind_date().search(
                text, max(start, match.start() - BESIDE), match.start()
            ):
                continue
            if "clause" in groups and not _of_a_day().search(text, start, match.start()):
                continue
            unit = "month" if groups.get("day") or groups.get("last") else (groups.get("same") or "").lower()
            unit = WHOLE if groups.get("whole") else unit
            told = anchor(match.start(), unit)
            if told and told.earliest and told.latest:
                window = possible(_window, match, told.earliest, told.latest)
                if window:
                    found.append(
                        RelativeDate(
                            match.start(), match.end(), notation_of(window), window, "date told before"
                        )
                    )
    return sorted(found, key=lambda date_: date_.start)


def _window(match: re.Match[str], first: date, last: date) -> Window | None:
    """What a match means behind a date whose days are `first` to `last`."""
    said = {name: value.lower() for name, value in match.groupdict().items() if value}
    if day := said.get("day") or said.get("last"):
        one_month = (first.year, first.month) == (last.year, last.month)
        return day_in(first.year, first.month, int(day)) if one_month else None
    if "whole" in said:
        return _unit(first, last, "quarter", 0)
    if same := said.get("same"):
        return Window(first, last) if same == "day" else _unit(first, last, same, 0)
    if unit := said.get("next") or said.get("after"):
        return _unit(first, last, unit, 1)
    if unit := said.get("previous") or said.get("before"):
        return _unit(first, last, unit, -1)
    if month := said.get("month"):
        year, number = first.year + (0 if "this" in said else 1), date_words().months[month]
        return day_in(year, number, int(said["d"])) if "d" in said else window_of(f"{year}-{number:02}")
    if named := said.get("named"):
        return _next_month(date_words().months[named], first)
    if season := said.get("season"):
        # The year alone, as wherever a season is told.
        return window_of(str(first.year if first.month < date_words().seasons[season] else first.year + 1))
    if vague := said.get("vague"):
        return _few(first, last, vague, back=said["side"].startswith(("earlier", "before")))
    count = int(said["n"]) if said["n"].isdigit() else date_words().numbers[said["n"]]
    # "Later" leads on from the date told; "three months after the refusal" leads back from it to the refusal.
    aside = said.get("aside") or said.get("clause")
    back = aside == "after" if aside else said["way"].startswith(("earlier", "before"))
    return _counted(first, last, said["unit"], -count if back else count, exactly="exactly" in said)


def _next_month(number: int, after: date) -> Window | None:
    """The first month of that name behind a day."""
    year = after.year if number > after.month else after.year + 1
    return window_of(f"{year}-{number:02}")


def _few(first: date, last: date, unit: str, *, back: bool) -> Window:
    """A few units after (or before) the anchor: at least two, at most nine."""
    near, far = (relativedelta(**{f"{unit}s": count}) for count in (2, 9))  # type: ignore[arg-type]
    return Window(first - far, last - near) if back else Window(first + near, last + far)


def _unit(first: date, last: date, unit: str, step: int) -> Window | None:
    """The unit that lies `step` from that of the anchor; None where the anchor is less exact."""
    days = (last - first).days
    if unit == "year" and days <= 366:
        return window_of(str(first.year + step))
    if unit == "quarter" and days <= 92:
        there = first + relativedelta(months=3 * step)
        return window_of(f"{there.year}-Q{(there.month + 2) // 3}")
    if unit == "month" and days <= 31:
        return window_of(f"{first + relativedelta(months=step):%Y-%m}")
    if unit == "week" and days <= 6:
        monday = first - timedelta(first.weekday()) + timedelta(7 * step)
        return Window(monday, monday + timedelta(6))
    if unit == "day" and days == 0:
        return Window(first + timedelta(step), first + timedelta(step))
    return None


def _counted(first: date, last: date, unit: str, count: int, *, exactly: bool) -> Window | None:
    """So many units after the anchor (before it where negative)."""
    if unit == "day":
        return _unit(first, last, "day", count)
    if unit in ("week", "fortnight"):
        there = first + timedelta((7 if unit == "week" else 14) * count)
        return Window(there - timedelta(3), there + timedelta(3)) if first == last else None
    if exactly and first == last:
        there = first + (relativedelta(months=count) if unit == "month" else relativedelta(years=count))
        return Window(there, there)
    return _unit(first, last, unit, count)
