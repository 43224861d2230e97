"""Listings of small and large stores, against what reads the same rows and thinks nothing."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.enlarging import enlarge
from benchmarks.measuring import (
    PROGRAM,
    ROOT,
    Command,
    Effort,
    Measured,
    Scale,
    in_turn,
    one_core,
    reference,
    run,
)
from benchmarks.parts.ingest import written

_COLUMNS = (
    "id, product, indication, population, jurisdiction, agency, kind, application, date, earliest, latest, "
    "basis, status, sources, conflicts, ruling, expected"
)


def queries(folder: Path, scale: Scale) -> Iterator[Measured]:
    """`timeline` and `list`, in CSV."""
    one_core()
    demo, large = _demo(folder), _large(folder, scale)
    (key, name), (_, other_name) = _product(demo), _product(large)
    commands: list[Command] = [_asking(demo, "timeline", name), _asking(large, "timeline", other_name)]
    if sqlite_utils := reference("sqlite-utils"):
        query = f"select {_COLUMNS} from milestones where product = '{key}'"
        commands.append((sqlite_utils, "query", demo, query, "--csv"))
    ours, on_large, *others = in_turn(scale.starts, commands)
    theirs = others[0].seconds * 1e3 if others else None
    what = "`timeline PRODUCT --format csv`, demo store"
    yield Measured(what, "ms", ours.seconds * 1e3, "`sqlite-utils query` of as many rows", theirs, "≤ 1.2")
    claims = _count(large, "claims")
    what = f"the same, store of {claims:,} claims"
    yield Measured(what, "ms", on_large.seconds * 1e3, "demo store", ours.seconds * 1e3, "≤ 1.3")
    yield from _list(large, scale)


def _list(db: Path, scale: Scale) -> Iterator[Measured]:
    where = "jurisdiction = 'KR' and not rejected"
    rows = _count(db, f"milestones where {where}")
    query = f"select {_COLUMNS} from milestones where {where}"
    ours, theirs = _beside_sqlite(db, _asking(db, "list", "--country", "KR"), query, scale.runs)
    what = f"`list --country KR --format csv`, {rows:,} rows"
    yield Measured(what, "s", ours.seconds, "`sqlite3 -csv` of the same rows", theirs, "≤ 4")
    yield Measured("its memory", "MB", ours.megabytes, "what is allowed", 150, "≤ 1")
    yield Measured("its first row", "s", ours.first, "what is allowed", 1, "≤ 1")


def gaps(folder: Path, scale: Scale) -> Iterator[Measured]:
    """`gaps` over many products, in CSV."""
    one_core()
    few, db = _few(folder, scale), folder / "products.db"
    enlarge(few, db, max(1, scale.products // _count(few, "products")))
    ours, theirs = _beside_sqlite(db, _asking(db, "gaps"), "select * from milestones", 1)
    what = f"`gaps --format csv`, {_count(db, 'products'):,} products"
    yield Measured(what, "s", ours.seconds, "a scan of all milestones by `sqlite3`", theirs, "≤ 15")
    yield Measured("its memory", "MB", ours.megabytes, "what is allowed for `list`", 150)


def _beside_sqlite(db: Path, ours: Command, query: str, runs: int) -> tuple[Effort, float | None]:
    """A command, and the seconds that SQLite's own shell takes for a query, in CSV; None without the shell.

    The query is run once before, so that both find the file in memory.
    """
    if not (shell := shutil.which("sqlite3")):
        return in_turn(runs, [ours])[0], None
    theirs: Command = (shell, "-csv", db, query)
    run(theirs)
    here, there = in_turn(runs, [ours, theirs])
    return here, there.seconds


def _demo(folder: Path) -> Path:
    db = folder / "demo.db"
    run((PROGRAM, "--db", db, "ingest", ROOT / "seeds" / "articles"))
    return db


def _large(folder: Path, scale: Scale) -> Path:
    """A store of generated articles, over and over under other names."""
    few, large = _few(folder, scale), folder / "large.db"
    enlarge(few, large, scale.claims // _count(few, "claims") + 1)
    return large


def _few(folder: Path, scale: Scale) -> Path:
    few = folder / "few.db"
    run((PROGRAM, "--db", few, "ingest", written(folder, scale.articles), "--jobs", "2"))
    return few


def _asking(db: Path, *words: str) -> Command:
    return (PROGRAM, "--db", db, *words, "--format", "csv")


def _product(db: Path) -> tuple[str, str]:
    """The key and the name of a product of the store with a usual number of milestones."""
    usual = "select product from milestones group by product order by abs(count(*) - 12), product limit 1"
    key, name = _rows(db, f"select key, name from products where key = ({usual})")[0]
    return str(key), str(name)


def _count(db: Path, what: str) -> int:
    return int(str(_rows(db, f"select count(*) from {what}")[0][0]))


def _rows(db: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(query).fetchall()
