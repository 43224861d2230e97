"""The command `ingest`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Self, TextIO

import typer

from milestones.cli.environment import Environment, ExitStatus
from milestones.cli.options import Jobs, Sources
from milestones.cli.output import Format, Output, Sink
from milestones.cli.progress import Progress
from milestones.cli.settings import Db, Debug, Job, NoColor, settings_of
from milestones.model.problem import MilestonesError, UsageError

if TYPE_CHECKING:
    from milestones.services.outcomes import IngestResult, SourceOutcome

Report = Annotated[
    str | None,
    typer.Option("--report", metavar="FILE", help="Say what became of each source, as JSON Lines."),
]


def ingest(
    context: typer.Context,
    sources: Sources,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the claims and store nothing.")] = False,
    jobs: Jobs = 1,
    again: Annotated[
        bool, typer.Option("--again", help="Read once more what is stored, as after an upgrade.")
    ] = False,
    report: Report = None,
    format: Format = None,
    output: Output = None,
    db: Db = None,
    debug: Debug = False,
    no_color: NoColor = False,
) -> Job:
    """Read articles and store what they say.

    What is stored already is passed over, so a run that was interrupted goes on where it stopped. A source
    that cannot be read is reported and the rest goes in.

    \b
    milestones ingest news/ --jobs 4
    milestones ingest today.txt --dry-run
    milestones ingest news/ --report read.jsonl
    """
    settings = settings_of(context, db, debug, no_color)
    if not dry_run and (format or output):
        raise UsageError("--format and --output go with --dry-run: without it, ingest prints no rows")
    if report is not None and (not report or "\0" in report):
        raise UsageError("--report needs the name of a file")
    sink = Sink.of(settings, format, output)

    def job() -> ExitStatus:
        from milestones.read import size_of
        from milestones.services import ingest as service

        env = settings.env
        with _reported(report) as noted, _Ear(env, lambda: size_of(sources)) as ear:
            watch = service.Watch(ear.hears, noted)
            if dry_run:
                table, result = service.preview(sources, env.stdin, jobs=jobs, watch=watch)
            else:
                with settings.store(make=True) as store:
                    result = service.ingest(
                        store, sources, env.stdin, jobs=jobs, again=again, now=env.now, watch=watch
                    )
        if dry_run:
            sink.show(table)
        return _told(env, result)

    return job


class _Ear:
    """Hears how far an ingest is and shows it; where the ingest is interrupted, it says how far that was."""

    def __init__(self, env: Environment, size: Callable[[], int | None]) -> None:
        self._env = env
        self._progress = Progress(env, size)
        self._counts = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.close()
        if kind is KeyboardInterrupt and self._counts:
            self._env.say(f"{self._counts}; the same command goes on from there")

    def hears(self, result: "IngestResult") -> None:
        self._counts = _counts(result)
        self._progress.told(self._counts, result.bytes)


@contextmanager
def _reported(report: str | None) -> Iterator[Callable[["SourceOutcome"], None]]:
    """What writes down the outcome of each source as it comes, so that it is there after an interrupt too."""
    if report is None:
        yield lambda _: None
        return
    path = Path(report)
    try:
        with path.open("w", encoding="utf-8", newline="\n") as out:
            yield lambda outcome: _write(out, outcome)
    except OSError as error:
        raise MilestonesError(
            f"{path}: cannot be written ({error.strerror}); check the folder and its permissions"
        ) from error


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


def _counts(result: "IngestResult") -> str:
    """How many articles were read, and what became of them: "3 articles read: 2 new, 1 unchanged"."""
    parts = [
        f"{result.new} new",
        f"{result.changed} changed",
        f"{result.unchanged} unchanged",
        "1 copy" if result.copies == 1 else f"{result.copies} copies",
        f"{len(result.problems)} failed",
        f"{result.without} without milestones",
    ]
    kept = ", ".join(part for part in parts if not part.startswith("0 "))
    count = "1 article" if result.read == 1 else f"{result.read} articles"
    return f"{count} read" + (f": {kept}" if kept else "")


def _told(env: Environment, result: "IngestResult") -> ExitStatus:
    """Tells what an ingest came to, and gives back how it ended."""
    for problem in result.problems:
        env.say(str(problem))
    for renamed in result.renamed:
        env.say(str(renamed))
    env.say(_counts(result))
    if not result.problems:
        return ExitStatus.OK
    return ExitStatus.PROBLEMS if result.read else ExitStatus.FAILED
