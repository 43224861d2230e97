"""Ingest: against a program that only stores the text, by jobs, and by how many articles there are."""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generated import articles
from benchmarks.measuring import PROGRAM, Command, Measured, Scale, all_cores, in_turn, reference, run

NOISE = 950
"""Makes articles of 2.3 KB on average."""


def ingest(folder: Path, scale: Scale) -> Iterator[Measured]:
    """The whole of it, with one job and with two."""
    all_cores()
    source = written(folder, scale.articles)
    commands: list[Command] = [_ingest(folder / f"ours{jobs}.db", source, jobs) for jobs in (2, 1)]
    if sqlite_utils := reference("sqlite-utils"):
        commands.append(
            (sqlite_utils, "insert", folder / "theirs.db", "articles", source, "--nl", "--pk", "id")
        )

    def remove() -> None:
        for path in (*folder.glob("ours*.db*"), *folder.glob("theirs.db*")):
            path.unlink()

    two, one, *others = in_turn(scale.runs, commands, remove)
    what = f"`ingest --jobs 2` of {scale.articles:,} articles, empty store"
    theirs = others[0].seconds if others else None
    yield Measured(what, "s", two.seconds, "`sqlite-utils insert` of the same file", theirs, "≤ 6")
    yield Measured("the same with one job", "s", one.seconds, "with two", two.seconds, "≥ 1.7")


def growth(folder: Path, scale: Scale) -> Iterator[Measured]:
    """Ten times as many articles: time for each, and memory."""
    all_cores()
    few, many = scale.growth // 10, scale.growth
    efforts = {
        count: run(_ingest(folder / f"grown{count}.db", written(folder, count), 2)) for count in (few, many)
    }
    each = {count: effort.seconds / count * 1e3 for count, effort in efforts.items()}
    yield Measured(f"an article of {many:,}", "ms", each[many], f"an article of {few:,}", each[few], "≤ 1.2")
    large, small = efforts[many].megabytes, efforts[few].megabytes
    yield Measured(f"memory, {many:,} articles", "MB", large, f"{few:,} articles", small, "≤ 1.3")


def written(folder: Path, count: int) -> Path:
    """A file of so many articles, as lines of JSON."""
    path = folder / f"articles{count}.jsonl"
    if not path.exists():
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(article) + "\n" for article in articles(count, noise=NOISE))
    return path


def _ingest(db: Path, source: Path, jobs: int) -> Command:
    return (PROGRAM, "--db", db, "ingest", source, "--jobs", str(jobs))
