"""The command `ingest`."""

from typing import TYPE_CHECKING, Annotated

import typer

from milestones.cli.environment import Environment, ExitStatus
from milestones.cli.options import Jobs, Sources
from milestones.cli.output import Format, Output, Sink
from milestones.cli.progress import Progress
from milestones.cli.settings import Db, Debug, Job, NoColor, settings_of
from milestones.model.problem import UsageError

if TYPE_CHECKING:
    from milestones.services.ingest import IngestResult


def ingest(
    context: typer.Context,
    sources: Sources,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the claims and store nothing.")] = False,
    jobs: Jobs = 1,
    again: Annotated[
        bool, typer.Option("--again", help="Read once more what is stored, as after an upgrade.")
    ] = False,
    format: Format = None,
    output: Output = None,
    db: Db = None,
    debug: Debug = False,
    no_color: NoColor = False,
) -> Job:
    """Read articles and store what they say.

    What is stored already is passed over. A source that cannot be read is reported and the rest goes in.

    \b
    milestones ingest news/ --jobs 4
    milestones ingest today.txt --dry-run
    """
    settings = settings_of(context, db, debug, no_color)
    env = settings.env
    if not dry_run and (format or output):
        raise UsageError("--format and --output go with --dry-run: without it, ingest prints no rows")
    sink = Sink.of(settings, format, output)

    def job() -> ExitStatus:
        from milestones.services import ingest as service

        with Progress(env) as progress:
            if dry_run:
                table, result = service.preview(sources, env.stdin, jobs=jobs, told=progress.told)
            else:
                with settings.store(make=True) as store:
                    result = service.ingest(
                        store,
                        sources,
                        env.stdin,
                        jobs=jobs,
                        again=again,
                        now=env.now,
                        told=progress.told,
                    )
        if dry_run:
            sink.show(table)
        return _told(env, result)

    return job


def _told(env: Environment, result: "IngestResult") -> ExitStatus:
    """Tells what an ingest came to, and gives back how it ended."""
    for problem in result.problems:
        env.say(str(problem))
    for renamed in result.renamed:
        env.say(str(renamed))
    parts = [
        f"{result.new} new",
        f"{result.changed} changed",
        f"{result.unchanged} unchanged",
        "1 copy of another" if result.copies == 1 else f"{result.copies} copies of others",
        f"{result.without} without milestones",
    ]
    kept = ", ".join(part for part in parts if not part.startswith("0 "))
    count = "1 article" if result.read == 1 else f"{result.read} articles"
    env.say(f"{count} read" + (f": {kept}" if kept else ""))
    if not result.problems:
        return ExitStatus.OK
    return ExitStatus.PROBLEMS if result.read else ExitStatus.FAILED
