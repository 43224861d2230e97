"""What the words of a relative date come to, reckoned from the article's day: "last week", "two months ago".

Each `Resolver` takes what its pattern found, the article's day, and whether what is told lies ahead; it gives
the window, or None where there is no such day.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta, weekday

from milestones.extract.dates.bare import day_in
from milestones.lexicon.datewords import date_words
from milestones.model.dates import Window, window_of

Resolver = Callable[[re.Match[str], date, bool], Window | None]


def one_day(day: date) -> Window:
    """The window of a day alone."""
    return Window(day, day)


def _month(day: date, months: int) -> Window:
    """The month that lies `months` after that of `day`."""
    return window_of(f"{day + relativedelta(months=months):%Y-%m}")


def ago(match: re.Match[str], today: date, future: bool) -> Window | None:
    """ "Two months ago", "five years ago today": to the day only where that is said."""
    said = match["n"].lower()
    number = int(said) if said.isdigit() else date_words().numbers[said]
    unit = match["unit"].lower()
    if unit == "decade":
        unit, number = "year", 10 * number
    if match["exactly"]:
        return one_day(today - relativedelta(**{f"{unit}s": number}))  # type: ignore[arg-type]
    if unit == "day":
        return one_day(today - timedelta(number))
    if unit == "week":
        return _week(today - timedelta(7 * number))
    return _month(today, -number) if unit == "month" else window_of(str(today.year - number))


def ago_this(match: re.Match[str], today: date, future: bool) -> Window | None:
    """ "Ten years ago last month", "a decade ago this week", "five years ago in May"."""
    said = match["n"].lower()
    number = int(said) if said.isdigit() else date_words().numbers[said]
    there = today - relativedelta(years=number * (10 if match["unit"].lower() == "decade" else 1))
    span, before = match["span"].lower(), (match["when"] or "").lower() == "last"
    if span == "week":
        return _week(there - timedelta(7 * before))
    if span == "month":
        return _month(there, -1 if before else 0)
    return window_of(f"{there.year}-{date_words().months[span]:02}")


def _week(day: date) -> Window:
    monday = day - timedelta(day.weekday())
    return Window(monday, monday + timedelta(6))


def last_weekend(match: re.Match[str], today: date, future: bool) -> Window | None:
    """The last Saturday and Sunday."""
    saturday = today + relativedelta(weekday=weekday(5, -1))
    return Window(saturday, min(saturday + timedelta(1), today))


def this_week(match: re.Match[str], today: date, future: bool) -> Window | None:
    """ "Earlier in the week": the article's own week as far as it has come, or what is left of it."""
    return _up_to(_week(today), today, 0, future)


def named_weekday(match: re.Match[str], today: date, future: bool) -> Window | None:
    """ "On Friday": the last one, the article's own day among them; the next one of what lies ahead."""
    said = match["weekday"].lower()
    wanted = {**date_words().weekdays, **date_words().short_weekdays}[said]
    said = (match["last"] or "").strip().lower()
    if future or said == "next":
        return one_day(today + relativedelta(days=1, weekday=weekday(wanted)))
    # "Last Friday" on a Friday is a week ago, "on Friday" is today.
    from_day = today - timedelta(1) if said == "last" else today
    return one_day(from_day + relativedelta(weekday=weekday(wanted, -1)))


def day_of_month(match: re.Match[str], today: date, future: bool) -> Window | None:
    """ "On the 17th": of this month, else of the one before (or after it)."""
    number = int(match["d"] or match["last"])
    there = day_in(today.year, today.month, number)
    if there and there.earliest and (there.earliest >= today if future else there.earliest <= today):
        return there
    month = today + relativedelta(months=1 if future else -1)
    return day_in(month.year, month.month, number)


def year_of(when: str, today: date) -> int:
    """The year that "this", "last" or "next" makes of the article's."""
    return today.year + {"last": -1, "next": 1}.get(when.lower(), 0)


def month_of_year(match: re.Match[str], today: date, future: bool) -> Window | None:
    """ "In March of last year", "on 5 May this year"."""
    year, month = year_of(match["when"], today), date_words().months[match["month"].lower()]
    return day_in(year, month, int(match["d"])) if match["d"] else window_of(f"{year}-{month:02}")


def named_month(match: re.Match[str], today: date, future: bool) -> Window | None:
    """ "Last December", "next June": never the article's own month."""
    month = date_words().months[match["month"].lower()]
    if match["when"].lower() == "next":
        return window_of(f"{today.year + (month <= today.month)}-{month:02}")
    return window_of(f"{today.year - (month >= today.month)}-{month:02}")


def quarter_of_year(match: re.Match[str], today: date, future: bool) -> Window | None:
    """ "The third quarter of last year", "Q4 of next year"."""
    word = match["q"] or match["qq"]
    quarter = date_words().ordinals[word.lower()] if word else match["n"] or match["nn"]
    return window_of(f"{year_of(match['when'] or match['whose'], today)}-Q{quarter}")


def half_of_year(match: re.Match[str], today: date, future: bool) -> Window | None:
    """ "The back half of this year", "H1 of next year"."""
    word = match["h"]
    half = (1 if word.lower() == "first" else 2) if word else match["n"] or match["nn"]
    return window_of(f"{year_of(match['when'], today)}-H{half}")


def same_unit(match: re.Match[str], today: date, future: bool) -> Window | None:
    """ "This month", "last quarter", "next spring": as a whole, of the present one what fits the tense."""
    when = " ".join(match["when"].lower().split()).removeprefix("the ")
    unit = match["unit"].lower()
    if when == "past":
        past = {"week": {"days": 7}, "month": {"months": 1}, "quarter": {"months": 3}}.get(unit, {"years": 1})
        return Window(today - relativedelta(**past), today)  # type: ignore[arg-type]
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(when, 0)
    if unit in ("week", "month", "quarter"):
        days, months = (7 * step, 0) if unit == "week" else (0, step if unit == "month" else 3 * step)
        there = today + relativedelta(days=days, months=months)
        window = _up_to(span_of(unit, there), today, step, future)
        before = Window(None, today - timedelta(1))
        so_far = unit == "week" and not future and match.group().lower().startswith("earlier")
        return (window.meet(before) or window) if so_far else window
    if step == -1 and today.month >= date_words().seasons.get(unit, 12) + 3:
        step = 0  # "Last spring" in November is this year's.
    return _up_to(window_of(str(today.year + step)), today, step, future)


def span_of(unit: str, day: date) -> Window:
    """The week, month or quarter that holds a day."""
    if unit == "week":
        return _week(day)
    return _month(day, 0) if unit == "month" else window_of(f"{day.year}-Q{(day.month + 2) // 3}")


def _up_to(window: Window, today: date, step: int, future: bool) -> Window:
    """What has happened "this year" has happened by today; what is planned has not yet."""
    if step != 0:
        return window
    return window.meet(Window(today, None) if future else Window(None, today)) or window
