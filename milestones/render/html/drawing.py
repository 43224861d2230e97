"""A timeline's lanes as shapes with coordinates in pixels, for the SVG of a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from milestones.report.lanes import GLYPH, Chart, Lane, Mark, Track

NAMES = 150
"""Width of the column of the jurisdictions' names."""
HEAD = 26
"""Height of the years above the lanes."""
_LEVEL = 26
_PAD = 7
"""Above and below the levels of a lane."""

GLYPHS = {
    "trial": "a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "marketing": "v-5.5h12v11h-12z",
    "designation": "l7-7 7 7-7 7z",
    "setback": "m-1-5.5h14l-7 12z",
}
"""The shape of each group of kinds, from the middle of its left side."""
_LEFT = {"designation": GLYPH + 1}
"""How far left of the middle a shape begins, where that is not GLYPH."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A mark as it is drawn."""

    mark: Mark
    path: str
    x: str
    """Left end of its label."""
    y: int
    """Its middle."""
    bar: tuple[str, str] | None
    """Left end and width."""
    touch: tuple[str, str]
    """Left end and width of all that belongs to it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A lane as it is drawn."""

    lane: Lane
    top: int
    height: int
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A track as it is drawn."""

    track: Track
    width: int
    height: int
    rows: tuple[Row, ...]


def drawings(chart: Chart) -> Iterator[Drawing]:
    """Each track of the chart, its lanes below each other."""
    width = round(chart.axis.width)
    for track in chart.tracks:
        top = HEAD
        rows = []
        for lane in track.lanes:
            height = lane.levels * _LEVEL + 2 * _PAD
            rows.append(Row(lane, top, height, tuple(_shape(mark, top) for mark in lane.marks)))
            top += height
        yield Drawing(track, width, top, tuple(rows))


def glyph(group: str, x: float, y: float) -> str:
    """The path of a shape around its middle."""
    return f"M{short(x - _LEFT.get(group, GLYPH))} {short(y)}{GLYPHS[group]}"


def short(number: float) -> str:
    """A length with at most one decimal: "12", "12.5"."""
    return f"{number:.1f}".removesuffix(".0")


def _shape(mark: Mark, top: int) -> Shape:
    y = top + _PAD + mark.level * _LEVEL + _LEVEL // 2
    bar = (short(mark.bar[0]), short(mark.bar[1] - mark.bar[0])) if mark.bar else None
    return Shape(
        mark,
        glyph(mark.group, mark.at, y),
        short(mark.label),
        y,
        bar,
        (short(mark.begin), short(mark.end - mark.begin)),
    )
