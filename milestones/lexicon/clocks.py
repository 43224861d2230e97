"""How long each authority's steps may take (clocks.toml)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from milestones.lexicon.authorities import authorities
from milestones.lexicon.files import LexiconError, toml_file
from milestones.lexicon.kinds import kinds
from milestones.lexicon.unions import members_of

UNITS = ("days", "working-days", "months")
_FILE = "clocks.toml"


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock; the fields are explained at the head of clocks.toml."""

    places: tuple[str, ...]
    """Members of a union included, where it speaks for them."""
    authority: str
    name: str
    starts: tuple[str, ...]
    ends: str
    length: int
    """In `unit`, one of UNITS."""
    unit: str
    source: str
    allowed: int = 0
    """Calendar days."""
    allowed_for: str = ""
    priority: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    since: date = date.min
    silent: bool = False
    assumed: str = ""


@cache
def clocks() -> tuple[Clock, ...]:
    """All clocks, in the order of the file. Raises LexiconError for a wrong entry."""
    return tuple(map(_clock, toml_file(_FILE)["clock"]))


def _clock(entry: dict[str, Any]) -> Clock:
    where = f"{_FILE}: {entry.get('authority')}, {entry.get('name')}"
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    if values.pop("members", False):
        values["places"] += tuple(code for place in entry["places"] for code in members_of(place))
    try:
        clock = Clock(**values)
    except TypeError as error:
        raise LexiconError(f"{where}: {error}") from error
    if unknown := {*clock.starts, clock.ends, *clock.priority} - set(kinds()):
        raise LexiconError(f"{where}: unknown kinds {sorted(unknown)}")
    if unknown := {clock.authority, *clock.agencies} - {""} - {found.id for found in authorities()}:
        raise LexiconError(f"{where}: unknown authorities {sorted(unknown)}")
    if clock.unit not in UNITS or clock.length < 1 or clock.allowed < 0:
        raise LexiconError(
            f"{where}: {clock.length} {clock.unit}, allowed {clock.allowed}, is no length of time"
        )
    if not clock.source or bool(clock.allowed) != bool(clock.allowed_for):
        raise LexiconError(f"{where}: names no source, or allows days for nothing")
    return clock
