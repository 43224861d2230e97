from itertools import permutations

from milestones.report.timeline import timeline

from .records import column, milestone, rows

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


def test_ids_need_a_terminal_of_80_columns() -> None:
    assert [part.from_width for part in timeline([], "", 0).view if part.key == "id"] == [80]
