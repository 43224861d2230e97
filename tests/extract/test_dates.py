"""Dates given in full: what is read, and what only looks like one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.extract.dates.full import absolute_dates
from milestones.model.dates import window_of


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("June 30, 2023", "2023-06-30"),
        ("on Jun. 30 2023", "2023-06-30"),
        ("June 3rd, 2023", "2023-06-03"),
        ("30 June 2023", "2023-06-30"),
        ("the 30th of June, 2023", "2023-06-30"),
        ("Sept. 5, 2023", "2023-09-05"),
        ("2023-06-30", "2023-06-30"),
        ("2023/6/30", "2023-06-30"),
        ("30.6.2023", "2023-06-30"),
        ("6/30/2023", "2023-06-30"),
        ("6/6/2023", "2023-06-06"),
        ("2023年6月30日", "2023-06-30"),
        ("den 30. Juni 2023", "2023-06-30"),
        ("le 1er août 2023", "2023-08-01"),
        ("el 30 de junio de 2023", "2023-06-30"),
        ("30 giugno 2023", "2023-06-30"),
        ("1º de março de 2023", "2023-03-01"),
        ("op 30 juni 2023", "2023-06-30"),
        ("2023년 6월 30일", "2023-06-30"),
        ("2023年6月", "2023-06"),
        ("2023年", "2023"),
        ("in June 2023", "2023-06"),
        ("0 June 2023", "2023-06"),
        ("June of 2023", "2023-06"),
        ("in May 2023", "2023-05"),
        ("Q2 2023", "2023-Q2"),
        ("2Q 2023", "2023-Q2"),
        ("2Q23", "2023-Q2"),
        ("Q2'23", "2023-Q2"),
        ("1H25", "2025-H1"),
        ("H2 25", "2025-H2"),
        ("its 2019 conditional approval", "2019"),
        ("orphan status (2021)", "2021"),
        ("orphan status (FDA, 2021)", "2021"),
        ("the second quarter of 2023", "2023-Q2"),
        ("third-quarter 2023", "2023-Q3"),
        ("2023 Q4", "2023-Q4"),
        ("the first half of 2023", "2023-H1"),
        ("H2 2023", "2023-H2"),
        ("2023 H1", "2023-H1"),
        ("in 2023", "2023"),
        ("since 2023", "2023"),
        ("mid-2023", "2023"),
        ("early 2023", "2023"),
        ("by the end of 2023", "2023"),
    ],
)
def test_a_date_keeps_its_precision(text: str, notation: str) -> None:
    assert [found.notation for found in absolute_dates(text)] == [notation]


@pytest.mark.parametrize(
    "text",
    [
        "6/7/2023",  # June in one country, July in another
        "February 30, 2023",
        "2023-13-01",
        "2023-00-10",
        "2023年0月",
        "June 0, 2023",
        "the ZEAL-2019 trial",
        "2023 patients were treated",
        "NCT05512023",
        "in 2,023 patients",
        "section 1.2023",
        "last June",
        "Q5 2023",
        "in 1823",
        "1H25%",
        "the Q2235 receptor",
        "its 2019 revenue",
        "2019 patients (12 women)",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert absolute_dates(text) == []


def test_dates_come_in_order_and_none_twice() -> None:
    text = "Filed in June 2023, accepted on 1 August 2023, approved in the first quarter of 2024."
    found = absolute_dates(text)
    assert [one.notation for one in found] == ["2023-06", "2023-08-01", "2024-Q1"]
    assert [text[one.start : one.end] for one in found] == [
        "June 2023",
        "1 August 2023",
        "first quarter of 2024",
    ]


@given(
    st.dates().filter(lambda day: 1900 <= day.year < 2100),
    st.sampled_from(["%B %d, %Y", "%d %B %Y", "%Y-%m-%d"]),
)
def test_every_day_is_read_from_every_way_of_writing(day: date, form: str) -> None:
    (found,) = absolute_dates(f"approved on {day.strftime(form)}.")
    assert found.notation == day.isoformat()


@given(st.text(alphabet="0123456789/-. ,QHJunemay年月日", max_size=40))
def test_whatever_is_found_is_a_notation_at_its_place(text: str) -> None:
    last = 0
    for found in absolute_dates(text):
        assert window_of(found.notation).earliest
        assert last <= found.start < found.end <= len(text)
        last = found.end
