"""The commands that say what is one and what is two: `merge`, `split`, `alias`."""

from typing import Annotated

import typer

from milestones.cli import options as opt
from milestones.cli.deciding import analyst, decided
from milestones.cli.groups import group
from milestones.cli.settings import Job, settings_of

AliasOf = Annotated[str, typer.Argument(metavar="PRODUCT", help="A product, by any of its names.")]
Names = Annotated[list[str], typer.Argument(metavar="NAME", help="Names.")]

alias = group(
    """Say which names are a product's.

    \b
    milestones alias add fucaso "Fucaso injection"
    milestones alias remove fucaso CT103B
    """
)


def merge(
    context: typer.Context,
    names: Annotated[
        list[str], typer.Argument(metavar="ID|PRODUCT", help="Milestones by id, or products by name.")
    ],
    why: opt.Why = "",
    by: opt.By = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Make one of several milestones or products.

    All the others become the first.

    \b
    milestones merge k2m4p6q8 9sfddfj0 --why "one approval, told twice"
    milestones merge fucaso CT103X
    """
    from milestones.services import joining as service

    settings = settings_of(context, db, debug, no_color)
    who = analyst(settings.env, by)
    return decided(settings, lambda store: service.merge(store, names, who, why))


def split(
    context: typer.Context,
    of: Annotated[
        str, typer.Argument(metavar="ID|PRODUCT", help="A milestone by its id, or a product by name.")
    ],
    parts: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE|NAME", help="Ids of articles, or names, that are another's."),
    ],
    why: opt.NeededWhy,
    by: opt.By = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Make two of one milestone or product.

    What these articles tell is an event of its own; these names are a product of their own.

    \b
    milestones split k2m4p6q8 news.txt --why "means the second approval"
    milestones split fucaso CT103B --why "another construct"
    """
    from milestones.services import joining as service

    settings = settings_of(context, db, debug, no_color)
    who = analyst(settings.env, by)
    return decided(settings, lambda store: [service.split(store, of, parts, who, why)])


@alias.command("add")
def add_names(
    context: typer.Context,
    product: AliasOf,
    names: Names,
    why: opt.Why = "",
    by: opt.By = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Give a product more names.

    A name that another product has makes the two one.

    \b
    milestones alias add fucaso "Fucaso injection"
    milestones alias add fucaso CT103X CT103Y --why "in the annual report"
    """
    from milestones.services import joining as service

    settings = settings_of(context, db, debug, no_color)
    who = analyst(settings.env, by)
    return decided(settings, lambda store: [service.add_names(store, product, names, who, why)])


@alias.command("remove")
def remove_names(
    context: typer.Context,
    product: AliasOf,
    names: Names,
    why: opt.Why = "",
    by: opt.By = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Take names from a product: they become one of their own.

    \b
    milestones alias remove fucaso CT103B
    milestones alias remove fucaso CT103B --why "another construct"
    """
    from milestones.services import joining as service

    settings = settings_of(context, db, debug, no_color)
    who = analyst(settings.env, by)
    return decided(settings, lambda store: [service.remove_names(store, product, names, who, why)])
