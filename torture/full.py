"""Disks that are full, at many points of a command, or only to be read.

A disk is a few kilobytes larger from trial to trial, so that the room ends in the making of the store, in its
log, in carrying the log over, in a backup or a listing. One line must say so; what was stored or there before
must stay, and once there is room, the same command must come to the same as one that never ran out of it.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from torture import state, trials
from torture.disks import Disk, disk
from torture.figures import Figure, Terms
from torture.program import done, is_clear
from torture.trials import Trial

_ARTICLES = (240, 40)
"""In the long run and in the short one."""
_TRIALS = (16, 2)
"""Of each command."""


@dataclass(slots=True)
class _Tally:
    """What the trials come to. Beside the counts, what is wrong, in words."""

    full: Counter[str] = field(default_factory=Counter)
    """Trials that ran out of room, by command."""
    fitted: int = 0
    refused: int = 0
    """Commands on disks that could only be read."""
    mounted: bool = True
    unclear: list[str] = field(default_factory=list)
    """What was said, where it was not one clear line."""
    lost: list[str] = field(default_factory=list)
    unequal: list[str] = field(default_factory=list)
    litter: list[str] = field(default_factory=list)
    """Files that are left behind, beside the store and its log."""


def run(folder: Path, terms: Terms) -> list[Figure]:
    """Each command on disks of many sizes."""
    choose = terms.choices()
    tally = _Tally()
    for trial in _trials(folder, terms):
        for size in _sizes(trial, _TRIALS[terms.short], choose):
            with disk(folder / "disk", size) as small:
                tally.mounted = small.mounted
                _try(trial, small, folder / "left", tally)
        if trial.store:
            with disk(folder / "disk", trial.size * 2 + 1000) as small:
                _refuse(trial, small, folder / "left", tally)
    return _figures(tally)


def _trials(folder: Path, terms: Terms) -> Iterator[Trial]:
    articles = _ARTICLES[terms.short]
    yield from trials.ingests(folder, articles, terms.seed)
    yield from trials.others(folder, articles, terms.seed)
    yield from trials.upgrades(folder, terms)


def _sizes(trial: Trial, count: int, choose: random.Random) -> Iterator[int]:
    """So many sizes of disks, from such as have no room for anything to such as have enough.

    A log can be larger than what it changes in the store.
    """
    # The file of the output that was there before takes one block.
    least = state.size(trial.store) // 1024 + 8 if trial.store else 4
    most = least + (trial.size - least) * 3 + 200
    for at in range(count):
        yield int(least + (most - least) * (at + choose.random()) / count)


def _try(trial: Trial, small: Disk, copy: Path, tally: _Tally) -> None:
    db = trial.placed(small.path)
    words = trial.words(small.path)
    ended = small.ran(db, *words)
    if ended.returncode:
        tally.full[trial.name] += 1
        if not is_clear(ended):
            tally.unclear.append(f"{trial.name}: {ended.returncode}: {ended.stderr or ended.stdout}")
    else:
        tally.fitted += 1
    ways = [trial.after] if ended.returncode == 0 else [trial.before]
    tally.lost += (f"{trial.name}: {what}" for what in trial.wrong(small.path, copy, ways))
    tally.litter += (f"{trial.name}: {name}" for name in trial.litter(small.path))
    small.make_room()
    if ended.returncode:
        done(db, *words)
    tally.unequal += (f"{trial.name}: {what}" for what in state.differing(state.dump(db), trial.after.rows))


def _refuse(trial: Trial, small: Disk, copy: Path, tally: _Tally) -> None:
    """Lets the command run on a disk that can only be read: it must say so, and reading must go on."""
    if not small.mounted:
        return
    db = trial.placed(small.path)
    with small.read_only():
        ended = small.ran(db, *trial.words(small.path))
        read = small.ran(db, "claims", "--format", "csv")
    tally.refused += 1
    if not is_clear(ended):
        tally.unclear.append(f"{trial.name}, only to be read: {ended.returncode}: {ended.stderr}")
    if read.returncode and not is_clear(read):
        tally.unclear.append(f"claims of a disk only to be read: {read.returncode}: {read.stderr}")
    tally.lost += (f"{trial.name}: {what}" for what in trial.wrong(small.path, copy, [trial.before]))


def _figures(tally: _Tally) -> list[Figure]:
    on = "disks" if tally.mounted else "limits to files, for want of the right to mount a disk,"
    return [
        Figure.some(f"commands on full {on} that ran out of room", tally.full.total()),
        *Figure.parts(tally.full),
        Figure("... that had enough", tally.fitted),
        Figure("commands on disks that could only be read", tally.refused),
        Figure.none("did not say so in one clear line, with exit status 1 or 3", tally.unclear),
        Figure.none("stores or files damaged, half-written or changed by what failed", tally.lost),
        Figure.none("files left behind that nobody needs", tally.litter),
        Figure.none("stores that differ from an undisturbed run once there was room", tally.unequal),
    ]
