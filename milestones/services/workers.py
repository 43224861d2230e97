"""Work on many things in order, in this process or in several."""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from milestones.model.problem import MilestonesError

_MOST = 20
"""Things that are given to a process at once: enough to make the way there and back cheap."""
_HEAVIEST = 4_000_000
"""Bytes after which no further thing is added to what a process is given at once."""
_AHEAD = 2
"""Lots in flight for each process, so that none waits for this one to read."""
_FAR_AHEAD = 16
"""As long as they are light: so that none waits while this one stores what came before, a second or two."""
_SAFE_PATH = "PYTHONSAFEPATH"

_P = ParamSpec("_P")
_T = TypeVar("_T")
_Result = TypeVar("_Result")


class _Inline(Executor):
    """Does all work at once, in this process."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        future: Future[_T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class _Pool(ProcessPoolExecutor):
    """Other processes, which are started as there is work for them."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        if not hasattr(signal, "pthread_sigmask"):
            return super().submit(fn, *args, **kwargs)
        # Ctrl-C reaches all processes of a terminal; only the first is to say something about it, and a new
        # one would before it is set up. So it is born deaf to it; the first hears of it right afterwards.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def workers(jobs: int) -> Iterator[Executor]:
    """What does the work: this process for one job, else as many others; ended with the block."""
    if jobs == 1:
        yield _Inline()
        return
    # Spawned, not forked: a fork would share the open store and the threads of this process.
    from multiprocessing import get_context

    with _safe_path():
        pool = _Pool(jobs, mp_context=get_context("spawn"), initializer=_set_up, initargs=gc.get_threshold())
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _safe_path() -> Iterator[None]:
    """Within, a process that is started looks for no module in the working folder.

    Else it would before it is told where this one looks: a "pickle.py" among the articles would be run.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def worked(
    things: Iterable[_T],
    work: Callable[[Sequence[_T]], list[_Result]],
    executor: Executor,
    jobs: int,
    weight: Callable[[_T], int] = lambda _: 1,
) -> Iterator[tuple[_T, _Result]]:
    """Each thing, in the order given, with what `work` made of it.

    `work` gives as many results as it is given things. Takes some lots for each job ahead of what it gives
    back. A thing's weight is its bytes; what has none is no work for another process, which need not be
    started for it. Raises MilestonesError where a process is lost.
    """
    rest = lots(things, weight)
    flying: deque[tuple[list[_T], int, Future[list[_Result]]]] = deque()
    try:
        while True:
            while _wants_more([heavy for _, heavy, _ in flying], jobs) and (lot := next(rest, None)):
                heavy = sum(map(weight, lot))
                worker = executor if heavy else _Inline()
                flying.append((lot, heavy, worker.submit(work, lot)))
            if not flying:
                return
            lot, _, future = flying.popleft()
            yield from zip(lot, future.result(), strict=True)
    except BrokenProcessPool as error:
        raise MilestonesError(
            "a process was ended from outside, perhaps for want of memory; try --jobs 1"
        ) from error


def _wants_more(flying: Sequence[int], jobs: int) -> bool:
    """Whether another lot is to be sent, while lots of these bytes are on their way."""
    if jobs == 1:
        return not flying
    if sum(flying) > _HEAVIEST:
        return len(flying) < jobs * _AHEAD
    return len(flying) < jobs * _FAR_AHEAD


def lots(things: Iterable[_T], weight: Callable[[_T], int]) -> Iterator[list[_T]]:
    """The things in lists: not too many of them, nor too heavy ones."""
    lot: list[_T] = []
    heavy = 0
    for thing in things:
        lot.append(thing)
        heavy += weight(thing)
        if len(lot) == _MOST or heavy >= _HEAVIEST:
            yield lot
            lot, heavy = [], 0
    if lot:
        yield lot


def _set_up(*threshold: int) -> None:
    """Makes this process as its parent is, but deaf to Ctrl-C, which that one hears."""
    gc.set_threshold(*threshold)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Ends this process once its parent is gone: killed, it can tell nobody, and work would be waited for."""
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)
