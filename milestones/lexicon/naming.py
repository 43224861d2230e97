"""How texts name medicines (naming.toml)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import toml_file


@dataclass(frozen=True, slots=True)
class Naming:
    """The lists of naming.toml; the patterns match whole words."""

    class_nouns: frozenset[str]
    organisation_words: frozenset[str]
    not_names: frozenset[str]
    alias_cues: tuple[str, ...]
    combination_words: tuple[str, ...]
    technology_words: frozenset[str]
    company_nouns: tuple[str, ...]
    company_verbs: tuple[str, ...]


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, white space flexible."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


@cache
def naming() -> Naming:
    """The lists of naming.toml."""
    data = toml_file("naming.toml")
    return Naming(
        frozenset(data["class_nouns"]),
        frozenset(data["organisation_words"]),
        frozenset(data["not_names"]),
        tuple(data["alias_cues"]),
        tuple(data["combination_words"]),
        frozenset(data["technology_words"]),
        tuple(data["company_nouns"]),
        tuple(data["company_verbs"]),
    )
