"""How texts name medicines (naming.toml)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.cues import any_of
from milestones.lexicon.files import toml_file


@dataclass(frozen=True, slots=True)
class Naming:
    """The lists of naming.toml; the patterns match whole words."""

    class_nouns: frozenset[str]
    organisation_words: frozenset[str]
    not_names: frozenset[str]
    alias_cues: tuple[str, ...]
    combination_words: tuple[str, ...]
    plural: re.Pattern[str]
    """Words for several medicines told before."""
    before_names: str
    """A pattern's alternatives: what stands directly before a medicine's name."""
    after_names: str
    """A pattern: what stands directly behind one."""
    titled_forms: tuple[str, ...]
    """Forms that a name's capitals run on to: "the Orvance Influenza Vaccine"."""
    technology_words: frozenset[str]
    company_nouns: tuple[str, ...]
    company_verbs: tuple[str, ...]


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, white space flexible."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def _any_pattern(sources: Iterable[str]) -> str:
    """Regular expressions as alternatives; a space in them stands for any white space."""
    return "|".join(sources).replace(" ", r"\s+")


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
        any_of(data["plural"]),
        _any_pattern(data["before_names"]),
        f"(?:{_any_pattern(data['after_names'])})",
        tuple(data["titled_forms"]),
        frozenset(data["technology_words"]),
        tuple(data["company_nouns"]),
        tuple(data["company_verbs"]),
    )
