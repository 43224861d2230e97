"""The commands about milestones: `gaps`, `conflicts`, `list`, `show`."""

import typer

from milestones.cli import options as opt
from milestones.cli.environment import ExitStatus
from milestones.cli.output import Format, Output, Sink, rows
from milestones.cli.settings import Job, settings_of
from milestones.report.taxonomy import TAXONOMY

GAP_TYPES = "Types, the weightiest first:\n\n\b\n" + "\n".join(
    f"{found.id:<16} {found.meaning}" for found in TAXONOMY
)
"""What stands below the help of `gaps`."""


def gaps(
    context: typer.Context,
    name: opt.ProductName = None,
    against: opt.Against = None,
    gap: opt.GapTypes = None,
    fail_on: opt.FailOn = None,
    today: opt.Today = "",
    product: opt.Product = None,
    indication: opt.Indication = "",
    country: opt.Country = None,
    kind: opt.Kind = None,
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Report what is missing, overdue or thin.

    Gaps are gaps in the articles read: what they do not tell may have happened all the same.

    \b
    milestones gaps fucaso --country KR
    milestones gaps --against US,EU,JP --gap overdue,jurisdiction
    """
    from milestones.services.gaps import failing_types, failures, gap_types
    from milestones.services.gaps import gaps as service
    from milestones.services.request import jurisdictions, request

    settings = settings_of(context, db, debug, no_color)
    sink = Sink.of(settings, format, output)
    asked = request(
        products=[*([name] if name is not None else []), *(product or ())],
        indication=indication,
        countries=country or (),
        kinds=kind or (),
    )
    day = settings.day(today)
    others, types = jurisdictions(against or ()), gap_types(gap or ())
    failing = failing_types(fail_on or (), types)

    def job() -> ExitStatus:
        with settings.reading() as store:
            found = service(store, asked, today=day, against=others, types=types)
            sink.show(found)
        if failed := failures(found, failing):
            settings.env.say(f"milestones: {failed}; --fail-on asks to fail then")
        return ExitStatus.FAILED if failed else ExitStatus.OK

    return job


def conflicts(
    context: typer.Context,
    name: opt.ProductName = None,
    today: opt.Today = "",
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
    """List what articles contradict each other in.

    In a date, in the order of steps, in kind or jurisdiction; and what was expected by a day that has passed.

    \b
    milestones conflicts fucaso
    milestones conflicts --country US --format csv
    """
    from milestones.services.conflicts import conflicts as service
    from milestones.services.request import request

    settings = settings_of(context, db, debug, no_color)
    sink = Sink.of(settings, format, output)
    asked = request(
        products=[*([name] if name is not None else []), *(product or ())],
        indication=indication,
        countries=country or (),
        kinds=kind or (),
        since=since,
        until=until,
        status=status,
    )
    day = settings.day(today)
    return rows(sink, lambda store: service(store, asked, today=day))


def listing(
    context: typer.Context,
    product: opt.Product = None,
    indication: opt.Indication = "",
    country: opt.Country = None,
    kind: opt.Kind = None,
    since: opt.Since = "",
    until: opt.Until = "",
    status: opt.Status = "",
    rejected: opt.Rejected = False,
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """List all milestones.

    \b
    milestones list --status expected
    milestones list --kind nda-approval --since 2023 --output approvals.csv
    """
    from milestones.services.listing import listing as service
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
    return rows(sink, lambda store: service(store, asked, rejected=rejected))


def show(
    context: typer.Context,
    id: opt.Id,
    format: Format = None,
    output: Output = None,
    db: opt.Db = None,
    debug: opt.Debug = False,
    no_color: opt.NoColor = False,
) -> Job:
    """Show one milestone with its evidence.

    Each claim in its article's words, how its date came about, and what disagrees.

    \b
    milestones show k2m4p6q8
    milestones show k2m4 --format md
    """
    from milestones.services.show import show as service

    sink = Sink.of(settings_of(context, db, debug, no_color), format, output)
    return rows(sink, lambda store: service(store, id))
