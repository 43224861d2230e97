"""Dates in East Asian text: in full, in Japanese eras, and such as lean on the article's day or another date.

Only what stands there is read, as in `extract.dates`; a month without its year is the last one before the
article's day, or the next one after it for what is planned.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from milestones.extract.dates.full import absolute_dates
from milestones.extract.dates.relative import notation_of
from milestones.extract.eastasian.relative import leaned, with_rest
from milestones.lexicon.easterndates import eastern_date_words
from milestones.model.dates import Basis, DateNotationError, EventDate, Window

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_MONTH = rf"(?P<m>{_NUMBER})\s?(?:月份?|월)(?!号)"
_COUNTED = (
    r"\s?(?:간|間|间|内|以内|龄|本|后|後|続|连|連|ぶり|調査|ルール|規則|目(?!標)|째|만에|연속|이내|동안)"
)
"""Behind a number of days: no day of the month."""
_DAY = rf"(?P<d>\d{{1,2}})\s?(?:日|号|號|일)(?!{_COUNTED})"
_QUARTER = r"(?:第\s?|제\s?)?(?P<q>[1-4一二三四])\s?(?:季度?|四半期|분기)|Q(?P<q2>[1-4])|(?P<q3>[1-4])Q"
_HALF = r"(?P<first>上半年|前半年?|上期|上半期|상반기)|(?P<second>下半年|後半年?|后半年|下期|下半期|하반기)"
_REST = rf"(?:\s?(?:{_MONTH})(?:\s?(?:{_DAY}))?|\s?(?:的|の)?(?:{_QUARTER})|\s?(?:的|の)?(?:{_HALF}))?"
REMEMBERED = 1000
"""Sentences of which the dates are kept."""
LISTED = r"\s?(?:、|,|和|与|及|와|과|·|と|및)\s?"
"""The whole gap between two days of one list: "12月22日、23日"."""


@dataclass(frozen=True, slots=True)
class EasternDate:
    """A date in a text: its place, and what it says."""

    start: int
    end: int
    date: EventDate
    whole_day: bool


def _either(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = eastern_date_words()
    relative = words.units
    past, coming, tally = _either(words.past), _either(words.coming), _either(words.tally)
    era = rf"(?P<era>{_either(words.eras)})\s?(?P<n>\d{{1,3}}|元)\s?年(?:\s?\([^)]{{1,6}}\))?"
    return tuple(
        (name, re.compile(source))
        for name, source in (
            (
                "year",
                rf"(?<![0-9])(?P<y>(?:19|20)\d\d)\s?(?:年度?|년도?)(?:\s?\([^)]{{1,6}}\))?(?!\s?(?:来|间|間|여|以上|後)){_REST}",
            ),
            ("year", rf"{era}{_REST}"),
            ("year", rf"(?<![0-9])(?P<yy>[0-3]\d)年(?=\s?\d{{1,2}}月){_REST}"),
            (
                "year",
                rf"(?<![0-9])(?P<roc>1[01]\d)年(?=\s?(?:\d{{1,2}}月|[上下]半年|第[一二三四1-4]季|[经获由于])){_REST}",
            ),
            ("year", r"(?<![\d/])(?P<roc>1[01]\d)/(?P<m>0?[1-9]|1[0-2])/(?P<d>[0-3]?\d)(?![\d/])"),
            (
                "this year",
                rf"(?P<when>{_either(relative['year'])})(?!해)(?!{tally})(?![가-힣]{{3}})(?!(?<=올)(?![초상하봄여가겨들])[가-힣]){_REST}",
            ),
            (
                "told year",
                rf"(?P<same>{_either(words.leaning['year'])}){_REST}",
            ),
            ("this month", rf"(?P<when>{_either(relative['month'])})(?!\s?\d{{1,2}}월)(?:\s?(?:{_DAY}))?"),
            (
                "told month",
                rf"(?P<same>{_either(words.leaning['month'])})(?:\s?(?:{_DAY}))?",
            ),
            ("told short year", rf"(?<![0-9.])翌?(?P<yy>[0-3]\d)年(?:に(?:は|も)?|[、,]|\Z){_REST}"),
            ("told day", rf"(?P<same>{_either(words.leaning['day'])})"),
            (
                "told time",
                rf"(?<![\d.第])(?P<n>\d{{1,2}}|{_either(words.numbers)})\s?(?P<unit>年|个月|か月|ヶ月|カ月|개월|달|년|周|週間|주|天|日|일)\s?(?:之?[后後](?![续續])|뒤(?!늦)|후(?!속|보|반|기))",
            ),
            (
                "month and day",
                rf"(?:(?P<past>{past})\s?|(?P<coming>{coming})\s?)?(?<![\d.年第]){_MONTH}(?:\s?(?:{_DAY}))?(?!\s?(?:龄|大|间|間))",
            ),
            ("day", rf"(?:(?P<past>{past})\s?|(?P<coming>{coming})\s?)?(?<![\d.月])(?<!第){_DAY}"),
            (
                "this week",
                rf"(?P<when>{_either(relative['week'])})(?:[一二三四五六日天](?![线款个种类期])|\s?[월화수목금토일]요일)?",
            ),
            (
                "weekday",
                r"(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])(?![线款个种类期年])|(?P<ja>[月火水木金土日])曜日?(?=[^ァ-ヶ])|(?P<ko>[월화수목금토일])요일",
            ),
            ("today", rf"(?P<when>{_either(relative['day'])})(?![起生发])"),
            ("today", r"(?P<when>[今昨前明])\(\d{1,2}\)[日天号]?"),
            (
                "ago",
                r"(?<![A-Za-z0-9.-])(?P<n>\d{1,2}|[一二两三四五六七八九十])\s?(?P<unit>年|个月|か月|ヶ月|カ月|개월|년|周|週間|주|天|日|일)\s?前(?!\s?期)|(?P<k>\d{1,2})\s?(?P<kunit>년|개월|주|일)\s?전",
            ),
            ("half or quarter", rf"(?<![\d年])(?:{_QUARTER}|{_HALF})"),
        )
    )


@lru_cache(maxsize=REMEMBERED)
def eastern_dates(
    text: str, start: int, end: int, today: date | None, before: str | None, *, future: bool
) -> tuple[EasternDate, ...]:
    """The dates in text[start:end], in order, none overlapping another.

    `before` is the date told last, in the notation. Without `today` only dates in full are read. Each event
    asks for those of the sentences before it, so the last ones found are kept.
    """
    leaning = [m.span() for name, form in _leaning_forms() for m in form.finditer(text, start, end)]
    plain = _found(_forms(), text, (start, end), today, before, future, leaning, ()) if leaning else []
    found = _found(_forms(), text, (start, end), today, before, future, (), plain)
    found += _numeric(text, start, end, found)
    return tuple(sorted(found, key=lambda f: f.start))


def _found(
    forms: Sequence[tuple[str, re.Pattern[str]]],
    text: str,
    span: tuple[int, int],
    today: date | None,
    before: str | None,
    future: bool,
    without: Sequence[tuple[int, int]],
    others: Sequence[EasternDate],
) -> list[EasternDate]:
    """The dates in the span but for those in `without`; they lean on each other and on `others`."""
    found: list[EasternDate] = []
    for name, form in forms:
        for match in form.finditer(text, *span):
            taken = [*((f.start, f.end) for f in found), *without]
            if any(match.start() < right and left < match.end() for left, right in taken):
                continue
            told = max(
                (f for f in (*found, *others) if f.end <= match.start()), key=lambda f: f.end, default=None
            )
            lean = told.date.text if told else before
            listed = told is not None and re.fullmatch(LISTED, text[told.end : match.start()]) is not None
            date_ = _resolved(name, match, today, lean, listed, future)
            if date_:
                whole = bool(date_.text and len(date_.text) == len("2024-06-13"))
                found.append(EasternDate(match.start(), match.end(), date_, whole))
    return found


@cache
def _leaning_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms that lean on a date told before: 同年, 同月, 同日."""
    return tuple((name, form) for name, form in _forms() if name.startswith("told "))


