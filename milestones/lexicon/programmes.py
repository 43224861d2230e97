"""Designations of different authorities that can be compared (programmes.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import LexiconError, toml_file
from milestones.lexicon.kinds import kinds
from milestones.lexicon.places import places


@dataclass(frozen=True, slots=True)
class Programme:
    """Comparable designations; the fields are explained at the head of programmes.toml."""

    name: str
    places: Mapping[str, tuple[str, ...]]
    """Jurisdiction → the kinds that count there."""
    source: str


@cache
def programmes() -> tuple[Programme, ...]:
    """All programmes, in the order of the file. Raises LexiconError for an unknown place or kind."""
    found = tuple(
        Programme(
            entry["name"], {code: tuple(kinds) for code, kinds in entry["places"].items()}, entry["source"]
        )
        for entry in toml_file("programmes.toml")["programme"]
    )
    known = {place.code for place in places()} | set(kinds())
    for programme in found:
        named = {*programme.places, *(kind for kinds in programme.places.values() for kind in kinds)}
        if unknown := named - known:
            raise LexiconError(f"programmes.toml: {programme.name} names unknown {sorted(unknown)}")
    return found
