"""Reading sources into the store: articles, their claims, and the milestones that follow."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import BinaryIO

from milestones.model.article import Article
from milestones.model.claim import Claim, Findings
from milestones.model.filters import Filter
from milestones.model.problem import Problem
from milestones.model.table import Table
from milestones.read import read_sources
from milestones.report.claims import claims_table
from milestones.services.article_ids import ArticleIds, Renamed
from milestones.services.extraction import batches, extracted, workers
from milestones.services.rebuilding import catch_up
from milestones.store import Saved, Store

Told = Callable[[int], None]
"""Is told how many articles have been read so far."""


@dataclass(slots=True)
class IngestResult:
    """What an ingest came to. `read` is the sum of `new`, `changed` and `unchanged`."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    copies: int = 0
    """Of the new ones, those that are copies of other articles, lightly edited ones included."""
    without: int = 0
    """Of those read, those that make no claim."""
    problems: list[Problem] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)


def _untold(_: int) -> None:
    """Tells nobody."""


def ingest(
    store: Store,
    sources: Sequence[str],
    stdin: BinaryIO,
    *,
    jobs: int = 1,
    again: bool = False,
    now: datetime | None = None,
    told: Told = _untold,
) -> IngestResult:
    """Stores the articles of all sources with their claims, and brings the milestones up to date.

    Sources are what `read_sources` takes. Each batch of articles is stored in one transaction with all that
    follows from it. What is stored already is not extracted, unless `again`: a newer version may find more.
    With several `jobs`, other processes extract, with the same result. All that is new or changed came in
    `now`, in UTC. A source that cannot be read becomes a problem of the result. Raises StoreError.
    """
    result = IngestResult()
    settled = _settled(read_sources(sources, stdin), ArticleIds(store), result)
    wanted = settled if again else _fresh(store, settled, result, told)
    with workers(jobs) as executor:
        for batch in batches(_found(extracted(wanted, executor, jobs), result, told)):
            _keep(store, batch, now, result)
    return result


def preview(
    sources: Sequence[str], stdin: BinaryIO, *, jobs: int = 1, told: Told = _untold
) -> tuple[Table, IngestResult]:
    """The claims that the articles of all sources make, as a table; no store is touched.

    Every article counts as new.
    """
    result = IngestResult()
    claims: list[Claim] = []
    with workers(jobs) as executor:
        settled = _settled(read_sources(sources, stdin), ArticleIds(None), result)
        for _, findings in _found(extracted(settled, executor, jobs), result, told):
            claims += findings.claims
            result.new += 1
    return claims_table(claims), result


def _settled(found: Iterable[Article | Problem], ids: ArticleIds, result: IngestResult) -> Iterator[Article]:
    """The articles under ids of their own; the rest is noted in `result`."""
    for item in found:
        if isinstance(item, Problem):
            result.problems.append(item)
            continue
        settled = ids.settle(item)
        if settled is None:
            result.read += 1
            result.unchanged += 1
        elif isinstance(settled, Renamed):
            result.renamed.append(settled)
            yield settled.article
        else:
            yield settled


def _fresh(store: Store, articles: Iterable[Article], result: IngestResult, told: Told) -> Iterator[Article]:
    """The articles that are not stored in the very same form."""
    for article in articles:
        if _is_stored(store, article):
            result.read += 1
            result.unchanged += 1
            result.without += not any(store.claims(Filter(), [article.id]))
            told(result.read)
        else:
            yield article


def _is_stored(store: Store, article: Article) -> bool:
    """Whether text and metadata are stored as they are; only where they were read does not count."""
    stored = store.has(article.id)
    if stored is None or stored[0] != article.digest:
        return False
    return replace(store.article(article.id), location=article.location) == article


def _found(
    extracted: Iterable[tuple[Article, Findings | Problem]], result: IngestResult, told: Told
) -> Iterator[tuple[Article, Findings]]:
    for article, found in extracted:
        if isinstance(found, Problem):
            result.problems.append(found)
        else:
            result.read += 1
            result.without += not found.claims
            told(result.read)
            yield article, found


def _keep(
    store: Store, batch: Sequence[tuple[Article, Findings]], now: datetime | None, result: IngestResult
) -> None:
    with store.writing() as writer:
        saved = [(writer.save(article, findings, now), article.id) for article, findings in batch]
        catch_up(writer)
        copies = writer.copies_among([id for what, id in saved if what is Saved.NEW])
    came_to = Counter(what for what, _ in saved)
    result.new += came_to[Saved.NEW]
    result.changed += came_to[Saved.CHANGED]
    result.unchanged += came_to[Saved.UNCHANGED]
    result.copies += copies
