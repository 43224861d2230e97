"""Eight that write and eight that read, at once, on one store; and what a serial run makes of the same.

In the end the store must hold what one `ingest` of all articles gives in a fresh store, under the same
rulings.
"""

import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from benchmarks.generated import ARTICLES_A_MEDICINE, articles
from torture import state
from torture.crowd import Probe, Reader, Seen, Writer
from torture.figures import Figure, Terms
from torture.program import done
from torture.sources import write_files

_EACH = 8
_LOTS, _ARTICLES = 40, 8
_SECONDS = (60, 15)
"""In the long run and in the short one."""
_PATIENCE_MS = 5_000
"""Milliseconds that a reader may wait for its first row on a machine that has far more to do than it can."""


def run(folder: Path, terms: Terms) -> list[Figure]:
    """A minute of it, or in a short run a quarter."""
    lots = list(_lots(folder / "news", terms.seed))
    db = folder / "store" / "news.db"
    db.parent.mkdir()
    done(db, "ingest", lots[0])
    seen = _crowd(db, lots, terms)
    left = state.size(state.log(db))
    serial = _serial(folder / "serial" / "news.db", folder / "news", db)
    lost = [*_lost(db, serial, seen)]
    doubled = _doubled(db)
    # What nobody came to in time, so that all articles can be compared.
    done(db, "ingest", folder / "news")
    rebuilt = done(db, "reconcile")
    alone = _alone(db, _asked(db))
    return [
        *(Figure(f"commands run at once: {kind}", count) for kind, count in sorted(seen.commands.items())),
        Figure("rulings refused because others had been quicker", seen.refused),
        Figure.none("errors shown", seen.errors),
        Figure.none("rows lost", lost),
        Figure.none("rows doubled", doubled),
        Figure.none("faults by SQLite's own checks", state.faults(db)),
        Figure.none("tables other than after a serial run", _differing(db, serial, folder)),
        Figure.none(
            "milestones that deriving all anew changes", [] if "none changed" in rebuilt else [rebuilt]
        ),
        Figure("longest wait for a first row, ms", seen.longest["row"], seen.longest["row"] < _PATIENCE_MS),
        Figure("longest wait for a turn to write, ms", seen.longest["turn"]),
        Figure("longest query beside all others, ms", seen.longest["query"]),
        Figure("longest query alone, ms", alone),
        Figure("commands that told of waiting", seen.told_to_wait),
        Figure("commands of the writer with fewest", min(seen.by_writer.values())),
        Figure("commands of the writer with most", max(seen.by_writer.values())),
        Figure("bytes of the log in the end", left, left == 0),
    ]


def _lots(folder: Path, seed: int) -> Iterator[Path]:
    """Folders of articles on medicines that they share; a file in each has the same name as in all others."""
    # Each on a medicine of its own, and so on no milestone with another.
    notes = islice(articles(_LOTS * ARTICLES_A_MEDICINE, seed + 1), _LOTS)
    write_files(folder, _LOTS * _ARTICLES, seed)
    paths = sorted(folder.glob("*.json"))
    for number, note in enumerate(notes):
        lot = folder / f"{number:02}"
        lot.mkdir()
        for path in paths[number * _ARTICLES : (number + 1) * _ARTICLES]:
            path.rename(lot / path.name)
        text = note["text"].replace("QX-", "NT-")
        (lot / "note.txt").write_text(f"{note['title']}\n\n{note['published']}\n\n{text}", "utf-8")
        yield lot


def _crowd(db: Path, lots: Sequence[Path], terms: Terms) -> Seen:
    seen, end = Seen(), time.monotonic() + _SECONDS[terms.short]
    asked = _asked(db)
    crowd = [
        *(Writer(number, db, lots, terms, end, seen) for number in range(_EACH)),
        *(Reader(number, db, asked, end, seen) for number in range(_EACH)),
    ]
    probes = [Probe(db, seen, writes=writes) for writes in (False, True)]
    for thread in (*probes, *crowd):
        thread.start()
    for thread in crowd:
        thread.join()
    for probe in probes:
        probe.over.set()
        probe.join()
    return seen


def _asked(db: Path) -> list[list[str]]:
    """Queries about what the store held before there were so many."""
    (name,) = state.column(db, "SELECT name FROM product_names ORDER BY 1 LIMIT 1")
    (id,) = state.column(db, "SELECT id FROM milestones ORDER BY 1 LIMIT 1")
    return [
        ["timeline", name],
        ["list", "--format", "json"],
        ["gaps"],
        ["by-country", "US", "CN"],
        ["show", id],
        ["articles"],
    ]


def _alone(db: Path, asked: Sequence[Sequence[str]]) -> int:
    longest = 0.0
    for words in asked:
        began = time.monotonic()
        done(db, *words)
        longest = max(longest, time.monotonic() - began)
    return round(longest * 1000)


def _serial(db: Path, news: Path, other: Path) -> Path:
    """A fresh store with all articles, read one after another, and with the rulings of the other one."""
    db.parent.mkdir()
    done(db, "ingest", news)
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("ATTACH ? AS other", (str(other),))
        connection.execute("INSERT INTO rulings SELECT * FROM other.rulings")
    done(db, "reconcile")
    return db


def _lost(db: Path, serial: Path, seen: Seen) -> Iterator[str]:
    """Articles that were reported as stored, and texts of folders that were ingested, which are not there."""
    stored = state.article_ids(db)
    yield from (f"article {id}" for id in sorted(seen.reported - stored))
    texts = {text for _, text in _texts(db)}
    for location, text in _texts(serial):
        if Path(location).parent in seen.ingested and text not in texts:
            yield f"the text of {location}"


def _doubled(db: Path) -> list[str]:
    found = Counter(text for _, text in _texts(db))
    return [f"{count} times: {text[:60]}" for text, count in found.items() if count > 1]


def _texts(db: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(db)) as connection:
        return [(row[0], row[1]) for row in connection.execute("SELECT location, text FROM articles")]


def _differing(one: Path, other: Path, folder: Path) -> list[str]:
    dumps = []
    for db in (one, other):
        copy = state.as_left(db, folder / "compared")
        with closing(sqlite3.connect(copy)) as connection, connection:
            # Which of two articles of one name gets the name, hangs on which of them comes first.
            connection.execute("UPDATE articles SET id = location")
            connection.execute("DELETE FROM documents")
        dumps.append(state.dump(copy))
        shutil.rmtree(copy.parent)
    return state.differing(*dumps)
