"""The commands about feeds: `feeds add`, `feeds list`, `feeds remove`, `feeds fetch`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from milestones.cli import options as opt
from milestones.cli.environment import Environment, ExitStatus
from milestones.cli.groups import group
from milestones.cli.output import Format, Output, Sink, rows
from milestones.cli.settings import Job, Settings, settings_of
from milestones.cli.telling import Ear, counted, reported, told
from milestones.model.problem import UsageError

if TYPE_CHECKING:
    from milestones.services.feeds import FeedOutcome
    from milestones.services.subscriptions import Added

FeedNames = Annotated[
    list[str] | None, typer.Argument(metavar="NAME", help="Feeds by name; without any, all.")
]

feeds = group(
    """Follow feeds (RSS, Atom): what is new in them is read, with the pages behind their links.

    \b
    milestones feeds add agency https://news.example/approvals.xml
    milestones feeds fetch
    """
)


@feeds.command()
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What you call it.")] = "",
    url: Annotated[str, typer.Argument(metavar="URL", help="Its address.")] = "",
    opml: Annotated[
        str | None, typer.Option("--opml", metavar="FILE", help="Follow all feeds of another reader's list.")
    ] = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Follow a feed, or all feeds of a list. Nothing is fetched yet.

    \b
    milestones feeds add agency https://news.example/approvals.xml
    milestones feeds add --opml subscriptions.opml
    """
    settings = settings_of(context, db, debug, no_color)
    env = settings.env
    if bool(name and url) == (opml is not None) or (name and not url):
        raise UsageError("give a name and an address, or --opml and a file")

    def job() -> ExitStatus:
        from milestones.services import subscriptions as service

        if opml is None:
            with settings.store(make=True) as store:
                feed = service.add(store, name, url, env.now)
            env.say(f"{feed.name} is followed; run: milestones feeds fetch")
            return ExitStatus.OK
        outlines = service.listed_in(opml)
        with settings.store(make=True) as store:
            return _added(env, service.add_all(store, outlines, env.now, opml))

    return job


def _added(env: Environment, added: "Added") -> ExitStatus:
    for feed in added.feeds:
        env.say(f"{feed.name} is followed: {feed.url}")
    for problem in added.problems:
        env.say(str(problem))
    known = f", {len(added.known)} followed already" if added.known else ""
    env.say(f"{counted(len(added.feeds), 'feed', 'feeds')} added{known}")
    if added.problems:
        return ExitStatus.PROBLEMS if added.feeds or added.known else ExitStatus.FAILED
    return ExitStatus.OK


@feeds.command("list")
def listing(
    context: typer.Context,
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """List the feeds that are followed.

    \b
    milestones feeds list
    milestones feeds list --format csv
    """
    from milestones.services import subscriptions as service

    return rows(Sink.of(settings_of(context, db, debug, no_color), format, output), service.listed)


@feeds.command()
def remove(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The feed.")],
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Follow a feed no longer. What was read from it stays.

    \b
    milestones feeds remove agency
    """
    settings = settings_of(context, db, debug, no_color)

    def job() -> ExitStatus:
        from milestones.services import subscriptions as service

        with settings.store() as store:
            feed = service.remove(store, name)
        settings.env.say(f"{feed.name} is followed no longer; what was read from it stays")
        return ExitStatus.OK

    return job


@feeds.command()
def fetch(
    context: typer.Context,
    names: FeedNames = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List the entries that would be read, and store nothing.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what went wrong, as for cron.")] = False,
    jobs: opt.Jobs = 1,
    allow_private: opt.AllowPrivate = False,
    report: opt.Report = None,
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Read what is new in the feeds, with the pages behind their links.

    Hosts are asked for one thing at a time, and robots.txt is obeyed. May be run as often as you like, also
    by cron.

    \b
    milestones feeds fetch
    milestones feeds fetch agency --dry-run
    """
    settings = settings_of(context, db, debug, no_color)
    if not dry_run and (format or output):
        raise UsageError("--format and --output go with --dry-run: without it, fetch prints no rows")
    if dry_run and report:
        raise UsageError("--report goes without --dry-run: nothing is read then")
    if dry_run:
        sink = Sink.of(settings, format, output)
        return lambda: _planned(settings, sink, names or (), allow_private)

    def job() -> ExitStatus:
        from milestones.services import feeds as service
        from milestones.services.ingest import Watch

        env = settings.env
        with (
            settings.store() as store,
            settings.fetcher(allow_private=allow_private) as fetcher,
            reported(report) as noted,
            Ear(env) as ear,
        ):
            watch = Watch(ear.hears, noted)
            outcomes, result = service.fetch(store, fetcher, names or (), env.now, jobs=jobs, watch=watch)
        if not outcomes:
            env.say("no feeds; add one: milestones feeds add NAME URL")
            return ExitStatus.OK
        if not quiet:
            for outcome in outcomes:
                env.say(_words(outcome))
        status = told(env, result, quiet=quiet)
        all_failed = all(outcome.news is service.News.FAILED for outcome in outcomes)
        return ExitStatus.PROBLEMS if status is ExitStatus.FAILED and not all_failed else status

    return job


def _planned(settings: Settings, sink: Sink, names: Sequence[str], allow_private: bool) -> ExitStatus:
    from milestones.services import feeds as service

    with settings.store() as store, settings.fetcher(allow_private=allow_private) as fetcher:
        table, problems = service.plan(store, fetcher, names)
    sink.show(table)
    for problem in problems:
        settings.env.say(str(problem))
    return ExitStatus.PROBLEMS if problems else ExitStatus.OK


def _words(outcome: "FeedOutcome") -> str:
    """What came of a feed: "agency: 3 new entries"."""
    feed, news = outcome.feed, outcome.news.value
    if outcome.entries:
        news = counted(outcome.entries, "new entry", "new entries")
    elif feed.until:
        news += f", left alone until {feed.until:%Y-%m-%d %H:%M} UTC"
    return f"{feed.name}: {news}"
