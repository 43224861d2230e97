"""One date that a sentence tells, and dates that it tells twice: "two years later, in May"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from milestones.extract.dates.full import FoundDate
from milestones.extract.text.document import Sentence
from milestones.model.dates import Basis, EventDate, Window

DAY = len("2023-06-30")
LEANING = "relative: date told before"
"""The rule of a date that leans on the one told last."""
_ASIDE = re.compile(r",\s+(?:again\s+)?")
"""Between a date and the same one told more exactly."""


@dataclass(frozen=True, slots=True)
class Told:
    """A date in a sentence, with its place in the text."""

    start: int
    end: int
    date: EventDate
    rule: str
    bracketed: bool = False
    """Whether it opens a bracket."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date told last, the quarter told last, and the number of the block where."""

    window: Window
    quarter: Window | None
    block: int


def anchor_of(told: Sequence[Told], sentence: Sentence, before: Anchor | None) -> Anchor | None:
    """What later dates lean on: the sentence's last date that has both its ends, else what was before."""
    found = before
    for one in told:
        window = one.date.window
        if one.date.basis == Basis.ANNOUNCED and one.date.text and len(one.date.text) == DAY:
            window = Window(window.latest, window.latest)
        if window.earliest and window.latest and (window.latest - window.earliest).days <= 366:
            quarter = found.quarter if found else None
            quarter = window if one.date.text and "Q" in one.date.text else quarter
            found = Anchor(window, quarter, sentence.block.number)
    return found


def told_once(text: str, found: Sequence[Told]) -> Iterator[Told]:
    """The dates, each told once: of "two years later, in May" the second, more exact half."""
    for number, one in enumerate(found):
        before, behind = found[number - 1 : number], found[number + 1 : number + 2]
        wider = before and _less_exactly(text, before[0], one)
        if not wider and not (behind and _more_exactly(text, one, behind[0])):
            yield one


def _more_exactly(text: str, one: Told, other: Told) -> bool:
    """Whether the second date only says the first one, which leans on another, more exactly."""
    if one.rule != LEANING or not _ASIDE.fullmatch(text, one.end, other.start):
        return False
    window, wider = other.date.window, one.date.window
    return window != wider and wider.meet(window) == window


def _less_exactly(text: str, one: Told, other: Told) -> bool:
    """Whether the second date only says again how long ago the first one was: "on July 1, two weeks ago"."""
    if other.date.basis != Basis.RELATIVE or not _ASIDE.fullmatch(text, one.end, other.start):
        return False
    window, wider = one.date.window, other.date.window
    return window != wider and wider.meet(window) == window


def is_year(window: Window) -> bool:
    """Whether a date is a whole year and no more."""
    first, last = window.earliest, window.latest
    return (
        first is not None and last is not None and (first.replace(month=12, day=31), first.day) == (last, 1)
    )


def by_sentence(found: Sequence[FoundDate], sentences: Sequence[Sentence]) -> dict[int, list[FoundDate]]:
    """The dates by the number of the sentence that they begin in."""
    placed: dict[int, list[FoundDate]] = {}
    for one in found:
        number = bisect_right(sentences, one.start, key=attrgetter("start")) - 1
        if number >= 0 and one.start < sentences[number].end:
            placed.setdefault(number, []).append(one)
    return placed


def overlaps(start: int, end: int, places: Sequence[tuple[int, int]]) -> bool:
    return any(start < right and left < end for left, right in places)
