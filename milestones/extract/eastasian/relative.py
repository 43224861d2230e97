"""East Asian dates that lean on the article's day, or on a date told before."""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from milestones.lexicon.easterndates import eastern_date_words
from milestones.model.dates import Window, window_of

DECADE = 10
"""Years from a date told to one that gives but the last two digits of its year."""
_WEEK = ("月火水木金土日", "월화수목금토일")
"""The days of the week from Monday on, in Japanese and in Korean."""


def leaned(
    name: str, match: re.Match[str], today: date | None, before: str | None, listed: bool, future: bool
) -> str | Window | None:
    """A date that leans on the one told before it, else on the article's day."""
    if name == "told time":
        return _after(match, today.isoformat() if future and today else before)
    if name == "told short year":
        # "2023年に先駆的医薬品に、24年には": of the same years as what was told.
        year = int(before[:2] + match["yy"]) if before else 0
        return with_rest(year, match) if before and abs(year - int(before[:4])) <= DECADE else None
    if name.startswith("told"):
        return _leaning(name, match, before) if before else None
    told = _month_told(name, match, before, listed) if before else None
    if told and _in_time(told, today, future):
        return told
    return _from_today(name, match, today, future) if today else None


def number_of(said: str) -> int:
    """The number that digits or a Chinese numeral say."""
    return int(said) if said.isdigit() else eastern_date_words().numbers[said]


def with_rest(year: int, match: re.Match[str]) -> str | None:
    """The notation of a year with the month, day, quarter or half behind it."""
    said = match.groupdict()
    quarter = said.get("q") or said.get("q2") or said.get("q3")
    if quarter:
        return f"{year}-Q{number_of(quarter)}"
    if said.get("first") or said.get("second"):
        return f"{year}-H{1 if said.get('first') else 2}"
    notation = f"{year}" + (f"-{number_of(said['m']):02}" if said.get("m") else "")
    notation += f"-{int(said['d']):02}" if said.get("d") else ""
    window_of(notation)
    return notation


def _leaning(name: str, match: re.Match[str], before: str) -> str | None:
    """同年, 同月, 同日 and 翌年 by the date told before."""
    step = eastern_date_words().leaning[name.removeprefix("told ")][match["same"]]
    if name == "told year":
        return with_rest(int(before[:4]) + step, match)
    if name == "told day":
        if len(before) != len("2024-06-13"):
            return None
        return (date.fromisoformat(before) + timedelta(step)).isoformat()
    if len(before) < len("2024-06") or not before[5].isdigit():
        return None
    there = date(int(before[:4]), int(before[5:7]), 1) + relativedelta(months=step)
    return f"{there:%Y-%m}" + (f"-{int(match['d']):02}" if match["d"] else "")


def _after(match: re.Match[str], before: str | None) -> str | None:
    """So much after the date told before: "两个月后", "3개월 뒤"; as exact as both are."""
    if before is None or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", before):
        return None
    number, unit = number_of(match["n"]), match["unit"]
    if unit in ("年", "년"):
        return str(int(before[:4]) + number)
    if len(before) < len("2024-06"):
        return None
    exact = len(before) == len("2024-06-13")
    there = date(int(before[:4]), int(before[5:7]), int(before[8:]) if exact else 1)
    if unit in ("天", "日", "일"):
        return (there + timedelta(number)).isoformat() if exact else None
    if unit in ("周", "週間", "주"):
        return f"{there + timedelta(7 * number):%Y-%m}" if exact else None
    return f"{there + relativedelta(months=number):%Y-%m}"


def _month_told(name: str, match: re.Match[str], before: str, listed: bool) -> str | None:
    """A bare month has the year of the date told before it; a bare day of a list has its month."""
    said = match.groupdict()
    if said.get("past") or said.get("coming"):
        return None
    if name == "month and day":
        return with_rest(int(before[:4]), match)
    if name == "day" and listed and len(before) == len("2024-06-13"):
        notation = f"{before[:8]}{int(match['d']):02}"
        window_of(notation)
        return notation
    return None


