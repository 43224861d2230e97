"""Power cuts, replayed: what was reported before one must be in the store after it.

The acts of a command on its files are recorded, then the files are made as a disk can have them after a cut
between any two of these acts (torture.replaying). As a control, a disk is replayed that never waits: there
rows must be lost, else nothing would have been tried. Commands are recorded by strace; where there is none,
nothing is tried, which the table says.
"""

import random
import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from torture import state, tracing, trials
from torture.figures import Figure, Terms
from torture.program import done, reported
from torture.replaying import Replay
from torture.sources import write_files
from torture.tracing import Act, Event, Recorder
from torture.trials import Trial

_CUTS = (400, 40)
"""In the recording of the ingests, in the long run and in the short one."""
_OTHER_CUTS = (80, 6)
"""In that of each other command."""
_INGESTS = (12, 4)
_ARTICLES = 12
"""That come with each ingest."""
_DONE_AGAIN = 40
"""After each so many cuts the run is done again."""


@dataclass(slots=True)
class _Tally:
    """What the cuts come to. Beside the counts, what is wrong, in words."""

    cuts: int = 0
    missing: int = 0
    """Cuts after which something that was written is not on the disk."""
    reported: int = 0
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unequal: list[str] = field(default_factory=list)
    control: int = 0
    """Cuts of a disk that never waits which cost something."""


@dataclass(frozen=True, slots=True)
class _Recording:
    """What was in a folder before, and what was done to it then."""

    before: dict[str, bytes]
    events: Sequence[Event]

    def cut(self, at: int, choose: random.Random, *, lying: bool = False) -> tuple[dict[str, bytes], bool]:
        """The files after a cut before this event, and whether something that was written is not there."""
        replay = Replay(self.before, lying=lying)
        for event in self.events[:at]:
            replay.take(event)
        files = replay.cut(choose)
        return files, files != replay.written()

    def said(self, at: int) -> bytes:
        """What had been said before this event."""
        return b"".join(event.data for event in self.events[:at] if event.act is Act.SAY)


def run(folder: Path, terms: Terms) -> list[Figure]:
    """Cuts of ingests, and of the other commands that write."""
    if not tracing.is_there():
        return [Figure("power cuts replayed", "none: strace is not installed")]
    tally = _Tally()
    choose = terms.choices()
    _cut_ingests(folder, terms, choose, tally)
    # A ruling or a listing takes hardly more writes in a store of many articles.
    for trial in chain(trials.others(folder, 40, terms.seed), trials.upgrades(folder, terms)):
        _cut(trial, folder, _OTHER_CUTS[terms.short], choose, tally)
    return _figures(tally)


def _cut_ingests(folder: Path, terms: Terms, choose: random.Random, tally: _Tally) -> None:
    count = _INGESTS[terms.short]
    news = write_files(folder / "news", count * _ARTICLES, terms.seed)
    done(folder / "undisturbed.db", "ingest", *news)
    expected, articles = state.dump(folder / "undisturbed.db"), state.of_articles(folder / "undisturbed.db")
    recording = _ingests(folder, news, count)
    for number in range(_CUTS[terms.short]):
        at = choose.randrange(len(recording.events) + 1)
        files, is_missing = recording.cut(at, choose)
        tally.cuts += 1
        tally.missing += is_missing
        told = reported(recording.said(at).decode())
        tally.reported += len(told)
        db = _made(files, folder / "cut")
        stored, wrong = _stored(db, articles)
        tally.lost += told - stored
        tally.wrong += (f"ingest: {what}" for what in wrong)
        if number % _DONE_AGAIN == 0:
            done(db, "ingest", *news)
            tally.unequal += state.differing(state.dump(db), expected)
        stored, wrong = _stored(_made(recording.cut(at, choose, lying=True)[0], folder / "cut"), articles)
        tally.control += bool(wrong or told - stored)


def _ingests(folder: Path, news: Sequence[Path], count: int) -> _Recording:
    here, report = folder / "here", folder / "report.jsonl"
    here.mkdir()
    recorder = Recorder(here, report)
    holder = None
    for number in range(1, count + 1):
        if number == count // 2:
            # While another program has the store open, the log is not carried over at the end of a command.
            holder = sqlite3.connect(here / "news.db")
            holder.execute("SELECT count(*) FROM articles").fetchall()
        recorder.run(here / "news.db", "ingest", *news[: number * _ARTICLES], "--report", report)
    if holder:
        holder.close()
    return _Recording({}, recorder.events)


def _made(files: dict[str, bytes], folder: Path) -> Path:
    """Puts the files into the folder, alone; gives back the path of the store there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder / "news.db"


def _stored(db: Path, articles: dict[str, state.Rows]) -> tuple[set[str], list[str]]:
    """The ids of the articles in the store, and what is wrong with it."""
    if not db.exists():
        return set(), []
    try:
        stored = state.article_ids(db)
        half = state.differing(state.of_articles(db), state.only(articles, stored)) if stored else []
        return stored, state.faults(db) + half
    except sqlite3.DatabaseError as error:
        return set(), [str(error)]


def _cut(trial: Trial, folder: Path, count: int, choose: random.Random, tally: _Tally) -> None:
    here = folder / "here"
    shutil.rmtree(here, ignore_errors=True)
    here.mkdir()
    db = trial.placed(here)
    before = {path.name: path.read_bytes() for path in here.iterdir()}
    recorder = Recorder(here)
    recorder.run(db, *trial.words(here))
    recording = _Recording(before, recorder.events)
    for _ in range(count):
        at = choose.randrange(len(recording.events) + 1)
        files, is_missing = recording.cut(at, choose)
        tally.cuts += 1
        tally.missing += is_missing
        ways = [trial.after] if recording.said(at) else [trial.before, trial.after]
        cut = _made(files, folder / "cut").parent
        tally.wrong += (f"{trial.name}: {what}" for what in trial.wrong(cut, folder / "left", ways))
        for backup in cut.glob("*.backup"):
            if not state.is_backup(backup, trial.before.rows):
                tally.wrong.append(f"{trial.name}: {backup.name} is not whole")


def _figures(tally: _Tally) -> list[Figure]:
    return [
        Figure.some("power cuts replayed", tally.cuts),
        Figure.some("... after which something written is missing", tally.missing),
        Figure.some("articles reported as stored before the cut", tally.reported),
        Figure.none("of them lost", tally.lost),
        Figure.none("stores, backups or files damaged, half-written, or not as was said", tally.wrong),
        Figure.none("stores that differ from an undisturbed run once the run was done", tally.unequal),
        Figure.some("control: cuts that cost rows on a disk that never waits", tally.control),
    ]
