"""What holds for a whole run, whether it is given before the command's name or after it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from milestones import __version__
from milestones.cli.environment import Environment, ExitStatus

if TYPE_CHECKING:
    import typer

    from milestones.fetch import Fetcher
    from milestones.store import Store

VERSION = f"milestones {__version__}"
"""What --version prints."""

Job = Callable[[], ExitStatus]
"""A command whose arguments are understood. It is run outside Typer, which has its own ideas about errors."""


@dataclass(slots=True)
class Settings:
    """The environment and the options that every command takes."""

    env: Environment
    db: str | None = None
    debug: bool = False
    no_color: bool = False

    def take(self, db: str | None, debug: bool, no_color: bool) -> None:
        """Notes the options of one level; those of the command come after, and win."""
        self.db = self.db if db is None else db
        self.debug = self.debug or debug
        self.no_color = self.no_color or no_color

    @property
    def url(self) -> str:
        """Where the store is: what --db says, else MILESTONES_DB, else the user's data folder."""
        from milestones.store import default_url

        return default_url(self.env.environ) if self.db is None else self.db

    def store(self, *, make: bool = False, derives_all: bool = False, upgrade: bool = True) -> "Store":
        """The store of --db, of MILESTONES_DB, or of the user's data folder; made only where that is wanted.

        Where it has been upgraded, that is said, with what is left to do unless the command itself
        `derives_all` milestones anew; without `upgrade` an older one is left alone. Raises StoreError.
        """
        from milestones.store import open_store

        advice = "" if derives_all else "; run: milestones reconcile"
        return open_store(
            self.url,
            make=make,
            upgrade=upgrade,
            told=lambda done: self.env.say(done + advice),
            waiting=self.env.say,
        )

    @contextmanager
    def reading(self) -> Iterator["Store"]:
        """The store, which must exist, as it is now, whatever others write meanwhile. Raises StoreError."""
        with self.store() as store, store.one_state():
            yield store

    def fetcher(self, *, allow_private: bool) -> "Fetcher":
        """What fetches addresses; it tells hosts the contact in MILESTONES_CONTACT. Raises UsageError."""
        from milestones.services.fetching import fetcher

        return fetcher(allow_private=allow_private, contact=self.env.environ.get("MILESTONES_CONTACT"))

    def day(self, given: str) -> date:
        """The day as of which to judge: the one given, else today. Raises UsageError."""
        from milestones.services.request import day_of

        return day_of(given) if given else self.env.today


def settings_of(context: "typer.Context", db: str | None, debug: bool, no_color: bool) -> Settings:
    """The settings of the run, with the options of this level."""
    settings: Settings = context.obj
    settings.take(db, debug, no_color)
    return settings
