import pytest

from milestones.report.by_country import by_country

from .records import column, milestone, rows

ON_RECORD = [
    milestone("nda-approval", "KR", product="Zelvora"),
    milestone("nda-approval", "EU", product="Zelvora"),
    milestone("orphan-designation", "KR", "stated 2020", product="otherix"),
    milestone("nda-approval", "US"),
]


def test_places_stand_in_the_order_asked_for_then_products() -> None:
    table = by_country(ON_RECORD, ["KR", "EU", "KR"], 5)
    assert list(zip(column(table, "jurisdiction"), column(table, "product"), strict=True)) == [
        ("KR", "otherix"),
        ("KR", "Zelvora"),
        ("EU", "Zelvora"),
    ]
    assert table.view[0].key == "product"
    assert table.notes[0] == "3 milestones of 2 products in the 5 articles read"


def test_a_place_with_nothing_on_record_is_named() -> None:
    table = by_country(ON_RECORD, ["KR", "JP"], 5)
    assert "Nothing for JP in the 5 articles read" in table.notes
    assert not any("Nothing" in note for note in by_country(ON_RECORD, ["KR"], 5).notes)


def test_the_place_is_shown_only_where_several_were_asked_for() -> None:
    several = by_country(ON_RECORD, ["KR", "EU"], 5)
    assert [row[several.groups] for row in rows(several)] == ["KR · South Korea"] * 2 + [
        "EU · European Union"
    ]
    alone = by_country(ON_RECORD, ["KR"], 5)
    assert (alone.groups, alone.title) == ("", "On record in KR · South Korea")


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        (["KR"], ["milestones gaps --country KR"]),
        (["KR", "CN"], ["milestones gaps --country KR,CN", "milestones matrix --country KR,CN"]),
    ],
)
def test_notes_say_how_to_ask_for_what_is_missing(codes: list[str], says: list[str]) -> None:
    notes = by_country(ON_RECORD, codes, 5).notes
    assert [note.partition(": ")[2] for note in notes if ": milestones " in note] == says


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (["DE", "FR"], ["An approval by the EU holds in DE, FR too: milestones by-country EU"]),
        (["DE", "EU"], []),
        (["US"], []),
    ],
)
def test_notes_say_what_holds_in_member_states(codes: list[str], told: list[str]) -> None:
    assert [note for note in by_country(ON_RECORD, codes, 5).notes if "holds in" in note] == told
