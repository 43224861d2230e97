"""What is derived depends on articles and rulings alone: whatever the order, and however often."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from milestones.model.ruling import Ruling, Subject, Verb
from milestones.services.rebuilding import names_of, rebuild
from milestones.services.upkeep import reconcile, reread
from milestones.store import Store, open_store

from .telling import ARTICLES, NOW, snapshot, tell

MYELOMA, LUPUS, GOUT = "multiple myeloma", "lupus", "gout"
APPROVED = Subject("Alfa", MYELOMA, "KR", "nda-approval")
ACCEPTED = Subject("A-1", MYELOMA, "KR", "nda-acceptance")


def ruling(verb: Verb, subject: Subject | None = None, **fields: object) -> Ruling:
    return replace(Ruling(1, verb, "Ana Roth", NOW, "because", subject), **fields)  # type: ignore[arg-type]


RULINGS = [
    ruling(Verb.CONFIRM, APPROVED, fields={"date": "2023-06"}),
    ruling(
        Verb.SET,
        Subject("Bravo", LUPUS, "US", "nda-approval"),
        fields={"date": "2022-02", "population": "adults"},
    ),
    ruling(Verb.SET, Subject("Ceta", GOUT, "JP", "clinical-hold"), fields={"kind": "complete-response"}),
    ruling(Verb.SET, Subject("Bravo", None, "US", "ind-approval"), fields={"product": "Delta"}),
    ruling(Verb.REJECT, Subject("C-3", GOUT, "EU", "nda-approval")),
    ruling(Verb.ADD, Subject("Zulu", GOUT, "MO", "nda-approval"), fields={"date": "2020"}),
    ruling(Verb.MERGE, ACCEPTED, into=APPROVED),
    ruling(Verb.SPLIT, APPROVED, names=("b",)),
    ruling(Verb.JOIN, names=("Bravo", "Ceta")),
    ruling(Verb.PART, names=("A-1",), rest=("Alfa",)),
    ruling(Verb.UNDO, undoes=1),
    ruling(Verb.UNDO, undoes=2),
]


def rule(store: Store, decided: Ruling) -> None:
    """Keeps a ruling as the services do."""
    with store.writing() as writer:
        of = kept = writer.rule(decided)
        known = {other.number: other for other in writer.rulings()}
        while of.undoes is not None:
            of = known[of.undoes]
        rebuild(writer, names_of(of))
        assert kept.number == len(known)


@st.composite
def courses(draw: st.DrawFn) -> tuple[list[Ruling], list[list[int] | Ruling]]:
    """Rulings in the order made, and a course of events: runs of articles in any order, rulings in theirs."""
    decided = draw(st.lists(st.sampled_from(RULINGS[:-2]), unique_by=id, max_size=5))
    decided += [undone for undone in RULINGS[-2:] if len(decided) > 1 and draw(st.booleans())]
    order = draw(st.permutations(range(len(ARTICLES))))
    cuts = sorted(draw(st.sets(st.integers(1, len(ARTICLES) - 1), max_size=4)))
    runs = [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    places = sorted(draw(st.integers(0, len(runs))) for _ in decided)
    course: list[list[int] | Ruling] = []
    for at in range(len(runs) + 1):
        course += [one for one, place in zip(decided, places, strict=True) if place == at]
        course += [list(runs[at])] if at < len(runs) else []
    return decided, course


def run(store: Store, course: Sequence[list[int] | Ruling]) -> None:
    for step in course:
        if isinstance(step, Ruling):
            rule(store, step)
        else:
            tell(store, *(ARTICLES[number] for number in step))


@settings(max_examples=30, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(courses())
def test_no_order_and_no_repetition_changes_what_is_derived(
    course: tuple[list[Ruling], list[list[int] | Ruling]],
) -> None:
    decided, steps = course
    with tempfile.TemporaryDirectory() as folder:
        with open_store(str(Path(folder) / "at-once.db")) as store:
            run(store, [list(range(len(ARTICLES))), *decided])
            expected = snapshot(store)
        with open_store(str(Path(folder) / "bit-by-bit.db")) as store:
            run(store, steps)
            assert snapshot(store) == expected
            tell(store, *ARTICLES)
            again = reread(store)
            assert (again.read, again.changed, again.milestones) == (len(ARTICLES), 0, 0)
            assert reconcile(store) == 0
            assert snapshot(store) == expected
