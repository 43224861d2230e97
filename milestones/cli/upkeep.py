"""The commands that derive anew what is stored: `reread`, `reconcile`."""

import typer

from milestones.cli import options as opt
from milestones.cli.environment import ExitStatus
from milestones.cli.progress import Progress
from milestones.cli.settings import Job, settings_of


def reread(
    context: typer.Context,
    jobs: opt.Jobs = 1,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Extract the stored articles again.

    After an upgrade the program may find more, or something else, in them. Rulings stay.

    \b
    milestones reread
    milestones reread --jobs 4
    """
    settings = settings_of(context, db, debug, no_color)
    env = settings.env

    def job() -> ExitStatus:
        from milestones.services.upkeep import reread as service

        with Progress(env) as progress, settings.store(derives_all=True) as store:
            result = service(store, jobs=jobs, told=lambda read: progress.told(f"{read} articles read"))
        for problem in result.problems:
            env.say(str(problem))
        env.say(
            f"{_count(result.read, 'article')} read again: {result.changed or 'none'} changed; "
            f"{_count(result.milestones, 'milestone')} changed"
        )
        return ExitStatus.PROBLEMS if result.problems else ExitStatus.OK

    return job


def reconcile(
    context: typer.Context,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Derive all milestones again from claims and rulings.

    Nothing changes, unless the program has been upgraded since.

    \b
    milestones reconcile
    milestones reconcile --db news.db
    """
    settings = settings_of(context, db, debug, no_color)

    def job() -> ExitStatus:
        from milestones.services.upkeep import reconcile as service

        with settings.store(derives_all=True) as store:
            changed = service(store)
        settings.env.say(f"all milestones derived again: {changed or 'none'} changed")
        return ExitStatus.OK

    return job


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}" if number == 1 else f"{number or 'no'} {noun}s"
