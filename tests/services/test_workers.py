import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from milestones.model.problem import MilestonesError
from milestones.services.workers import worked, workers

THINGS = list(range(130))


def doubled(things: Sequence[int]) -> list[int]:
    return [2 * thing for thing in things]


def counted(things: Sequence[int]) -> list[int]:
    return [len(things)] * len(things)


@pytest.mark.parametrize("jobs", [1, 2])
def test_everything_comes_back_in_its_place(jobs: int) -> None:
    with workers(jobs) as executor:
        found = list(worked(iter(THINGS), doubled, executor, jobs))
    assert found == [(thing, 2 * thing) for thing in THINGS]


def test_work_is_given_in_lots_and_not_far_ahead() -> None:
    taken: list[int] = []

    def read() -> Iterator[int]:
        for thing in THINGS:
            taken.append(thing)
            yield thing

    with workers(1) as executor:
        found = worked(read(), counted, executor, 1)
        assert next(found) == (0, 20)
        assert len(taken) == 20
        assert len(list(found)) == len(THINGS) - 1


def test_heavy_things_go_in_smaller_lots() -> None:
    with workers(1) as executor:
        found = worked([1, 1, 9, 1, 1], counted, executor, 1, weight=lambda thing: thing * 500_000)
        assert [size for _, size in found] == [3, 3, 3, 2, 2]


class _Counting(Executor):
    """Does all work at once, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.lots = 0

    def submit(self, fn: Any, *arguments: Any, **options: Any) -> Future[Any]:
        self.lots += 1
        future: Future[Any] = Future()
        future.set_result(fn(*arguments, **options))
        return future


@pytest.mark.parametrize(("bytes_each", "lots"), [(1, 32), (1_000_000, 4)])
def test_light_things_are_sent_far_ahead_and_heavy_ones_are_not(bytes_each: int, lots: int) -> None:
    executor = _Counting()
    found = worked(range(1000), doubled, executor, 2, weight=lambda _: bytes_each)
    assert next(found) == (0, 0)
    assert executor.lots == lots
    assert [result for _, result in found] == [2 * thing for thing in range(1, 1000)]


class _Lost(Executor):
    def submit(self, *arguments: Any, **options: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool("gone"))
        return future


def test_no_process_is_started_for_what_weighs_nothing() -> None:
    assert list(worked(THINGS, doubled, _Lost(), 2, weight=lambda _: 0))[-1] == (129, 258)


SLEEPING = """
import time
from milestones.services.workers import workers

if __name__ == "__main__":
    with workers(2) as executor:
        executor.submit(print, "ready", flush=True).result()
        executor.submit(time.sleep, 600).result()
"""


def test_processes_do_not_outlive_one_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", SLEEPING], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == "ready\n"
        parent.kill()
        # They have its standard output too: it ends when the last of them does.
        parent.communicate(timeout=60)


def test_a_lost_process_stops_the_command_in_one_line() -> None:
    with pytest.raises(MilestonesError, match="try --jobs 1"):
        list(worked(THINGS, doubled, _Lost(), 2))


def held_back() -> set[int]:
    return {int(number) for number in signal.pthread_sigmask(signal.SIG_BLOCK, ())}


def test_processes_are_born_deaf_to_ctrl_c_and_this_one_is_not() -> None:
    with workers(2) as executor:
        assert signal.SIGINT in executor.submit(held_back).result()
    assert signal.SIGINT not in held_back()
