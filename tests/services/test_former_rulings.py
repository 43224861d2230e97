"""What rulings leave behind: ids of last month, and milestones whose articles have gone."""

import pytest

from milestones.model.ruling import Ruling, Subject, Verb
from milestones.services.joining import remove_names, split
from milestones.services.rulings import add, confirm, reject, set_fields, undo
from milestones.services.show import show
from milestones.store import Store

from .telling import ALFA, ANA, NOW, dates, on_record, rejected, tell, the_one


def leads_to(store: Store, id: str) -> str:
    return dict(show(store, id).fields)["Id"]


def test_an_emptied_date_stays_empty(store: Store) -> None:
    tell(store, ("a", ALFA))
    set_fields(store, the_one(store).id, {"date": None}, ANA, "the register has none")
    tell(store, ("b", f"Once more.\n{ALFA}"))
    assert the_one(store).date.text is None
    assert the_one(store).conflict == ""


def test_the_id_leads_to_the_product_that_was_set(store: Store) -> None:
    tell(store, ("a", ALFA))
    before = the_one(store).id
    set_fields(store, before, {"product": "Zulu"}, ANA, "mixed up")
    assert leads_to(store, before) == the_one(store).id != before


def test_the_id_leads_to_the_product_whose_key_was_taken_away(store: Store) -> None:
    tell(store, ("a", ALFA))
    before = the_one(store).id
    remove_names(store, "Alfa", ["A-1"], ANA)
    assert leads_to(store, before) == the_one(store).id != before


def test_the_id_of_what_was_added_leads_to_what_articles_tell(store: Store) -> None:
    before = add(store, "Zulu", {"kind": "nda-approval", "jurisdiction": "MO"}, ANA, "a letter").milestones[0]
    tell(store, ("a", "Zulu MO nda-approval 2024-06 for gout"))
    assert leads_to(store, before.id) == the_one(store).id != before.id


@pytest.mark.parametrize("part", [0, 1])
def test_both_parts_of_a_split_milestone_can_be_ruled_on(store: Store, part: int) -> None:
    tell(store, ("a", ALFA), ("b", f"Once more.\n{ALFA}"))
    split(store, the_one(store).id, ["b"], ANA, "another approval")
    id = sorted(m.id for m in on_record(store))[part]
    confirm(store, [id], ANA)
    set_fields(store, id, {"date": "2022"}, ANA, "the register")
    assert sorted((m.id == id, m.date.text) for m in on_record(store)) == [(False, "2023-06"), (True, "2022")]


def test_a_merger_into_what_no_article_tells_of(store: Store) -> None:
    into = Subject("Bravo", "multiple myeloma", "KR", "nda-acceptance")
    found = Subject("Alfa", "multiple myeloma", "KR", "nda-approval")
    with store.writing() as writer:
        writer.rule(Ruling(1, Verb.MERGE, "Ana Roth", NOW, subject=found, into=into))
    tell(store, ("a", ALFA))
    assert the_one(store).kind == "nda-acceptance"


def test_a_ruling_stays_with_its_patients_when_others_come(store: Store) -> None:
    tell(store, ("a", "Alfa KR nda-approval 2022-06 newly diagnosed for multiple myeloma"))
    reject(store, the_one(store).id, ANA, "never so")
    tell(store, ("b", "Alfa KR nda-approval 2024-02 after three prior lines of therapy for multiple myeloma"))
    assert (dates(on_record(store)), dates(rejected(store))) == (["2024-02"], ["2022-06"])


FOURTH = "Alfa KR nda-approval 2022-06 after three prior lines of therapy for multiple myeloma"
SECOND = "Alfa KR nda-approval 2024-02 after one prior line of therapy for multiple myeloma"


@pytest.mark.parametrize(
    "fields",
    [
        {"population": "after four prior lines of therapy"},
        {"kind": "nda-acceptance"},
        {"jurisdiction": "CN"},
        {"product": "Zulu"},
        {"indication": "gout"},
        {"status": "expected"},
    ],
)
def test_the_ids_of_two_told_apart_lead_somewhere_after_a_ruling_on_one(
    store: Store, fields: dict[str, str | None]
) -> None:
    tell(store, ("a", FOURTH), ("b", SECOND))
    before = {m.date.text: m.id for m in on_record(store)}
    assert sorted(before, key=str) == ["2022-06", "2024-02"]
    set_fields(store, before["2022-06"] or "", fields, ANA, "the register")
    assert {date: leads_to(store, id) for date, id in before.items()} == {
        m.date.text: m.id for m in on_record(store)
    }


def test_an_undo_says_which_rulings_it_leaves_on_no_article(store: Store) -> None:
    tell(store, ("a", ALFA))
    set_fields(store, the_one(store).id, {"kind": "nda-acceptance"}, ANA, "accepted only")
    confirm(store, [the_one(store).id], ANA)
    decided = undo(store, 1, ANA)
    assert [ruling.number for ruling in decided.bare] == [2]
    assert {(m.kind, m.sources) for m in on_record(store)} == {("nda-acceptance", 0), ("nda-approval", 1)}
    assert undo(store, 2, ANA).bare == ()
    assert [m.kind for m in on_record(store)] == ["nda-approval"]


def test_an_expectation_set_to_an_event_that_has_come_is_found_there(store: Store) -> None:
    tell(store, ("a", "Alfa KR nda-submission 2023-06 expected for gout"))
    tell(store, ("b", "Alfa KR nda-approval 2023-06-30 for gout"))
    before = the_one(store, kind="nda-submission").id
    decided = set_fields(store, before, {"kind": "nda-approval"}, ANA, "they meant the approval")
    assert leads_to(store, before) == the_one(store).id == decided.milestones[0].id
    assert the_one(store).kind == "nda-approval"
    assert any("of what was expected" in remark for remark in show(store, before).remarks)
    # What is expected is not confirmed with it.
    assert confirm(store, [the_one(store).id], ANA)
