from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.lexicon.kinds import PATHS, kinds
from milestones.model.dates import Basis, EventDate, Window
from milestones.model.milestone import Milestone
from milestones.report.labels import width_of
from milestones.report.lanes import GLYPH, WIDTH, Chart, Mark, chart

from .records import milestone

TODAY = date(2025, 3, 1)


def _marks(drawn: Chart) -> list[Mark]:
    return [mark for track in drawn.tracks for lane in track.lanes for mark in lane.marks]


def _mark(found: Milestone, *others: Milestone) -> Mark:
    return next(mark for mark in _marks(chart([found, *others], TODAY)) if mark.id == found.id)


def test_a_lane_for_each_jurisdiction_and_a_track_for_each_product() -> None:
    drawn = chart(
        [
            milestone("nda-approval", "US", "stated 2024-06"),
            milestone("ind-approval", "CN", "stated 2021"),
            milestone("nda-approval", "CN", "stated 2023"),
            milestone("orphan-designation", "KR", "undated"),
            milestone("nda-approval", "JP", "stated 2020", product="Aberol"),
        ],
        TODAY,
    )
    assert [(track.product.name, [lane.code for lane in track.lanes]) for track in drawn.tracks] == [
        ("Aberol", ["JP"]),
        ("Zelvora", ["CN", "US", "KR"]),
    ]
    assert drawn.tracks[0].lanes[0].name == "Japan"


def test_the_axis_runs_from_the_first_year_to_the_last_or_to_today() -> None:
    assert chart([milestone("nda-approval", when="stated 2022-06")], TODAY).axis.years == (
        2022,
        2023,
        2024,
        2025,
    )
    later = milestone("nda-approval", when="stated 2027-Q1", expected=True)
    assert chart([later], TODAY).axis.years == (2025, 2026, 2027)
    assert chart([], TODAY).axis.years == (2025,)
    assert chart([], TODAY).tracks == ()


def test_a_day_stands_at_its_part_of_the_year() -> None:
    axis = chart([milestone("nda-approval", when="stated 2024-07")], TODAY).axis
    assert axis.day(date(2024, 1, 1)) == pytest.approx(axis.year(2024), abs=2)
    assert axis.day(date(2024, 7, 2)) == pytest.approx(axis.year(2024) + axis.per_year / 2, abs=2)
    assert axis.day(date(2024, 12, 31)) == pytest.approx(axis.year(2025), abs=2)
    assert axis.day(date(2024, 12, 31)) < axis.year(2025)
    assert axis.width == pytest.approx(WIDTH)


@pytest.mark.parametrize(
    ("when", "expected", "at", "bar", "fades"),
    [
        ("stated 2024-06-30", False, date(2024, 6, 30), None, False),
        ("stated 2024", False, date(2024, 7, 1), (date(2024, 1, 1), date(2024, 12, 31)), False),
        ("relative 2024-H1", False, date(2024, 3, 31), (date(2024, 1, 1), date(2024, 6, 30)), False),
        ("stated 2024-Q4", True, date(2024, 11, 15), (date(2024, 10, 1), date(2024, 12, 31)), False),
        ("announced 2024-07-03", False, date(2024, 7, 3), (None, date(2024, 7, 3)), True),
        ("undated 2024-07-15", False, date(2024, 7, 15), (None, date(2024, 7, 15)), True),
    ],
)
def test_a_mark_stands_where_its_days_are(
    when: str, expected: bool, at: date, bar: tuple[date | None, date] | None, fades: bool
) -> None:
    found = milestone("nda-approval", when=when, expected=expected)
    axis = chart([found], TODAY).axis
    mark = _mark(found)
    assert mark.at == pytest.approx(axis.day(at), abs=2)
    assert mark.fades is fades
    assert mark.achieved is not expected
    assert (mark.bar is None) is (bar is None)
    if bar and mark.bar:
        assert mark.bar[1] == pytest.approx(axis.day(bar[1]), abs=2)
        assert mark.bar[0] == pytest.approx(axis.day(bar[0]) if bar[0] else mark.at - 42, abs=2)


def test_days_told_by_other_steps_make_a_bar_that_ends_at_the_mark() -> None:
    told = EventDate(None, Window(date(2022, 1, 1), date(2024, 7, 15)), Basis.NONE)
    found = replace(milestone("nda-approval"), date=told)
    axis, mark = chart([found], TODAY).axis, _mark(found)
    assert mark.at == pytest.approx(axis.day(date(2024, 7, 15)))
    assert mark.bar == (pytest.approx(axis.day(date(2022, 1, 1))), mark.at)
    assert not mark.fades


