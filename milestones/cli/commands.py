"""The program's commands, put together."""

from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any, Protocol, cast

import typer
from typer.main import get_command

from milestones.cli.groups import CONTEXT, help_shown
from milestones.cli.lazily import Entry, Lazily
from milestones.cli.options import Db, Debug, NoColor
from milestones.cli.settings import VERSION, Job, settings_of

_COMMANDS = {
    "ingest": Entry("ingesting.ingest", "Read articles and store what they say."),
    "feeds": Entry("feeds.feeds", "Follow feeds (RSS, Atom)."),
    "timeline": Entry("views.timeline", "Show products' milestones in order of date, year by year."),
    "by-country": Entry("views.by_country", "Show what is on record in these jurisdictions."),
    "matrix": Entry("views.matrix", "Show how far products have come in each jurisdiction."),
    "gaps": Entry("reports.gaps", "Report what is missing, overdue or thin."),
    "conflicts": Entry("reports.conflicts", "List what articles contradict each other in."),
    "digest": Entry("watching.digest", "Tell what is new since a day or a week ago."),
    "report": Entry("board.report", "Write one web page with timeline, coverage, gaps and evidence."),
    "calendar": Entry("watching.calendar", "Show what is expected, by the day by which it is."),
    "list": Entry("reports.listing", "List all milestones."),
    "show": Entry("reports.show", "Show one milestone with its evidence."),
    "claims": Entry("catalogue.claims", "List what the articles say, fact by fact."),
    "articles": Entry("catalogue.articles", "List the articles read, and their copies."),
    "products": Entry("catalogue.products", "List the products with all their names."),
    "indications": Entry("catalogue.indications", "List the indications that milestones name."),
    "confirm": Entry("rulings.confirm", "Confirm milestones as they are shown."),
    "reject": Entry("rulings.reject", "Reject a milestone that never was."),
    "set": Entry("rulings.set_fields", "Correct fields of a milestone."),
    "add": Entry("rulings.add", "Add a milestone that you know of."),
    "merge": Entry("naming.merge", "Make one of several milestones or products."),
    "split": Entry("naming.split", "Make two of one milestone or product."),
    "alias": Entry("naming.alias", "Say which names are a product's."),
    "undo": Entry("rulings.undo", "Take a ruling back."),
    "rulings": Entry("rulings.listing", "List all rulings, also those undone."),
    "history": Entry("rulings.history", "Show all that was ever told or decided."),
    "reread": Entry("upkeep.reread", "Extract the stored articles again."),
    "reconcile": Entry("upkeep.reconcile", "Derive all milestones again from claims and rulings."),
    "db": Entry("db.db", "Look after the store: status, upgrade, backup, check."),
}
"""The commands, and groups of them, in the order of the help.

What each does is how its own help begins. To import them all for that takes half as long as Python itself.
"""
_EPILOGS = {"gaps": "reports.GAP_TYPES"}
"""Where what stands below the help of a command is."""


class _Commands(Lazily):
    entries = _COMMANDS
    epilogs = _EPILOGS


app = typer.Typer(
    cls=_Commands, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=CONTEXT
)


@cache
def commands() -> Any:
    """All commands, to be called with arguments."""
    return get_command(app)


class _WrongArguments(Protocol):
    ctx: typer.Context | None

    def format_message(self) -> str: ...


def usage_of(error: Exception) -> Sequence[str] | None:
    """The lines that tell a user about wrong arguments; None for an error of another kind."""
    # Typer's errors about arguments are click's, which newer versions of Typer hold inside themselves.
    if not isinstance(error, typer.BadParameter.__mro__[1]):
        return None
    wrong = cast(_WrongArguments, error)
    command = wrong.ctx.command_path if wrong.ctx else "milestones"
    return (f"milestones: {wrong.format_message()}", f"Try: {command} --help")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(VERSION)
        raise typer.Exit


@app.callback(invoke_without_command=True)
def milestones(
    context: typer.Context,
    db: Db = None,
    debug: Debug = False,
    no_color: NoColor = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_version)
    ] = False,
) -> Job | None:
    """Track the regulatory milestones of medicines: articles in, dated and sourced rows out.

    \b
    milestones ingest news/
    milestones timeline fucaso
    """
    settings = settings_of(context, db, debug, no_color)
    return help_shown(context, settings) if context.invoked_subcommand is None else None
