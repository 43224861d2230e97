"""What articles say, by the rules and the names of the seeds; also of documents that are still to be read."""

from collections.abc import Iterator, Sequence
from functools import cache

from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.lexicon.seeds import seed_products
from milestones.model.article import Article
from milestones.model.claim import Findings
from milestones.model.problem import Problem, unforeseen
from milestones.read import Document, articles_of

Told = tuple[Article, Findings]
"""An article with what it says."""


def findings_of(articles: Sequence[Article]) -> list[Findings | Problem]:
    """What each article says; a Problem for one at which extraction fails."""
    return [_findings(article) for article in articles]


def told_by(document: Document) -> Iterator[Told | Problem]:
    """The articles in the document with what they say, and a Problem for each that fails."""
    for article in _articles(document):
        if isinstance(article, Problem):
            yield article
            continue
        findings = _findings(article)
        yield findings if isinstance(findings, Problem) else (article, findings)


def _articles(document: Document) -> Iterator[Article | Problem]:
    try:
        yield from articles_of(document)
    except Exception as error:  # one document that nobody foresaw must not keep the others out
        yield unforeseen(document.origin.where, "not read", error)


def _findings(article: Article) -> Findings | Problem:
    try:
        return extract(article, _known())
    except Exception as error:  # nor must one article
        return unforeseen(article.location or article.id, "not understood", error)


@cache
def _known() -> KnownNames:
    return KnownNames([product.names for product in seed_products()])
