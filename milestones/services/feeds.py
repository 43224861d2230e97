"""`feeds fetch`: what is new in feeds, and the pages behind their entries, into the store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from milestones.model.feed import Feed, SeenEntry
from milestones.model.problem import Problem
from milestones.model.table import Table
from milestones.read import Document, FeedEntry, Kind, Origin, cleaned, feed_entries
from milestones.report.feeds import PlannedEntry, plan_table
from milestones.services.fetching import documents_of
from milestones.services.ingest import Watch, keep
from milestones.services.outcomes import IngestResult, Outcome, SourceOutcome
from milestones.store import Store

if TYPE_CHECKING:
    from milestones.fetch import Failed, Fetched, Fetcher

_TRIES = 5
"""Times that the page behind an entry is asked for before the entry's own words must do."""
_BACK_OFF = timedelta(minutes=10)
_LONGEST_BACK_OFF = timedelta(days=1)
_LONGEST_HOLD = timedelta(days=400)
"""Beyond what any server is granted. A later moment comes of a clock that was wrong, and holds nobody."""


class News(Enum):
    """What there was in a feed."""

    ENTRIES = "entries that had not been read"
    NOTHING = "nothing new"
    HELD = "has failed before"
    BUSY = "in the hands of another run"
    """Or followed no longer since this one began."""
    FAILED = "not to be had"


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """What came of a feed."""

    feed: Feed
    """As it is now."""
    news: News
    entries: int = 0
    """That had not been read."""


def fetch(
    store: Store,
    fetcher: "Fetcher",
    names: Sequence[str],
    now: datetime,
    *,
    jobs: int = 1,
    watch: Watch | None = None,
) -> tuple[list[FeedOutcome], IngestResult]:
    """Reads what is new in the feeds of these names, or in all, into the store.

    Where an entry holds only a summary, the page behind its link is read in its stead; where that cannot be
    had, the summary is, at once if the server refuses, else after some runs. A feed whose server asks for
    that, or that has failed, is left alone for a time. Two runs at once share the feeds between them.
    Raises NothingFoundError and StoreError.
    """
    result = IngestResult()
    means = _Means(store, fetcher, now, jobs, watch or Watch(), result)
    outcomes = []
    for feed in _wanted(store, names):
        if feed.until and now < feed.until < now + _LONGEST_HOLD:
            outcomes.append(FeedOutcome(feed, News.HELD))
            continue
        with store.writing() as writer:
            # As it is now: another run may have visited it meanwhile.
            taken = writer.feeds.take(feed.name, now)
        if taken is None:
            outcomes.append(FeedOutcome(feed, News.BUSY))
            continue
        try:
            outcomes.append(_Visit(means, taken).made())
        finally:
            with store.writing() as writer:
                writer.feeds.give_back(taken.name, now)
    return outcomes, result


def plan(store: Store, fetcher: "Fetcher", names: Sequence[str]) -> tuple[Table, list[Problem]]:
    """The entries of these feeds, or of all, that have not been read; nothing is stored.

    And what kept feeds from being looked at. Raises NothingFoundError and StoreError.
    """
    planned: list[PlannedEntry] = []
    problems: list[Problem] = []
    for feed in _wanted(store, names):
        found = _entries(_asked(fetcher, feed))
        if isinstance(found, Problem):
            problems.append(found)
            continue
        with store.reading() as reader:
            fresh = _fresh(found, reader.feeds.seen(feed.name))
        planned += (
            PlannedEntry(
                feed.name,
                entry.published.day.isoformat() if entry.published else None,
                entry.title or None,
                entry.link or None,
                entry.is_full or not entry.link,
            )
            for entry in fresh
        )
    return plan_table(planned), problems


def _wanted(store: Store, names: Sequence[str]) -> list[Feed]:
    with store.reading() as reader:
        if names:
            return [reader.feeds.named(name) for name in dict.fromkeys(names)]
        return [followed.feed for followed in reader.feeds.all()]


def _asked(
    fetcher: "Fetcher", feed: Feed, etag: str | None = None, modified: str | None = None
) -> "Fetched | Failed | None":
    """What the feed's server answers; None where nothing has changed."""
    from milestones.fetch import Cause, Unchanged

    answer = fetcher.get(feed.url, Cause.SUBSCRIBED, etag=etag, modified=modified)
    return None if isinstance(answer, Unchanged) else answer


def _entries(answer: "Fetched | Failed | None") -> list[FeedEntry] | Problem:
    """The entries in an answer, each key once."""
    from milestones.fetch import Failed

    if answer is None:
        return []
    if isinstance(answer, Failed):
        return answer.problem
    found = feed_entries(answer.data, answer.url, answer.charset)
    return found if isinstance(found, Problem) else list({entry.key: entry for entry in found}.values())


def _fresh(entries: Sequence[FeedEntry], seen: dict[str, SeenEntry]) -> list[FeedEntry]:
    return [entry for entry in entries if entry.key not in seen or not seen[entry.key].done]


@dataclass(frozen=True, slots=True)
class _Means:
    """What a run works with."""

    store: Store
    fetcher: "Fetcher"
    now: datetime
    jobs: int
    watch: Watch
    result: IngestResult


