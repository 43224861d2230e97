"""What is told of an ingest: how far it is, what it came to, what became of each source."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from milestones.cli.environment import Environment, ExitStatus
from milestones.cli.progress import Progress
from milestones.cli.writing import writing
from milestones.model.problem import MilestonesError, UsageError

if TYPE_CHECKING:
    from milestones.services.outcomes import IngestResult, SourceOutcome


class Ear:
    """Hears how far an ingest is and shows it; where it is interrupted or fails, it says how far that was."""

    def __init__(self, env: Environment, size: Callable[[], int | None] = lambda: None) -> None:
        self._env = env
        self._progress = Progress(env, size)
        self._counts = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.close()
        stopped = kind is not None and issubclass(kind, (KeyboardInterrupt, MilestonesError))
        if stopped and self._counts:
            self._env.say(f"{self._counts}; the same command goes on from there")

    def hears(self, result: "IngestResult") -> None:
        # Before anything is stored there is nothing to tell.
        self._counts = counts(result) if result.read else ""
        self._progress.told(self._counts or "reading", result.bytes)


@contextmanager
def reported(report: str | None) -> Iterator[Callable[["SourceOutcome"], None]]:
    """What writes down the outcome of each source as it comes, so that it is there after an interrupt too.

    Raises UsageError for what names no file, MilestonesError where it cannot be written.
    """
    if report is None:
        yield lambda _: None
        return
    if not report or "\0" in report:
        raise UsageError("--report needs the name of a file")
    path = Path(report)
    with writing(path):
        out = path.open("w", encoding="utf-8", newline="\n")

    def noted(outcome: "SourceOutcome") -> None:
        with writing(path):
            _write(out, outcome)

    try:
        yield noted
    except BaseException:
        with suppress(OSError):
            out.close()
        raise
    with writing(path):
        out.close()


def _write(out: TextIO, outcome: "SourceOutcome") -> None:
    from milestones.render.json_text import json_line

    fields = {
        "source": outcome.source,
        "outcome": outcome.outcome,
        "articles": [{"id": id, "outcome": what} for id, what in outcome.articles],
        "claims": outcome.claims,
        "problems": [{"where": p.where, "what": p.what, "advice": p.advice} for p in outcome.problems],
    }
    out.write(json_line(fields) + "\n")
    out.flush()


def counts(result: "IngestResult") -> str:
    """How many articles were read, and what became of them: "3 articles read: 2 new, 1 unchanged"."""
    parts = [
        f"{result.new} new",
        f"{result.changed} changed",
        f"{result.unchanged} unchanged",
        counted(result.copies, "copy", "copies"),
        f"{len(result.problems)} failed",
        f"{result.without} without milestones",
    ]
    kept = ", ".join(part for part in parts if not part.startswith("0 "))
    return f"{counted(result.read, 'article', 'articles')} read" + (f": {kept}" if kept else "")


def counted(number: int, one: str, many: str) -> str:
    """So many of something: "1 copy", "2 copies"."""
    return f"{number} {one if number == 1 else many}"


def told(env: Environment, result: "IngestResult", *, quiet: bool = False) -> ExitStatus:
    """Tells what an ingest came to, and gives back how it ended; `quiet` tells only what went wrong."""
    for problem in result.problems:
        env.say(str(problem))
    for renamed in result.renamed:
        env.say(str(renamed))
    if not quiet or result.problems:
        env.say(counts(result))
    if not result.problems:
        return ExitStatus.OK
    return ExitStatus.PROBLEMS if result.read else ExitStatus.FAILED
