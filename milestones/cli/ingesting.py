"""The command `ingest`."""

from typing import Annotated

import typer

from milestones.cli.environment import ExitStatus
from milestones.cli.options import AllowPrivate, Db, Debug, Jobs, NoColor, Report, Sources
from milestones.cli.output import Format, Output, Sink
from milestones.cli.settings import Job, settings_of
from milestones.cli.telling import Ear, reported, told
from milestones.model.problem import UsageError


def ingest(
    context: typer.Context,
    sources: Sources,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the claims and store nothing.")] = False,
    jobs: Jobs = 1,
    again: Annotated[
        bool, typer.Option("--again", help="Read once more what is stored, as after an upgrade.")
    ] = False,
    allow_private: AllowPrivate = False,
    report: Report = None,
    format: Format = None,
    output: Output = None,
    db: Db = None,
    debug: Debug = False,
    no_color: NoColor = False,
) -> Job:
    """Read articles and store what they say.

    Reads text, web pages, PDF, Word, mails and mailboxes, feeds, JSON, and archives of these (ZIP, gzip,
    WARC). What is stored already is passed over, so a run that was interrupted goes on where it stopped.
    A source that cannot be read is reported and the rest goes in.

    \b
    milestones ingest news/ --jobs 4
    milestones ingest https://news.example/2026/approval --dry-run
    milestones ingest news/ --report read.jsonl
    """
    settings = settings_of(context, db, debug, no_color)
    if not dry_run and (format or output):
        raise UsageError("--format and --output go with --dry-run: without it, ingest prints no rows")
    sink = Sink.of(settings, format, output)

    def job() -> ExitStatus:
        from milestones.read import size_of
        from milestones.services import ingest as service
        from milestones.services.fetching import Addresses

        env = settings.env
        with (
            Addresses(lambda: settings.fetcher(allow_private=allow_private)) as addresses,
            reported(report) as noted,
            Ear(env, lambda: size_of(sources)) as ear,
        ):
            given = (sources, env.stdin, addresses.documents)
            watch = service.Watch(ear.hears, noted)
            if dry_run:
                table, result = service.preview(*given, jobs=jobs, watch=watch)
            else:
                with settings.store(make=True) as store:
                    result = service.ingest(store, *given, jobs=jobs, again=again, now=env.now, watch=watch)
        if dry_run:
            sink.show(table)
        return told(env, result)

    return job
