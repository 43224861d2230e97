"""What the commands that decide something share: who decides, and what is said afterwards."""

import getpass
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from milestones.cli.environment import Environment, ExitStatus
from milestones.cli.settings import Job, Settings

if TYPE_CHECKING:
    from milestones.services.deciding import Analyst, Decision
    from milestones.store import Store

VARIABLE = "MILESTONES_ANALYST"


def analyst(env: Environment, by: str | None) -> "Analyst":
    """Who decides: --by, else what MILESTONES_ANALYST says, else the login name. Raises UsageError."""
    from milestones.services.deciding import analyst_of

    name = env.environ.get(VARIABLE, "").strip() if by is None else by
    return analyst_of(_login() if by is None and not name else name, env.now)


def decided(
    settings: Settings, wanted: Callable[["Store"], Sequence["Decision"]], *, make: bool = False
) -> Job:
    """The job that decides, and says on standard error what has come of it, a line for each ruling."""

    def job() -> ExitStatus:
        from milestones.report.rulings import outcome

        with settings.store(make=make) as store:
            decisions = wanted(store)
        for decision in decisions:
            settings.env.say(
                outcome(
                    decision.ruling,
                    decision.milestones,
                    decision.undone,
                    again=decision.again,
                    bare=decision.bare,
                )
            )
        return ExitStatus.OK

    return job


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
