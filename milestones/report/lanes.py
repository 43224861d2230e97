"""Where each milestone stands in a swim-lane timeline: one lane per jurisdiction of a product.

All lengths are in pixels of the drawing at its own size. Nothing is drawn here: a renderer turns levels into
heights.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from milestones.model.claim import Status
from milestones.model.dates import Basis, Window
from milestones.model.milestone import Milestone, Product
from milestones.report.labels import abouts, date_of, label, signs_of, width_of, words_of
from milestones.report.places import place_name
from milestones.report.rows import by_product, in_time, path_of, title_of

GLYPH = 6.0
"""Half the width of a mark."""
WIDTH = 1026.0
"""Width of a drawing with room for its years; one of many years is wider."""
_YEARS = 20
"""The axis reaches back so many years from its end at most; what is older stands beside it."""
_YEAR = 40.0
"""A year takes at least so much."""
_GAP = 5.0
"""Between a mark and its label, and at either end of the two."""
_MARGIN = 10.0
"""Before the first year and after the last."""
_FADE = 42.0
"""Length of the bar of an event of which only the last possible day is known."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One milestone in its lane."""

    id: str
    group: str
    """The path of its kind: one of lexicon.kinds.PATHS; a kind that is unknown counts as a designation."""
    achieved: bool
    title: str
    when: str
    """As in a table (report.rows.when); empty where nothing is known."""
    about: str
    """Its disease, cut short, where another mark of the lane has the same title; else empty."""
    signs: str
    """ "!" where articles disagree, "*" where an analyst has ruled."""
    words: str
    """All that the drawing shows of it and what stands behind it, for who does not see it."""
    at: float
    """The middle of the mark, from the left."""
    bar: tuple[float, float] | None
    """The days in which it can lie, where they take more room than the mark."""
    fades: bool
    """The bar's beginning is open: nothing is known of the first possible day."""
    level: int
    """From 0, the topmost: marks of one level do not touch."""
    label: float
    """Where the label begins, from the left."""
    begin: float
    end: float
    """What it takes of its lane, from the left: no other mark of its level reaches in."""


@dataclass(frozen=True, slots=True)
class Lane:
    """What is on record for a product in a jurisdiction."""

    code: str
    name: str
    """The jurisdiction's name; its code where none is known."""
    marks: tuple[Mark, ...]
    levels: int


