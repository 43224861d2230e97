"""All that was ever told or decided, in order of time."""

import pytest

from milestones.model.problem import NothingFoundError
from milestones.services.history import history
from milestones.services.joining import add_names
from milestones.services.rulings import confirm, reject, set_fields, undo
from milestones.store import Store

from .telling import ALFA, ANA, BEN, tell, the_one


@pytest.fixture
def ruled(store: Store) -> Store:
    """One milestone that was told three times, and ruled on four times, once in vain."""
    tell(
        store,
        ("late", f"Late.\n{ALFA}", "2024-02-01"),
        ("early", f"Early.\n{ALFA}", "2023-07-01"),
        ("unknown", f"Unknown.\n{ALFA}"),
        ("other", "Bravo US nda-approval 2022 for lupus", "2022-02-02"),
    )
    id = the_one(store, kind="nda-approval", jurisdiction="KR").id
    set_fields(store, id, {"date": "2023-05"}, ANA, "the register")
    undo(store, None, BEN, "another register")
    confirm(store, [id], ANA)
    add_names(store, "Alfa", ["Alfa Depot"], BEN)
    reject(store, the_one(store, product=store.product_of("Bravo")).id, ANA, "no")
    return store


def said(store: Store, of: str) -> list[tuple[object, ...]]:
    return [(row["when"], row["who"], row["what"]) for row in history(store, of).rows]


ARTICLES = [
    (None, "unknown", "supports: Approved · KR · 2023-06 (stated)"),
    ("2023-07-01", "early", "supports: Approved · KR · 2023-06 (stated)"),
    ("2024-02-01", "late", "supports: Approved · KR · 2023-06 (stated)"),
]


def test_a_milestones_history(ruled: Store) -> None:
    id = the_one(ruled, jurisdiction="KR").id
    day = "2026-11-22T09:30:00Z"
    assert said(ruled, id) == [
        *ARTICLES,
        (day, "Ana Roth", "date set to 2023-05"),
        (day, "Ben Ito", "ruling 1 undone"),
        (day, "Ana Roth", "confirmed, dated 2023-06"),
        (day, "Ben Ito", "one product: Alfa, Alfa Depot"),
    ]
    rows = list(history(ruled, id[:5]).rows)
    assert [row["holds"] for row in rows] == [None, None, None, "undone by 2", "yes", "yes", "yes"]
    assert [row["detail"] for row in rows[3:]] == ["the register", "another register", "", ""]
    assert str(rows[0]["detail"]).strip() == ALFA
    assert str(rows[3]["said"]).endswith("date set to 2023-05 (undone by 2)")


def test_a_products_history_holds_its_rejected_milestones(ruled: Store) -> None:
    assert said(ruled, "bravo") == [
        ("2022-02-02", "other", "supports: Approved · US · 2022 (stated)"),
        ("2026-11-22T09:30:00Z", "Ana Roth", "rejected"),
    ]
    tell(ruled, ("more", "Bravo JP nda-approval 2023 for lupus"))
    assert said(ruled, "bravo")[-1][2] == "Bravo · Approved · US · lupus: rejected"


def test_what_is_no_longer_on_record_stays_in_the_history_of_its_product(ruled: Store) -> None:
    id = the_one(ruled, jurisdiction="KR").id
    set_fields(ruled, id, {"kind": "nda-acceptance"}, ANA, "accepted only")
    undo(ruled, None, ANA)
    assert [words for _, _, words in said(ruled, id)][-2:] == [
        "kind set to nda-acceptance",
        "ruling 6 undone",
    ]
    assert len(said(ruled, "a-1")) == 3 + 6


def test_the_undo_of_an_undo_is_told_too(ruled: Store) -> None:
    undo(ruled, 2, ANA)
    rows = list(history(ruled, the_one(ruled, jurisdiction="KR").id).rows)
    assert [(row["number"], row["holds"]) for row in rows if row["number"] in (1, 2, 6)] == [
        (1, "yes"),
        (2, "undone by 6"),
        (6, "yes"),
    ]


def test_what_nobody_has_heard_of_has_no_history(ruled: Store) -> None:
    with pytest.raises(
        NothingFoundError, match="no milestone has the id 'unheard', and no product 'unheard'"
    ):
        history(ruled, "unheard")
