from milestones.report.by_country import by_country

from .records import column, milestone

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
    assert "jurisdiction" not in {part.key for part in by_country(ON_RECORD, ["KR"], 5).view}
    assert "jurisdiction" in {part.key for part in by_country(ON_RECORD, ["KR", "EU"], 5).view}