@dataclass(frozen=True, slots=True)
class Track:
    """The lanes of one product, those first where something happened first."""

    product: Product
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Gutter:
    """A column before the axis, at the left edge of the drawing."""

    title: str
    width: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years from `left` on."""

    years: tuple[int, ...]
    left: float
    per_year: float
    width: float
    """Of the whole drawing."""
    today: date
    gutter: Gutter | None

    def year(self, number: int) -> float:
        """Where a year begins."""
        return self.left + (number - self.years[0]) * self.per_year

    def day(self, day: date) -> float:
        """The middle of a day."""
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
        part = ((day - first).days + 0.5) / ((last - first).days + 1)
        return self.year(day.year) + part * self.per_year


@dataclass(frozen=True, slots=True)
class Chart:
    """A timeline: tracks below one axis."""

    axis: Axis
    tracks: tuple[Track, ...]


class _Spot(NamedTuple):
    """A mark without its level, and what it takes of its lane."""

    begin: float
    end: float
    at: float
    bar: tuple[float, float] | None
    fades: bool
    label: float
    milestone: Milestone
    about: str


def chart(milestones: Iterable[Milestone], today: date) -> Chart:
    """The timeline of milestones: products by name, lanes by their first event, then by code."""
    ordered = sorted(milestones, key=by_product)
    about = abouts(ordered)
    axis = _axis(ordered, about, today)
    tracks = []
    for product, found in groupby(ordered, key=lambda m: m.product):
        by_place: dict[str, list[Milestone]] = {}
        for milestone in found:
            by_place.setdefault(milestone.jurisdiction, []).append(milestone)
        lanes = tuple(_lane(code, there, about, axis) for code, there in by_place.items())
        tracks.append(Track(product, lanes))
    return Chart(axis, tuple(tracks))


def _axis(milestones: Sequence[Milestone], about: Mapping[str, str], today: date) -> Axis:
    days = [day for m in milestones if (day := _day(m.date.window))]
    last = max([today, *days]).year
    begun = [m.date.window.earliest for m in milestones if m.date.window.earliest]
    first = max(min([today, *days, *begun]).year, last - _YEARS + 1)
    gutter = _gutter(milestones, about, first)
    left = gutter.width + _MARGIN if gutter else _MARGIN
    years = tuple(range(first, last + 1))
    per_year = max(_YEAR, (WIDTH - left - _MARGIN) / len(years))
    return Axis(years, left, per_year, left + per_year * len(years) + _MARGIN, today, gutter)


def _gutter(milestones: Sequence[Milestone], about: Mapping[str, str], first: int) -> Gutter | None:
    """Room for what has no place on an axis that begins with the year `first`."""
    beside = [m for m in milestones if (day := _day(m.date.window)) is None or day.year < first]
    if not beside:
        return None
    undated = [m for m in beside if _day(m.date.window) is None]
    titles = ["no date"] if undated else []
    if len(beside) > len(undated):
        titles.append(f"before {first}")
    title = " or ".join(titles).capitalize()
    width = max(2 * GLYPH + 3 * _GAP + width_of(label(m, about.get(m.id, ""))) for m in beside)
    return Gutter(title, max(width, width_of(title) + 2 * _GAP))


def _day(window: Window) -> date | None:
    """The day that decides where the mark stands: the last possible one; None where nothing is known."""
    return window.latest or window.earliest


def _lane(code: str, milestones: Sequence[Milestone], about: Mapping[str, str], axis: Axis) -> Lane:
    spots = sorted(
        (_spot(m, about.get(m.id, ""), axis) for m in milestones),
        key=lambda spot: (spot.begin, in_time(spot.milestone)),
    )
    ends: list[float] = []
    found = []
    for spot in spots:
        level = next((i for i, end in enumerate(ends) if end <= spot.begin), len(ends))
        ends[level : level + 1] = [spot.end]
        found.append((spot, level))
    name = place_name(code)
    return Lane(code, name, tuple(_mark(spot, level, name) for spot, level in found), len(ends))


def _mark(spot: _Spot, level: int, place: str) -> Mark:
    milestone = spot.milestone
    return Mark(
        id=milestone.id,
        group=path_of(milestone.kind),
        achieved=milestone.status is Status.ACHIEVED,
        title=title_of(milestone.kind),
        when=date_of(milestone),
        about=spot.about,
        signs=signs_of(milestone),
        words=words_of(milestone, place),
        at=spot.at,
        bar=spot.bar,
        fades=spot.fades,
        level=level,
        label=spot.label,
        begin=spot.begin,
        end=spot.end,
    )


def _spot(milestone: Milestone, about: str, axis: Axis) -> _Spot:
    window = milestone.date.window
    day = _day(window)
    text = width_of(label(milestone, about))
    if day is None or day.year < axis.years[0]:
        at = _GAP + GLYPH
        begin = at + GLYPH + _GAP
        return _Spot(0.0, begin + text + _GAP, at, None, False, begin, milestone, about)
    at, bar = _place(milestone, window, day, axis)
    begin, end = at - GLYPH, at + GLYPH
    if bar:
        begin, end = min(begin, bar[0]), max(end, bar[1])
    fades = bar is not None and window.earliest is None
    if end + _GAP + text <= axis.width:
        return _Spot(begin, end + 2 * _GAP + text, at, bar, fades, end + _GAP, milestone, about)
    start = begin - _GAP - text
    return _Spot(start - _GAP, end + _GAP, at, bar, fades, start, milestone, about)


def _place(
    milestone: Milestone, window: Window, day: date, axis: Axis
) -> tuple[float, tuple[float, float] | None]:
    """The middle of the mark, and the bar of the days around it."""
    last = axis.day(day)
    if window.latest is None:
        return last, None
    if window.earliest is None:
        return last, (max(last - _FADE, axis.left), last)
    first = axis.day(window.earliest) if window.earliest.year >= axis.years[0] else axis.left
    told = milestone.date.basis not in (Basis.NONE, Basis.ANNOUNCED)
    return (first + last) / 2 if told else last, (first, last) if last - first > 2 * GLYPH else None
