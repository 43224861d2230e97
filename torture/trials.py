"""Commands on a store, of which it is known what they come to where nothing goes wrong."""

import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from torture import filling, state
from torture.figures import Terms
from torture.program import done
from torture.sources import write_files

_OLD = b"what was in the file before\n"
"""What is in the file of --output before the command."""
_IN_TURNS = {"reread", "reconcile"}
"""Commands that write some rows in one transaction, then others."""
_FILLED = 60
"""How many times the rows of the dumps of old versions."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a folder: the rows of the store, and the words of the file beside it."""

    rows: dict[str, state.Rows]
    written: bytes

    def __sub__(self, other: "Found") -> list[str]:
        """What of it is otherwise, in words."""
        file = [] if self.written == other.written else ["the file of --output"]
        return state.differing(self.rows, other.rows) + file


@dataclass(frozen=True, slots=True)
class Trial:
    """A command on a store, and what it comes to."""

    name: str
    store: Path | None
    """The store as it is before; None for none."""
    command: Sequence[str | Path]
    output: str
    """The name of a file that it writes beside the store; empty for none."""
    before: Found
    after: Found
    articles: dict[str, state.Rows]
    """Of the store afterwards what each article brings along."""
    size: int
    """Kilobytes of the store and of all that the command leaves beside it."""
    seconds: float
    """That it takes."""

    @classmethod
    def of(
        cls, name: str, folder: Path, store: Path | None, *command: str | Path, output: str = ""
    ) -> "Trial":
        """Runs the command undisturbed in the folder, which is emptied before."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        nothing = Found({}, b"")
        trial = cls(name, store, command, output, nothing, nothing, {}, 0, 0)
        db = trial.placed(folder)
        before = trial.found(folder, db)
        began = time.monotonic()
        done(db, *trial.words(folder))
        seconds = time.monotonic() - began
        return replace(
            trial,
            before=before,
            after=trial.found(folder, db),
            articles=state.of_articles(db),
            size=sum(path.stat().st_size for path in folder.iterdir()) // 1024,
            seconds=seconds,
        )

    def placed(self, folder: Path) -> Path:
        """Puts the store, and the file that is there before, into a folder; gives back the store's path."""
        db = folder / "news.db"
        if self.store:
            shutil.copy(self.store, db)
        if self.output:
            (folder / self.output).write_bytes(_OLD)
        return db

    def words(self, folder: Path) -> tuple[str | Path, ...]:
        """The words of the command for the store in a folder."""
        return (*self.command, folder / self.output) if self.output else tuple(self.command)

    def found(self, folder: Path, db: Path) -> Found:
        """What is in the folder, but for the store, of which this can be a copy."""
        written = (folder / self.output).read_bytes() if self.output else b""
        return Found(state.dump(db) if db.exists() else {}, written)

    def wrong(self, folder: Path, copy: Path, ways: Sequence[Found]) -> list[str]:
        """What is not as it must be in the folder where the command did not come to its end, in words.

        It must be as in one of these ways. An ingest may have stored some of the articles, each wholly; what
        derives all anew may have come to some of the rows. Only a copy of the store is opened.
        """
        if not (folder / "news.db").exists():
            return [] if self.store is None else ["the store is gone"]
        left = state.as_left(folder / "news.db", copy)
        found = state.faults(left)
        if self.command[0] == "ingest" and self.before in ways:
            return found + self._half_ingested(left)
        here = self.found(folder, left)
        if self.command[0] in _IN_TURNS and self.before in ways:
            return found + self._half_derived(here.rows)
        return found + (min((here - way for way in ways), key=len) if here not in ways else [])

    def _half_derived(self, rows: dict[str, state.Rows]) -> list[str]:
        """Rows that are neither as before nor as after, and those that are gone though they were to stay.

        What follows from claims of which only some have been read again is neither, rightly.
        """
        found = []
        for table in state.OF_ARTICLES if self.command[0] == "reread" else rows:
            left = rows[table]
            before, after = set(self.before.rows[table]), set(self.after.rows[table])
            if wrong := (set(left) - before - after) | ((before & after) - set(left)):
                found.append(f"{len(wrong)} rows of {table}")
        return found

    def _half_ingested(self, left: Path) -> list[str]:
        stored = state.article_ids(left)
        if not stored:
            return [] if self.store is None else ["all articles are gone"]
        gone = (state.article_ids(self.store) if self.store else set()) - stored
        half = state.differing(state.of_articles(left), state.only(self.articles, stored))
        return [f"{id} is gone" for id in gone] + half

    def litter(self, folder: Path) -> list[str]:
        """The names of files in the folder that are none of its own, and no backups."""
        own = {self.output, *(f"news.db{end}" for end in ("", "-wal", "-shm", "-journal"))}
        return sorted(
            path.name for path in folder.iterdir() if path.name not in own and path.suffix != ".backup"
        )


def ingests(folder: Path, articles: int, seed: int) -> Iterator[Trial]:
    """Ingests of generated articles into a new store, and into one that has half of them."""
    news = write_files(folder / "news", articles, seed)
    half, reference = folder / "half.db", folder / "reference"
    done(half, "ingest", *news[::2])
    yield Trial.of("ingest into a new store", reference, None, "ingest", *news)
    yield Trial.of("ingest into a store", reference, half, "ingest", *news)


def others(folder: Path, articles: int, seed: int) -> Iterator[Trial]:
    """The other commands that write something, on a store of so many generated articles."""
    news = write_files(folder / "news", articles, seed)
    whole, reference = folder / "whole.db", folder / "reference"
    done(whole, "ingest", *news)
    products = state.column(whole, "SELECT name FROM products ORDER BY name")
    ids = state.column(whole, "SELECT id FROM milestones ORDER BY id")
    yield Trial.of("merge", reference, whole, "merge", *products[:2], "--by", "Ana Roth")
    yield Trial.of("confirm", reference, whole, "confirm", *ids[:20], "--by", "Ana Roth")
    yield Trial.of("feeds add", reference, whole, "feeds", "add", "agency", "https://news.example/all.xml")
    yield Trial.of("claims --output", reference, whole, "claims", "--output", output="claims.csv")
    yield Trial.of("db backup", reference, whole, "db", "backup", "--force", output="copy.db")
    forgotten = folder / "forgotten.db"
    _forget(whole, forgotten)
    yield Trial.of("reread", reference, forgotten, "reread")
    yield Trial.of("reconcile", reference, forgotten, "reconcile")


def upgrades(folder: Path, terms: Terms) -> Iterator[Trial]:
    """Upgrades of filled stores from each old version, in a short run from the first alone."""
    for revision in islice(filling.old_versions(), 1 if terms.short else None):
        old = folder / f"{revision}.db"
        filling.make(old, revision, _FILLED)
        yield Trial.of(f"upgrade from {revision}", folder / "reference", old, "articles")


def _forget(whole: Path, forgotten: Path) -> None:
    """A store that knows only a part of the claims, so that there is something to be derived anew."""
    shutil.copy(whole, forgotten)
    with closing(sqlite3.connect(forgotten)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with connection:
            connection.execute("DELETE FROM claims WHERE article % 3 = 0")