class _Visit:
    """One visit to one feed."""

    def __init__(self, means: _Means, feed: Feed) -> None:
        self._means = means
        self._feed = feed
        with means.store.reading() as reader:
            self._seen = reader.feeds.seen(feed.name)
        self._states: dict[str, SeenEntry] = {}
        """Of the entries of which this visit made something, by key."""
        self._without_page: list[FeedEntry] = []
        """Those whose own words must do."""
        self._by_name: dict[str, FeedEntry] = {}
        """The entries by what messages call them."""

    def made(self) -> FeedOutcome:
        """Makes the visit."""
        from milestones.fetch import Fetched

        feed = self._feed
        # What was not to be had is to be looked for again, so the feed is needed even if nothing has changed.
        waiting = any(not entry.done for entry in self._seen.values())
        answer = _asked(self._means.fetcher, feed, *(() if waiting else (feed.etag, feed.modified)))
        found = _entries(answer)
        if isinstance(found, Problem):
            return self._failed(found, answer)
        fresh = _fresh(found, self._seen)
        try:
            self._read(fresh, public=isinstance(answer, Fetched) and answer.public)
        finally:
            with self._means.store.writing() as writer:
                if writer.feeds.is_taken(feed, self._means.now):
                    writer.feeds.put_seen(feed.name, self._states.values())
        now = self._succeeded(answer if isinstance(answer, Fetched) else None)
        return FeedOutcome(now, News.ENTRIES if fresh else News.NOTHING, len(fresh))

    def _read(self, fresh: Sequence[FeedEntry], *, public: bool) -> None:
        self._by_name = {self._called(entry): entry for entry in fresh}
        self._keep(self._documents(fresh, public=public), self._heard)
        self._keep(map(self._document, self._without_page), self._heard_last)
        # What is left gave several documents, or nothing at all.
        self._states |= {entry.key: self._state(entry) for entry in fresh if entry.key not in self._states}

    def _keep(self, found: Iterable[Document | Problem], outcome: Callable[[SourceOutcome], None]) -> None:
        means = self._means

        def heard(what: SourceOutcome) -> None:
            outcome(what)
            means.watch.outcome(what)

        watch = Watch(means.watch.progress, heard)
        keep(means.store, found, means.result, jobs=means.jobs, now=means.now, watch=watch)

    def _documents(self, fresh: Sequence[FeedEntry], *, public: bool) -> Iterator[Document | Problem]:
        """The entries that are whole, and the pages behind the links of the others."""
        from milestones.fetch import Cause, Fetched, Unchanged

        cause = Cause.FOLLOWED if public else Cause.SUBSCRIBED
        for entry in fresh:
            if entry.is_full or not entry.link:
                yield self._document(entry)
                continue
            answer = self._means.fetcher.get(entry.link, cause)
            if isinstance(answer, Fetched):
                yield from documents_of(answer, self._called(entry), entry.given)
            elif not isinstance(answer, Unchanged):
                yield self._missed(entry, answer)

    def _missed(self, entry: FeedEntry, answer: "Failed") -> Problem:
        """Notes that a page was not to be had, and gives back how that is told."""
        state = self._state(entry)
        if not answer.refused and state.tries + 1 < _TRIES:
            self._states[entry.key] = SeenEntry(entry.key, done=False, tries=state.tries + 1)
            return replace(answer.problem, advice="it is asked for again at the next fetch")
        self._without_page.append(entry)
        return replace(answer.problem, advice="what the feed says of it is read in its stead")

    def _heard(self, what: SourceOutcome) -> None:
        entry = self._by_name.get(what.source)
        if entry and what.outcome is not Outcome.FAILED:
            self._states[entry.key] = self._state(entry)
        elif entry and not (entry.is_full or entry.key in self._states or entry in self._without_page):
            self._without_page.append(entry)  # no article was found in its page

    def _heard_last(self, what: SourceOutcome) -> None:
        if entry := self._by_name.get(what.source):
            self._states[entry.key] = self._state(entry)

    def _state(self, entry: FeedEntry) -> SeenEntry:
        """That it is done."""
        before = self._seen.get(entry.key)
        return SeenEntry(entry.key, done=True, tries=before.tries if before else 0)

    def _called(self, entry: FeedEntry) -> str:
        return entry.link or f"{self._feed.name}: {entry.key}"

    def _document(self, entry: FeedEntry) -> Document:
        address = cleaned(entry.link) if entry.link else None
        name = address or f"{self._feed.name}: {entry.key}"
        origin = Origin(self._called(entry), name, address, replace(entry.given, url=address))
        return Document(entry.text.encode(), Kind.TEXT, origin)

    def _failed(self, problem: Problem, answer: "Fetched | Failed | None") -> FeedOutcome:
        """Leaves the feed alone for a time: the longer, the more often it has failed in a row."""
        from milestones.fetch import Failed

        failures = self._feed.failures + 1
        until = self._means.now + min(_BACK_OFF * 2 ** min(failures - 1, 10), _LONGEST_BACK_OFF)
        asked = answer.until if isinstance(answer, Failed) else None
        until = max(until, asked) if asked else until
        words = f"{problem.what}; {problem.advice}"
        feed = replace(self._feed, failures=failures, problem=words, until=until)
        self._means.result.problems.append(problem)
        self._put(feed)
        return FeedOutcome(feed, News.FAILED)

    def _succeeded(self, answer: "Fetched | None") -> Feed:
        feed = replace(self._feed, checked=self._means.now, failures=0, problem=None, until=None)
        if answer:
            feed = replace(feed, etag=answer.etag, modified=answer.modified)
        self._put(feed, moved=answer.moved if answer else None)
        return feed

    def _put(self, feed: Feed, moved: str | None = None) -> None:
        with self._means.store.writing() as writer:
            if not writer.feeds.is_taken(self._feed, self._means.now):
                return  # somebody has removed it meanwhile, and is not to be overruled
            if moved and all(followed.feed.url != moved for followed in writer.feeds.all()):
                feed = replace(feed, url=moved)
            writer.feeds.put(feed)
