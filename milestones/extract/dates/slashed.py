"""Dates in slashed numbers whose order only the rest of the text tells: "5/3/2024", "3/28/17", "27/06/2014".

One number above twelve anywhere tells the order of all; else it is that of the country whose authorities the
text names, if these are of one sort.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from milestones.extract.dates.full import MONTHS, FoundDate
from milestones.model.dates import DateNotationError, window_of

_SLASHED = re.compile(r"(\d(?<![\w/.$€£-].)\d?)/(\d{1,2})/((?:19|20)\d\d|\d\d)(?![\w/%])")
_TWICE = re.compile(r"/\d\d?/")
"""Every such date has it."""
_AMERICAN = re.compile(r"\bFDA\b|\bFood and Drug Administration\b")
_DAY_FIRST = re.compile(
    r"\b(?:EMA|EMEA|CHMP|COMP|European|MHRA|TGA|Anvisa|ANVISA|Cofepris|COFEPRIS|AEMPS|ANSM|AIFA|BfArM|HSA|Medsafe|CDSCO|DCGI|UK|EU)\b"
)
_AMERICAN_CLOCK = re.compile(
    r"\b\d{1,2}:\d\d\s*(?:[AP]\.?M\.?\s*)?(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b,?\s*(?=\d{1,2}/\d{1,2}/)"
)
"""A time of day in an American zone before the day: who writes it puts the month first."""
YOUNG = 50
"""Two digits below it are a year of this century."""
SHORT = 2
"""Digits of a year cut short."""


def with_slashed(text: str, found: Sequence[FoundDate], day: date | None) -> list[FoundDate]:
    """The dates found with those in slashed numbers that are not among them, in order of place.

    `day` is the article's: of two orders the one that puts no date after it is meant.
    """
    slashed = _slashed(text, day) if _TWICE.search(text) else []
    if not slashed:
        return [*found]
    taken = {place for one in found for place in range(one.start, one.end)}
    more = [one for one in slashed if taken.isdisjoint(range(one.start, one.end))]
    return sorted([*found, *more], key=lambda one: one.start)


def clocked_days(text: str) -> list[FoundDate]:
    """The days in slashed numbers that stand behind an American clock: "04:51 AM EST, 12/05/2024"."""
    if not _TWICE.search(text):
        return []
    clocks = {clock.end() for clock in _AMERICAN_CLOCK.finditer(text)}
    matches = [match for match in _SLASHED.finditer(text) if match.start() in clocks]
    return [*_read(matches, day_first=False)]


def _slashed(text: str, day: date | None) -> list[FoundDate]:
    matches = list(_SLASHED.finditer(text))
    day_first = _is_day_first(text, [(int(m[1]), int(m[2])) for m in matches]) if matches else None
    if day_first is None:
        return []
    found, others = list(_read(matches, day_first)), list(_read(matches, not day_first))
    if day and len(others) == len(found):
        ahead = any(one.notation > day.isoformat() for one in found)
        return others if ahead and all(one.notation <= day.isoformat() for one in others) else found
    return found


def _read(matches: Sequence[re.Match[str]], day_first: bool) -> Iterator[FoundDate]:
    for match in matches:
        month, day = (int(match[2]), int(match[1])) if day_first else (int(match[1]), int(match[2]))
        notation = f"{_year(match[3])}-{month:02}-{day:02}"
        try:
            window_of(notation)
        except DateNotationError:
            continue
        yield FoundDate(match.start(), match.end(), notation, "slashed numbers")


def _year(said: str) -> str:
    if len(said) > SHORT:
        return said
    return f"20{said}" if int(said) < YOUNG else f"19{said}"


def _is_day_first(text: str, numbers: Sequence[tuple[int, int]]) -> bool | None:
    """Whether the day stands before the month; None where nothing tells."""
    first = any(one > MONTHS for one, _ in numbers)
    second = any(other > MONTHS for _, other in numbers)
    if first or second:
        return None if first and second else first
    if _AMERICAN_CLOCK.search(text):
        return False
    american, others = _AMERICAN.search(text) is not None, _DAY_FIRST.search(text) is not None
    return None if american == others else others
