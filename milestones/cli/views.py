"""The commands that show where things stand: `timeline`, `by-country`, `matrix`."""

import typer

from milestones.cli import options as opt
from milestones.cli.output import Format, Output, Sink, rows
from milestones.cli.settings import Job, settings_of


def timeline(
    context: typer.Context,
    products: opt.ProductNames,
    indication: opt.Indication = "",
    country: opt.Country = None,
    kind: opt.Kind = None,
    since: opt.Since = "",
    until: opt.Until = "",
    status: opt.Status = "",
    today: opt.Today = "",
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Show products' milestones in order of date, year by year.

    Several products stand side by side in a wide terminal.

    \b
    milestones timeline fucaso
    milestones timeline CT103A zevor-cel --country US,CN --since 2022
    """
    from milestones.services.request import request
    from milestones.services.timeline import timeline as service

    settings = settings_of(context, db, debug, no_color)
    sink = Sink.of(settings, format, output)
    asked = request(
        indication=indication,
        countries=country or (),
        kinds=kind or (),
        since=since,
        until=until,
        status=status,
    )
    day = settings.day(today)
    return rows(sink, lambda store: service(store, products, asked, today=day))


def by_country(
    context: typer.Context,
    codes: opt.Codes,
    product: opt.Product = None,
    indication: opt.Indication = "",
    kind: opt.Kind = None,
    since: opt.Since = "",
    until: opt.Until = "",
    status: opt.Status = "",
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Show what is on record in these jurisdictions.

    What is missing there: gaps --country KR. What is on record in Korea and
    missing compared with China, side by side: matrix --country KR,CN.

    \b
    milestones by-country KR
    milestones by-country EU japan --kind orphan-designation --format csv
    """
    from milestones.services.by_country import by_country as service
    from milestones.services.request import jurisdictions, request

    sink = Sink.of(settings_of(context, db, debug, no_color), format, output)
    where = jurisdictions(codes)
    asked = request(
        products=product or (),
        indication=indication,
        kinds=kind or (),
        since=since,
        until=until,
        status=status,
    )
    return rows(sink, lambda store: service(store, where, asked))


def matrix(
    context: typer.Context,
    names: opt.AnyProductNames = None,
    product: opt.Product = None,
    indication: opt.Indication = "",
    country: opt.Country = None,
    kind: opt.Kind = None,
    since: opt.Since = "",
    until: opt.Until = "",
    status: opt.Status = "",
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Show how far products have come in each jurisdiction.

    The highest stage on record for each product and disease, and what is
    expected next. --country says which jurisdictions are compared: what is
    missing in Korea compared with China shows as a gap in its column.

    \b
    milestones matrix --country KR,CN
    milestones matrix fucaso zevor-cel --format csv
    """
    from milestones.services.matrix import matrix as service
    from milestones.services.request import request

    sink = Sink.of(settings_of(context, db, debug, no_color), format, output)
    asked = request(
        products=[*(names or ()), *(product or ())],
        indication=indication,
        countries=country or (),
        kinds=kind or (),
        since=since,
        until=until,
        status=status,
    )
    return rows(sink, lambda store: service(store, asked))
