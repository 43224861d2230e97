"""What is expected, and what has become of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations
from typing import Any

import pytest

from milestones.model.dates import EventDate, Window
from milestones.model.milestone import Milestone
from milestones.model.ruling import Ruling, Verb
from milestones.report.calendar import COLUMNS, calendar

from .records import claim, column, milestone, part, rows

TODAY = date(2024, 7, 15)


def expected(when: str = "stated 2024-Q4", kind: str = "nda-approval", **fields: Any) -> Milestone:
    known = {"articles": ["a.txt"], "published": "2024-01-10", **fields}
    return milestone(kind, when=when, expected=True, **known)


def of(found: Sequence[Milestone], **fields: Any) -> Any:
    return calendar(found, today=TODAY, articles_read=5, **fields)


@pytest.mark.parametrize(
    ("when", "state", "days", "left"),
    [
        ("stated 2024-Q4", "ahead", 169, "169 d"),
        ("stated 2024-07-16", "ahead", 1, "1 d"),
        ("stated 2024-07-15", "ahead", 0, "today"),
        ("stated 2024-07", "ahead", 16, "16 d"),
        ("stated 2024-07-14", "passed", -1, "! 1 d ago"),
        ("stated 2024-06", "passed", -15, "! 15 d ago"),
        ("undated", "undated", None, "no day"),
    ],
)
def test_what_is_left_until_the_last_day(when: str, state: str, days: int | None, left: str) -> None:
    (row,) = rows(of([expected(when)]).table)
    assert (row["state"], row["days"], row["left"]) == (state, days, left)


def test_what_can_be_the_outcome_answers_what_has_passed() -> None:
    found = of([expected("stated 2024-06"), milestone("complete-response", when="stated 2024-06-20")])
    assert column(found.table, "state") == ["answered"]
    assert column(found.table, "left") == ["✓ 15 d ago"]
    assert "No outcome" not in found.occasions[0].description
    # Something in another place is no answer.
    found = of([expected("stated 2024-06"), milestone("complete-response", "EU", "stated 2024-06-20")])
    assert column(found.table, "state") == ["passed"]
    assert "\nNo outcome in the 5 articles read\n" in found.occasions[0].description


def test_only_what_is_expected_and_wanted_stands_there_by_its_last_day() -> None:
    found = [
        replace(expected("stated 2024-06-30"), id="june"),
        replace(expected("stated 2024-Q3"), id="quarter"),
        replace(expected("stated 2024-09"), id="september"),
        replace(expected("stated 2024"), id="year"),
        replace(expected("undated"), id="undated"),
    ]
    achieved = milestone("ind-approval", when="stated 2024-06-30")
    for order in list(permutations([*found, achieved]))[::97]:
        assert column(of(order).table, "id") == ["june", "quarter", "september", "year", "undated"]
    assert column(of(found, wanted=lambda m: m.id == "year").table, "id") == ["year"]


def test_a_row_has_the_columns_and_the_words() -> None:
    told = [
        part(claim("old.txt", evidence="hopes for\n 2024"), published=date(2023, 1, 1)),
        part(claim("new.txt", evidence="says " + "word " * 80), published=date(2024, 1, 1)),
        part(claim("none.txt", evidence="undated")),
    ]
    (row,) = rows(of([replace(expected(), testimony=tuple(told))]).table)
    assert tuple(row)[: len(COLUMNS)] == COLUMNS
    assert (row["date"], row["earliest"], row["latest"]) == ("2024-Q4", "2024-10-01", "2024-12-31")
    assert row["articles"] == ("new.txt", "old.txt", "none.txt")
    newest, *others = str(row["detail"]).split("; ")
    assert newest.startswith("new.txt: says word") and newest.endswith("word…") and len(newest) < 320
    assert others == ["old.txt: hopes for 2024", "none.txt: undated"]


def test_an_occasion_is_the_whole_span_of_days() -> None:
    (found,) = of([expected()]).occasions
    assert (found.first, found.last) == (date(2024, 10, 1), date(2024, 12, 31))
    assert found.uid == "milestones-nda-approval-US"
    assert found.summary == "Zelvora · expected: Approved · US FDA · heart failure"
    assert found.description.split("\n") == [
        "Expected: Approved, US FDA, by 2024-Q4",
        "Zelvora, heart failure",
        "a.txt: “approved”",
        "milestones show nda-approval-US",
    ]
    assert found.categories == ("Approved", "US")


def test_a_window_without_a_first_day_is_its_last() -> None:
    before = replace(expected().date, window=Window(None, date(2024, 10, 1)))
    (found,) = of([replace(expected(), date=before)]).occasions
    assert (found.first, found.last) == (date(2024, 10, 1), date(2024, 10, 1))


def test_what_has_no_last_day_is_no_occasion_and_is_counted() -> None:
    later = replace(expected(), date=EventDate.undated(earliest=date(2024, 10, 1)))
    found = of([later, expected("undated", "ind-approval"), expected("stated 2025", "refusal")])
    assert (len(found.occasions), found.left_out, len(rows(found.table))) == (1, 2, 3)


def test_an_occasion_was_revised_when_it_was_last_told_or_ruled_on() -> None:
    found = expected(articles=["a.txt", "b.txt"])
    (one,) = of([found]).occasions
    assert one.revised == datetime(2024, 1, 10, tzinfo=UTC)
    moment = datetime(2024, 2, 2, 9, 30, tzinfo=UTC)
    ruled = replace(found, rulings=(Ruling(1, Verb.CONFIRM, "Ana Roth", moment),))
    assert of([ruled]).occasions[0].revised == moment
    assert of([expected(published=None)]).occasions[0].revised == datetime(2009, 9, 1, tzinfo=UTC)


def test_notes_explain_the_signs_that_are_there() -> None:
    counted = "1 expected milestone in the 5 articles read"
    assert of([expected()]).table.notes == (counted,)
    assert of([expected("stated 2024-06")]).table.notes[1].startswith("! that day has passed")
    assert of([]).table.notes == ("0 expected milestones in the 5 articles read",)
