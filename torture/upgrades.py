"""kill -9 of upgrades from each old version: the store is the old one or the new one, and never between.

Each upgrade is of a fresh copy of a filled store. After the kill the store, and each backup that bears the
name of one, is looked at as the dead process left it; then the same command is run again, undisturbed.
"""

import random
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from milestones.store.schema import HEAD
from torture import filling, state
from torture.figures import Figure, Terms
from torture.killing import Instant, kill
from torture.program import done, started

_AT_ONCE = 2
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
    ended: int = 0
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
    revisions = sorted(path.stem for path in filling.FOLDER.glob("*.sql") if path.stem != HEAD)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for one in [pool.submit(_version, folder / name, name, terms, tally) for name in revisions]:
            one.result()
    return list(_figures(tally))


def _version(folder: Path, revision: str, terms: Terms, tally: _Tally) -> None:
    version = _Version.of(folder, revision, _ROWS[terms.short])
    for number in range(_KILLS[terms.short]):
        choose = random.Random(f"{terms.seed} {revision} {number}")  # noqa: S311 - nothing here is a secret
        _one_kill(folder / str(number), version, choose, tally)


def _one_kill(folder: Path, version: _Version, choose: random.Random, tally: _Tally) -> None:
    folder.mkdir()
    db = folder / "news.db"
    shutil.copy(version.db, db)
    words = folder / "words.txt"
    blow = kill(started(words, db, *_COMMAND), _instant(choose, db, version.seconds))
    if blow.hit:
        tally.kills[blow.instant] += 1
    else:
        tally.ended += 1
        assert blow.status == 0, words.read_text()
    _look(folder, version, tally)
    done(db, *_COMMAND)
    tally.broken += state.faults(db)
    tally.unequal += state.differing(state.dump(db), version.after)
    if not any(_is_whole(path, version) for path in _backups(folder)):
        tally.backups.append(f"{version.revision}: there is none")
    shutil.rmtree(folder)


def _instant(choose: random.Random, db: Path, seconds: float) -> Instant:
    """Half of them evenly over the whole time, half soon after the backup or the upgrade itself has begun."""
    if choose.random() < 0.5:
        return Instant("at any time", lambda: True, choose.uniform(0, seconds * 1.1))
    begun = {
        "soon after the backup has begun": lambda: any("backup" in path.name for path in db.parent.iterdir()),
        "soon after the log has grown": lambda: state.size(db.with_name(f"{db.name}-wal")) > 0,
    }
    name = choose.choice(sorted(begun))
    return Instant(name, begun[name], choose.choice((0, choose.uniform(0, seconds / 4))))


def _look(folder: Path, version: _Version, tally: _Tally) -> None:
    left = state.as_left(folder / "news.db", folder / "left")
    tally.broken += state.faults(left)
    rows = state.dump(left)
    is_old = rows["alembic_version"] == version.before["alembic_version"]
    tally.left["the old store" if is_old else "the new store"] += 1
    tally.between += state.differing(rows, version.before if is_old else version.after)
    for backup in _backups(folder):
        if not _is_whole(backup, version):
            tally.backups.append(f"{backup.name} is not whole")


def _backups(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.backup"))


def _is_whole(backup: Path, version: _Version) -> bool:
    """Whether the backup has all that the old store had; looked at without a lock or a log."""
    try:
        with closing(sqlite3.connect(f"{backup.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                return False
        return state.dump(backup) == version.before
    except sqlite3.DatabaseError:
        return False


def _figures(tally: _Tally) -> Iterator[Figure]:
    kills = sum(tally.kills.values())
    yield Figure("kill -9 of upgrades", kills, kills > 0)
    for name, count in sorted(tally.kills.items()):
        yield Figure(f"... {name}", count)
    for name, count in sorted(tally.left.items()):
        yield Figure(f"... that left {name}", count)
    for name, wrong in (
        ("stores damaged, or rows that refer to none", tally.broken),
        ("stores between the old version and the new one", tally.between),
        ("backups that are not whole, or missing once the upgrade was done", tally.backups),
        ("stores that differ from an undisturbed upgrade once it was done", tally.unequal),
    ):
        yield Figure.of(name, wrong)
