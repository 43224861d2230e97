"""Articles that tell of some places derive only these anew, with the same result as deriving all."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from milestones.model.milestone import Disagreement
from milestones.services.rulings import add
from milestones.services.upkeep import reconcile
from milestones.store import Store, Writer, open_store
from milestones.store.schema import former_ids

from .telling import ANA, on_record, snapshot, tell, the_one

KR, JP = (f"Alfa {place} nda-approval 2023-06-30 for lupus" for place in ("KR", "JP"))


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """The calls by which all of a product was derived anew."""
    calls: list[object] = []
    real = Writer.replace_milestones

    def counted(writer: Writer, names: object, milestones: object) -> None:
        calls.append(names)
        real(writer, names, milestones)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "replace_milestones", counted)
    return calls


def test_an_article_on_a_known_product_derives_its_places_only(store: Store, whole: list[object]) -> None:
    tell(store, ("a", KR), ("b", "Alfa US ind-approval 2020 for lupus"))
    assert len(whole) == 1
    tell(store, ("c", "Alfa US ind-approval 2020-03 for lupus\nAlfa EU priority-review 2019 for lupus"))
    assert len(whole) == 1
    assert {(m.jurisdiction, m.kind, m.date.text) for m in on_record(store)} == {
        ("KR", "nda-approval", "2023-06-30"),
        ("US", "ind-approval", "2020-03"),
        ("EU", "priority-review", "2019"),
    }


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Alfa,A-1 US ind-approval 2021 for lupus", "it has another name"),
        ("alfa US ind-approval 2021 for lupus", "it may be spelled otherwise now"),
        ("Bravo US ind-approval 2021 for lupus", "it is another product"),
    ],
)
def test_an_article_that_tells_something_of_names_derives_all(
    store: Store, whole: list[object], line: str, why: str
) -> None:
    tell(store, ("a", KR.replace("Alfa", "ALFA")))
    whole.clear()
    tell(store, ("b", line), ("c", line.replace("US", "EU")))
    assert whole, why


def test_an_edited_article_and_one_on_a_ruled_product_derive_all(store: Store, whole: list[object]) -> None:
    tell(store, ("a", KR))
    tell(store, ("a", JP))
    assert len(whole) == 2
    add(store, "Alfa", {"kind": "refusal", "jurisdiction": "JP"}, ANA, "a letter")
    tell(store, ("b", JP))
    assert len(whole) == 4


def test_what_happens_in_one_place_makes_another_suspect_and_clears_it(
    store: Store, whole: list[object]
) -> None:
    tell(store, ("a", KR))
    tell(store, ("b", JP))
    suspected = [m.conflicts for m in on_record(store)]
    assert [[conflict.about for conflict in found] for found in suspected] == [
        [Disagreement.JURISDICTION],
        [Disagreement.JURISDICTION],
    ]
    tell(store, ("c", "Alfa KR ind-approval 2020 for lupus"))
    assert the_one(store, jurisdiction="JP").conflicts
    tell(store, ("d", "Alfa JP ind-approval 2020 for lupus"))
    assert not any(m.conflicts for m in on_record(store))
    assert len(whole) == 1
    assert reconcile(store) == 0


DAYS = ("2023-06-30", "2023-07", "2024-02", "2024-02-11 expected")
LINES = [
    f"{name} {place} {kind} {day} for {disease}"
    for name in ("Alfa", "Alfa,A-1", "A-1", "Bravo")
    for place in ("KR", "JP", "EU")
    for kind in ("nda-acceptance", "nda-approval", "priority-review")
    for day in DAYS
    for disease in ("lupus", "gout")
]


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(st.lists(st.sampled_from(LINES), min_size=1, max_size=3), min_size=2, max_size=7))
def test_article_by_article_gives_what_all_at_once_gives(texts: list[list[str]]) -> None:
    articles = [(f"{number}", "\n".join(lines)) for number, lines in enumerate(texts)]
    with tempfile.TemporaryDirectory() as folder:
        with open_store(str(Path(folder) / "at-once.db")) as store:
            tell(store, *articles)
            expected, formerly = snapshot(store), former(store)
        with open_store(str(Path(folder) / "one-by-one.db")) as store:
            for article in articles:
                tell(store, article)
            assert snapshot(store) == expected
            assert former(store) == formerly


def former(store: Store) -> set[tuple[str, str]]:
    with store._access.engine.connect() as connection:
        return {(row.id, row.milestone) for row in connection.execute(select(former_ids))}


def test_places_are_those_of_copies_too(store: Store, whole: list[object]) -> None:
    """A text that becomes a copy counts no more as a source of its own, wherever its claims are."""
    words = "\n".join(f"Word {number} of a release on Alfa and its trial." for number in range(60))
    tell(store, ("a", f"{KR}\n{JP}\n{words}"), ("b", "Alfa KR nda-approval 2023-06 for lupus"))
    before = {m.jurisdiction: m.sources for m in on_record(store)}
    tell(store, ("c", f"{KR}\n{JP}\n{words}\n"))
    after = {m.jurisdiction: m.sources for m in on_record(store)}
    assert before == after == {"KR": 2, "JP": 1}
    assert len(whole) == 1
    assert reconcile(store) == 0
