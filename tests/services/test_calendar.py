"""What is expected, of the products and places asked for."""

from datetime import date

import pytest

from milestones.model.problem import NothingFoundError
from milestones.services.calendar import calendar
from milestones.services.request import request
from milestones.store import Store

from .telling import tell

TODAY = date(2024, 7, 15)


@pytest.fixture(autouse=True)
def told(store: Store) -> None:
    tell(
        store,
        ("a", "Alfa US nda-approval 2024-06 expected for gout", "2024-01-01"),
        (
            "b",
            "Alfa EU nda-submission 2024-Q4 expected for gout\nBravo US nda-approval 2025 expected",
            "2024-01-01",
        ),
        ("c", "Alfa KR nda-approval 2023 for gout", "2024-01-01"),
    )


def shown(store: Store, **asked: object) -> list[tuple[object, ...]]:
    rows = calendar(store, request(**asked), today=TODAY).table.rows  # type: ignore[arg-type]
    return [tuple(row[key] for key in ("product", "jurisdiction", "state")) for row in rows]


def test_all_that_is_expected(store: Store) -> None:
    assert shown(store) == [("Alfa", "US", "passed"), ("Alfa", "EU", "ahead"), ("Bravo", "US", "ahead")]


def test_only_what_is_asked_for(store: Store) -> None:
    assert shown(store, products=["bravo"]) == [("Bravo", "US", "ahead")]
    assert shown(store, countries=["EMA"]) == [("Alfa", "EU", "ahead")]
    assert shown(store, until="2024-10") == [("Alfa", "US", "passed"), ("Alfa", "EU", "ahead")]
    assert shown(store, since="2025") == [("Bravo", "US", "ahead")]
    assert shown(store, indication="lupus") == []
    with pytest.raises(NothingFoundError):
        shown(store, products=["unheard"])


def test_an_outcome_that_the_filter_hides_is_an_outcome(store: Store) -> None:
    tell(store, ("d", "Alfa US complete-response 2024-06-20 for gout", "2024-06-21"))
    assert shown(store, kinds=["nda-approval"], countries=["US"]) == [
        ("Alfa", "US", "answered"),
        ("Bravo", "US", "ahead"),
    ]
