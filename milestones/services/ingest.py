"""Reading sources into the store: articles, their claims, and the milestones that follow."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from milestones.model.claim import Claim
from milestones.model.problem import Problem
from milestones.model.table import Table
from milestones.read import READER, Document, Readable, documents, nowhere
from milestones.report.claims import claims_table
from milestones.services.article_ids import ArticleIds, Renamed
from milestones.services.batching import batches
from milestones.services.extraction import Told, told_by
from milestones.services.outcomes import IngestResult, Outcome, SourceOutcome
from milestones.services.rebuilding import catch_up
from milestones.services.workers import worked, workers
from milestones.store import Saved, Store, Writer

Fetched = Callable[[str], Iterator[Document | Problem]]
"""Gives what is at an address."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who hears of an ingest while it goes on."""

    progress: Callable[[IngestResult], None] = lambda _: None
    """Hears what it has come to so far, again and again."""
    outcome: Callable[[SourceOutcome], None] = lambda _: None
    """Hears what became of each source, in their order, once that is stored."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that was read before, and whose bytes are the same."""

    where: str
    articles: tuple[str, ...]


_Item = Document | _Known | Problem


@dataclass(slots=True)
class _Source:
    """One source that has been read, with its articles under ids of their own."""

    item: _Item
    told: list[Told] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    """The ids of its articles that are stored in the very same form."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [*self.unchanged, *(article.id for article, _ in self.told)]


def ingest(
    store: Store,
    sources: Sequence[str],
    stdin: Readable,
    fetched: Fetched = nowhere,
    *,
    jobs: int = 1,
    again: bool = False,
    now: datetime | None = None,
    watch: Watch | None = None,
) -> IngestResult:
    """Stores the articles of all sources: `keep` of what `read.documents` gives."""
    result = IngestResult()
    found = documents(sources, stdin, fetched, result.went_through)
    keep(store, found, result, jobs=jobs, again=again, now=now, watch=watch)
    return result


def keep(
    store: Store,
    found: Iterable[Document | Problem],
    result: IngestResult,
    *,
    jobs: int = 1,
    again: bool = False,
    now: datetime | None = None,
    watch: Watch | None = None,
) -> None:
    """Stores the articles in documents with their claims, and brings the milestones up to date.

    Each batch of articles is stored in one transaction with all that follows from it, so that what was
    interrupted goes on where it stopped: a document that was read before and has the same bytes is not read,
    nor is an article extracted that is stored already, unless `again`: a newer version may find more. With
    several `jobs`, other processes read and extract, with the same result. All that is new or changed came in
    `now`, in UTC. What cannot be read becomes a problem of the result, to which all is added. Raises
    StoreError.
    """
    watch = watch or Watch()
    items = found if again else _known_apart(store, found)
    settling = _Settling(ArticleIds(store), None if again else store, result)
    for batch in batches(_read(items, jobs, settling, watch), _texts):
        _keep(store, batch, now, result, watch)
        watch.progress(result)


def preview(
    sources: Sequence[str],
    stdin: Readable,
    fetched: Fetched = nowhere,
    *,
    jobs: int = 1,
    watch: Watch | None = None,
) -> tuple[Table, IngestResult]:
    """The claims that the articles of all sources make, as a table; no store is touched.

    Every article counts as new.
    """
    result, watch = IngestResult(), watch or Watch()
    claims: list[Claim] = []
    items = documents(sources, stdin, fetched, result.went_through)
    for source in _read(items, jobs, _Settling(ArticleIds(None), None, result), watch):
        claims += (claim for _, findings in source.told for claim in findings.claims)
        result.new += len(source.told)
        watch.outcome(_outcome(source, {article.id: Outcome.NEW for article, _ in source.told}))
    return claims_table(claims), result


def _known_apart(store: Store, items: Iterable[Document | Problem]) -> Iterator[_Item]:
    """The documents, apart from those that were read before by the same readers."""
    for item in items:
        if isinstance(item, Document) and item.origin.location:
            before = store.document(item.origin.location)
            if before and (before.digest, before.reader) == (item.digest, READER):
                yield _Known(item.origin.where, before.articles)
                continue
        yield item


def _read(items: Iterable[_Item], jobs: int, settling: "_Settling", watch: Watch) -> Iterator[_Source]:
    with workers(jobs) as executor:
        for item, found in worked(items, _told, executor, jobs, _weight):
            yield settling.settled(item, found)
            watch.progress(settling.result)


def _told(items: Sequence[_Item]) -> list[tuple[Told | Problem, ...]]:
    """What each document tells; nothing for the rest, which only keeps its place."""
    return [tuple(told_by(item)) if isinstance(item, Document) else () for item in items]


def _weight(item: _Item) -> int:
    return len(item.data) if isinstance(item, Document) else 0


def _texts(source: _Source) -> Iterator[str]:
    return (article.text for article, _ in source.told)


class _Settling:
    """Gives the articles of a run ids of their own, and notes in the result what they come to."""

    def __init__(self, ids: ArticleIds, store: Store | None, result: IngestResult) -> None:
        self._ids = ids
        self._store = store
        """None where all is to be stored anew."""
        self.result = result

    def settled(self, item: _Item, found: Sequence[Told | Problem]) -> _Source:
        source = _Source(item)
        if isinstance(item, Problem):
            source.problems.append(item)
        elif isinstance(item, _Known):
            source.unchanged += item.articles
        for one in found:
            if isinstance(one, Problem):
                source.problems.append(one)
            else:
                self._settle(one, source)
        self._count(source)
        return source

    def _settle(self, told: Told, source: _Source) -> None:
        article, findings = told
        settled = self._ids.settle(article)
        if settled is None:
            source.unchanged.append(article.id)
            return
        if isinstance(settled, Renamed):
            self.result.renamed.append(settled)
            article, findings = settled.article, findings.of_article(settled.article.id)
        if self._store and self._store.holds(article):
            source.unchanged.append(article.id)
        else:
            source.told.append((article, findings))

    def _count(self, source: _Source) -> None:
        result = self.result
        result.problems += source.problems
        result.read += len(source.told) + len(source.unchanged)
        result.unchanged += len(source.unchanged)
        result.without += sum(not findings.claims for _, findings in source.told)


def _keep(
    store: Store, batch: Sequence[_Source], now: datetime | None, result: IngestResult, watch: Watch
) -> None:
    with store.writing() as writer:
        saved = {
            article.id: writer.save(article, findings, now)
            for source in batch
            for article, findings in source.told
        }
        for source in batch:
            _remember(writer, source)
        catch_up(writer)
        copies = writer.copies_among([id for id, what in saved.items() if what is Saved.NEW])
    came_to = Counter(saved.values())
    result.new += came_to[Saved.NEW]
    result.changed += came_to[Saved.CHANGED]
    result.unchanged += came_to[Saved.UNCHANGED]
    result.copies += len(copies)
    result.without += store.without_claims([id for source in batch for id in source.unchanged])
    outcomes = {id: Outcome.COPY if id in copies else Outcome(what.value) for id, what in saved.items()}
    for source in batch:
        watch.outcome(_outcome(source, outcomes))


def _remember(writer: Writer, source: _Source) -> None:
    """Notes that a document has been read; not of one with problems, which are to be told each time."""
    document = source.item
    if isinstance(document, Document) and document.origin.location and not source.problems:
        writer.remember(document.origin.location, document.digest, READER, source.ids)


def _outcome(source: _Source, outcomes: Mapping[str, Outcome]) -> SourceOutcome:
    articles = [(id, Outcome.UNCHANGED) for id in source.unchanged]
    articles += [(article.id, outcomes[article.id]) for article, _ in source.told]
    order = list(Outcome)
    item = source.item
    return SourceOutcome(
        item.origin.where if isinstance(item, Document) else item.where,
        min((what for _, what in articles), key=order.index, default=Outcome.FAILED),
        tuple(articles),
        sum(len(findings.claims) for _, findings in source.told),
        tuple(source.problems),
    )
