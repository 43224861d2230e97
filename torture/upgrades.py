"""kill -9 of upgrades from each old version: the store is the old one or the new one, and never between.

Each upgrade is of a fresh copy of a filled store. After the kill the store, and each backup that bears the
name of one, is looked at as the dead process left it; then the same command is run again, undisturbed.
"""

import random
import shutil
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from torture import filling, state
from torture.figures import Figure, Terms
from torture.killing import Instant, kill
from torture.program import AT_ONCE, done

_COMMAND = ("articles", "--format", "csv")
_ROWS = (400, 100)
"""How many times the rows of the dump, in the long run and in the short one."""
_KILLS = (20, 3)
"""From each version."""


@dataclass(slots=True)
class _Tally:
    """What the upgrades come to. Beside the counts, what is wrong, in words."""

    kills: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    between: list[str] = field(default_factory=list)
    """What is neither as before the upgrade nor as after it."""
    backups: list[str] = field(default_factory=list)
    """Backups that are not whole, or not there."""
    unequal: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Version:
    """A filled store of an old version, and what becomes of it undisturbed."""

    db: Path
    revision: str
    before: dict[str, state.Rows]
    after: dict[str, state.Rows]
    seconds: float

    @classmethod
    def of(cls, folder: Path, revision: str, times: int) -> "_Version":
        folder.mkdir()
        db, upgraded = folder / "old.db", folder / "upgraded" / "news.db"
        filling.make(db, revision, times)
        upgraded.parent.mkdir()
        shutil.copy(db, upgraded)
        began = time.monotonic()
        done(upgraded, *_COMMAND)
        seconds = time.monotonic() - began
        return cls(db, revision, state.dump(db), state.dump(upgraded), seconds)


def run(folder: Path, terms: Terms) -> list[Figure]:
    """Some kills from each version of which there is a dump."""
    tally = _Tally()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        tried = [pool.submit(_version, folder / name, name, terms, tally) for name in filling.old_versions()]
    for version in tried:
        version.result()
    return _figures(tally)


def _version(folder: Path, revision: str, terms: Terms, tally: _Tally) -> None:
    version = _Version.of(folder, revision, _ROWS[terms.short])
    for number in range(_KILLS[terms.short]):
        _one_kill(folder / str(number), version, terms.choices(revision, number), tally)


def _one_kill(folder: Path, version: _Version, choose: random.Random, tally: _Tally) -> None:
    folder.mkdir()
    db = folder / "news.db"
    shutil.copy(version.db, db)
    blow = kill(_instant(choose, db, version.seconds), folder / "said.txt", db, *_COMMAND)
    tally.kills[blow.instant] += blow.hit
    is_old = _look(folder, version, tally)
    tally.left["the old store" if is_old else "the new store"] += blow.hit
    done(db, *_COMMAND)
    tally.broken += state.faults(db)
    tally.unequal += state.differing(state.dump(db), version.after)
    if not any(state.is_backup(path, version.before) for path in _backups(folder)):
        tally.backups.append(f"{version.revision}: there is none")
    shutil.rmtree(folder)


def _instant(choose: random.Random, db: Path, seconds: float) -> Instant:
    """Half of them evenly over the whole time, half soon after the backup or the upgrade itself has begun."""
    if choose.random() < 0.5:
        return Instant("at any time", lambda: True, choose.uniform(0, seconds * 1.1))
    begun = {
        "soon after the backup has begun": lambda: any("backup" in path.name for path in db.parent.iterdir()),
        "soon after the log has grown": lambda: state.size(state.log(db)) > 0,
    }
    name = choose.choice(sorted(begun))
    return Instant(name, begun[name], choose.choice((0, choose.uniform(0, seconds / 4))))


def _look(folder: Path, version: _Version, tally: _Tally) -> bool:
    """Whether the store is still the old one."""
    left = state.as_left(folder / "news.db", folder / "left")
    tally.broken += state.faults(left)
    rows = state.dump(left)
    is_old = rows["alembic_version"] == version.before["alembic_version"]
    tally.between += state.differing(rows, version.before if is_old else version.after)
    for backup in _backups(folder):
        if not state.is_backup(backup, version.before):
            tally.backups.append(f"{backup.name} is not whole")
    return is_old


def _backups(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.backup"))


def _figures(tally: _Tally) -> list[Figure]:
    return [
        Figure.some("kill -9 of upgrades", tally.kills.total()),
        *Figure.parts(tally.kills),
        *Figure.parts(tally.left, "that left "),
        Figure.none("stores damaged, or rows that refer to none", tally.broken),
        Figure.none("stores between the old version and the new one", tally.between),
        Figure.none("backups that are not whole, or missing once the upgrade was done", tally.backups),
        Figure.none("stores that differ from an undisturbed upgrade once it was done", tally.unequal),
    ]
