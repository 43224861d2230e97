"""That the extractor finds in the seed articles what a careful reader finds, and nothing else."""

import tomllib
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from milestones.extract.extractor import extract
from milestones.extract.products import KnownNames
from milestones.lexicon.seeds import seed_products
from milestones.model.article import Article, DateTrust
from milestones.model.claim import Claim
from milestones.read import read_sources
from milestones.shipped import shipped
from tests.extract.comparing import differences, fits

EXPECTED: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "expected.toml").read_text(encoding="utf-8")
)["article"]
each_article = pytest.mark.parametrize("told", EXPECTED, ids=lambda told: told["file"])


@cache
def _articles() -> Mapping[str, Article]:
    read = list(read_sources([str(shipped("seeds/articles"))], BytesIO()))
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
def test_without_known_names_the_same_facts_are_found(told: dict[str, Any]) -> None:
    """An article that never says that two names are one medicine's may tell a fact under each of them.

    It then may also tie the indication to only one of the two names; a wrong one it must not give.
    """
    claims = extract(_articles()[told["file"]], KnownNames(())).claims
    wanted = _wanted(told)
    assert [want for want in wanted if not any(_tells(claim, want) for claim in claims)] == []
    assert [claim for claim in claims if not any(_tells(claim, want) for want in wanted)] == []


def _tells(claim: Claim, want: Mapping[str, Any]) -> bool:
    names = next(product.names for product in seed_products() if want["product"] in product.names)
    left_out = {} if claim.indication else {"indication": ""}
    return any(fits({**want, **left_out, "product": name}, claim) for name in names)
