"""The commands about what the store knows: `claims`, `articles`, `products`, `indications`."""

from typing import Annotated

import typer

from milestones.cli import options as opt
from milestones.cli.output import Format, Output, Sink, rows
from milestones.cli.settings import Job, settings_of
from milestones.model.problem import UsageError


def claims(
    context: typer.Context,
    refused: Annotated[
        bool, typer.Option("--refused", help="What was seen and not believed, with the reason, instead.")
    ] = False,
    article: opt.ArticleIds = None,
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
    """List what the articles say, fact by fact.

    \b
    milestones claims --article release.txt
    milestones claims --refused --kind nda-approval
    """
    from milestones.services import claims as service
    from milestones.services.request import request

    sink = Sink.of(settings_of(context, db, debug, no_color), format, output)
    asked = request(
        products=product or (),
        indication=indication,
        countries=country or (),
        kinds=kind or (),
        since=since,
        until=until,
        status=status,
    )
    if not refused:
        return rows(sink, lambda store: service.claims(store, asked, article or ()))
    if asked != request(kinds=kind or ()):
        raise UsageError("--refused goes with --article and --kind only: the rest was not looked for")
    return rows(sink, lambda store: service.refusals(store, asked.filter.kinds, article or ()))


def articles(
    context: typer.Context,
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """List the articles read, and their copies.

    \b
    milestones articles
    milestones articles --format csv
    """
    from milestones.services.catalogue import articles as service

    return rows(Sink.of(settings_of(context, db, debug, no_color), format, output), service)


def products(
    context: typer.Context,
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """List the products with all their names.

    \b
    milestones products
    milestones products --format json
    """
    from milestones.services.catalogue import products as service

    return rows(Sink.of(settings_of(context, db, debug, no_color), format, output), service)


def indications(
    context: typer.Context,
    indication: opt.Indication = "",
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """List the indications that milestones name.

    \b
    milestones indications
    milestones indications --indication lymphoma
    """
    from milestones.services.catalogue import indications as service
    from milestones.services.request import request

    sink = Sink.of(settings_of(context, db, debug, no_color), format, output)
    asked = request(indication=indication)
    return rows(sink, lambda store: service(store, asked))
