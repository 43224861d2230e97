"""Lines of an article's head that carry a day: page clocks, bylines, "Published on ...", datelines."""

import re
from dataclasses import dataclass
from datetime import date

from milestones.extract.dates.full import FoundDate, absolute_dates
from milestones.extract.dates.slashed import clocked_days
from milestones.lexicon.datewords import date_words

YEARS = range(1900, 2200)
"""Years that an article can be from; others are slips or placeholders such as 0001-01-01."""

_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_SEPARATOR_BEFORE = re.compile(r"[|:：;·•»›>(\[（【/,，\-–—]\s*$")
_SEPARATOR_AFTER = re.compile(r"\s+by\b|\s*[|:：·•»›<)\]）】/\-–—]|\s+\w{1,10}[:：]")
_TIME = re.compile(
    r"\s*(?:[,|@T]|at\b|um\b|[-–—])?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\b\.?)?(?:\s*[A-Z]{2,4}\b)?",
    re.IGNORECASE,
)
_EASTERN_WEEKDAY = re.compile(
    r"[(（]?(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[月火水木金土日](?:曜日?)?|[월화수목금토일](?:요일)?)[)）]?"
)
_AFTER_DATELINE = re.compile(
    r"\s*;|\s*//|\s*(?:[(（][^)）\n]{2,40}[)）]|/[^/\n]{2,40}/)?\s*(?:[-–—―:：]|/\s*\S|[)）\]】])"
    r"|\s*[(（/][^)）/\n]{2,40}[)）/]"
    r"|\s*(?:电|電|讯|訊|消息)"
)
_WIRED = re.compile(r"\s*(?:/[^/\n]{0,40}/|\([A-Z][^()\n]{2,40}\))\s*(?:--|[–—-])|\s*(?:\*\s*){3,}")
_RANGE = re.compile(r"\s*(?:[-–—~～]|至|到)\s*(?:(?:20\d\d)[年/.-])?\d{1,2}[月日号/.-]")
"""Behind a day: another one ends a time of several days, as a digest tells of."""
_SMALL_WORDS = frozenset(
    ("and", "of", "de", "the", "und", "y", "la", "le", "e", "et", "del", "di", "near", "am")
)


def weight(text: str) -> int:
    """About how many words; two ideographs or kana count as one."""
    ideographs = len(_IDEOGRAPH.findall(text))
    return len(_WORD.findall(_IDEOGRAPH.sub(" ", text))) + (ideographs + 1) // 2


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day that a line of the head carries as its date."""

    day: date
    clock: bool = False
    """The line holds the weekday and the date and nothing else (but perhaps the time), as page clocks do."""


def whole_days(text: str) -> list[FoundDate]:
    """The dates in a text that name a day, in years that an article can be from."""
    dates = absolute_dates(text) or clocked_days(text)
    days = (found for found in dates if len(found.notation) == len("2023-06-30"))
    return [found for found in days if int(found.notation[:4]) in YEARS]


def _is_weekday(words: str) -> bool:
    word = words.strip(" ,.·|-–—").casefold()
    names = date_words().weekdays
    return bool(_EASTERN_WEEKDAY.fullmatch(word)) or any(
        name == word or (len(word) >= 3 and name.startswith(word)) for name in names
    )


def day_line(line: str) -> DayLine | None:
    """The day of a line that is there to give it: "3 July 2023", "By A. Writer | Sept. 9, 2020 - 15:21".

    None for prose, also where it names a day ("On 30 June 2023 the agency approved it"). Of several days
    the first counts ("Published ... Updated ...").
    """
    if len(line) > 160:
        return None
    days = whole_days(line)
    if not days:
        return None
    first = days[0]
    before, after = line[: first.start], line[first.end :]
    for later in days[1:]:
        after = after.replace(line[later.start : later.end], "|")
    after = _TIME.sub("", after, count=1)
    day = date.fromisoformat(first.notation)
    if _is_weekday(before + after):
        return DayLine(day, clock=True)
    if date_words().page_clock.search(before):
        return DayLine(day, clock=True)
    return DayLine(day) if _stands_before(before) and _stands_after(after) else None


def _stands_before(words: str) -> bool:
    heavy = weight(words)
    return heavy <= 2 or (heavy <= 6 and bool(_SEPARATOR_BEFORE.search(words)))


def _stands_after(words: str) -> bool:
    heavy = weight(words)
    return heavy <= 2 or (heavy <= 8 and bool(_SEPARATOR_AFTER.match(words)))


def dateline(paragraph: str, place_needed: bool = False) -> DayLine | None:
    """The day of a dateline that opens a paragraph: "SHANGHAI, July 3, 2023 /PRNewswire/ -- ...".

    The place may be missing unless `place_needed`; but "30 June 2023: ..." is an entry of a timeline.
    """
    days = whole_days(paragraph[:200])
    if not days or days[0].start > 100:
        return None
    before, after = paragraph[: days[0].start], paragraph[days[0].end : days[0].end + 60]
    timed = _TIME.match(after)
    behind = timed.end() if timed and ":" in timed.group() else 0
    if not _AFTER_DATELINE.match(after, behind) or _RANGE.match(after) or not _is_place(before):
        return None
    if not weight(before) and (place_needed or after.lstrip().startswith((":", "："))):
        return None
    return DayLine(date.fromisoformat(days[0].notation))


def is_wired(text: str, found: FoundDate) -> bool:
    """Whether a day stands before a wire's mark or a row of asterisks: "Oct. 13, 2021 /Wire/ --"."""
    return len(found.notation) == len("2023-06-30") and _WIRED.match(text, found.end) is not None


def _is_place(words: str) -> bool:
    if not weight(words):
        return True
    if not _SEPARATOR_BEFORE.search(words):
        return _is_weekday(words) or (not words.isascii() and weight(words) <= 6)
    names = re.findall(r"[^\W\d_]+", words)
    return weight(words) <= 14 and all(not name[0].islower() or name in _SMALL_WORDS for name in names)


def stamped(text: str) -> DayLine | None:
    """The first day in `text` that is followed by the time of day, as where a page's lines ran together."""
    for found in whole_days(text):
        if (time := _TIME.match(text, found.end)) and ":" in time.group():
            return DayLine(date.fromisoformat(found.notation))
    return None
