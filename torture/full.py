"""Full disks: commands that run out of room at many points, and what is in the store then.

A disk is a few kilobytes larger from trial to trial, so that the room ends in the making of the store, in its
log, in carrying the log over, in a backup or a listing. One line must say so; what was stored or there before
must stay, and once there is room, the same command must come to the same as one that never ran out of it.
"""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from milestones.store.schema import HEAD
from torture import filling, state
from torture.disks import Disk, disk
from torture.figures import Figure, Terms
from torture.program import Ended, done
from torture.sources import write_files

_ARTICLES = (240, 80)
"""In the long run and in the short one."""
_TRIALS = (24, 4)
"""Of each command."""

_OLD = "what was in the file before"


@dataclass(slots=True)
class _Tally:
    """What the trials come to. Beside the counts, what is wrong, in words."""

    full: Counter[str] = field(default_factory=Counter)
    """Trials that ran out of room, by command."""
    fitted: int = 0
    said: Counter[str] = field(default_factory=Counter)
    mounted: bool = True
    unclear: list[str] = field(default_factory=list)
    """What was said, where it was not one clear line."""
    broken: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    unequal: list[str] = field(default_factory=list)
    litter: list[str] = field(default_factory=list)
    """Files that are left behind, beside the store and its log."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """A command on a store, and what it comes to where there is room."""

    name: str
    before: Path | None
    """The store as it is before; None for none."""
    command: Sequence[str | Path]
    after: dict[str, state.Rows]
    articles: dict[str, state.Rows]
    size: int
    """Kilobytes of the store with what the command writes beside it."""
    output: str
    """The name of a file that it writes beside the store; empty for none."""

    @classmethod
    def of(
        cls, name: str, folder: Path, before: Path | None, *command: str | Path, output: str = ""
    ) -> "_Trial":
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        db = _placed(before, folder)
        done(db, *command, *_into(folder, output))
        size = sum(path.stat().st_size for path in folder.iterdir()) // 1024
        return cls(name, before, command, state.dump(db), state.of_articles(db), size, output)

    def sizes(self, count: int, choose: random.Random) -> Iterator[int]:
        """So many sizes of disks, from such as have no room for anything to such as have enough.

        A log can be larger than what it changes in the store.
        """
        # The file of the output that was there before takes one block.
        least = state.size(self.before) // 1024 + 8 if self.before else 4
        most = least + (self.size - least) * 3 + 200
        for at in range(count):
            yield int(least + (most - least) * (at + choose.random()) / count)


def run(folder: Path, terms: Terms) -> list[Figure]:
    """Each command on disks of many sizes."""
    choose = random.Random(terms.seed)  # noqa: S311 - nothing here is a secret
    tally = _Tally()
    for trial in _trials(folder, terms):
        for size in trial.sizes(_TRIALS[terms.short], choose):
            with disk(folder / "disk", size) as small:
                tally.mounted = small.mounted
                _try(trial, small, folder / "left", tally)
    import sys

    print(*tally.said.items(), sep="\n", file=sys.stderr)
    return list(_figures(tally))


def _trials(folder: Path, terms: Terms) -> Iterator[_Trial]:
    news = write_files(folder / "news", _ARTICLES[terms.short], terms.seed)
    half, whole, here = folder / "half.db", folder / "whole.db", folder / "reference"
    done(half, "ingest", *news[::2])
    done(whole, "ingest", *news)
    yield _Trial.of("ingest into a new store", here, None, "ingest", *news)
    yield _Trial.of("ingest into a store", here, half, "ingest", *news)
    yield _Trial.of("merge", here, whole, "merge", *_products(whole)[:2], "--by", "Ana Roth")
    yield _Trial.of("feeds add", here, whole, "feeds", "add", "agency", "https://news.example/all.xml")
    yield _Trial.of("claims --output", here, whole, "claims", output="claims.csv")
    for revision in sorted(path.stem for path in filling.FOLDER.glob("*.sql") if path.stem != HEAD):
        old = folder / f"{revision}.db"
        filling.make(old, revision, 60)
        yield _Trial.of(f"upgrade from {revision}", here, old, "articles")


def _products(db: Path) -> list[str]:
    with closing(sqlite3.connect(db)) as connection:
        return [row[0] for row in connection.execute("SELECT name FROM products ORDER BY name")]


def _placed(before: Path | None, folder: Path) -> Path:
    """Where the store of a trial is."""
    db = folder / "news.db"
    if before:
        shutil.copy(before, db)
    return db


def _into(folder: Path, output: str) -> tuple[str | Path, ...]:
    return ("--output", folder / output) if output else ()


def _try(trial: _Trial, small: Disk, copy: Path, tally: _Tally) -> None:
    db = _placed(trial.before, small.path)
    output = small.path / (trial.output or "none")
    output.write_text(_OLD, encoding="utf-8")
    command = (*trial.command, *_into(small.path, trial.output))
    ended = small.ran(db, *command)
    if ended.returncode:
        tally.full[trial.name] += 1
        tally.said[ended.stderr.replace(str(small.path), "")] += 1
        if not _is_clear(ended):
            tally.unclear.append(f"{trial.name}: {ended.returncode}: {ended.stderr or ended.stdout}")
        if output.read_text(encoding="utf-8") != _OLD:
            tally.lost.append(f"{trial.name}: {trial.output} is not as before")
    else:
        tally.fitted += 1
    _look(trial, db, copy, ended, tally)
    tally.litter += (
        f"{trial.name}: {path.name}" for path in small.path.iterdir() if _is_litter(path, output)
    )
    small.make_room()
    if ended.returncode:
        done(db, *command)
    tally.unequal += (f"{trial.name}: {what}" for what in state.differing(state.dump(db), trial.after))


def _look(trial: _Trial, db: Path, copy: Path, ended: Ended, tally: _Tally) -> None:
    """Holds what is in the store on the full disk against what must be there."""
    if not db.exists():
        return
    left = state.as_left(db, copy)
    tally.broken += state.faults(left)
    if ended.returncode and trial.command[0] != "ingest":
        assert trial.before
        changed = state.differing(state.dump(left), state.dump(trial.before))
        tally.lost += (f"{trial.name}: {what} changed, and it was said to have failed" for what in changed)
    if trial.command[0] == "ingest" and (stored := state.article_ids(left)):
        found = state.differing(state.of_articles(left), state.only(trial.articles, stored))
        tally.lost += (f"{trial.name}: half an article: {what}" for what in found)
    if trial.before:
        gone = state.article_ids(trial.before) - state.article_ids(left)
        tally.lost += (f"{trial.name}: {id} was there before" for id in gone)


def _is_clear(ended: Ended) -> bool:
    """Whether it was said in one line what is wrong, and what to do."""
    lines = ended.stderr.splitlines()
    if ended.returncode not in (1, 3) or len(lines) != 1:
        return False
    return lines[0].startswith("milestones: ") and ";" in lines[0] and "unforeseen" not in lines[0]


def _is_litter(path: Path, output: Path) -> bool:
    beside = {output.name, *(f"news.db{end}" for end in ("", "-wal", "-shm", "-journal"))}
    return path.name not in beside and path.suffix != ".backup"


def _figures(tally: _Tally) -> Iterator[Figure]:
    trials = sum(tally.full.values())
    on = "disks" if tally.mounted else "limits to files, for want of the right to mount a disk,"
    yield Figure(f"commands on full {on} that ran out of room", trials, trials > 0)
    for name, count in tally.full.items():
        yield Figure(f"... {name}", count, count > 0)
    yield Figure("... that had enough", tally.fitted)
    for name, wrong in (
        ("did not say so in one clear line, with exit status 1 or 3", tally.unclear),
        ("stores damaged, or rows that refer to none", tally.broken),
        ("rows or files lost or half-written", tally.lost),
        ("files left behind that nobody needs", tally.litter),
        ("stores that differ from an undisturbed run once there was room", tally.unequal),
    ):
        yield Figure.of(name, wrong)
