"""What a transaction that writes sees of the store: its own changes too."""

from datetime import UTC, datetime

import pytest

from milestones.model.filters import Filter
from milestones.model.milestone import Role
from milestones.model.problem import NothingFoundError
from milestones.model.ruling import Ruling, Verb
from milestones.store import Store
from milestones.store import reading as module

from .records import article, claim, findings, milestone, product, reached, vouch

MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_a_transaction_sees_what_it_has_written(store: Store) -> None:
    with store.writing() as writer:
        writer.save(article(), findings(claim()))
        told = reached(writer, {"zorvacel"})
        writer.replace_milestones({"zorvacel"}, [milestone(told=told, formerly=("old12345",))])
        assert writer.article("a.txt") == article()
        assert writer.milestone("abcd").id == "abcd2345"
        assert [m.id for m in writer.milestones_formerly("old12345")] == ["abcd2345"]
        assert [m.id for m in writer.milestones_in_full(Filter())] == ["abcd2345"]
        assert [m.testimony for m in writer.milestones_in_full(Filter())] == [milestone(told=told).testimony]
        assert writer.product_of("ZV1").name == "Zorvacel"
        assert [p.name for p in writer.products_of("zorvacel")] == ["Zorvacel"]
        with pytest.raises(NothingFoundError):
            writer.milestone("zzzz")
        # Nobody else does.
        assert list(store.milestones(Filter())) == []


def test_the_milestones_of_a_ruling_and_of_claims(store: Store) -> None:
    with store.writing() as writer:
        writer.save(article(), findings(claim(), claim(kind="ind-acceptance", start=27)))
        (one, other) = reached(writer, {"zorvacel"})
        ruling = writer.rule(Ruling(1, Verb.REJECT, "Ana Roth", MOMENT, "no"))
        ruled = milestone("rrrr2345", rulings=(ruling,), ruling="rejected", rejected=True, told=[one])
        bounded = milestone(
            "bbbb2345", kind="ind-acceptance", testimony=(vouch(other), vouch(one, Role.BOUNDS))
        )
        writer.replace_milestones({"zorvacel"}, [ruled, bounded])
        assert [m.id for m in writer.milestones_ruled(ruling.number)] == ["rrrr2345"]
        assert writer.milestones_ruled(9) == []
        assert [m.id for m in writer.milestones_told({one.number})] == ["rrrr2345"]
        assert [m.id for m in writer.milestones_told({one.number, other.number})] == ["bbbb2345", "rrrr2345"]
        assert writer.milestones_told(()) == []


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_all_names_come_in_order_and_once(store: Store, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(module, "SIZE", size)
    with store.writing() as writer:
        writer.save(article(), findings(claim()))
        writer.save(article("b.txt", "Other words."), findings(claim("b.txt", "Alfa")))
        writer.replace_milestones(set(), [milestone(of=product("Stale", "Alfa"))])
        lists = list(writer.name_keys())
    assert [key for keys in lists for key in keys] == ["alfa", "stale", "zorvacel", "zv1"]
    assert all(0 < len(keys) <= size for keys in lists)