def _in_time(notation: str, today: date | None, future: bool) -> bool:
    """Whether what has happened by today can have happened then, or what is planned can still."""
    window = window_of(notation)
    if today is None or not window.earliest or not window.latest:
        return True
    return window.latest >= today if future else window.earliest <= today


def _from_today(name: str, match: re.Match[str], today: date, future: bool) -> str | Window | None:
    """A date that leans on the article's day."""
    units = eastern_date_words().units
    if name == "this year":
        notation = with_rest(today.year + units["year"][match["when"]], match)
        return _so_far(notation, today, future) if notation else None
    if name == "this month":
        there = today + relativedelta(months=units["month"][match["when"]])
        notation = f"{there:%Y-%m}" + (f"-{int(match['d']):02}" if match["d"] else "")
        return _so_far(notation, today, future)
    if name == "today":
        when = match["when"]
        return (today + timedelta(units["day"][when if len(when) > 1 else f"{when}天"])).isoformat()
    if name == "this week":
        return _week(match, today, future)
    if name == "weekday":
        return _weekday(match, today, future)
    if name == "ago":
        return _ago(match, today)
    if name == "half or quarter":
        return _half_or_quarter(match, today, future)
    ahead = (future and not match["past"]) or bool(match["coming"])
    return _month_or_day(name, match, today, ahead)


def _so_far(notation: str, today: date, future: bool) -> str | Window:
    """What has happened "this year" has happened by today; what is planned has not yet."""
    window = window_of(notation)
    if not window.holds(today) or window.earliest == window.latest:
        return notation
    return window.meet(Window(today, None) if future else Window(None, today)) or window


def _week(match: re.Match[str], today: date, future: bool) -> Window:
    monday = (
        today - timedelta(today.weekday()) + timedelta(7 * eastern_date_words().units["week"][match["when"]])
    )
    last = match.group().removesuffix("요일")[-1]
    for days in ("一二三四五六日", "월화수목금토일"):
        if last in days and len(match.group()) > len(match["when"]):
            day = monday + timedelta(days.index(last))
            return Window(day, day)
    window = Window(monday, monday + timedelta(6))
    return window.meet(Window(today, None) if future else Window(None, today)) or window


def _weekday(match: re.Match[str], today: date, future: bool) -> Window:
    """The last such day of the week, today included; the next one for what is planned."""
    said = match["zh"] or match["ja"] or match["ko"]
    number = next(days.index(said) for days in ("一二三四五六日", "一二三四五六天", *_WEEK) if said in days)
    ahead = (number - today.weekday()) % 7
    day = today + timedelta(ahead if future or not ahead else ahead - 7)
    return Window(day, day)


def _ago(match: re.Match[str], today: date) -> str | Window:
    number, unit = number_of(match["n"] or match["k"]), match["unit"] or match["kunit"]
    if unit in ("年", "년"):
        return str(today.year - number)
    if unit in ("周", "週間", "주"):
        monday = today - timedelta(today.weekday() + 7 * number)
        return Window(monday, monday + timedelta(6))
    if unit in ("天", "日", "일"):
        return (today - timedelta(number)).isoformat()
    return f"{today - relativedelta(months=number):%Y-%m}"


def _half_or_quarter(match: re.Match[str], today: date, future: bool) -> str | None:
    """A quarter or half without a year: the last before today, or the next."""
    notation = with_rest(today.year, match)
    if notation is None:
        return None
    window = window_of(notation)
    if future and window.latest and window.latest < today:
        return with_rest(today.year + 1, match)
    if not future and window.earliest and window.earliest > today:
        return with_rest(today.year - 1, match)
    return notation


def _month_or_day(name: str, match: re.Match[str], today: date, future: bool) -> str | None:
    """A month or day without its year: the last before today, or the next."""
    day = int(match["d"]) if match["d"] else None
    if name == "day":
        there = today
        if not future and day and day > today.day:
            there = today - relativedelta(months=1)
        elif future and day and day < today.day:
            there = today + relativedelta(months=1)
        return date(there.year, there.month, day or 1).isoformat()
    month, year = number_of(match["m"]), today.year
    if future and month < today.month:
        year += 1
    elif not future and (month, day or 0) > (today.month, today.day if day else 31):
        year -= 1
    notation = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    window_of(notation)
    return notation
