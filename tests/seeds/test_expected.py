"""That the list of expected milestones fits the seed articles and the lexicon."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from milestones.lexicon.diseases import disease_key, disease_name
from milestones.lexicon.kinds import kinds
from milestones.lexicon.places import places
from milestones.lexicon.seeds import seed_products
from milestones.model.claim import Status
from milestones.model.dates import Basis, window_of
from milestones.shipped import shipped

EXPECTED: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "expected.toml").read_text(encoding="utf-8")
)["article"]
MILESTONES = [(article["file"], milestone) for article in EXPECTED for milestone in article["milestones"]]


def test_every_seed_article_has_its_entry() -> None:
    files = sorted(path.name for path in shipped("seeds/articles").iterdir())
    assert [article["file"] for article in EXPECTED] == files


@pytest.mark.parametrize(("file", "milestone"), MILESTONES)
def test_an_expected_milestone_speaks_the_lexicons_words(file: str, milestone: dict[str, Any]) -> None:
    assert milestone["kind"] in kinds()
    assert milestone["jurisdiction"] in {place.code for place in places()}
    assert Status(milestone.get("status", "achieved"))
    assert (Basis(milestone["basis"]) is Basis.NONE) == ("date" not in milestone)
    if "date" in milestone:
        window_of(milestone["date"])


@pytest.mark.parametrize(("file", "milestone"), MILESTONES)
def test_an_expected_milestone_names_what_the_article_names(file: str, milestone: dict[str, Any]) -> None:
    text = (shipped("seeds/articles") / file).read_text(encoding="utf-8").lower()
    assert milestone["product"].lower() in text
    assert any(milestone["product"] in product.names for product in seed_products())
    if "indication" in milestone:
        assert milestone["indication"] in text
        assert disease_name(disease_key(milestone["indication"])) is not None


def test_no_milestone_is_expected_twice_of_one_article() -> None:
    told = [(file, *sorted((key, value) for key, value in found.items())) for file, found in MILESTONES]
    assert len(told) == len(set(told))
