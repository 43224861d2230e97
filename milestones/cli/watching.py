"""The commands that watch the time: `digest`."""

from typing import Annotated

import typer

from milestones.cli import options as opt
from milestones.cli.output import Format, Output, Sink, rows
from milestones.cli.settings import Db, Debug, Job, NoColor, settings_of

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PRODUCT]...", help="Only these products, by any of their names."),
]
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
    products: Names = None,
    since: Came = "7d",
    change: Changes = None,
    indication: opt.Indication = "",
    country: opt.Country = None,
    kind: opt.Kind = None,
    format: Format = None,
    output: Output = None,
    db: Db = None,
    debug: Debug = False,
    no_color: NoColor = False,
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
