"""Disks that fail: a write, or a wait for the disk, comes back with an error, once or from then on.

strace lets a call of the command fail, of which the file system never hears. Where there is none, nothing is
tried, which the table says.
"""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from torture import tracing, trials
from torture.figures import Figure, Terms
from torture.program import done, is_clear, ran
from torture.trials import Trial

_ARTICLES = 30
_FAULTS = (4, 1)
"""Of each kind in each command, in the long run and in the short one."""
_KINDS = {
    "a wait for the disk fails": ("fsync,fdatasync", "EIO", "", 12),
    "all waits for the disk fail": ("fsync,fdatasync", "EIO", "+", 12),
    "a write fails": ("pwrite64", "EIO", "", 300),
    "no write succeeds any more": ("pwrite64", "ENOSPC", "+", 300),
}
"""Which calls fail, how, whether also from then on, and among how many first ones that begins."""


@dataclass(slots=True)
class _Tally:
    """What the faults come to. Beside the counts, what is wrong, in words."""

    failed: Counter[str] = field(default_factory=Counter)
    """Commands that failed, by what failed under them."""
    passed: int = 0
    """Commands that did not, or came to their end all the same."""
    unclear: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unequal: list[str] = field(default_factory=list)


def run(folder: Path, terms: Terms) -> list[Figure]:
    """Some faults of each kind under each command."""
    if not tracing.is_there():
        return [Figure("commands under which a disk failed", "none: strace is not installed")]
    choose = terms.choices()
    tally = _Tally()
    ingests, upgrades = trials.ingests(folder, _ARTICLES, terms.seed), trials.upgrades(folder, terms)
    for trial in chain(ingests, _others(folder, terms), upgrades):
        for kind in _KINDS:
            for _ in range(_FAULTS[terms.short]):
                _try(trial, kind, folder, choose, tally)
    return _figures(tally)


def _others(folder: Path, terms: Terms) -> Iterator[Trial]:
    few = {"merge", "db backup"}
    for trial in trials.others(folder, _ARTICLES, terms.seed):
        if trial.name in few or not terms.short:
            yield trial


def _try(trial: Trial, kind: str, folder: Path, choose: random.Random, tally: _Tally) -> None:
    here = folder / "here"
    here.mkdir()
    db = trial.placed(here)
    words = trial.words(here)
    calls, error, on, most = _KINDS[kind]
    fault = f"inject={calls}:error={error}:when={choose.randint(1, most)}{on}"
    tracer = ("strace", "-qq", "-o", "/dev/null", "-e", f"trace={calls}", "-e", "signal=none", "-e", fault)
    ended = ran(db, *words, under=tracer)
    # What failed while the log was waited for can still be in it: SQLite cannot know.
    ways = [trial.after] if ended.returncode == 0 else [trial.before, trial.after]
    if ended.returncode:
        tally.failed[kind] += 1
        if not is_clear(ended):
            tally.unclear.append(f"{trial.name}, {kind}: {ended.returncode}: {ended.stderr}")
    else:
        tally.passed += 1
    about = f"{trial.name}, {fault}"
    tally.wrong += (f"{about}: {what}" for what in trial.wrong(here, folder / "left", ways))
    if trial.found(here, db) != trial.after:
        done(db, *words)
    tally.unequal += (f"{about}: {what}" for what in trial.found(here, db) - trial.after)
    shutil.rmtree(here)


def _figures(tally: _Tally) -> list[Figure]:
    return [
        Figure.some("commands that failed as the disk did", tally.failed.total()),
        *Figure.parts(tally.failed),
        Figure("... that went on all the same", tally.passed),
        Figure.none("did not say so in one clear line, with exit status 1 or 3", tally.unclear),
        Figure.none("stores or files that are neither as before nor as after", tally.wrong),
        Figure.none("stores that differ from an undisturbed run once the disk worked", tally.unequal),
    ]
