"""Looking after a store: `db status`, `db upgrade`, `db backup`."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from milestones.model.table import Table
from milestones.report.condition import condition_table
from milestones.store import back_up, condition, open_store


class Upgraded(NamedTuple):
    """What an upgrade came to."""

    done: str
    """What was done, in words; empty where there was nothing to do."""
    changed: int
    """Milestones that are new, gone or otherwise since they were derived anew."""


def status(url: str) -> Table:
    """How the store at a path or URL is, of whatever version. Raises StoreError."""
    return condition_table(condition(url))


def upgrade(url: str, waiting: Callable[[str], None]) -> Upgraded:
    """Brings the store to the program's version, and derives its milestones anew.

    `waiting` hears where another command must be waited for long. Raises StoreError where there is none; one
    that cannot be upgraded stays as it is.
    """
    # Only here: it brings all of extracting and reconciling, which the others do not need.
    from milestones.services.upkeep import reconcile

    done: list[str] = []
    with open_store(url, make=False, told=done.append, waiting=waiting) as store:
        return Upgraded(done[0], reconcile(store)) if done else Upgraded("", 0)


def backup(url: str, target: Path, *, force: bool, told: Callable[[int, int], None]) -> Path:
    """Copies the store to `target`, wholly or not at all; gives back where the copy is.

    `told` hears how many parts of how many are copied. Raises StoreError.
    """
    return back_up(url, target, force=force, told=told)
