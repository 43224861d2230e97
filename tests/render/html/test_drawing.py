import re
from datetime import date

import pytest

from milestones.lexicon.kinds import PATHS
from milestones.render.html.drawing import GLYPHS, HEAD, drawings, glyph, short
from milestones.report.lanes import chart
from tests.report.records import milestone


def test_lanes_stand_below_each_other_and_hold_their_marks() -> None:
    found = [
        milestone("nda-approval", "US", "stated 2024"),
        milestone("ind-approval", "US", "stated 2024"),
        milestone("nda-approval", "CN", "stated 2023"),
    ]
    (drawing,) = drawings(chart(found, date(2025, 3, 1)))
    assert [row.lane.code for row in drawing.rows] == ["CN", "US"]
    top = HEAD
    for row in drawing.rows:
        assert row.top == top
        assert all(row.top + 12 <= shape.y <= row.top + row.height - 12 for shape in row.shapes)
        top += row.height
    assert drawing.height == top
    one, two = drawing.rows[1].shapes
    assert abs(one.y - two.y) >= 24


def test_every_group_has_a_shape_of_its_own() -> None:
    assert set(GLYPHS) == set(PATHS)
    assert len({glyph(group, 10, 10) for group in PATHS}) == len(PATHS)
    assert all(re.fullmatch(r"M[\d.]+ [\d.]+[-\d.a-z ]+z", glyph(group, 10.04, 8)) for group in PATHS)


@pytest.mark.parametrize(("number", "text"), [(12.0, "12"), (12.04, "12"), (12.46, "12.5"), (-0.5, "-0.5")])
def test_lengths_are_short(number: float, text: str) -> None:
    assert short(number) == text
