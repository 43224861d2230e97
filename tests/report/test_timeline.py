from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from milestones.model.dates import Basis, EventDate, Window
from milestones.model.milestone import Product, Source
from milestones.model.table import Table
from milestones.report.timeline import timeline

from .records import column, milestone, rows

BETRIX = Product("betrix", "Betrix", ("Betrix",))
ORDERED = [
    milestone("ind-approval", when="stated 2022-12"),
    milestone("nda-acceptance", when="stated 2023-06-30"),
    milestone("nda-approval", when="stated 2023-06"),
    milestone("orphan-designation", when="undated 2023-06-30"),
    milestone("fast-track-designation", when="announced 2023-07-03"),
    milestone("nda-approval", "EU", when="stated 2026-Q1", expected=True),
    milestone("ind-approval", "CN", when="undated"),
    milestone("nda-approval", "CN", when="undated", expected=True),
]


def seen(table: Table, width: int) -> list[str]:
    """The titles of the columns in a terminal of that width."""
    return [part.title for part in table.view if part.fits(width)]


def test_milestones_stand_in_order_of_time_whatever_the_order_they_come_in() -> None:
    ids = [m.id for m in ORDERED]
    for order in list(permutations(ORDERED))[::997]:
        assert column(timeline(order, "Zelvora", 5), "id") == ids


def test_notes_say_how_much_was_read() -> None:
    table = timeline(ORDERED, "Zelvora (ZV-101)", 5)
    assert table.title == "Zelvora (ZV-101)"
    assert table.notes[0] == "8 milestones in the 5 articles read"
    assert timeline([], "Zelvora", 1).notes == ("0 milestones in the 1 article read",)


def test_a_note_says_what_is_in_conflict() -> None:
    words = "1 conflict: milestones conflicts Zelvora"
    assert timeline(ORDERED, "Zelvora", 5, words).notes[1] == words
    assert words not in timeline(ORDERED, "Zelvora", 5).notes


def test_the_product_is_shown_only_where_there_are_several() -> None:
    one = timeline(ORDERED[:2], "Zelvora", 5)
    several = timeline([ORDERED[0], milestone("nda-approval", product="Otherix")], "both", 5)
    assert "product" not in {part.key for part in one.view}
    assert "product" in {part.key for part in several.view}
    assert len(rows(several)) == 2


def test_several_products_have_a_lane_each_where_there_is_room() -> None:
    products = (BETRIX, ORDERED[0].product, replace(BETRIX, key="gone", name="Gone"))
    found = [ORDERED[0], replace(ORDERED[1], product=BETRIX)]
    table = timeline(found, "three", 5, products=products)
    assert seen(table, 139) == ["Date", "Where", "Product", "Milestone", "Indication", "Src", "", "Id"]
    assert seen(table, 140) == ["Date", "Where", "Betrix", "Zelvora", "Gone", "Src", "", "Id"]
    assert [(row["lane betrix"], row["lane zelvora"], row["lane gone"]) for row in rows(table)] == [
        (None, "IND approved · heart failure", None),
        ("Application accepted · heart failure", None, None),
    ]
    assert "Nothing for Gone in the 5 articles read" in table.notes


def test_rows_stand_under_the_year_of_their_last_day() -> None:
    table = timeline(ORDERED, "Zelvora", 5)
    years = ["2022", "2023", "2023", "2023", "2023", "2026", "undated", "undated"]
    assert [row[table.groups] for row in rows(table)] == years


@pytest.mark.parametrize(
    ("told", "window"),
    [
        (EventDate.stated("2023-06"), None),
        (EventDate.stated("2023-06-30"), None),
        (EventDate.announced(date(2023, 6, 30)), None),
        (
            EventDate("2023-06", Window(date(2023, 6, 10), date(2023, 6, 30)), Basis.STATED),
            "2023-06-10 – 2023-06-30",
        ),
        (EventDate.undated(date(2023, 6, 30), date(2023, 1, 5)), "2023-01-05 – 2023-06-30"),
        (
            EventDate("2023-06-30", Window(date(2023, 1, 5), date(2023, 6, 30)), Basis.ANNOUNCED),
            "2023-01-05 – 2023-06-30",
        ),
    ],
)
def test_the_days_between_which_it_lies_are_told_where_the_date_does_not(
    told: EventDate, window: str | None
) -> None:
    table = timeline([replace(ORDERED[0], date=told)], "Zelvora", 5)
    assert column(table, "window") == [window]
    assert ("Between" in seen(table, 140)) is (window is not None)
    assert "Between" not in seen(table, 80)


def test_how_long_a_step_took() -> None:
    steps = [
        milestone("ind-approval", "US", "stated 2020-01-01"),
        milestone("ind-approval", "CN", "stated 2020-06-01"),
        milestone("orphan-designation", "US", "stated 2020-07-01"),
        replace(milestone("nda-submission", "US", "stated 2021-01", indication="gout"), id="other"),
        milestone("nda-submission", "US", "stated 2021-01-01"),
        milestone("nda-acceptance", "US", "announced 2021-03-01"),
        milestone("nda-approval", "US", "stated 2021-06"),
        milestone("nda-approval", "CN", "stated 2022", expected=True),
    ]
    found = timeline(steps[:5] + steps[6:], "Zelvora", 5)
    assert column(found, "after") == [
        None,
        None,
        None,
        "366 d since IND approved",
        None,
        "151–180 d since Application filed",
        None,
    ]
    # Since a day of report is open at one end, nobody knows how long a step took from there.
    assert column(timeline(steps, "Zelvora", 5), "after")[-2:] == [None, None]


def test_articles_are_named_with_their_addresses() -> None:
    told = {ORDERED[0].id: [Source("a.txt"), Source("b.txt", "https://news.example/b"), Source("c.txt")]}
    (row,) = rows(timeline(ORDERED[:1], "Zelvora", 5, told=told))
    assert row["names"] == ("a.txt", "b.txt", "1 more")
    assert row["addresses"] == ("", "https://news.example/b")
    assert row["address"] == ("https://news.example/b",)
    (row,) = rows(timeline(ORDERED[:1], "Zelvora", 5))
    assert (row["names"], row["address"]) == ((), ())


def test_ids_need_a_terminal_of_80_columns() -> None:
    assert [part.from_width for part in timeline([], "", 0).view if part.key == "id"] == [80]