def _numeric(text: str, start: int, end: int, taken: list[EasternDate]) -> Iterator[EasternDate]:
    """Dates in digits and in English: 2024-06-13, 2024.6.13, June 2024."""
    for found in absolute_dates(text[start:end]):
        left, right = start + found.start, start + found.end
        if not any(left < other.end and other.start < right for other in taken):
            whole = len(found.notation) == len("2024-06-13")
            yield EasternDate(left, right, EventDate.stated(found.notation), whole)


def _resolved(
    name: str, match: re.Match[str], today: date | None, before: str | None, listed: bool, future: bool
) -> EventDate | None:
    try:
        if name == "year":
            notation = with_rest(_full_year(match), match)
            return EventDate.stated(notation) if notation else None
        found = leaned(name, match, today, before, listed, future)
        if isinstance(found, Window):
            return EventDate(notation_of(found), found, Basis.RELATIVE)
        return EventDate.relative(found) if found else None
    except (DateNotationError, ValueError, KeyError):
        return None


def _full_year(match: re.Match[str]) -> int:
    """The year in our era: 令和6年 is 2024."""
    era = match.groupdict().get("era")
    if short := match.groupdict().get("yy"):
        return 2000 + int(short)
    if republic := match.groupdict().get("roc"):
        return eastern_date_words().eras["民国"] + int(republic)
    if not era:
        return int(match["y"])
    return eastern_date_words().eras[era] + (1 if match["n"] == "元" else int(match["n"]))
