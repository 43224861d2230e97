"""Substances known to everybody that are medicines only by their place (substances.toml)."""

from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import toml_file


@dataclass(frozen=True, slots=True)
class Substances:
    """The lists of substances.toml, in lower case."""

    names: tuple[str, ...]
    first_words: frozenset[str]
    """The first words of the names, up to a hyphen that not all of them have."""
    others_behind: tuple[str, ...]


@cache
def substances() -> Substances:
    """The lists of substances.toml."""
    data = toml_file("substances.toml")
    names = tuple(data["substances"])
    return Substances(names, frozenset(name.split()[0] for name in names), tuple(data["others_behind"]))
