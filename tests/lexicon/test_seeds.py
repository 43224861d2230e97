"""The shipped name lists, and what happens without them."""

from pathlib import Path

import pytest

from milestones.lexicon import seeds
from milestones.lexicon.diseases import disease_key, disease_name
from milestones.lexicon.files import LexiconError
from milestones.lexicon.seeds import seed_indications, seed_products
from milestones.model.names import name_key


def test_no_name_belongs_to_two_products() -> None:
    owners: dict[str, set[str]] = {}
    for product in seed_products():
        for name in product.names:
            owners.setdefault(name_key(name), set()).add(product.name)
    assert {key: names for key, names in owners.items() if len(names) > 1} == {}
    assert "" not in owners


def test_every_name_of_a_disease_finds_that_disease_and_no_other() -> None:
    wrong = [
        (seed.name, name)
        for seed in seed_indications()
        for name in seed.names
        if disease_name(disease_key(name)) != seed.name
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Fucaso", "equecabtagene autoleucel"),
        ("Fucaso", "CT103A"),
        ("Fucaso", "eque-cel"),
        ("zevor-cel", "CT053"),
        ("zevor-cel", "赛恺泽"),
        ("Enspryng", "satralizumab"),
    ],
)
def test_well_known_names_belong_together(name: str, other: str) -> None:
    assert next(product for product in seed_products() if other in product.names).name == name


def test_brands_of_one_substance_for_different_uses_are_not_joined() -> None:
    names = {name for product in seed_products() for name in product.names}
    assert not names & {"semaglutide", "tirzepatide", "pegcetacoplan", "denosumab"}


def ship(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the program find its shipped files under `folder`."""
    monkeypatch.setattr(seeds, "shipped", lambda name: folder / Path(name).name)


def test_a_missing_list_holds_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ship(monkeypatch, tmp_path)
    assert seed_products.__wrapped__() == ()
    assert seed_indications.__wrapped__() == ()


@pytest.mark.parametrize("content", ["", "name,names\n", "\ufeffname,names\n\n"])
def test_an_empty_list_holds_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str) -> None:
    ship(monkeypatch, tmp_path)
    (tmp_path / "products.csv").write_text(content, encoding="utf-8")
    assert seed_products.__wrapped__() == ()


def test_names_are_trimmed_and_told_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ship(monkeypatch, tmp_path)
    (tmp_path / "products.csv").write_text("name,names\nAb , Cd | Ab||Ef \n", encoding="utf-8")
    (product,) = seed_products.__wrapped__()
    assert product.names == ("Ab", "Cd", "Ef")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("name,names,parent\ngout,,nothing\n", "no disease named 'nothing'"),
        ("name,names,parent\n,x,\n", "line 2: no name"),
    ],
)
def test_a_wrong_row_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str, complaint: str
) -> None:
    ship(monkeypatch, tmp_path)
    (tmp_path / "indications.csv").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=complaint):
        seed_indications.__wrapped__()
