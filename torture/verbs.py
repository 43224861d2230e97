"""kill -9 of all that writes beside `ingest`: rulings, rereadings, feeds, listings into files."""

import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from torture import state, trials
from torture.figures import Figure, Terms
from torture.killing import instant, kill
from torture.program import done
from torture.trials import Trial

_ARTICLES = (240, 30)
"""In the long run and in the short one."""
_KILLS = (16, 1)
"""Of each command."""


_PARTS = (".part", ".part-journal", ".part-wal", ".part-shm")
"""How the names end of files that are not finished: a copy of a database has SQLite's own files beside it."""


@dataclass(slots=True)
class _Tally:
    """What the kills come to. Beside the counts, what is wrong, in words."""

    kills: Counter[str] = field(default_factory=Counter)
    """By command."""
    wrong: list[str] = field(default_factory=list)
    unequal: list[str] = field(default_factory=list)
    litter: list[str] = field(default_factory=list)
    """Files left behind whose names do not tell what they are."""
    parts: int = 0
    """Files left behind that bear the name of a part."""


def run(folder: Path, terms: Terms) -> list[Figure]:
    """Some kills of each command."""
    choose = terms.choices()
    tally = _Tally()
    for trial in trials.others(folder, _ARTICLES[terms.short], terms.seed):
        for _ in range(_KILLS[terms.short]):
            is_hit = False
            while not is_hit:
                here = folder / "here"
                here.mkdir()
                is_hit = _kill(trial, here, folder / "left", choose, tally)
                shutil.rmtree(here)
    return _figures(tally)


def _kill(trial: Trial, folder: Path, copy: Path, choose: random.Random, tally: _Tally) -> bool:
    """Whether the command was killed; else it had ended before."""
    db = trial.placed(folder)
    words = trial.words(folder)
    said = copy.with_name("said.txt")
    blow = kill(instant(choose, db, trial.seconds), said, db, *words)
    tally.kills[trial.name] += blow.hit
    # What was said to be done must be.
    is_said = not blow.hit or state.size(said) > 0
    ways = [trial.after] if is_said else [trial.before, trial.after]
    tally.wrong += (f"{trial.name}: {what}" for what in trial.wrong(folder, copy, ways))
    left = trial.litter(folder)
    parts = [name for name in left if name.endswith(_PARTS)]
    tally.parts += len(parts)
    tally.litter += (f"{trial.name}: {name}" for name in left if name not in parts)
    if trial.found(folder, db) != trial.after:
        done(db, *words)
    tally.unequal += (f"{trial.name}: {what}" for what in trial.found(folder, db) - trial.after)
    return blow.hit


def _figures(tally: _Tally) -> list[Figure]:
    return [
        Figure.some("kill -9 of other commands", tally.kills.total()),
        *Figure.parts(tally.kills),
        Figure.none("stores or files that are neither as before nor as after", tally.wrong),
        Figure.none("files left behind whose names do not say that they are parts", tally.litter),
        Figure.none(
            "stores or files that differ from an undisturbed run once the run was done", tally.unequal
        ),
        Figure("hidden files left behind that are named as parts", tally.parts),
    ]
