"""The commands that watch the time: `digest`, `calendar`."""

from typing import Annotated

import typer

from milestones.cli import options as opt
from milestones.cli.environment import ExitStatus
from milestones.cli.output import CalendarFormat, Format, Output, Sink, rows
from milestones.cli.settings import Job, settings_of
from milestones.render.formats import CALENDAR

Came = Annotated[
    str,
    typer.Option("--since", metavar="DATE|7d|2w", help="From a day on (in UTC), or so long ago."),
]
Changes = Annotated[
    list[str] | None,
    typer.Option(
        "--change",
        metavar="SORT",
        help="Only achieved, moved, contradicted, passed, added, narrowed, confirmed, gone or ruled.",
    ),
]


def digest(
    context: typer.Context,
    products: opt.AnyProductNames = None,
    since: Came = "7d",
    change: Changes = None,
    indication: opt.Indication = "",
    country: opt.Country = None,
    kind: opt.Kind = None,
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Tell what is new since a day or a week ago.

    What the articles ingested since then, and the rulings since then, have changed; and which expected
    days have passed. An article that was replaced counts as new.

    \b
    milestones digest --since 2w
    milestones digest fucaso --since 2025-03-01 --format md
    """
    from milestones.services.digest import change_sorts, moment_of
    from milestones.services.digest import digest as service
    from milestones.services.request import request

    settings = settings_of(context, db, debug, no_color)
    env = settings.env
    sink = Sink.of(settings, format, output)
    asked = request(products=products or (), indication=indication, countries=country or (), kinds=kind or ())
    moment, sorts = moment_of(since, env.now), change_sorts(change or ())
    return rows(sink, lambda store: service(store, asked, since=moment, today=env.today, sorts=sorts))


def calendar(
    context: typer.Context,
    products: opt.AnyProductNames = None,
    until: opt.Until = "",
    since: opt.Since = "",
    today: opt.Today = "",
    indication: opt.Indication = "",
    country: opt.Country = None,
    kind: opt.Kind = None,
    format: CalendarFormat = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Show what is expected, by the day by which it is.

    PDUFA dates, planned filings and the like, with those that have passed without an outcome. As .ics for
    Google Calendar and Outlook.

    \b
    milestones calendar --until 2025-12
    milestones calendar fucaso --output fucaso.ics
    """
    from milestones.services.calendar import calendar as service
    from milestones.services.request import request

    settings = settings_of(context, db, debug, no_color)
    env = settings.env
    sink = Sink.of(settings, format, output, calendar=True)
    asked = request(
        products=products or (),
        indication=indication,
        countries=country or (),
        kinds=kind or (),
        since=since,
        until=until,
    )
    day = settings.day(today)

    def job() -> ExitStatus:
        with settings.reading() as store:
            agenda = service(store, asked, today=day)
        sink.show(agenda)
        if sink.format == CALENDAR and agenda.left_out:
            rest = "1 more is" if agenda.left_out == 1 else f"{agenda.left_out} more are"
            env.say(f"{rest} expected on no known day, and left out: milestones calendar")
        return ExitStatus.OK

    return job
