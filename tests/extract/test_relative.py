"""Dates that lean on the article's day, or on a date told before."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.extract.dates.anchored import anchored_dates
from milestones.extract.dates.bare import Lean, Side
from milestones.extract.dates.relative import notation_of, relative_dates
from milestones.model.dates import Window, window_of

MONDAY = date(2024, 7, 15)


def _days(window: Window) -> tuple[str, str]:
    assert window.earliest and window.latest
    return window.earliest.isoformat(), window.latest.isoformat()


@pytest.mark.parametrize(
    ("text", "notation", "earliest", "latest"),
    [
        ("today", "2024-07-15", "2024-07-15", "2024-07-15"),
        ("this morning", "2024-07-15", "2024-07-15", "2024-07-15"),
        ("yesterday", "2024-07-14", "2024-07-14", "2024-07-14"),
        ("three days ago", "2024-07-12", "2024-07-12", "2024-07-12"),
        ("on Monday", "2024-07-15", "2024-07-15", "2024-07-15"),
        ("last Monday", "2024-07-08", "2024-07-08", "2024-07-08"),
        ("on Friday", "2024-07-12", "2024-07-12", "2024-07-12"),
        ("last week", "2024-07", "2024-07-08", "2024-07-14"),
        ("two weeks ago", "2024-07", "2024-07-01", "2024-07-07"),
        ("last month", "2024-06", "2024-06-01", "2024-06-30"),
        ("this month", "2024-07", "2024-07-01", "2024-07-15"),
        ("seven months ago", "2023-12", "2023-12-01", "2023-12-31"),
        ("last quarter", "2024-Q2", "2024-04-01", "2024-06-30"),
        ("last year", "2023", "2023-01-01", "2023-12-31"),
        ("earlier this year", "2024", "2024-01-01", "2024-07-15"),
        ("two years ago", "2022", "2022-01-01", "2022-12-31"),
        ("in March", "2024-03", "2024-03-01", "2024-03-31"),
        ("in November", "2023-11", "2023-11-01", "2023-11-30"),
        ("on June 30", "2024-06-30", "2024-06-30", "2024-06-30"),
        ("on 30 August", "2023-08-30", "2023-08-30", "2023-08-30"),
        ("in June last year", "2023-06", "2023-06-01", "2023-06-30"),
        ("in the first quarter", "2024-Q1", "2024-01-01", "2024-03-31"),
        ("in the fourth quarter", "2023-Q4", "2023-10-01", "2023-12-31"),
        ("in the first half", "2024-H1", "2024-01-01", "2024-06-30"),
        ("over the weekend", "2024-07", "2024-07-13", "2024-07-14"),
        ("earlier in the week", "2024-07-15", "2024-07-15", "2024-07-15"),
        ("on October 27 last year", "2023-10-27", "2023-10-27", "2023-10-27"),
        ("on 27 October of last year", "2023-10-27", "2023-10-27", "2023-10-27"),
        ("in the second quarter of last year", "2023-Q2", "2023-04-01", "2023-06-30"),
        ("in last year's third quarter", "2023-Q3", "2023-07-01", "2023-09-30"),
        ("in the second half of last year", "2023-H2", "2023-07-01", "2023-12-31"),
        ("in the week of March 4", "2024-03", "2024-03-04", "2024-03-10"),
        ("on Valentine's Day", "2024-02-14", "2024-02-14", "2024-02-14"),
        ("on the 3rd", "2024-07-03", "2024-07-03", "2024-07-03"),
        ("on the 20th", "2024-06-20", "2024-06-20", "2024-06-20"),
        ("at the end of the month", "2024-07", "2024-07-01", "2024-07-31"),
    ],
)
def test_the_past_is_counted_back_from_the_articles_day(
    text: str, notation: str, earliest: str, latest: str
) -> None:
    (found,) = relative_dates(text, 0, len(text), MONDAY)
    assert _days(found.window) == (earliest, latest)
    assert found.notation == notation


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("on Friday", "2024-07-19"),
        ("next week", "2024-07"),
        ("next month", "2024-08"),
        ("next year", "2025"),
        ("in March", "2025-03"),
        ("in November", "2024-11"),
        ("on June 30", "2025-06-30"),
        ("in the first quarter", "2025-Q1"),
        ("in the fourth quarter", "2024-Q4"),
        ("in the second half", "2024-H2"),
        ("by the end of the year", "2024"),
        ("by year-end", "2024"),
    ],
)
def test_the_future_is_counted_on(text: str, notation: str) -> None:
    (found,) = relative_dates(text, 0, len(text), MONDAY, future=True)
    assert found.notation == notation
    assert found.window.latest is not None and found.window.latest > MONDAY


@pytest.mark.parametrize(
    "text",
    [
        "in June 2023",  # has its year
        "on June 30, 2023",
        "the third quarter of 2023",
        "it may be",
        "patients may, if they wish",
        "a march through the city",
        "Monday, June 3, 2024",
        "June 30 patients",
        "the first half of 2023",
        "daily",
        "on July 16",  # a year ago but for a day: it is to come
        "in the second quarter ended",
        "today known as Zelbra",
        "is today licensed",
        "on the 3rd of the list",
    ],
)
def test_no_relative_date(text: str) -> None:
    assert relative_dates(text, 0, len(text), MONDAY) == []


@pytest.mark.parametrize(
    ("text", "before", "notation"),
    [
        ("in the same year", "2019-03", "2019"),
        ("later that year", "2019-03", "2019"),
        ("that same month", "2019-03-05", "2019-03"),
        ("the following year", "2019-03", "2020"),
        ("the following month", "2019-12", "2020-01"),
        ("the month after", "2019-12-05", "2020-01"),
        ("the year before", "2019-12", "2018"),
        ("on the very same day", "2019-12-05", "2019-12-05"),
        ("on the same day", "2019-12", "2019-12"),
        ("in the same quarter", "2019-11", "2019-Q4"),
        ("five months later", "2022-08", "2023-01"),
        ("two days before", "2024-09-06", "2024-09-04"),
        ("two weeks later", "2024-03-10", "2024-03"),
        ("exactly six months later", "2023-01-06", "2023-07-06"),
        ("a year earlier", "2023-01-06", "2022"),
        ("December 17 of that year", "2018-06", "2018-12-17"),
        ("in May of the following year", "2016-12", "2017-05"),
    ],
)
def test_a_date_leans_on_the_one_told_before(text: str, before: str, notation: str) -> None:
    (found,) = anchored_dates(text, 0, len(text), lambda place, unit: window_of(before))
    assert found.notation == notation


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("that same month", "2019"),
        ("the following month", "2019"),
        ("a year", "2019-03"),
        ("ten days later", "2019-03"),
        ("999 years before", "1950"),
    ],
)
def test_a_year_holds_no_month_to_lean_on(text: str, before: str) -> None:
    assert anchored_dates(text, 0, len(text), lambda place, unit: window_of(before)) == []


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2023, 12, 31), date(2024, 1, 1), date(2024, 3, 31)])
def test_months_are_counted_over_the_ends_of_years_and_short_months(day: date) -> None:
    (last,) = relative_dates("last month", 0, 10, day)
    (coming,) = relative_dates("next month", 0, 10, day)
    assert last.window.latest is not None and last.window.latest < day.replace(day=1)
    assert coming.window.earliest is not None and coming.window.earliest > day
    assert (day.replace(day=1) - last.window.latest).days == 1


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)), st.dates(date(1990, 1, 1), date(2050, 12, 31)))
def test_a_notation_holds_its_window(one: date, other: date) -> None:
    window = Window(min(one, other), max(one, other))
    notation = notation_of(window)
    if notation is None:
        assert one.year != other.year
    else:
        assert window_of(notation).meet(window) == window


@given(
    st.dates(date(1950, 1, 1), date(2090, 12, 31)),
    st.sampled_from(
        [
            "last month",
            "yesterday",
            "on Tuesday",
            "in October",
            "on May 31",
            "last quarter",
            "two years ago",
            "last week",
        ]
    ),
)
def test_the_past_does_not_begin_after_the_articles_day(day: date, text: str) -> None:
    for found in relative_dates(text, 0, len(text), day):
        assert found.window.earliest is not None and found.window.earliest <= day


@pytest.mark.parametrize(
    ("text", "side", "told", "notation"),
    [
        ("in February", Side.AFTER, "2023-11", "2024-02"),
        ("in November", Side.BEFORE, "2023-05", "2022-11"),
        ("in December", Side.NEAR, "2024-01", "2023-12"),
        ("in March", Side.NEAR, "2024-01", "2024-03"),
        ("in December", Side.SAME_YEAR, "2023-01", "2023-12"),
        ("on May 3", Side.SAME_YEAR, "2021", "2021-05-03"),
        ("in the third quarter", Side.NEAR, "2023-Q4", "2023-Q3"),
    ],
)
def test_a_bare_date_can_lean_on_another(text: str, side: Side, told: str, notation: str) -> None:
    (found,) = relative_dates(text, 0, len(text), None, lean=lambda place: Lean(side, window_of(told)))
    assert found.notation == notation


def test_without_a_day_and_a_date_to_lean_on_there_is_no_year() -> None:
    assert relative_dates("in March", 0, 8, None) == []


def test_what_leads_out_of_the_calendar_is_no_date() -> None:
    assert relative_dates("999 years ago", 0, 13, date(1950, 1, 1)) == []
