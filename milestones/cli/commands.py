"""The program's commands, put together."""

from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any, Protocol, cast

import typer
from typer.main import get_command

from milestones.cli.groups import CONTEXT, help_shown
from milestones.cli.lazily import Lazily
from milestones.cli.options import Db, Debug, NoColor
from milestones.cli.settings import VERSION, Job, settings_of

_COMMANDS = {
    "ingest": "ingesting.ingest",
    "feeds": "feeds.feeds",
    "timeline": "views.timeline",
    "by-country": "views.by_country",
    "matrix": "views.matrix",
    "gaps": "reports.gaps",
    "conflicts": "reports.conflicts",
    "digest": "watching.digest",
    "report": "board.report",
    "calendar": "watching.calendar",
    "list": "reports.listing",
    "show": "reports.show",
    "claims": "catalogue.claims",
    "articles": "catalogue.articles",
    "products": "catalogue.products",
    "indications": "catalogue.indications",
    "confirm": "rulings.confirm",
    "reject": "rulings.reject",
    "set": "rulings.set_fields",
    "add": "rulings.add",
    "merge": "naming.merge",
    "split": "naming.split",
    "alias": "naming.alias",
    "undo": "rulings.undo",
    "rulings": "rulings.listing",
    "history": "rulings.history",
    "reread": "upkeep.reread",
    "reconcile": "upkeep.reconcile",
    "db": "db.db",
}
"""Where each command is, or a group of them, in the order of the help."""
_EPILOGS = {"gaps": "reports.GAP_TYPES"}
"""Where what stands below the help of a command is."""


class _Commands(Lazily):
    places = _COMMANDS
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
