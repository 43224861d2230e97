"""The commands that look after the store: `db status`, `db upgrade`, `db backup`, `db check`."""

from pathlib import Path
from typing import Annotated

import typer

from milestones.cli.environment import ExitStatus
from milestones.cli.groups import group
from milestones.cli.options import Db, Debug, NoColor
from milestones.cli.output import Format, Output, Sink
from milestones.cli.progress import Progress
from milestones.cli.settings import Job, settings_of
from milestones.cli.telling import counted
from milestones.model.problem import UsageError

db = group(
    """Look after the store.

    \b
    milestones db status
    milestones db backup news-2026-11.db
    """
)


@db.command()
def status(
    context: typer.Context,
    format: Format = None,
    output: Output = None,
    db: Db = None,
    debug: Debug = False,
    no_color: NoColor = False,
) -> Job:
    """Tell where the store is, of which version, and what it holds.

    Never changes it; works on stores of older and newer versions too.

    \b
    milestones db status
    milestones db status --format json
    """
    settings = settings_of(context, db, debug, no_color)
    sink = Sink.of(settings, format, output)

    def job() -> ExitStatus:
        from milestones.services import stores as service

        sink.show(service.status(settings.url))
        return ExitStatus.OK

    return job


@db.command()
def upgrade(
    context: typer.Context,
    db: Db = None,
    debug: Debug = False,
    no_color: NoColor = False,
) -> Job:
    """Bring a store of an older version up to date.

    Other commands do so too, when they first meet it. A copy of it is kept beside it, and all milestones are
    derived again.

    \b
    milestones db upgrade
    milestones db upgrade --db news.db
    """
    settings = settings_of(context, db, debug, no_color)

    def job() -> ExitStatus:
        from milestones.services import stores as service

        done, changed = service.upgrade(settings.url, settings.env.say)
        if done:
            settings.env.say(f"{done}; all milestones derived again: {changed or 'none'} changed")
        else:
            settings.env.say("the store is of this version already: nothing to do")
        return ExitStatus.OK

    return job


@db.command()
def backup(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The copy.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    db: Db = None,
    debug: Debug = False,
    no_color: NoColor = False,
) -> Job:
    """Copy the store into a file, wholly or not at all.

    Others may write to it meanwhile: the copy is of one moment, and is checked.

    \b
    milestones db backup news-2026-11.db
    milestones db backup latest.db --force
    """
    settings = settings_of(context, db, debug, no_color)
    if not file or "\0" in file:
        raise UsageError("FILE needs the name of a file")

    def job() -> ExitStatus:
        from milestones.services import stores as service

        with Progress(settings.env) as progress:
            copy = service.backup(
                settings.url,
                Path(file),
                force=force,
                told=lambda done, whole: progress.told(f"{done} of {whole} pages copied"),
            )
        settings.env.say(f"{copy}: a whole copy of the store")
        return ExitStatus.OK

    return job


@db.command()
def check(
    context: typer.Context,
    repair: Annotated[
        bool, typer.Option("--repair", help="Make anew what follows from articles and rulings.")
    ] = False,
    db: Db = None,
    debug: Debug = False,
    no_color: NoColor = False,
) -> Job:
    """Look for faults in the store, each in one line; exit with 1 where there are any.

    A repair keeps a copy first, and never touches articles, rulings and feeds.

    \b
    milestones db check
    milestones db check --repair
    """
    settings = settings_of(context, db, debug, no_color)
    env = settings.env

    def job() -> ExitStatus:
        from milestones.services import checking as service

        with settings.store(upgrade=False) as store:
            with Progress(env) as progress:
                problems = service.check(store, progress.told)
            for problem in problems:
                env.say(str(problem))
            if not problems:
                env.say("the store is whole")
                return ExitStatus.OK
            if not repair:
                env.say(counted(len(problems), "fault", "faults"))
                return ExitStatus.FAILED
            with Progress(env) as progress:
                copy, left = service.repair(store, settings.url, progress.told)
        env.say(
            "what follows from articles and rulings is made anew: "
            f"{counted(len(left), 'fault is left', 'faults are left')}; a copy is {copy.name}"
        )
        for problem in left:
            env.say(str(problem))
        return ExitStatus.FAILED if left else ExitStatus.OK

    return job
