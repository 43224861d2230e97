from dataclasses import replace
from datetime import date

import pytest

from milestones.model.dates import EventDate
from milestones.report.rows import COLUMNS, count, legend, milestone_row, some

from .records import milestone


def test_the_columns_are_the_contracts() -> None:
    contract = (
        "id, product, indication, population, jurisdiction, agency, kind, application, date, earliest, "
        "latest, basis, status, sources, conflict, ruling, expected"
    )
    assert ", ".join(COLUMNS) == contract
    assert tuple(milestone_row(milestone("nda-approval")))[: len(COLUMNS)] == COLUMNS


@pytest.mark.parametrize(
    ("when", "cells", "shown"),
    [
        ("stated 2023-06", ("2023-06", "2023-06-01", "2023-06-30", "stated"), "2023-06"),
        ("relative 2023-Q2", ("2023-Q2", "2023-04-01", "2023-06-30", "relative"), "2023-Q2"),
        ("announced 2023-07-03", ("2023-07-03", None, "2023-07-03", "announced"), "≤ 2023-07-03"),
        ("undated 2024-07-15", (None, None, "2024-07-15", "none"), "(≤ 2024-07-15)"),
        ("undated", (None, None, None, "none"), "–"),
    ],
)
def test_dates_as_they_are_printed(when: str, cells: tuple[str | None, ...], shown: str) -> None:
    row = milestone_row(milestone("nda-approval", when=when))
    assert (row["date"], row["earliest"], row["latest"], row["basis"]) == cells
    assert row["when"] == shown


def test_an_undated_event_after_a_known_day() -> None:
    row = milestone_row(replace(milestone("nda-approval"), date=EventDate.undated(earliest=date(2020, 1, 5))))
    assert row["when"] == "(≥ 2020-01-05)"
    assert legend([row]) == ("(≥ …) undated: happened on or after that day",)


@pytest.mark.parametrize(("when", "shown"), [("stated 2025-Q3", "by 2025-Q3"), ("undated", "–")])
def test_an_expected_date_is_not_mistaken_for_an_achieved_one(when: str, shown: str) -> None:
    assert milestone_row(milestone("nda-approval", when=when, expected=True))["when"] == shown


def test_marks_and_their_legend() -> None:
    plain = milestone_row(milestone("nda-approval"))
    marked = milestone_row(milestone("nda-approval", articles=["a"], expected=True, conflict="x says y"))
    assert (plain["marks"], marked["marks"]) == ("", "!?1")
    assert legend([plain]) == ()
    (line,) = legend([plain, marked])
    assert [sign in line for sign in ("!", "?", "by", "≤")] == [True, True, True, False]


def test_what_an_analyst_has_ruled_on_is_marked() -> None:
    ruled = replace(
        milestone("nda-approval"), ruling="confirmed by Ana Roth on 2026-11-22", expected="2023-05"
    )
    row = milestone_row(ruled)
    assert (row["marks"], row["ruling"], row["expected"]) == ("*", ruled.ruling, "2023-05")
    assert legend([row]) == ("* ruled by an analyst",)
    assert [milestone_row(milestone("nda-approval"))[key] for key in ("ruling", "expected")] == ["", None]


@pytest.mark.parametrize(
    ("indication", "distinction", "shown"),
    [
        ("gout", "", "gout"),
        (None, "", None),
        ("gout", "line=2;route=full", "gout, after one line, full"),
        ("gout", "part=a.txt", "gout, a.txt"),
        (None, "line=1", "first line"),
        ("gout", "line=99", "gout, 99"),
    ],
)
def test_what_tells_rows_apart_stands_with_the_disease(
    indication: str | None, distinction: str, shown: str | None
) -> None:
    found = replace(milestone("nda-approval", indication=indication), distinction=distinction)
    row = milestone_row(found)
    assert (row["disease"], row["indication"]) == (shown, indication)


def test_a_kind_that_the_lexicon_does_not_hold_shows_its_id() -> None:
    assert milestone_row(milestone("moon-approval"))["title"] == "moon-approval"


def test_small_words() -> None:
    assert [count(0, "gap"), count(1, "gap"), count(2, "gap")] == ["0 gaps", "1 gap", "2 gaps"]
    assert [some(["a"]), some(["a", "b", "c"]), some(["a", "b", "c", "d"])] == [
        "a",
        "a, b, c",
        "a, b, c and 1 more",
    ]
