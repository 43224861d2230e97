from dataclasses import replace

import pytest

from milestones.model.milestone import Milestone
from milestones.report.matrix import COLUMNS, matrix

from .records import HEART, milestone

ON_RECORD = [
    milestone("nda-approval", "CN", "stated 2023-06-30", articles=["a", "b", "c"], conflict="x says y"),
    milestone("ind-approval", "CN", "stated 2020"),
    milestone("orphan-designation", "KR", "undated 2024-07-15", articles=["a"]),
    milestone("nda-submission", "US", "stated 2024", articles=["a"]),
    milestone("orphan-designation", "US", "stated 2021"),
    milestone("nda-approval", "US", "stated 2026-Q1", expected=True),
    milestone("nda-approval", "CN", "stated 2022", product="Otherix", indication="gout"),
]


def cell(*milestones: Milestone) -> object:
    """What the grid shows for milestones in one place."""
    table = matrix(milestones, 5)
    (row,) = table.shown or ()
    return row[milestones[0].jurisdiction]


def test_one_row_for_each_product_disease_and_place_with_anything_on_record() -> None:
    table = matrix(ON_RECORD, 5)
    assert table.columns == COLUMNS
    assert [(row["product"], row["indication"], row["jurisdiction"], row["stage"]) for row in table.rows] == [
        ("Otherix", "gout", "CN", "nda-approval"),
        ("Zelvora", HEART, "US", "nda-submission"),
        ("Zelvora", HEART, "CN", "nda-approval"),
        ("Zelvora", HEART, "KR", None),
    ]


def test_a_row_says_what_it_rests_on() -> None:
    american, chinese, korean = list(matrix(ON_RECORD, 5).rows)[1:]
    assert american == {
        "product": "Zelvora",
        "indication": HEART,
        "jurisdiction": "US",
        "stage": "nda-submission",
        "date": "2024",
        "earliest": "2024-01-01",
        "latest": "2024-12-31",
        "sources": 1,
        "designations": ("orphan-designation",),
        "next": "nda-approval",
        "next_date": "2026-Q1",
        "id": "nda-submission-US",
        "setback": None,
        "setback_date": None,
        "conflict": "",
        "ids": ("orphan-designation-US", "nda-submission-US", "nda-approval-US"),
        "via": "",
    }
    assert (chinese["conflict"], chinese["ids"]) == ("x says y", ("ind-approval-CN", "nda-approval-CN"))
    assert (korean["id"], korean["sources"], korean["ids"]) == (None, None, ("orphan-designation-KR",))


def test_places_asked_for_have_a_row_also_where_nothing_is_on_record() -> None:
    table = matrix(ON_RECORD, 5, ["KR", "CN"])
    assert [(row["product"], row["jurisdiction"], row["stage"]) for row in table.rows] == [
        ("Otherix", "KR", None),
        ("Otherix", "CN", "nda-approval"),
        ("Zelvora", "KR", None),
        ("Zelvora", "CN", "nda-approval"),
    ]
    assert [part.title for part in table.view] == ["Indication", "KR", "CN"]
    # A product with nothing in any of them is no row.
    assert list(matrix(ON_RECORD, 5, ["JP"]).rows) == []


@pytest.mark.parametrize(
    ("milestones", "lines"),
    [
        (ON_RECORD[:2], ("Approved", "2023-06-30 ×3!")),
        (ON_RECORD[2:3], ("Orphan", "(≤2024-07-15)", "×1")),
        (
            ON_RECORD[3:6],
            ("Application", "filed", "2024 ×1 ODD", "[Approved by", "2026-Q1]"),
        ),
        (ON_RECORD[5:6], ("[Approved by", "2026-Q1]")),
        ([milestone("nda-approval", when="undated", expected=True)], ("[Approved]",)),
        (
            [milestone("orphan-designation"), milestone("fast-track-designation")],
            ("ODD FTD",),
        ),
        (
            [milestone("nda-approval", when="stated 2020"), milestone("withdrawal", when="stated 2022")],
            ("Approved", "2020 ×2", "✕ Withdrawn", "2022"),
        ),
        ([milestone("clinical-hold-lifted", when="stated 2022")], ("Clinical hold", "lifted", "2022 ×2")),
    ],
)
def test_the_lines_of_a_cell(milestones: list[Milestone], lines: tuple[str, ...]) -> None:
    assert cell(*milestones) == lines


def test_a_cell_says_where_it_is_told_for_another_disease() -> None:
    table = matrix(
        [milestone("nda-approval", "CN"), replace(milestone("nda-approval", "KR"), indication=None)], 5
    )
    (row,) = table.shown or ()
    assert (row["disease"], row["CN"], row["KR"]) == (
        HEART,
        ("Approved", "2023-06 ×2"),
        ("Approved", "2023-06 ×2~"),
    )


def test_a_member_state_is_not_empty_where_its_union_approved() -> None:
    table = matrix([milestone("nda-approval", "EU", "stated 2022-05-11")], 5, ["DE", "US"])
    german, american = table.rows
    assert (german["stage"], german["id"], german["via"]) == ("nda-approval", "nda-approval-EU", "EU")
    assert (american["stage"], american["via"]) == (None, None)
    (row,) = table.shown or ()
    assert row["DE"] == ("Approved (EU)", "2022-05-11 ×2")
    assert "(EU) approved by the EU, which holds here" in table.notes[-1]


def test_the_legend_explains_the_signs_that_occur_and_no_others() -> None:
    def signs(*milestones: Milestone) -> str:
        return " · ".join(matrix(milestones, 5).notes[2:])

    assert signs(milestone("nda-approval")) == "×N told by N independent sources"
    everything = signs(milestone("withdrawal", "JP"), milestone("fast-track-designation", "US"), *ON_RECORD)
    for sign in ("! ", "(≤ …)", "[…]", "✕ ", "ODD Orphan", "FTD Fast track"):
        assert sign in everything
    for sign in ("~ ", "* ", "BTD"):
        assert sign not in everything


def test_products_stand_in_the_order_of_names_and_their_diseases_by_how_far_they_came() -> None:
    found = [
        milestone("ind-approval", product="alfa", indication="asthma"),
        milestone("nda-approval", product="alfa", indication="gout"),
        milestone("ind-approval", product="alfa", indication=None),
        milestone("nda-approval", product="Betrix", indication="asthma"),
    ]
    assert [(row["product"], row["disease"]) for row in matrix(found, 5).shown or ()] == [
        ("alfa", "gout"),
        ("alfa", "asthma"),
        ("alfa", None),
        ("Betrix", "asthma"),
    ]


def test_nothing_on_record_is_an_empty_table() -> None:
    table = matrix([], 1, ["KR"])
    assert (list(table.rows), table.shown) == ([], [])
    assert table.notes[0].startswith("0 products in 1 jurisdiction, in the 1 article read")
