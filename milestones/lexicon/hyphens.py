"""Parts of words by which one that was broken at a line's end is put together (hyphens.toml)."""

from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import toml_file


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parts in hyphens.toml."""

    first: frozenset[str]
    second: frozenset[str]
    particles: frozenset[str]


@cache
def word_parts() -> WordParts:
    """The parts of hyphens.toml."""
    data = toml_file("hyphens.toml")
    return WordParts(*(frozenset(data[name].split()) for name in ("first", "second", "particles")))
