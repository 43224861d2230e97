"""Extraction of many articles, in this process or in several."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from itertools import islice
from typing import ParamSpec, TypeVar

from milestones.extract.extractor import extract
from milestones.extract.products import KnownNames
from milestones.lexicon.seeds import seed_products
from milestones.model.article import Article
from milestones.model.claim import Findings
from milestones.model.problem import MilestonesError, Problem

Found = Findings | Problem
Work = Callable[[Sequence[Article]], list[Found]]

_CHUNK = 20
"""Articles that are given to a process at once: enough to make the way there and back cheap."""
_BATCH = 500
"""Articles stored in one transaction."""
_BATCH_CHARACTERS = 20_000_000
_AHEAD = 2
"""Chunks in flight for each process, so that none waits while this one writes."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


class _Inline(Executor):
    """Does all work at once, in this process."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        future: Future[_T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@contextmanager
def workers(jobs: int) -> Iterator[Executor]:
    """What does the work: this process for one job, else as many others; ended with the block."""
    if jobs == 1:
        yield _Inline()
        return
    # Spawned, not forked: a fork would share the open store and the threads of this process.
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def extracted(
    articles: Iterable[Article], executor: Executor, jobs: int, work: Work | None = None
) -> Iterator[tuple[Article, Found]]:
    """Each article, in the order given, with what `work` found in it; that is `findings_of` by default.

    Reads ahead of what it gives back, by some chunks for each job. Raises MilestonesError where a process
    is lost.
    """
    work = work or findings_of
    rest = iter(articles)
    flying: deque[tuple[list[Article], Future[list[Found]]]] = deque()
    try:
        while True:
            while len(flying) < (jobs * _AHEAD if jobs > 1 else 1) and (chunk := list(islice(rest, _CHUNK))):
                flying.append((chunk, executor.submit(work, chunk)))
            if not flying:
                return
            chunk, future = flying.popleft()
            yield from zip(chunk, future.result(), strict=True)
    except BrokenProcessPool as error:
        raise MilestonesError(
            "a process was ended from outside, perhaps for want of memory; try --jobs 1"
        ) from error


def batches(found: Iterable[tuple[Article, Findings]]) -> Iterator[list[tuple[Article, Findings]]]:
    """What was found, in lists to be stored in one transaction each: not too many, nor too long, articles."""
    batch: list[tuple[Article, Findings]] = []
    characters = 0
    for pair in found:
        batch.append(pair)
        characters += len(pair[0].text)
        if len(batch) == _BATCH or characters >= _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def findings_of(articles: Sequence[Article]) -> list[Found]:
    """What each article says, by the names of the seeds; a Problem for one at which extraction fails."""
    return [_findings(article) for article in articles]


def _findings(article: Article) -> Found:
    try:
        return extract(article, _known())
    except Exception as error:  # one article that nobody foresaw must not keep the others out
        what = f"not understood ({type(error).__name__}: {error})"
        return Problem(article.location or article.id, what, "leave it out and report it")


@cache
def _known() -> KnownNames:
    return KnownNames([product.names for product in seed_products()])


def _leave_interrupts() -> None:
    """Ctrl-C reaches all processes of a terminal; only the first is to say something about it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
