"""Whatever analysts do, in any order: the store hangs together, and to derive it anew changes nothing."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from milestones.model.filters import Filter
from milestones.model.milestone import Milestone
from milestones.model.problem import MilestonesError
from milestones.services.history import history
from milestones.services.joining import add_names, merge, remove_names, split
from milestones.services.rulings import add, confirm, reject, set_fields, undo
from milestones.services.show import show
from milestones.services.upkeep import reconcile, reread
from milestones.store import open_store

from .telling import ANA, ARTICLES, BEN, snapshot, tell

WHO = st.sampled_from([ANA, BEN])
NAMES = st.sampled_from(["Alfa", "A-1", "Bravo", "B-2", "Ceta", "C-3", "Delta", "zulu"])
FIELDS = st.sampled_from(
    [
        {"date": "2023-05"},
        {"date": None},
        {"kind": "complete-response"},
        {"indication": "gout"},
        {"indication": None},
        {"population": "adults"},
        {"product": "Delta"},
        {"product": "Bravo"},
        {"jurisdiction": "JP"},
        {"status": "expected", "date": "2030"},
        {"status": "achieved"},
    ]
)


class Course(RuleBasedStateMachine):
    """A store to which articles come, on which two analysts decide."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(str(Path(self.folder.name) / "news.db"))
        self.ruled = 0

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def decide(self, verb: Callable[..., Any], *words: Any) -> None:
        """A decision may be refused, in words; one that is taken is kept."""
        before = len(list(self.store.rulings()))
        with suppress(MilestonesError):
            verb(self.store, *words)
        assert len(list(self.store.rulings())) >= before

    def some(self, number: int) -> Milestone | None:
        found = list(self.store.milestones(Filter(rejected=None)))
        return found[number % len(found)] if found else None

    @rule(numbers=st.lists(st.integers(0, len(ARTICLES) - 1), min_size=1, max_size=4))
    def articles_come(self, numbers: list[int]) -> None:
        tell(self.store, *(ARTICLES[number] for number in numbers))

    @rule(number=st.integers(0, len(ARTICLES) - 1), other=st.integers(0, len(ARTICLES) - 1))
    def an_article_is_written_anew(self, number: int, other: int) -> None:
        name, _, day = ARTICLES[number]
        tell(self.store, (name, ARTICLES[other][1], day))

    @rule(number=st.integers(0, 30), by=WHO)
    def confirm(self, number: int, by: Any) -> None:
        if found := self.some(number):
            self.decide(confirm, [found.id], by)

    @rule(number=st.integers(0, 30), by=WHO)
    def reject(self, number: int, by: Any) -> None:
        if found := self.some(number):
            self.decide(reject, found.id, by, "because")

    @rule(number=st.integers(0, 30), fields=FIELDS, by=WHO)
    def set_fields(self, number: int, fields: dict[str, str | None], by: Any) -> None:
        if found := self.some(number):
            self.decide(set_fields, found.id, fields, by, "because")

    @rule(product=NAMES, kind=st.sampled_from(["nda-approval", "ind-approval"]), by=WHO)
    def add(self, product: str, kind: str, by: Any) -> None:
        given = {"kind": kind, "jurisdiction": "KR", "date": "2022", "indication": "gout"}
        self.decide(add, product, given, by, "the register")

    @rule(number=st.integers(0, 30), other=st.integers(0, 30), by=WHO)
    def merge(self, number: int, other: int, by: Any) -> None:
        if (one := self.some(number)) and (two := self.some(other)):
            self.decide(merge, [one.id, two.id], by)

    @rule(names=st.lists(NAMES, min_size=2, max_size=3), by=WHO)
    def merge_products(self, names: list[str], by: Any) -> None:
        self.decide(merge, names, by)

    @rule(
        number=st.integers(0, 30), parts=st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=2), by=WHO
    )
    def split(self, number: int, parts: list[str], by: Any) -> None:
        if found := self.some(number):
            self.decide(split, found.id, parts, by, "because")

    @rule(of=NAMES, names=st.lists(NAMES, min_size=1, max_size=2), by=WHO, away=st.booleans())
    def names(self, of: str, names: list[str], by: Any, away: bool) -> None:
        self.decide(remove_names if away else add_names, of, names, by)

    @rule(number=st.none() | st.integers(1, 12), by=WHO)
    def undo(self, number: int | None, by: Any) -> None:
        self.decide(undo, number, by)

    @precondition(lambda self: list(self.store.articles()))
    @rule()
    def all_is_read_again(self) -> None:
        before = snapshot(self.store)
        again = reread(self.store)
        assert (again.changed, again.milestones) == (0, 0)
        assert snapshot(self.store) == before

    @invariant()
    def deriving_anew_changes_nothing(self) -> None:
        assert reconcile(self.store) == 0

    @invariant()
    def every_claim_stands_in_one_milestone_and_each_can_be_shown(self) -> None:
        found = snapshot(self.store)
        own = sum(part.is_own for one in found for part in one.testimony)
        assert own == len(list(self.store.claims(Filter())))
        assert len({one.id for one in found}) == len(found)
        for one in found[:3]:
            show(self.store, one.id)
            history(self.store, one.id)


def test_whatever_analysts_do_the_store_hangs_together() -> None:
    examples = max(1, settings.default.max_examples // 20)
    run_state_machine_as_test(
        Course,
        settings=settings(
            max_examples=examples,
            stateful_step_count=12,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
        ),
    )
