"""Steps that must have come before another (steps.toml)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import LexiconError, toml_file
from milestones.lexicon.kinds import kinds


@dataclass(frozen=True, slots=True)
class Needed:
    """What one kind needs; the fields are explained at the head of steps.toml."""

    kind: str
    needs: tuple[str, ...]
    """One of them is enough."""
    why: str
    places: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    """Only where one of these acted; empty for any."""
    weak: bool = False


@cache
def needed_steps() -> Sequence[Needed]:
    """All of them, in the order of the file. Raises LexiconError for a wrong entry."""
    found = tuple(
        Needed(
            entry["kind"],
            tuple(entry["needs"]),
            entry["why"],
            tuple(entry.get("places", ())),
            tuple(entry.get("agencies", ())),
            entry.get("weak", False),
        )
        for entry in toml_file("steps.toml")["step"]
    )
    for step in found:
        if unknown := {step.kind, *step.needs} - set(kinds()):
            raise LexiconError(f"steps.toml: unknown kinds {sorted(unknown)}")
        if not step.why or not step.needs:
            raise LexiconError(f"steps.toml: {step.kind} needs nothing, or names no source")
    return found
