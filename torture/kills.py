"""kill -9 of `ingest`, over and over, on stores that grow.

A chain is one store. Each run that is killed is given some more articles than the one before; after it the
store is looked at as the dead process left it. In the end the run is done once more, undisturbed, and the
store must hold what one undisturbed run over all articles gives.
"""

import json
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from torture import state
from torture.figures import Figure, Terms
from torture.killing import instant, kill
from torture.program import done, started
from torture.sources import write_files

_AT_ONCE = 2
"""Chains that run beside each other, as there are two cores."""


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
    ended: int = 0
    """Runs that had ended before they were to be killed."""
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
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        chains = [
            pool.submit(_Chain(folder / str(number), number, news, undisturbed, tally).run, plan, terms.seed)
            for number in range(plan.chains)
        ]
    for chain in chains:
        chain.result()
    return list(_figures(tally))


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

    def run(self, plan: _Plan, seed: int) -> None:
        """Kills, looks at what is left, and in the end lets the run be done."""
        choose = random.Random(f"{seed} {self.number}")  # noqa: S311 - nothing here is a secret
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
        words = self.folder / "words.txt"
        process = started(words, self.db, "ingest", *news, "--jobs", self.jobs, "--report", report)
        blow = kill(process, when)
        self.tally.orphans += blow.orphans
        if blow.hit:
            self.tally.kills[blow.instant] += 1
        else:
            self.tally.ended += 1
            assert blow.status == 0, words.read_text()
        return blow.hit

    def _look(self, at: int) -> set[str]:
        """Holds what is left against what must be there; gives back the ids of what is stored."""
        tally, reported = self.tally, set(_reported(self.folder / "report.jsonl"))
        tally.reported += len(reported)
        if not self.db.exists():
            tally.left["no store"] += 1
            tally.lost += reported
            return set()
        log = self.db.with_name(f"{self.db.name}-wal")
        tally.left["a log" if state.size(log) else "no log"] += 1
        left = state.as_left(self.db, self.folder / "left")
        tally.broken += state.faults(left)
        stored = state.article_ids(left)
        tally.lost += reported - stored
        if stored:
            tally.half += state.differing(
                state.of_articles(left), state.only(self.undisturbed.articles, stored)
            )
            if at % _RECONCILED == 0 and "none changed" not in (said := done(left, "reconcile")):
                tally.half.append(said)
        return stored


def _reported(report: Path) -> Iterator[str]:
    """The ids of the articles that were reported as stored."""
    if not report.exists():
        return
    for line in report.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.endswith("\n"):
            yield from (article["id"] for article in json.loads(line)["articles"])


def _figures(tally: _Tally) -> Iterator[Figure]:
    kills = sum(tally.kills.values())
    yield Figure("kill -9 of `ingest`", kills, kills > 0)
    for name, count in sorted(tally.kills.items()):
        yield Figure(f"... {name}", count)
    for name, count in sorted(tally.left.items()):
        yield Figure(f"... that left {name}", count)
    yield Figure("articles reported as stored", tally.reported)
    for name, wrong in (
        ("of them lost", tally.lost),
        ("stores damaged, or rows that refer to none", tally.broken),
        ("stores with half an article, or with milestones that do not follow from it", tally.half),
        ("stores that differ from an undisturbed run once the run was done", tally.unequal),
    ):
        yield Figure.of(name, wrong)
    yield Figure("processes that outlived a killed one", tally.orphans, tally.orphans == 0)
