"""Commands that are made when they are asked for: to make them all takes longer than most of them do."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command


class Entry(NamedTuple):
    """A command, or a group of them, as long as nobody uses it."""

    place: str
    """Its module within `milestones.cli`, a dot, and what it is there."""
    does: str
    """What it does, on one line."""


class Lazily(TyperGroup):
    """A group of commands whose modules are imported, and their options understood, only as one is used."""

    entries: ClassVar[Mapping[str, Entry]]
    """Each command or group by its name."""
    epilogs: ClassVar[Mapping[str, str]]
    """Where what stands below the help of some is, as the place of an Entry."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands: Any = _Made(self.entries, self.epilogs)

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, for which Typer would make them all."""
        return list(self.entries)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Lists the commands with what they do, which needs none of their options."""
        self._in_short().format_commands(ctx, formatter)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """What a word can become; of the commands that begin so, a shell is told what they do."""
        ctx.command = self._in_short()
        return ctx.command.shell_complete(ctx, incomplete)

    def _in_short(self) -> TyperGroup:
        """The same group, of commands without their options."""
        short: dict[str, Any] = {
            name: TyperCommand(name, short_help=entry.does) for name, entry in self.entries.items()
        }
        return TyperGroup(name=self.name, commands=short, params=self.params)


class _Made(Mapping[str, Any]):
    def __init__(self, entries: Mapping[str, Entry], epilogs: Mapping[str, str]) -> None:
        self._entries = entries
        self._epilogs = epilogs

    def __getitem__(self, name: str) -> Any:
        return _made(name, self._entries[name], self._epilogs.get(name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@cache
def _made(name: str, entry: Entry, epilog: str | None) -> Any:
    found = _at(entry.place)
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    if isinstance(found, typer.Typer):
        alone.add_typer(found, name=name, short_help=entry.does)
        return get_command(alone).commands[name]  # type: ignore[attr-defined]
    alone.command(name, epilog=_at(epilog) if epilog else None)(found)
    return get_command(alone)


def _at(place: str) -> Any:
    module, _, attribute = place.partition(".")
    return getattr(import_module(f"milestones.cli.{module}"), attribute)
