"""The command `report`: one page to send on."""

from pathlib import Path

import typer

from milestones.cli import options as opt
from milestones.cli.environment import ExitStatus
from milestones.cli.output import Output, file_of
from milestones.cli.settings import Job, settings_of
from milestones.cli.writing import write_to
from milestones.model.problem import UsageError

_SUFFIXES = ("", ".html", ".htm")


def report(
    context: typer.Context,
    products: opt.AnyProductNames = None,
    against: opt.Against = None,
    today: opt.Today = "",
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Write one web page with timeline, coverage, gaps and evidence.

    One file that needs no network: open it in any browser, print it, send it on.

    \b
    milestones report fucaso --output fucaso.html
    milestones report fucaso zevor-cel --against US,EU --output report.html
    """
    from milestones.services.board import board as service
    from milestones.services.request import jurisdictions

    settings = settings_of(context, db, debug, no_color)
    path = _page(output, terminal=settings.env.stdout_is_terminal)
    day = settings.day(today)
    others = jurisdictions(against or ())

    def job() -> ExitStatus:
        from milestones.render.html import write_board

        with settings.reading() as store:
            found = service(store, products or (), today=day, against=others)
        write_to(settings, path, lambda out: write_board(found, out))
        return ExitStatus.OK

    return job


def _page(output: str | None, *, terminal: bool) -> Path | None:
    """The file of --output, None for standard output. Raises UsageError where a page cannot go there."""
    path = file_of(output)
    if path is None and terminal:
        raise UsageError("report writes a web page: name a file with --output report.html")
    if path is not None and path.suffix.lower() not in _SUFFIXES:
        raise UsageError(f"{path}: the report is a web page; name the file {path.stem}.html")
    return path
