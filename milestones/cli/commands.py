"""The program's commands, put together."""

from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any, Protocol, cast

import typer
from typer.main import get_command

from milestones import __version__
from milestones.cli import (
    board,
    catalogue,
    db,
    feeds,
    ingesting,
    naming,
    reports,
    rulings,
    upkeep,
    views,
    watching,
)
from milestones.cli.options import GAP_TYPES
from milestones.cli.settings import CONTEXT, Db, Debug, Job, NoColor, help_shown, settings_of

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=CONTEXT,
)
app.command()(ingesting.ingest)
app.add_typer(feeds.feeds, name="feeds")
app.command()(views.timeline)
app.command("by-country")(views.by_country)
app.command()(views.matrix)
app.command(epilog=GAP_TYPES)(reports.gaps)
app.command()(reports.conflicts)
app.command()(watching.digest)
app.command()(board.report)
app.command()(watching.calendar)
app.command("list")(reports.listing)
app.command()(reports.show)
app.command()(catalogue.claims)
app.command()(catalogue.articles)
app.command()(catalogue.products)
app.command()(catalogue.indications)
app.command()(rulings.confirm)
app.command()(rulings.reject)
app.command("set")(rulings.set_fields)
app.command()(rulings.add)
app.command()(naming.merge)
app.command()(naming.split)
app.add_typer(naming.alias, name="alias")
app.command()(rulings.undo)
app.command("rulings")(rulings.listing)
app.command()(rulings.history)
app.command()(upkeep.reread)
app.command()(upkeep.reconcile)
app.add_typer(db.db, name="db")


@cache
def commands() -> Any:
    """All commands, to be called with arguments. Made once: that takes longer than many a command itself."""
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
        typer.echo(f"milestones {__version__}")
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
