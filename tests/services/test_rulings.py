"""What an analyst decides about single milestones, and what becomes of it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from milestones.model.dates import Basis
from milestones.model.problem import MilestonesError, NothingFoundError, UsageError
from milestones.model.ruling import Verb
from milestones.services import rulings as module
from milestones.services.deciding import analyst_of
from milestones.services.fields import fields_of
from milestones.services.rulings import add, confirm, reject, rulings, set_fields, undo
from milestones.services.show import show
from milestones.store import Store, open_store

from .telling import ALFA, ANA, BEN, NOW, on_record, rejected, tell, the_one

OTHERWISE = "Alfa KR nda-approval 2024-01 for multiple myeloma"


@pytest.fixture
def alfa(store: Store) -> str:
    """The id of the only milestone of the store."""
    tell(store, ("a", ALFA))
    return the_one(store).id


def test_a_confirmed_date_stays_whatever_later_articles_say(store: Store, alfa: str) -> None:
    (decision,) = confirm(store, [alfa], ANA, "in the register")
    assert (decision.ruling.number, decision.ruling.verb, decision.ruling.who) == (
        1,
        Verb.CONFIRM,
        "Ana Roth",
    )
    tell(store, ("b", OTHERWISE), ("c", f"Once more.\n{OTHERWISE}"))
    now = the_one(store)
    assert (now.id, now.date.text, now.date.basis, now.conflict) == (alfa, "2023-06", Basis.RULED, "")
    assert now.ruling == "confirmed by Ana Roth on 2026-11-22"


def test_the_day_of_a_report_is_no_date_to_confirm(store: Store) -> None:
    tell(store, ("a", "Alfa KR nda-approval ≤2023-06-30"))
    (decision,) = confirm(store, [the_one(store).id], ANA)
    assert decision.ruling.fields == {}
    assert the_one(store).date.basis is Basis.ANNOUNCED


def test_all_are_confirmed_or_none(store: Store, alfa: str) -> None:
    with pytest.raises(NothingFoundError):
        confirm(store, [alfa, "unheard0"], ANA)
    assert list(store.rulings()) == []
    tell(store, ("b", "Bravo US nda-approval 2022 for lupus"))
    assert len(confirm(store, [m.id for m in on_record(store)], ANA)) == 2


def test_one_confirms_once_and_another_may_too(store: Store, alfa: str) -> None:
    confirm(store, [alfa], ANA)
    with pytest.raises(MilestonesError, match="is confirmed already, by Ana Roth on 2026-11-22"):
        confirm(store, [alfa], ANA)
    confirm(store, [alfa], BEN)
    set_fields(store, alfa, {"date": "2023-07"}, BEN, "letter")
    confirm(store, [alfa], ANA)
    assert [ruling.number for ruling in store.rulings()] == [1, 2, 3, 4]


def test_a_rejected_milestone_is_kept_and_not_shown(store: Store, alfa: str) -> None:
    reject(store, alfa, ANA, "another medicine")
    assert on_record(store) == []
    tell(store, ("b", OTHERWISE), ("c", "Alfa,A-1 KR nda-approval 2023-06-30"))
    assert on_record(store) == []
    (hidden,) = rejected(store)
    assert (hidden.id, hidden.rejected) == (alfa, True)
    assert {part.sourced.claim.article for part in store.milestone(alfa).testimony} == {"a", "b", "c"}
    assert "Ruling 1, Ana Roth on 2026-11-22: rejected (another medicine)" in show(store, alfa[:5]).remarks


def test_what_is_rejected_must_be_taken_back_first(store: Store, alfa: str) -> None:
    reject(store, alfa, ANA, "no")
    for decide in (
        lambda: confirm(store, [alfa], BEN),
        lambda: reject(store, alfa, BEN, "no"),
        lambda: set_fields(store, alfa, {"date": "2023"}, BEN, "why"),
    ):
        with pytest.raises(
            MilestonesError, match=r"is rejected already, by Ana Roth on .+: milestones undo 1$"
        ):
            decide()
    undo(store, None, BEN)
    assert [m.id for m in on_record(store)] == [alfa]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"date": "2022-Q2"}, {"date": "2022-Q2"}),
        ({"indication": "gout"}, {"indication": "gout"}),
        ({"indication": ""}, {"indication": None}),
        ({"population": "adults"}, {"population": "adults"}),
        ({"jurisdiction": "japan"}, {"jurisdiction": "JP"}),
        ({"agency": "MFDS"}, {"agency": "MFDS"}),
        ({"kind": "NDA-acceptance"}, {"kind": "nda-acceptance"}),
        ({"application": "BLA"}, {"application": "BLA"}),
        ({"status": "expected"}, {"status": "expected"}),
        (
            {"kind": "refusal", "date": "2023-05", "indication": "gout"},
            {"kind": "refusal", "date": "2023-05"},
        ),
    ],
)
def test_what_is_set_stays_and_the_old_id_leads_there(
    store: Store, alfa: str, given: dict[str, str], shown: dict[str, str | None]
) -> None:
    set_fields(store, alfa, fields_of(given), ANA, "the register")
    tell(store, ("b", f"Once more.\n{ALFA}"), ("c", "Alfa KR nda-approval 2023-06-30 for multiple myeloma"))
    now = the_one(store)
    row = {
        "product": now.product.name,
        "indication": now.indication,
        "population": now.population,
        "jurisdiction": now.jurisdiction,
        "agency": now.agency,
        "kind": now.kind,
        "application": now.application,
        "date": now.date.text,
        "status": now.status.value,
    }
    assert {key: row[key] for key in shown} == shown
    assert now.sources == 3
    assert dict(show(store, alfa).fields)["Id"] == now.id
    assert dict(show(store, alfa).fields)["Ruling"].endswith("set by Ana Roth on 2026-11-22")


def test_elsewhere_there_is_another_authority(store: Store, alfa: str) -> None:
    set_fields(store, alfa, {"agency": "MFDS"}, ANA, "known")
    set_fields(store, alfa, {"jurisdiction": "JP"}, ANA, "mixed up")
    assert (the_one(store).jurisdiction, the_one(store).agency) == ("JP", None)
    now = the_one(store).id
    set_fields(store, now, {"jurisdiction": "US", "agency": "FDA"}, ANA, "mixed up again")
    assert (the_one(store).jurisdiction, the_one(store).agency) == ("US", "FDA")


@pytest.mark.parametrize(
    ("fields", "says", "error"),
    [
        ({}, "nothing to set; give at least one of --date", UsageError),
        ({"date": "2023-06"}, "is so already; milestones confirm", MilestonesError),
        ({"product": "a1", "kind": "nda-approval"}, "is so already", MilestonesError),
        ({"date": "2026-12"}, "2026-12 has not come yet; add --status expected", UsageError),
    ],
)
def test_what_cannot_be_set(
    store: Store, alfa: str, fields: dict[str, str | None], says: str, error: type[Exception]
) -> None:
    with pytest.raises(error, match=says):
        set_fields(store, alfa, fields, ANA, "why")
    assert list(store.rulings()) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"date": "2023-06-31"}, "no such day: '2023-06-31'"),
        ({"date": "June 2023"}, "not a date: 'June 2023'"),
        ({"jurisdiction": "nowhere"}, "no country or authority 'nowhere'"),
        ({"kind": "nda-aproval"}, "no kind 'nda-aproval'; did you mean nda-approval"),
        ({"status": "hoped"}, "no status 'hoped'"),
        ({"kind": ""}, "--kind cannot be empty"),
        ({"jurisdiction": " "}, "--country cannot be empty"),
        ({"product": ""}, "--product cannot be empty"),
        ({"status": ""}, "--status cannot be empty"),
        ({"product": "®"}, "--product needs words"),
        ({"population": "ad\x1b[31mults"}, r"--population holds a character that does not print \(U\+001B\)"),
        ({"agency": "F\u202eDA"}, r"--agency holds a character that does not print \(U\+202E\)"),
    ],
)
def test_words_that_fit_no_field(words: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        fields_of(words)


def test_words_that_fit_a_field() -> None:
    told = {"jurisdiction": "MFDS", "population": " adults\n\tonly ", "date": "", "kind": None}
    assert fields_of(told) == {"jurisdiction": "KR", "population": "adults only", "date": None}


def test_an_expected_event_can_be_set_to_what_is_still_to_come(store: Store, alfa: str) -> None:
    set_fields(store, alfa, {"date": "2027-Q1", "status": "expected"}, ANA, "the article jumped the gun")
    assert (the_one(store).date.text, the_one(store).status) == ("2027-Q1", "expected")


def test_what_an_analyst_knows_stands_without_an_article(store: Store) -> None:
    told = fields_of({"kind": "nda-approval", "jurisdiction": "MO", "date": "2024-05", "agency": "ISAF"})
    decision = add(store, "Zulu", told, ANA, "a letter")
    (now,) = decision.milestones
    assert (now.product.name, now.jurisdiction, now.date.text, now.sources) == ("Zulu", "MO", "2024-05", 0)
    assert (now.agency, now.ruling) == ("ISAF", "added by Ana Roth on 2026-11-22")
    assert decision.ruling.why == "a letter"
    with pytest.raises(MilestonesError, match="ruling 1 of Ana Roth has added that already"):
        add(store, "Zulu", told, BEN, "another letter")
    tell(store, ("a", "Zulu MO nda-approval 2024-06 for gout"))
    assert [(m.id, m.sources, m.date.text) for m in on_record(store)] == [(the_one(store).id, 1, "2024-05")]
    undo(store, 1, ANA)
    assert the_one(store).date.text == "2024-06"


def test_what_is_added_to_a_known_product_joins_what_articles_tell(store: Store, alfa: str) -> None:
    told = {
        "kind": "nda-approval",
        "jurisdiction": "KR",
        "indication": "multiple myeloma",
        "date": "2023-06-15",
    }
    (now,) = add(store, "a 1", told, ANA, "a letter").milestones
    assert (now.id, now.product.name, now.date.text) == (alfa, "Alfa", "2023-06-15")


def test_to_add_what_is_still_to_come_it_must_be_expected(store: Store) -> None:
    told = {"kind": "nda-approval", "jurisdiction": "KR", "date": "2030"}
    with pytest.raises(UsageError, match="2030 has not come yet"):
        add(store, "Zulu", told, ANA, "a letter")
    add(store, "Zulu", {**told, "status": "expected"}, ANA, "a letter")
    assert the_one(store).status == "expected"


def test_the_last_ruling_that_holds_is_undone_first(store: Store, alfa: str) -> None:
    set_fields(store, alfa, {"date": "2021"}, ANA, "one")
    set_fields(store, alfa, {"date": "2022"}, BEN, "two")
    first = undo(store, None, ANA)
    assert first.undone is not None
    assert (first.undone.number, first.again, the_one(store).date.text) == (2, False, "2021")
    assert undo(store, None, ANA).ruling.undoes == 1
    assert the_one(store).date.text == "2023-06"
    with pytest.raises(NothingFoundError, match="no ruling holds that could be undone"):
        undo(store, None, ANA)
    again = undo(store, 3, BEN)
    assert again.undone is not None
    assert (again.undone.number, again.again, the_one(store).date.text) == (2, True, "2022")
    assert [m.date.text for m in again.milestones] == ["2022"]


def test_what_is_undone_cannot_be_undone_again(store: Store, alfa: str) -> None:
    reject(store, alfa, ANA, "no")
    undo(store, 1, ANA)
    with pytest.raises(MilestonesError, match="ruling 1 is undone already, by ruling 2; milestones undo 2"):
        undo(store, 1, ANA)
    with pytest.raises(NothingFoundError, match="no ruling 9; `milestones rulings` lists them"):
        undo(store, 9, ANA)
    assert [ruling.number for ruling in store.rulings()] == [1, 2]


def test_the_list_of_rulings_says_what_holds(store: Store, alfa: str) -> None:
    set_fields(store, alfa, {"date": "2021", "population": None}, ANA, "letter")
    reject(store, alfa, BEN, "no")
    undo(store, 2, ANA, "hasty")
    rows = [(r["number"], r["who"], r["what"], r["why"], r["holds"]) for r in rulings(store).rows]
    assert rows == [
        (1, "Ana Roth", "date set to 2021; population emptied", "letter", "yes"),
        (2, "Ben Ito", "rejected", "no", "undone by 3"),
        (3, "Ana Roth", "ruling 2 undone", "hasty", "yes"),
    ]
    assert rulings(store).notes == ("3 rulings, 2 of them hold",)


def test_an_id_of_last_month_can_be_ruled_on(store: Store) -> None:
    tell(store, ("a", "Alfa KR nda-approval 2024-01 expected for multiple myeloma", "2023-06-01"))
    expected = the_one(store).id
    tell(store, ("b", "Aaa,Alfa KR nda-approval 2024-01-05 for multiple myeloma", "2024-01-06"))
    confirm(store, [expected.upper()], ANA)
    assert the_one(store).ruling == "confirmed by Ana Roth on 2026-11-22"
    assert the_one(store).id != expected


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "nobody is named as deciding; give --by NAME or set MILESTONES_ANALYST"),
        (" \n", "nobody is named"),
        ("An\x9ba", r"--by holds a character that does not print \(U\+009B\)"),
    ],
)
def test_whoever_decides_has_a_name_that_can_be_shown(name: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        analyst_of(name, NOW)
    half = NOW + timedelta(milliseconds=500)
    assert analyst_of("  Ana   Roth ", half) == ANA


@pytest.mark.parametrize("why", ["", " ", "--", "so\x1b]0;x\x07"])
def test_a_reason_has_words_that_can_be_shown(store: Store, alfa: str, why: str) -> None:
    with pytest.raises(UsageError, match="--why"):
        reject(store, alfa, ANA, why)
    assert [m.id for m in on_record(store)] == [alfa]


def test_a_ruling_is_kept_with_all_that_follows_or_not_at_all(
    store: Store, alfa: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("milestones.services.deciding.rebuild", failing)
    with pytest.raises(KeyboardInterrupt):
        reject(store, alfa, ANA, "no")
    assert (list(store.rulings()), [m.id for m in on_record(store)]) == ([], [alfa])


def test_two_that_decide_at_once_get_two_numbers(tmp_path: Path) -> None:
    path = str(tmp_path / "shared.db")
    with open_store(path) as store:
        tell(store, ("a", ALFA))

    def decide(number: int) -> int:
        told = {"kind": "refusal", "jurisdiction": "JP", "date": f"20{number:02}"}
        with open_store(path) as own:
            return add(own, f"Zulu {number}", told, replace(ANA, name=f"N{number}"), "a letter").ruling.number

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(decide, range(1, 9)))
    assert sorted(numbers) == list(range(1, 9))
    with open_store(path) as store:
        assert len(on_record(store)) == 9


def test_a_ruling_says_when_in_utc_to_the_second(store: Store, alfa: str) -> None:
    confirm(store, [alfa], ANA)
    (row,) = rulings(store).rows
    assert (row["when"], row["day"]) == ("2026-11-22T09:30:00Z", "2026-11-22")
    assert module.undo(store, None, ANA).ruling.when == NOW
