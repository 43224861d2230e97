from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from milestones.model.claim import Status
from milestones.model.filters import Filter
from milestones.model.milestone import Milestone
from milestones.model.problem import NothingFoundError
from milestones.model.ruling import Ruling, Subject, Verb
from milestones.store import Store, open_store

from .records import milestone, product

WHEN = datetime(2026, 11, 22, 9, 30, 5, tzinfo=UTC)
SUBJECT = Subject("Zorvacel", "multiple myeloma", "KR", "ind-approval")
HOSTILE = "'; DROP TABLE rulings; -- \x1b[31m\u202e 赛恺泽 \x00"


def ruling(verb: Verb = Verb.REJECT, **fields: Any) -> Ruling:
    known = {"number": 0, "who": "Ana Roth", "when": WHEN}
    return Ruling(verb=verb, **{**known, **fields})


def rule(store: Store, *rulings: Ruling) -> list[Ruling]:
    with store.writing() as writer:
        return [writer.rule(one) for one in rulings]


RULINGS = [
    ruling(Verb.CONFIRM, subject=SUBJECT, fields={"date": "2023-06"}),
    ruling(Verb.REJECT, subject=SUBJECT, why="a press officer's slip"),
    ruling(
        Verb.SET, subject=SUBJECT, fields={"date": "2023-Q2", "population": None}, why=HOSTILE, who=HOSTILE
    ),
    ruling(
        Verb.ADD, subject=Subject("赛恺泽", None, "CN", "nda-approval", Status.EXPECTED, "as monotherapy")
    ),
    ruling(Verb.MERGE, subject=SUBJECT, into=Subject("ZV-1", "myeloma", "KR", "ind-approval")),
    ruling(Verb.SPLIT, subject=SUBJECT, names=("a.txt", '=b|"c".txt')),
    ruling(Verb.JOIN, names=("Zorvacel", "赛恺泽")),
    ruling(Verb.PART, names=("Zorvacel", "ZV-1"), rest=("赛恺泽",)),
]


@pytest.mark.parametrize("one", RULINGS, ids=lambda one: one.verb.value)
def test_a_ruling_is_found_again_as_it_was(store: Store, one: Ruling) -> None:
    (kept,) = rule(store, one)
    assert kept == replace(one, number=1)
    assert list(store.rulings()) == [kept]


def test_all_that_a_ruling_can_do_is_tried_above() -> None:
    assert {one.verb for one in RULINGS} | {Verb.UNDO} == set(Verb)


def test_rulings_are_numbered_in_their_order_also_later(store: Store) -> None:
    first = rule(store, ruling(number=7), ruling())
    later = rule(store, ruling(Verb.UNDO, undoes=2, why="was right after all"))
    assert [one.number for one in (*first, *later)] == [1, 2, 3]
    assert list(store.rulings()) == [*first, *later]
    with store.writing() as writer:
        assert writer.rulings() == [*first, *later]


def test_after_an_error_no_ruling_is_stored(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as writer:
        writer.rule(ruling())
        raise ZeroDivisionError
    assert list(store.rulings()) == []


def derive(store: Store, names: set[str], *new: Milestone) -> None:
    with store.writing() as writer:
        writer.replace_milestones(names, new)


def test_a_milestone_knows_the_rulings_that_bear_on_it(store: Store) -> None:
    first, second, third = rule(store, ruling(Verb.CONFIRM), ruling(Verb.SET), ruling())
    ruled = milestone("aaaa", rulings=(first, second), ruling="date set by Ana Roth")
    joined = milestone("bbbb", rulings=(second,))
    rejected = milestone("cccc", rulings=(third,), ruling="rejected by Ana Roth", rejected=True)
    derive(store, set(), ruled, joined, rejected, milestone("dddd"))
    for one in (ruled, joined, rejected, milestone("dddd")):
        assert store.milestone(one.id) == one
    assert [one.rulings for one in store.milestones_in_full(Filter())] == [ruled.rulings, (second,), ()]
    assert [(one.ruling, one.rulings) for one in store.milestones(Filter(rejected=True))] == [
        (rejected.ruling, ())
    ]


def test_rulings_stay_when_milestones_go(store: Store) -> None:
    kept = rule(store, ruling())
    derive(store, set(), milestone(rulings=tuple(kept), ruling="rejected", rejected=True))
    derive(store, {"zorvacel"})
    assert list(store.rulings()) == kept


def test_a_milestone_is_found_by_its_former_ids(store: Store) -> None:
    one = milestone("aaaa1111", formerly=("both0001", "old00001"))
    derive(store, set(), milestone("bbbb2222", formerly=("both0001",)), one)
    assert [one.id for one in store.milestones_formerly("old00001")] == ["aaaa1111"]
    assert [one.id for one in store.milestones_formerly("both0001")] == ["aaaa1111", "bbbb2222"]
    assert store.milestones_formerly("old0") == store.milestones_formerly("aaaa1111") == []
    with pytest.raises(NothingFoundError):
        store.milestone("old00001")


def test_former_ids_go_with_their_milestone(store: Store) -> None:
    derive(store, set(), milestone("aaaa1111", formerly=("old00001",)))
    other = milestone("bbbb2222", product("Nelufen"), formerly=("old00002",))
    derive(store, {"zorvacel"}, other)
    assert store.milestones_formerly("old00001") == []
    assert store.milestones_formerly("old00002") == [other]


def test_rulings_are_there_when_the_store_is_opened_again(path: Path) -> None:
    with open_store(str(path)) as store:
        kept = rule(store, *RULINGS)
    with open_store(str(path)) as store:
        assert list(store.rulings()) == kept
