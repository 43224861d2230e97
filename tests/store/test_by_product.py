"""Reading product by product."""

from datetime import date

import pytest

from milestones.model.article import DateTrust, Published
from milestones.model.filters import Filter
from milestones.model.milestone import Product, Role, Telling
from milestones.store import Store, by_product

from .records import article, claim, findings, milestone, product, reached, vouch


def fill(store: Store) -> None:
    """Three products; of the first, what articles of several sorts of days tell."""
    days = {
        "a": Published(date(2023, 7, 3), DateTrust.FOUND),
        "b": Published(date(2023, 7, 4), DateTrust.DOUBTFUL),
        "c": None,
    }
    with store.writing() as writer:
        for id, day in days.items():
            writer.save(article(id, f"{id} tells", published=day), findings(claim(id, "Alfa")))
        told = reached(writer, {"alfa"})
        roles = (Role.SUPPORTS, Role.CONTRADICTS, Role.BOUNDS)
        alfa = product("Alfa")
        writer.replace_milestones(
            set(),
            [
                milestone("aaaa", alfa, testimony=tuple(map(vouch, told, roles))),
                milestone("bbbb", alfa, rejected=True),
                milestone("cccc", alfa),
                milestone("dddd", Product("mmm", "bravo", ("bravo", "mmm"))),
                milestone("eeee", Product("ccc", "Charlie", ("Charlie", "ccc"))),
                milestone("ffff", product("Delta"), rejected=True),
            ],
        )


@pytest.mark.parametrize("together", [1, 2, 100])
def test_products_come_by_their_names_with_what_stands_of_each(
    store: Store, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(by_product, "_TOGETHER", together)
    fill(store)
    found = [(own[0].product.name, sorted(m.id for m in own)) for own in store.milestones_by_product(())]
    assert found == [("Alfa", ["aaaa", "cccc"]), ("bravo", ["dddd"]), ("Charlie", ["eeee"])]


def test_only_the_products_of_some_keys(store: Store) -> None:
    fill(store)
    (own,) = store.milestones_by_product(["mmm", "delta"])
    assert [m.product for m in own] == [Product("mmm", "bravo", ("bravo", "mmm"))]


def test_who_tells_is_as_the_testimony_says(store: Store) -> None:
    fill(store)
    light = {m.id: m for own in store.milestones_by_product(()) for m in own}
    assert set(light["aaaa"].told) == {
        Telling("a", date(2023, 7, 3), False, True),
        Telling("b", None, True, True),
        Telling("c", None, False, False),
    }
    for full in store.milestones_in_full(Filter()):
        assert sorted(full.told) == sorted(light[full.id].told)
        assert light[full.id].testimony == ()
