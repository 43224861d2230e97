"""kill -9 of `ingest`, over and over, on stores that grow.

A chain is one store. Each run that is killed is given some more articles than the one before; after it the
store is looked at as the dead process left it. In the end the run is done once more, undisturbed, and the
store must hold what one undisturbed run over all articles gives.
"""

import random
import shutil
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from torture import state
from torture.figures import Figure, Terms
from torture.killing import instant, kill
from torture.program import AT_ONCE, done, reported
from torture.sources import write_files


@dataclass(frozen=True, slots=True)
class _Plan:
    chains: int
    kills: int
    """Of each chain."""
    articles: int
    """That come before each kill."""


_RECONCILED = 3
"""After each so many kills the milestones are derived anew, which takes long."""
_LONG = _Plan(20, 10, 36)
_SHORT = _Plan(2, 6, 20)


@dataclass(slots=True)
class _Tally:
    """What the chains come to. Beside the counts, what is wrong, in words."""

    kills: Counter[str] = field(default_factory=Counter)
    """By the kind of instant."""
    left: Counter[str] = field(default_factory=Counter)
    """Kills by what they left."""
    reported: int = 0
    lost: list[str] = field(default_factory=list)
    """Articles that were reported as stored, and are not there."""
    broken: list[str] = field(default_factory=list)
    """What SQLite finds wrong."""
    half: list[str] = field(default_factory=list)
    """What is in a store, and otherwise than an undisturbed run has it."""
    unequal: list[str] = field(default_factory=list)
    """What the run that was done in the end gives otherwise than the undisturbed one."""
    orphans: int = 0


def run(folder: Path, terms: Terms) -> list[Figure]:
    """Some chains, with one process and with two."""
    plan = _SHORT if terms.short else _LONG
    news = write_files(folder / "news", plan.kills * plan.articles, terms.seed)
    undisturbed = _Undisturbed.of(folder / "undisturbed.db", news)
    tally = _Tally()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        chains = [
            pool.submit(_Chain(folder / str(number), number, news, undisturbed, tally).run, plan, terms)
            for number in range(plan.chains)
        ]
    for chain in chains:
        chain.result()
    return _figures(tally)


@dataclass(frozen=True, slots=True)
class _Undisturbed:
    """What one run gives that nobody disturbs."""

    store: dict[str, state.Rows]
    articles: dict[str, state.Rows]
    start: float
    """Seconds that a run takes which finds nothing new."""
    article: float
    """Seconds for each article more."""

    @classmethod
    def of(cls, db: Path, news: Sequence[Path]) -> Self:
        began = time.monotonic()
        done(db, "ingest", *news)
        first = time.monotonic()
        done(db, "ingest", *news)
        again = time.monotonic() - first
        return cls(state.dump(db), state.of_articles(db), again, max(0.0, first - began - again) / len(news))


@dataclass(slots=True)
class _Chain:
    folder: Path
    number: int
    news: Sequence[Path]
    undisturbed: _Undisturbed
    tally: _Tally

    @property
    def db(self) -> Path:
        return self.folder / "news.db"

    @property
    def jobs(self) -> str:
        return str(1 + self.number % 2)

    def run(self, plan: _Plan, terms: Terms) -> None:
        """Kills, looks at what is left, and in the end lets the run be done."""
        choose = terms.choices(self.number)
        self.folder.mkdir()
        stored = 0
        for at in range(1, plan.kills + 1):
            news = self.news[: at * plan.articles]
            is_hit = False
            while not is_hit:
                expected = self.undisturbed.start + (len(news) - stored) * self.undisturbed.article
                is_hit = self._kill(choose, news, expected)
                stored = len(self._look(at))
        done(self.db, "ingest", *self.news, "--jobs", self.jobs)
        self.tally.unequal += state.differing(state.dump(self.db), self.undisturbed.store)
        shutil.rmtree(self.folder)

    def _kill(self, choose: random.Random, news: Sequence[Path], expected: float) -> bool:
        """Whether the run was killed; else it had ended before."""
        report = self.folder / "report.jsonl"
        report.unlink(missing_ok=True)
        when = instant(choose, self.db, expected * int(self.jobs), report)
        options = ("--jobs", self.jobs, "--report", report)
        blow = kill(when, self.folder / "said.txt", self.db, "ingest", *news, *options)
        self.tally.orphans += blow.orphans
        self.tally.kills[blow.instant] += blow.hit
        self.tally.left[self._left()] += blow.hit
        return blow.hit

    def _left(self) -> str:
        if not self.db.exists():
            return "no store"
        return "a log" if state.size(state.log(self.db)) else "no log"

    def _look(self, at: int) -> set[str]:
        """Holds what is left against what must be there; gives back the ids of what is stored."""
        tally, report = self.tally, self.folder / "report.jsonl"
        told = reported(report.read_text(encoding="utf-8")) if report.exists() else set()
        tally.reported += len(told)
        if not self.db.exists():
            tally.lost += told
            return set()
        left = state.as_left(self.db, self.folder / "left")
        tally.broken += state.faults(left)
        stored = state.article_ids(left)
        tally.lost += told - stored
        if stored:
            tally.half += state.differing(
                state.of_articles(left), state.only(self.undisturbed.articles, stored)
            )
            if at % _RECONCILED == 0 and "none changed" not in (said := done(left, "reconcile")):
                tally.half.append(said)
        return stored


def _figures(tally: _Tally) -> list[Figure]:
    return [
        Figure.some("kill -9 of `ingest`", tally.kills.total()),
        *Figure.parts(tally.kills),
        *Figure.parts(tally.left, "that left "),
        Figure("articles reported as stored", tally.reported),
        Figure.none("of them lost", tally.lost),
        Figure.none("stores damaged, or rows that refer to none", tally.broken),
        Figure.none("stores with half an article, or with milestones that do not follow from it", tally.half),
        Figure.none("stores that differ from an undisturbed run once the run was done", tally.unequal),
        Figure("processes that outlived a killed one", tally.orphans, tally.orphans == 0),
    ]
