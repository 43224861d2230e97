"""Killing a command as nothing can be caught (kill -9), at an instant that chance decides."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from torture import state
from torture.program import started

_POLL = 0.0005
_ORPHANED = 5.0
"""Seconds within which children must be gone after their parent."""


@dataclass(frozen=True, slots=True)
class Instant:
    """Some seconds after something is first seen."""

    name: str
    seen: Callable[[], bool]
    seconds: float


@dataclass(frozen=True, slots=True)
class Blow:
    """What came of trying to kill a command."""

    instant: str
    hit: bool
    """Whether it was killed; else it had ended before, and well."""
    orphans: int
    """Children that outlived it for long."""


def instant(choose: random.Random, db: Path, expected: float, report: Path | None = None) -> Instant:
    """An instant of a command that takes about `expected` seconds.

    Half are spread evenly over its time. As most of that goes into starting, reading and understanding, the
    others wait for what is short: writing the log, carrying it over into the store, reporting.
    """
    even = Instant("at any time", lambda: True, choose.uniform(0, expected * 1.1))
    log, before = state.log(db), state.size(db)
    least = choose.randrange(1, 1_500_000)
    near = [
        Instant("as the log is made", log.exists, choose.choice((0, choose.uniform(0, 0.02)))),
        Instant(
            "as the log grows", lambda: state.size(log) >= least, choose.choice((0, choose.uniform(0, 0.01)))
        ),
        Instant("as the log is carried over", lambda: state.size(db) > before, choose.uniform(0, 0.01)),
    ]
    if report:
        near.append(
            Instant("after the first report", lambda: state.size(report) > 0, choose.uniform(0, 0.05))
        )
    return choose.choice([even] * len(near) + near)


def kill(when: Instant, said: Path, db: Path, *arguments: str | Path) -> Blow:
    """Starts a command, which says what it has to say into a file, and kills it, not its children, then.

    Where it ends before, that is fine. Raises AssertionError where it fails.
    """
    process = started(said, db, *arguments)
    while process.poll() is None:
        if when.seen():
            with suppress(subprocess.TimeoutExpired):
                process.wait(when.seconds)
            process.kill()
            break
        time.sleep(_POLL)
    status = process.wait()
    assert status in (0, -signal.SIGKILL), said.read_text(encoding="utf-8")
    return Blow(when.name, status != 0, _orphans(process.pid))


def _orphans(session: int) -> int:
    """How many processes of the session outlive its first one for long; they are killed then."""
    until = time.monotonic() + _ORPHANED
    while (left := _session(session)) and time.monotonic() < until:
        time.sleep(0.02)
    for pid in left:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return len(left)


def _session(session: int) -> Sequence[int]:
    """The processes of a session that run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The name, in parentheses, may hold anything.
            state, _, _, of = path.read_text(errors="replace").rpartition(")")[2].split()[:4]
            if int(of) == session and state not in "ZX":
                found.append(int(path.parent.name))
    return found
