"""What a digest says and in which order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from milestones.model.milestone import Milestone
from milestones.model.ruling import Ruling, Subject, Verb
from milestones.model.table import Row
from milestones.report.changerows import COLUMNS, Period
from milestones.report.digest import digest

from .records import HEART, column, milestone, rows

SINCE = datetime(2024, 7, 8, tzinfo=UTC)
TODAY = date(2024, 7, 15)


def period(before: Sequence[Milestone] = (), now: Sequence[Milestone] = (), **fields: Any) -> Period:
    known: dict[str, Any] = {"new": {"new.txt"}, "rulings": (), "overdue": {}, "passed": ()}
    return Period(SINCE, TODAY, before, now, **{**known, **fields})


def approval(when: str = "stated 2023-06", *articles: str, **fields: Any) -> Milestone:
    return milestone("nda-approval", when=when, articles=articles or ("a.txt",), **fields)


def ruling(number: int, verb: Verb, subject: Subject | None = None, **fields: Any) -> Ruling:
    moment = datetime(2024, 7, 10, 9, 30, tzinfo=UTC)
    return replace(Ruling(number, verb, "Ana Roth", moment, "the label", subject), **fields)


SUBJECT = Subject("zv 101", HEART, "US", "nda-approval")


def row_of(**fields: Any) -> Row:
    (row,) = rows(digest(period(**fields), 5).table)
    return row


def test_a_moved_date_is_told_with_the_days_between_its_last_days() -> None:
    row = row_of(before=[approval()], now=[approval("stated 2023-05-31", "a.txt", "new.txt")])
    assert {key: row[key] for key in COLUMNS} == {
        "change": "moved",
        "product": "Zelvora",
        "indication": "heart failure",
        "jurisdiction": "US",
        "kind": "nda-approval",
        "before": "2023-06",
        "after": "2023-05-31",
        "days": -30,
        "articles": ("new.txt",),
        "id": "nda-approval-US",
        "detail": "",
    }


@pytest.mark.parametrize(
    ("before", "now", "expected", "cells", "shown"),
    [
        ("stated 2023-Q4", "stated 2024-Q1", True, ("by 2023-Q4", "by 2024-Q1", 91), "(91 days later)"),
        (
            "stated 2023-06-30",
            "stated 2023-06-29",
            False,
            ("2023-06-30", "2023-06-29", -1),
            "(1 day earlier)",
        ),
        ("undated", "stated 2023", False, (None, "2023", None), "undated → 2023 · new.txt"),
        ("undated", "undated", False, (None, None, None), "undated · 2 sources"),
        ("undated", "undated", True, (None, None, None), "only expected"),
        (
            "announced 2023-07-03",
            "announced 2023-07-03",
            False,
            ("≤ 2023-07-03",) * 2 + (None,),
            "≤ 2023-07-03",
        ),
    ],
)
def test_dates_before_and_after(
    before: str, now: str, expected: bool, cells: tuple[object, ...], shown: str
) -> None:
    was, is_now = approval(before, expected=expected), approval(now, "a.txt", "new.txt", expected=expected)
    found = digest(period([was], [is_now]), 5)
    (row,) = rows(found.table)
    assert (row["before"], row["after"], row["days"]) == cells
    assert shown in found.sections[0].entries[0].below


def test_an_added_expectation_that_is_past_already_says_so() -> None:
    late = approval("stated 2024-01", "new.txt", expected=True)
    row = row_of(now=[late], overdue={late.id: "no outcome on record"})
    assert (row["change"], row["before"], row["after"]) == ("added", None, "by 2024-01")
    assert row["detail"] == "no outcome on record"


def test_an_expected_day_that_has_passed_is_counted_up_to_today() -> None:
    late = approval("stated 2024-07-10", expected=True)
    found = digest(period(passed=[(late, "no outcome on record")]), 5)
    (row,) = rows(found.table)
    assert (row["change"], row["before"], row["after"], row["days"]) == ("passed", "by 2024-07-10", None, 5)
    assert found.sections[0].entries[0].below == "passed 5 days ago · no outcome on record"
    # Told in that time for the first time, it is only added.
    new = approval("stated 2024-07-10", "new.txt", expected=True)
    assert row_of(now=[new], passed=[(new, "no outcome on record")])["change"] == "added"


def test_a_ruling_is_one_row_with_the_date_that_it_changed() -> None:
    decided = ruling(1, Verb.SET, SUBJECT, fields={"date": "2023-06-30"})
    now = replace(approval("stated 2023-06-30"), rulings=(decided,))
    row = row_of(before=[approval()], now=[now], rulings=[decided])
    assert (row["change"], row["product"], row["id"]) == ("ruled", "Zelvora", now.id)
    assert (row["before"], row["after"], row["days"]) == ("2023-06", "2023-06-30", 0)
    assert row["detail"] == "Ana Roth: date set to 2023-06-30 (the label)"


def test_rulings_of_before_are_no_news_and_an_undo_is_told_of_what_it_undoes() -> None:
    old = replace(ruling(1, Verb.REJECT, SUBJECT), when=datetime(2024, 7, 7, 23, 59, 59, tzinfo=UTC))
    taken_back = ruling(2, Verb.UNDO, undoes=1, why="")
    again = ruling(3, Verb.UNDO, undoes=2, why="")
    table = digest(period(rulings=[old, taken_back, again]), 5).table
    assert column(table, "detail") == [
        "Ana Roth: ruling 1 undone (undone by 3)",
        "Ana Roth: ruling 2 undone",
    ]
    assert {(row["product"], row["kind"]) for row in rows(table)} == {("zv 101", "nda-approval")}


def test_a_ruling_on_names_stands_with_its_product() -> None:
    joined = ruling(1, Verb.JOIN, names=("ZV-101", "ZV-202"))
    found = digest(period([approval()], [approval()], rulings=[joined]), 5)
    assert found.sections[0].heading == "Zelvora (ZV-101)"
    (entry,) = found.sections[0].entries
    assert (entry.lead, entry.below) == ("ruled", "Ana Roth: one product: ZV-101, ZV-202 (the label)")


def test_the_weightiest_come_first_in_each_product_and_among_products() -> None:
    def of(product: str, kind: str, when: str = "stated 2023-06", **fields: Any) -> Milestone:
        found = milestone(kind, when=when, product=product, articles=["new.txt"], **fields)
        return replace(found, id=f"{product}-{kind}")

    moved = replace(of("Zulu", "nda-approval"), testimony=approval().testimony)
    now = [
        of("Alfa", "orphan-designation"),
        of("Alfa", "nda-approval"),
        of("Alfa", "ind-approval"),
        of("Alfa", "complete-response"),
        of("Zulu", "fast-track-designation"),
        of("Zulu", "nda-approval", "stated 2024-01"),
        of("bravo", "nda-approval"),
    ]
    found = digest(period([moved], now), 5)
    assert [section.heading.partition(" ")[0] for section in found.sections] == ["Zulu", "Alfa", "bravo"]
    assert column(found.table, "kind") == [
        *("nda-approval", "fast-track-designation"),
        *("complete-response", "nda-approval", "ind-approval", "orphan-designation"),
        "nda-approval",
    ]
    assert found.summary == "1 moved, 6 added; 1 article came in"
    assert found.notes == ("In the 5 articles read, as of 2024-07-15",)
    assert rows(digest(period([moved], now[::-1]), 5).table) == rows(found.table)


def test_what_is_left_out_for_a_person_is_counted_and_stands_in_the_table() -> None:
    now = [
        replace(approval("stated 2023-06", "new.txt", product=f"P{n:02}"), id=f"{n:02}-{one}")
        for n in range(32)
        for one in range(10 if n == 0 else 1)
    ]
    found = digest(period(now=now), 5)
    assert len(found.sections) == 30
    assert (len(found.sections[0].entries), found.sections[0].more) == (
        8,
        "and 2 more changes: milestones digest P00",
    )
    assert found.notes[0] == "and 2 more products with 2 changes: --format csv"
    assert len(rows(found.table)) == len(now)
    alone = digest(period(now=now[:10]), 5)
    assert (len(alone.sections[0].entries), alone.sections[0].more) == (10, "")


def test_nothing_new_is_one_line() -> None:
    found = digest(period(), 5)
    said = "Nothing has changed since 2024-07-08: 1 article came in, 5 articles read in all"
    assert (found.title, found.summary, found.sections, found.notes) == ("", said, (), ())
    assert (found.table.columns, rows(found.table)) == (COLUMNS, [])
    assert digest(period(), 5, nothing="No such change").summary.startswith("No such change since")


def test_a_moment_within_a_day_is_told_in_utc() -> None:
    half_past = replace(period(), since=SINCE.replace(hour=8, minute=30))
    assert "since 2024-07-08 08:30 UTC:" in digest(half_past, 5).summary


def test_only_what_is_wanted_is_shown() -> None:
    now = [approval("stated 2023", "new.txt"), milestone("ind-approval", "KR", articles=["new.txt"])]
    found = digest(period(now=now), 5, wanted=lambda row: row["jurisdiction"] == "KR")
    assert column(found.table, "kind") == ["ind-approval"]
    assert found.summary == "1 added; 1 article came in"
