"""Rereading and reconciling: what is derived anew, and what stays."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

import pytest

from milestones.model.article import Article
from milestones.model.claim import Findings
from milestones.model.filters import Filter
from milestones.services import extraction
from milestones.services.rebuilding import catch_up, rebuild
from milestones.services.rulings import add, confirm, undo
from milestones.services.upkeep import reconcile, reread
from milestones.store import Store, Writer

from .conftest import told
from .telling import ALFA, ANA, ARTICLES, on_record, snapshot, tell, the_one


def test_newer_rules_find_more_and_rulings_stay(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr(extraction, "extract", _only_alfa)
        tell(store, *ARTICLES)
    confirm(store, [the_one(store, kind="nda-acceptance").id], ANA)
    before = {m.id for m in on_record(store)}
    heard: list[int] = []
    result = reread(store, told=heard.append)
    # d, e, f and g say nothing of Alfa, and b something of Bravo too.
    assert (result.read, result.changed, result.problems) == (8, 5, [])
    assert heard == list(range(1, 9))
    now = {m.id for m in on_record(store)}
    assert now > before - {m.id for m in on_record(store) if m.product.name == "Alfa"}
    assert result.milestones > 0
    assert [m.kind for m in on_record(store) if m.ruling] == ["nda-acceptance"]
    with_newer_rules = snapshot(store)
    assert reread(store).changed == reconcile(store) == 0
    assert snapshot(store) == with_newer_rules


def _only_alfa(article: Article, known: object) -> Findings:
    found = told(article, known)  # type: ignore[arg-type]
    return Findings(
        tuple(
            claim
            for claim in found.claims
            if claim.product in ("Alfa", "A-1") and claim.kind != "nda-submission"
        )
    )


def test_an_article_that_fails_keeps_what_it_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(store, *ARTICLES)
    before = snapshot(store)

    def failing(article: Article, known: object) -> Findings:
        if article.id == "a":
            raise RuntimeError("no such sentence")
        return told(article, known)  # type: ignore[arg-type]

    monkeypatch.setattr(extraction, "extract", failing)
    result = reread(store)
    (problem,) = result.problems
    assert (
        str(problem)
        == "a: not understood (RuntimeError: no such sentence); it keeps the claims it had; report it"
    )
    assert (result.read, result.changed, result.milestones) == (8, 0, 0)
    assert snapshot(store) == before


def test_several_processes_find_the_same(store: Store) -> None:
    # They are spawned, and so use the real extractor: on these texts it finds nothing.
    tell(store, *ARTICLES)
    assert reread(store, jobs=2).changed == 7
    assert on_record(store) == []


def test_all_is_derived_again_in_parts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(store, *ARTICLES)
    add(store, "Zulu", {"kind": "refusal", "jurisdiction": "JP"}, ANA, "a letter")
    before = snapshot(store)
    monkeypatch.setattr("milestones.services.rebuilding._NAMES", 1)
    monkeypatch.setattr("milestones.store.reading.SIZE", 2)
    assert reconcile(store) == 0
    assert snapshot(store) == before


def test_others_need_not_wait_until_all_is_derived_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(store, *ARTICLES)
    before = snapshot(store)
    with store.writing() as writer:
        writer.replace_milestones({key for names in writer.name_keys() for key in names}, [])
    seen = []

    def watched(writer: Writer, keys: AbstractSet[str]) -> AbstractSet[str]:
        seen.append(len(on_record(store)))  # what others see
        return rebuild(writer, keys)

    monkeypatch.setattr("milestones.services.rebuilding._NAMES", 1)
    monkeypatch.setattr("milestones.services.upkeep.rebuild", watched)
    assert reconcile(store) == len(before)
    assert seen[0] == 0 < seen[-1]
    assert snapshot(store) == before


def test_what_was_derived_otherwise_is_counted(store: Store) -> None:
    tell(store, *ARTICLES)
    before = snapshot(store)
    with store.writing() as writer:
        (first, *_), rest = before, list(store.milestones_in_full(Filter()))[1:]
        writer.replace_milestones(
            {key for names in writer.name_keys() for key in names},
            [replace(first, id="abcd2345", testimony=()), *rest],
        )
    assert reconcile(store) == 2
    assert snapshot(store) == before


def test_products_that_nothing_names_any_more_go(store: Store) -> None:
    tell(store, ("a", ALFA))
    add(store, "Zulu", {"kind": "refusal", "jurisdiction": "JP"}, ANA, "a letter")
    undo(store, None, ANA)
    assert [entry.product.name for entry in store.products()] == ["Alfa"]
    stale = replace(snapshot(store)[0], id="abcd2345", testimony=())
    product = replace(stale.product, key="stale", name="Stale", names=("Stale",))
    with store.writing() as writer:
        writer.replace_milestones({"stale"}, [replace(stale, product=product)])
    assert reconcile(store) == 1
    assert [entry.product.name for entry in store.products()] == ["Alfa"]


def test_an_article_that_was_edited_meanwhile_is_left_as_it_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(store, ("a", ALFA))

    def meanwhile(article: Article, known: object) -> Findings:
        monkeypatch.setattr(extraction, "extract", told)
        with store.writing() as writer:
            edited = replace(article, text="Bravo US nda-approval 2022", title="")
            writer.save(edited, told(edited, known))  # type: ignore[arg-type]
            catch_up(writer)
        return told(article, known)  # type: ignore[arg-type]

    monkeypatch.setattr(extraction, "extract", meanwhile)
    assert reread(store).changed == 0
    assert [m.product.name for m in on_record(store)] == ["Bravo"]
