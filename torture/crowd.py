"""Commands that many run at once on one store, and what these come to."""

import re
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from milestones.store import open_store
from torture import state
from torture.figures import Terms
from torture.program import ran, reported

_RULINGS_IN_TEN = 3
_LEAST = 2
"""Commands that each gives, even where the machine is too busy for them."""
_REFUSED = re.compile(
    r"no milestone has the id|several milestones|is (?:confirmed|rejected|so|undone) already|no ruling holds"
    r"|has added that already|among its names already|is yet to come|in the future"
)
"""What analysts are told who have come too late: others have decided, or read, in between."""
_WAITING = "waiting for another command"


@dataclass(slots=True)
class Seen:
    """What came of all commands; written to by several threads."""

    commands: Counter[str] = field(default_factory=Counter)
    by_writer: Counter[int] = field(default_factory=Counter)
    ingested: set[Path] = field(default_factory=set)
    reported: set[str] = field(default_factory=set)
    """The ids of articles that were reported as stored."""
    longest: Counter[str] = field(default_factory=Counter)
    """Milliseconds, by what was waited for."""
    refused: int = 0
    told_to_wait: int = 0
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, seconds: float, status: int, said: str) -> bool:
        """Notes how a command ended; gives back whether it did what it was to do."""
        with self.lock:
            self.commands[kind] += 1
            self.waited(kind, seconds)
            self.told_to_wait += _WAITING in said
            if status == 0:
                return True
            if status == 1 and _REFUSED.search(said):
                self.refused += 1
            else:
                self.errors.append(f"{kind}: {status}: {said.strip().splitlines()[-1:]}")
            return False

    def waited(self, what: str, seconds: float) -> None:
        """Notes how long something took, if that was longer than ever before."""
        self.longest[what] = max(self.longest[what], round(seconds * 1000))


class Writer(threading.Thread):
    """Ingests folders that others ingest too, and decides on what it finds."""

    def __init__(
        self, number: int, db: Path, lots: Sequence[Path], terms: Terms, end: float, seen: Seen
    ) -> None:
        super().__init__()
        self._number, self._db, self._lots, self._end, self._seen = number, db, lots, end, seen
        self._choose = terms.choices(number)

    def run(self) -> None:
        """Until the time is over, but some commands at least."""
        while time.monotonic() < self._end or self._seen.by_writer[self._number] < _LEAST:
            if self._choose.randrange(10) < _RULINGS_IN_TEN:
                self._rule()
            else:
                self._ingest()
            self._seen.by_writer[self._number] += 1

    def _ingest(self) -> None:
        # Two neighbours each time, so that each lot is wanted by several at once.
        at = self._choose.randrange(len(self._lots))
        lots = [self._lots[at], self._lots[(at + 1) % len(self._lots)]]
        report = self._db.with_name(f"report-{self._number}.jsonl")
        if _noted(self._seen, "ingest", self._db, "ingest", *lots, "--report", report):
            with self._seen.lock:
                self._seen.ingested.update(lots)
                self._seen.reported |= reported(report.read_text(encoding="utf-8"))

    def _rule(self) -> None:
        id = self._any("SELECT id FROM milestones ORDER BY 1")
        name = self._any("SELECT name FROM product_names WHERE position = 0 ORDER BY 1")
        mine = f"Loadexa-{self._number}-{self._seen.by_writer[self._number]}"
        year = str(self._choose.randrange(2015, 2024))
        ruling = self._choose.choice(
            (
                ("add", mine, *f"--kind nda-approval --country CA --date {year} --source mail".split()),
                ("confirm", id),
                ("set", id, "--date", year, "--why", "I have the letter"),
                ("reject", id, "--why", "it was another one"),
                ("alias", "add", name, mine),
                ("undo",),
            )
        )
        _noted(self._seen, "ruling", self._db, *ruling, "--by", f"Analyst {self._number}")

    def _any(self, query: str) -> str:
        return self._choose.choice(state.column(self._db, query))


class Reader(threading.Thread):
    """Asks one thing after another."""

    def __init__(self, number: int, db: Path, asked: Sequence[Sequence[str]], end: float, seen: Seen) -> None:
        super().__init__()
        self._number, self._db, self._asked, self._end, self._seen = number, db, asked, end, seen

    def run(self) -> None:
        """Until the time is over, but some commands at least."""
        at = self._number
        while time.monotonic() < self._end or at - self._number < _LEAST:
            _noted(self._seen, "query", self._db, *self._asked[at % len(self._asked)])
            at += 1


class Probe(threading.Thread):
    """Waits as a command does that has been started already: for a first row, and for a turn to write."""

    def __init__(self, db: Path, seen: Seen, *, writes: bool) -> None:
        super().__init__()
        self._db, self._seen, self._writes = db, seen, writes
        self.over = threading.Event()

    def run(self) -> None:
        """Until it is over."""
        with open_store(str(self._db)) as store:
            while not self.over.wait(0.2):
                began = time.monotonic()
                with store.writing() if self._writes else store.reading() as reader:
                    reader.article_count()
                    self._seen.waited("turn" if self._writes else "row", time.monotonic() - began)


def _noted(seen: Seen, kind: str, db: Path, *arguments: str | Path) -> bool:
    began = time.monotonic()
    ended = ran(db, *arguments)
    return seen.note(kind, time.monotonic() - began, ended.returncode, ended.stderr)
