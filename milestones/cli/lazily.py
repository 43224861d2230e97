"""Commands that are made when they are asked for: to make them all takes longer than most of them do."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from inspect import getdoc
from typing import Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command


class Lazily(TyperGroup):
    """A group of commands whose modules are imported, and their options understood, only as one is used."""

    places: ClassVar[Mapping[str, str]]
    """Each command or group by its name: its module within `milestones.cli`, a dot, and what it is there."""
    epilogs: ClassVar[Mapping[str, str]]
    """The same for what stands below the help of some."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands: Any = _Made(self.places, self.epilogs)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Lists the commands with what they do, which needs none of their options."""
        short: dict[str, Any] = {name: _briefly(name, _at(place)) for name, place in self.places.items()}
        TyperGroup(commands=short).format_commands(ctx, formatter)


class _Made(Mapping[str, Any]):
    def __init__(self, places: Mapping[str, str], epilogs: Mapping[str, str]) -> None:
        self._places = places
        self._epilogs = epilogs

    def __getitem__(self, name: str) -> Any:
        epilog = self._epilogs.get(name)
        return _made(name, self._places[name], epilog)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@cache
def _made(name: str, place: str, epilog: str | None) -> Any:
    found = _at(place)
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    if isinstance(found, typer.Typer):
        alone.add_typer(found, name=name)
        return get_command(alone).commands[name]  # type: ignore[attr-defined]
    alone.command(name, epilog=_at(epilog) if epilog else None)(found)
    return get_command(alone)


def _briefly(name: str, found: Any) -> TyperCommand:
    if isinstance(found, typer.Typer):
        return TyperCommand(name, short_help=found.info.short_help)
    return TyperCommand(name, help=getdoc(found))


def _at(place: str) -> Any:
    module, _, attribute = place.partition(".")
    return getattr(import_module(f"milestones.cli.{module}"), attribute)
