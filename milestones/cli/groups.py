"""Commands behind one name, and what it says where none of them is named."""

import typer

from milestones.cli.environment import ExitStatus
from milestones.cli.settings import Job, Settings, settings_of

CONTEXT = {"help_option_names": ["-h", "--help"]}
"""What Click is to know of every command."""


def group(about: str) -> typer.Typer:
    """Commands behind one name, which shows its help `about` them where none of them is named."""
    made = typer.Typer(help=about, rich_markup_mode=None, context_settings=CONTEXT)

    @made.callback(invoke_without_command=True)
    def alone(context: typer.Context) -> Job | None:
        settings = settings_of(context, None, False, False)
        return help_shown(context, settings) if context.invoked_subcommand is None else None

    return made


def help_shown(context: typer.Context, settings: Settings) -> Job:
    """The job of a name that needs a command behind it: it says which there are."""
    words = context.get_help()

    def job() -> ExitStatus:
        settings.env.tell(words)
        return ExitStatus.USAGE

    return job
