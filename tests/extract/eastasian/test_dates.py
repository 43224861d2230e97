"""Dates in East Asian text."""

from datetime import date

import pytest

from milestones.extract.eastasian.dates import eastern_dates

TODAY = date(2024, 7, 10)


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("2024年6月13日获批", ["2024-06-13"]),
        ("2024年6月获批", ["2024-06"]),
        ("2024年上半年", ["2024-H1"]),
        ("2023年第三季度", ["2023-Q3"]),
        ("2023年第2四半期", ["2023-Q2"]),
        ("2023년 3분기", ["2023-Q3"]),
        ("令和6年4月に承認", ["2024-04"]),
        ("令和元年5月", ["2019-05"]),
        ("平成30年に申請", ["2018"]),
        ("民国112年8月", ["2023-08"]),
        ("2024년 6월 3일", ["2024-06-03"]),
        ("去年11月获批", ["2023-11"]),
        ("昨年12月に取得", ["2023-12"]),
        ("지난해 9월 지정", ["2023-09"]),
        ("上月", ["2024-06"]),
        ("先月20日", ["2024-06-20"]),
        ("지난달 31일", []),
        ("이달 3일", ["2024-07-03"]),
        ("6月13日", ["2024-06-13"]),
        ("9月13日", ["2023-09-13"]),
        ("昨日", ["2024-07-09"]),
        ("上周五", ["2024-07-05"]),
        ("2019年3月获批,次年4月又获批", ["2019-03", "2020-04"]),
        ("2023年9月に米国で、同年12月に欧州で", ["2023-09", "2023-12"]),
        ("2021年12月22日、23日", ["2021-12-22", "2021-12-23"]),
        ("周四获批", ["2024-07-04"]),
        ("水曜日に発表", ["2024-07-10"]),
        ("지난주 금요일", ["2024-07-05"]),
        ("三期试验", []),
        ("120名患者", []),
        ("10日間投与", []),
    ],
)
def test_what_has_happened(text: str, notations: list[str]) -> None:
    found = eastern_dates(text, 0, len(text), TODAY, None, future=False)
    assert [one.date.text for one in found] == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("9月递交", ["2024-09"]),
        ("将于2月", ["2025-02"]),
        ("下半年", ["2024-H2"]),
        ("내년 상반기", ["2025-H1"]),
        ("来年3月", ["2025-03"]),
    ],
)
def test_what_is_planned(text: str, notations: list[str]) -> None:
    found = eastern_dates(text, 0, len(text), TODAY, None, future=True)
    assert [one.date.text for one in found] == notations


def test_without_the_articles_day_only_dates_in_full_are_read() -> None:
    text = "上月受理,2024年6月获批"
    found = eastern_dates(text, 0, len(text), None, None, future=False)
    assert [one.date.text for one in found] == ["2024-06"]
