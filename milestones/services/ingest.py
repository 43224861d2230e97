"""Reading sources into the store: articles, their claims, and the milestones that follow."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from milestones.model.claim import Claim
from milestones.model.problem import Problem
from milestones.model.table import Table
from milestones.read import READER, Document, Readable, documents, nowhere
from milestones.report.claims import claims_table
from milestones.services.article_ids import ArticleIds, Renamed, Stored
from milestones.services.batching import batches
from milestones.services.outcomes import IngestResult, Outcome, SourceOutcome
from milestones.services.rebuilding import catch_up
from milestones.services.telling import Item, Known, told_of
from milestones.services.workers import lots, worked, workers
from milestones.store import DocumentEntry, Notes, Reader, Saved, Store

if TYPE_CHECKING:
    from milestones.services.extraction import Told
    from milestones.store import Writer

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
class _Done:
    """A document that has been read, without its bytes: hundreds wait to be stored together."""

    where: str
    location: str | None
    digest: str


@dataclass(frozen=True, slots=True)
class _Source:
    """One source that has been read."""

    item: _Done | Known | Problem
    found: Sequence["Told | Problem"] = ()


@dataclass(slots=True)
class _Settled:
    """One source with its articles under ids of their own."""

    source: _Source
    told: list["Told"] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    """The ids of its articles that are stored in the very same form."""
    renamed: list[Renamed] = field(default_factory=list)
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
    keeper = _Keeper(store, result, watch, now, again=again)
    items = found if again else _known_apart(store, found)
    for batch in batches(_read(items, jobs, watch, result), _texts):
        keeper.keep(batch)
        watch.progress(result)
    keeper.count_copies()


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
    ids = ArticleIds()
    items = documents(sources, stdin, fetched, result.went_through)
    for source in _read(items, jobs, watch, result):
        settled = _settled(source, ids, None)
        claims += (claim for _, findings in settled.told for claim in findings.claims)
        result.new += len(settled.told)
        _count(settled, result)
        watch.outcome(_outcome(settled, {article.id: Outcome.NEW for article, _ in settled.told}))
    return claims_table(claims), result


def _known_apart(store: Store, items: Iterable[Document | Problem]) -> Iterator[Item]:
    """The documents, apart from those that were read before by the same readers."""
    for lot in lots(items, _weight):
        places = [place for item in lot if (place := _location(item))]
        before = store.documents(places) if places else {}
        for item in lot:
            known = before.get(_location(item) or "")
            if isinstance(item, Document) and known and (known.digest, known.reader) == (item.digest, READER):
                yield Known(item.origin.where, known.articles)
            else:
                yield item


def _location(item: Document | Problem) -> str | None:
    return item.origin.location if isinstance(item, Document) else None


def _read(items: Iterable[Item], jobs: int, watch: Watch, result: IngestResult) -> Iterator[_Source]:
    with workers(jobs) as executor:
        for item, found in worked(items, told_of, executor, jobs, _weight):
            yield _Source(_done(item), found)
            watch.progress(result)


def _done(item: Item) -> _Done | Known | Problem:
    if isinstance(item, Document):
        return _Done(item.origin.where, item.origin.location, item.digest)
    return item


def _weight(item: Item) -> int:
    return len(item.data) if isinstance(item, Document) else 0


def _texts(source: _Source) -> Iterator[str]:
    return (one[0].text for one in source.found if not isinstance(one, Problem))


def _settled(source: _Source, ids: ArticleIds, stored: Stored | None, *, again: bool = False) -> _Settled:
    """The source with ids beside what is stored; with `again` nothing counts as unchanged yet."""
    settled = _Settled(source)
    if isinstance(source.item, Problem):
        settled.problems.append(source.item)
    elif isinstance(source.item, Known):
        settled.unchanged += source.item.articles
    for one in source.found:
        if isinstance(one, Problem):
            settled.problems.append(one)
            continue
        article, findings = one
        own = ids.settle(article, stored)
        if own is None:
            settled.unchanged.append(article.id)
            continue
        if isinstance(own, Renamed):
            settled.renamed.append(own)
            article, findings = own.article, findings.of_article(own.article.id)
        if stored and not again and stored.holds(article):
            settled.unchanged.append(article.id)
        else:
            settled.told.append((article, findings))
    return settled


class _Keeper:
    """Stores the sources of a run, and adds to the result what is stored."""

    def __init__(
        self, store: Store, result: IngestResult, watch: Watch, now: datetime | None, *, again: bool
    ) -> None:
        self._store = store
        self._result = result
        self._watch = watch
        self._now = now
        self._again = again
        self._ids = ArticleIds()
        self._new = Notes()
        """The ids of new articles."""

    def count_copies(self) -> None:
        """Counts those of the new articles that are copies now.

        Not batch by batch: a later article can make two of an earlier batch copies, and where a batch ends
        hangs on how fast articles come.
        """
        with self._store.reading() as reader:
            self._result.copies += len(reader.copies_among(self._new))

    def keep(self, batch: Sequence[_Source]) -> None:
        """Stores them in one transaction; only then does anyone hear of it."""
        if any(isinstance(source.item, _Done) for source in batch):
            with self._store.writing() as writer:
                sources = self._settled(batch, writer)
                outcomes = self._write(writer, sources)
        else:
            # There is nothing to write: nobody need wait for that.
            sources, outcomes = self._settled(batch, None), {}
        came_to = Counter(outcomes.values())
        result = self._result
        result.new += came_to[Outcome.NEW] + came_to[Outcome.COPY]
        result.changed += came_to[Outcome.CHANGED]
        result.unchanged += came_to[Outcome.UNCHANGED]
        for id, what in outcomes.items():
            if what in (Outcome.NEW, Outcome.COPY):
                self._new.note(id)
        result.without += self._store.without_claims([id for source in sources for id in source.unchanged])
        for source in sources:
            _count(source, result)
            self._watch.outcome(_outcome(source, outcomes))

    def _settled(self, batch: Sequence[_Source], reader: Reader | None) -> list[_Settled]:
        ids = (one[0].id for source in batch for one in source.found if not isinstance(one, Problem))
        stored = Stored(reader, ids) if reader else None
        return [_settled(source, self._ids, stored, again=self._again) for source in batch]

    def _write(self, writer: "Writer", sources: Sequence[_Settled]) -> dict[str, Outcome]:
        """What became of each article, by id."""
        told = [found for source in sources for found in source.told]
        came_to = writer.save_all(told, self._now)
        saved = {article.id: what for (article, _), what in zip(told, came_to, strict=True)}
        writer.remember(dict(filter(None, map(_document, sources))))
        catch_up(writer)
        copies = writer.copies_among([id for id, what in saved.items() if what is Saved.NEW])
        return {id: Outcome.COPY if id in copies else Outcome(what.value) for id, what in saved.items()}


def _count(source: _Settled, result: IngestResult) -> None:
    result.problems += source.problems
    result.renamed += source.renamed
    result.read += len(source.told) + len(source.unchanged)
    result.unchanged += len(source.unchanged)
    result.without += sum(not findings.claims for _, findings in source.told)


def _document(source: _Settled) -> tuple[str, DocumentEntry] | None:
    """That a document has been read; not of one with problems, which are to be told each time."""
    done = source.source.item
    if isinstance(done, _Done) and done.location and not source.problems:
        return done.location, DocumentEntry(done.digest, READER, tuple(source.ids))
    return None


def _outcome(source: _Settled, outcomes: Mapping[str, Outcome]) -> SourceOutcome:
    articles = [(id, Outcome.UNCHANGED) for id in source.unchanged]
    articles += [(article.id, outcomes[article.id]) for article, _ in source.told]
    order = list(Outcome)
    return SourceOutcome(
        source.source.item.where,
        min((what for _, what in articles), key=order.index, default=Outcome.FAILED),
        tuple(articles),
        sum(len(findings.claims) for _, findings in source.told),
        tuple(source.problems),
    )
