"""What articles claim, to be compared between a text and the same text in another wrapping."""

from pathlib import Path

from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.model.article import Article
from tests.read.reading import read_sources

SEEDS = sorted((Path(__file__).parents[2] / "seeds" / "articles").glob("*.txt"))


def seed_article(seed: Path) -> Article:
    """The article as it is read from plain text."""
    (article,) = read_sources([str(seed)])
    assert isinstance(article, Article)
    return article


def claims_of(article: Article) -> list[tuple[str | None, ...]]:
    """Its claims in a form that does not depend on where in the text they stand."""
    return sorted(
        (
            claim.product,
            claim.kind,
            claim.jurisdiction,
            claim.date.text,
            claim.date.basis.value,
            claim.status.value,
        )
        for claim in extract(article, KnownNames()).claims
    )