def test_what_has_no_day_stands_in_the_gutter_and_takes_no_part_of_the_axis() -> None:
    undated, dated = milestone("orphan-designation", when="undated"), milestone("nda-approval")
    axis = chart([undated, dated], TODAY).axis
    assert axis.gutter is not None
    assert axis.gutter.title == "No date"
    mark = _mark(undated, dated)
    assert mark.at < mark.end <= axis.gutter.width < axis.left
    assert mark.when == ""
    assert chart([dated], TODAY).axis.gutter is None


def test_what_is_older_than_the_axis_stands_in_the_gutter_with_its_date() -> None:
    old, new = milestone("orphan-designation", when="stated 1987-03"), milestone("nda-approval")
    axis = chart([old, new], TODAY).axis
    assert axis.gutter is not None
    assert axis.gutter.title == "Before 2006"
    assert axis.years == tuple(range(2006, 2026))
    assert _mark(old, new).end <= axis.gutter.width
    assert _mark(old, new).when == "1987-03"
    both = chart([old, new, milestone("ind-approval", when="undated")], TODAY).axis
    assert both.gutter is not None
    assert both.gutter.title == "No date or before 2006"


def test_marks_of_one_title_name_their_disease_and_others_do_not() -> None:
    long = "an inflammatory disease of the eyelid and of the tear ducts"
    one = milestone("nda-approval", when="stated 2023", indication="gout")
    other = replace(milestone("nda-approval", when="stated 2023", indication=long), id="other")
    alone = milestone("ind-approval", when="stated 2022", indication=long)
    assert [_mark(m, one, other, alone).about for m in (one, other, alone)] == [
        "gout",
        "… eyelid and of the tear ducts",
        "",
    ]
    elsewhere = milestone("nda-approval", "EU", when="stated 2023", indication=long)
    assert _mark(one, elsewhere).about == ""
    again = replace(one, id="again")
    assert _mark(one, again).about == ""


def test_a_label_that_would_leave_the_drawing_stands_to_the_left() -> None:
    late, early = (
        milestone("nda-approval", when="stated 2025-12-20", expected=True),
        milestone("ind-approval"),
    )
    mark = _mark(late, early)
    assert mark.label + width_of(f"{mark.title} {mark.when}") < mark.at
    assert _mark(early, late).label > _mark(early, late).at


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        ("ind-approval", "trial"),
        ("nda-approval", "marketing"),
        ("orphan-designation", "designation"),
        ("complete-response", "setback"),
        ("of-another-version", "designation"),
    ],
)
def test_the_group_is_the_path_of_the_kind(kind: str, group: str) -> None:
    assert _mark(milestone(kind)).group == group


DATES = st.one_of(
    st.just("undated"),
    st.dates(date(1990, 1, 1), date(2027, 12, 31)).flatmap(
        lambda day: st.sampled_from(
            [
                f"stated {day}",
                f"stated {day:%Y-%m}",
                f"relative {day:%Y}",
                f"announced {day}",
                f"undated {day}",
            ]
        )
    ),
)


DISEASES = st.sampled_from(
    [None, "gout", "再発又は難治性の多発性骨髄腫", "a very long name of a rare disease of the eye"]
)


@given(st.lists(st.tuples(st.sampled_from(sorted(kinds())), DATES, st.booleans(), DISEASES), max_size=25))
def test_marks_and_labels_of_a_lane_never_overlap(told: Sequence[tuple[str, str, bool, str | None]]) -> None:
    found = [
        replace(milestone(kind, "CN", when, expected=expected, indication=disease), id=f"m{number}")
        for number, (kind, when, expected, disease) in enumerate(told)
    ]
    drawn = chart(found, TODAY)
    assert len(_marks(drawn)) == len(found)
    for track in drawn.tracks:
        for lane in track.lanes:
            assert {mark.level for mark in lane.marks} == set(range(lane.levels))
            for mark in lane.marks:
                text = width_of(" ".join(filter(None, (mark.title, mark.when, mark.about, mark.signs))))
                assert 0 <= mark.begin <= mark.at - GLYPH < mark.at + GLYPH <= mark.end
                assert mark.begin <= mark.label and mark.label + text <= mark.end
                assert mark.end <= drawn.axis.width + 5
                assert mark.bar is None or mark.begin <= mark.bar[0] < mark.bar[1] <= mark.end
            for one, other in combinations(lane.marks, 2):
                assert one.level != other.level or one.end <= other.begin or other.end <= one.begin


def test_any_order_gives_the_same_drawing() -> None:
    found = [
        milestone("nda-approval", "CN", "stated 2023-06"),
        milestone("ind-approval", "CN", "stated 2023-06"),
        milestone("nda-approval", "US", "undated"),
        milestone("orphan-designation", "US", "undated 2024-01-01"),
    ]
    first = chart(found, TODAY)
    assert all(chart(other, TODAY) == first for other in permutations(found))


def test_every_group_has_a_name() -> None:
    assert {kind.path for kind in kinds().values()} <= set(PATHS)
