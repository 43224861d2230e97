"""That the extractor finds in the seed articles what a careful reader finds, and nothing else."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.lexicon.seeds import seed_products
from milestones.model.article import Article, DateTrust
from milestones.model.claim import Claim
from milestones.model.names import name_key
from milestones.shipped import shipped
from tests.extract.comparing import differences
from tests.read.reading import read_sources

EXPECTED: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "expected.toml").read_text(encoding="utf-8")
)["article"]
each_article = pytest.mark.parametrize("told", EXPECTED, ids=lambda told: told["file"])


@cache
def _articles() -> Mapping[str, Article]:
    read = list(read_sources([str(shipped("seeds/articles"))]))
    return {article.id: article for article in read if isinstance(article, Article)}


def _wanted(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The milestones as claims; a date that is left out is wanted to be empty."""
    return [{"date": "", **milestone} for milestone in told["milestones"]]


@each_article
def test_a_day_is_read_only_where_it_is_the_articles_own(told: dict[str, Any]) -> None:
    published = _articles()[told["file"]].published
    believed = published if published and published.trust is not DateTrust.DOUBTFUL else None
    assert (believed.day.isoformat() if believed else None) == told.get("published")


@each_article
def test_a_seed_article_says_what_a_careful_reader_finds(told: dict[str, Any]) -> None:
    known = KnownNames([product.names for product in seed_products()])
    wrong = differences(_wanted(told), extract(_articles()[told["file"]], known).claims)
    assert not wrong, "\n".join(["", told["file"], *wrong])


@each_article
def test_it_says_so_without_known_names_too(told: dict[str, Any]) -> None:
    """The names are learnt from the article; only the comparison knows all names of a medicine."""
    claims = [_with_all_names(claim) for claim in extract(_articles()[told["file"]], KnownNames(())).claims]
    wrong = differences(_wanted(told), claims)
    assert not wrong, "\n".join(["", told["file"], *wrong])


def _with_all_names(claim: Claim) -> Claim:
    own = {claim.product, *claim.aliases}
    keys = {name_key(name) for name in own}
    for product in seed_products():
        if keys & {name_key(name) for name in product.names}:
            own.update(product.names)
    return replace(claim, aliases=tuple(sorted(own)))
