"""The analyst's commands: `confirm`, `reject`, `set`, `add`, `undo`, `rulings`, `history`."""

from typing import Annotated

import typer

from milestones.cli import options as opt
from milestones.cli.deciding import analyst, decided
from milestones.cli.output import Format, Output, Sink, rows
from milestones.cli.settings import Job, settings_of

SetProduct = Annotated[
    str | None, typer.Option("--product", metavar="NAME", help="It is a milestone of this product.")
]
SetIndication = Annotated[
    str | None, typer.Option("--indication", metavar="WORDS", help="The disease; '' for none.")
]
SetPopulation = Annotated[
    str | None, typer.Option("--population", metavar="WORDS", help="Line, age, biomarker ...; '' for none.")
]
SetCountry = Annotated[str | None, typer.Option("--country", metavar="CODE", help="Where: KR, korea, MFDS.")]
SetAgency = Annotated[
    str | None, typer.Option("--agency", metavar="NAME", help="The authority; '' for none.")
]
SetKind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Such as nda-approval.")]
SetApplication = Annotated[
    str | None, typer.Option("--application", metavar="FORM", help="Such as sNDA; '' for none.")
]
SetDate = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="2023, 2023-Q2, 2023-06 or 2023-06-30; '' for none."),
]
SetStatus = Annotated[
    str | None,
    typer.Option("--status", metavar="achieved|expected", help="Whether it has happened, or is expected."),
]


def confirm(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Milestones' ids, or how they begin.")],
    why: opt.Why = "",
    by: opt.By = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Confirm milestones as they are shown.

    What later articles say does not change a confirmed date; they are shown all the same.

    \b
    milestones confirm k2m4p6q8
    milestones confirm k2m4 9sfd --why "both in the register" --by "Ana Roth"
    """
    from milestones.services import rulings as service

    settings = settings_of(context, db, debug, no_color)
    who = analyst(settings.env, by)
    return decided(settings, lambda store: service.confirm(store, ids, who, why))


def reject(
    context: typer.Context,
    id: opt.Id,
    why: opt.NeededWhy,
    by: opt.By = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Reject a milestone that never was.

    It is kept with its evidence, and shown by `list --rejected` only.

    \b
    milestones reject k2m4p6q8 --why "the article means another product"
    milestones reject k2m4 --why "a device, no medicine" --by "Ben Ito"
    """
    from milestones.services import rulings as service

    settings = settings_of(context, db, debug, no_color)
    who = analyst(settings.env, by)
    return decided(settings, lambda store: [service.reject(store, id, who, why)])


def set_fields(
    context: typer.Context,
    id: opt.Id,
    why: opt.NeededWhy,
    product: SetProduct = None,
    indication: SetIndication = None,
    population: SetPopulation = None,
    country: SetCountry = None,
    agency: SetAgency = None,
    kind: SetKind = None,
    application: SetApplication = None,
    date: SetDate = None,
    status: SetStatus = None,
    by: opt.By = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Correct fields of a milestone.

    They stay so, whatever articles say now or later. '' empties a field.

    \b
    milestones set k2m4p6q8 --date 2023-06-30 --why "the authority's list says so"
    milestones set k2m4 --kind nda-acceptance --why "accepted, not approved"
    milestones set k2m4 --population '' --why "said of the trial"
    """
    from milestones.services import rulings as service
    from milestones.services.fields import fields_of

    settings = settings_of(context, db, debug, no_color)
    who = analyst(settings.env, by)
    fields = fields_of(
        {
            "product": product,
            "indication": indication,
            "population": population,
            "jurisdiction": country,
            "agency": agency,
            "kind": kind,
            "application": application,
            "date": date,
            "status": status,
        }
    )
    return decided(settings, lambda store: [service.set_fields(store, id, fields, who, why)])


def add(
    context: typer.Context,
    product: Annotated[
        str, typer.Argument(metavar="PRODUCT", help="A product by any of its names, or a new one.")
    ],
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="Such as nda-approval; needed.")],
    country: Annotated[str, typer.Option("--country", metavar="CODE", help="Where; needed.")],
    source: Annotated[str, typer.Option("--source", metavar="WORDS", help="Whence you know it; needed.")],
    date: SetDate = None,
    indication: SetIndication = None,
    population: SetPopulation = None,
    agency: SetAgency = None,
    application: SetApplication = None,
    status: SetStatus = None,
    by: opt.By = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Add a milestone that you know of.

    No article needs to tell of it; one that does joins it.

    \b
    milestones add fucaso --kind orphan-designation --country JP --source "a call"
    milestones add fucaso --kind nda-approval --country MO --date 2024-05 \\
        --source "letter of the authority"
    """
    from milestones.services import rulings as service
    from milestones.services.fields import fields_of

    settings = settings_of(context, db, debug, no_color)
    who = analyst(settings.env, by)
    fields = fields_of(
        {
            "indication": indication,
            "population": population,
            "jurisdiction": country,
            "agency": agency,
            "kind": kind,
            "application": application,
            "date": date,
            "status": status,
        }
    )
    return decided(settings, lambda store: [service.add(store, product, fields, who, source)], make=True)


def undo(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="NUMBER", min=1, help="Of a ruling; else the last that holds.")
    ] = None,
    why: opt.Why = "",
    by: opt.By = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Take a ruling back.

    The undo is a ruling itself, and can be undone by its number.

    \b
    milestones undo
    milestones undo 3 --why "the list was of another year"
    """
    from milestones.services import rulings as service

    settings = settings_of(context, db, debug, no_color)
    who = analyst(settings.env, by)
    return decided(settings, lambda store: [service.undo(store, number, who, why)])


def listing(
    context: typer.Context,
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """List all rulings, also those undone.

    \b
    milestones rulings
    milestones rulings --format csv
    """
    from milestones.services.rulings import rulings as service

    return rows(Sink.of(settings_of(context, db, debug, no_color), format, output), service)


def history(
    context: typer.Context,
    of: Annotated[
        str, typer.Argument(metavar="ID|PRODUCT", help="A milestone's id, or a product by any name.")
    ],
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Show all that was ever told or decided.

    What articles say by the day they appeared, and rulings by when they were made, also those undone.

    \b
    milestones history k2m4p6q8
    milestones history fucaso --format csv
    """
    from milestones.services.history import history as service

    sink = Sink.of(settings_of(context, db, debug, no_color), format, output)
    return rows(sink, lambda store: service(store, of))
