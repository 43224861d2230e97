"""How a sentence ties a disease to an event (indications.toml)."""

import re
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.cues import any_of
from milestones.lexicon.files import toml_file
from milestones.lexicon.naming import alternatives


@dataclass(frozen=True, slots=True)
class IndicationWords:
    """The lists of indications.toml, compiled where they are searched for."""

    not_modifiers: frozenset[str]
    too_general: frozenset[str]
    eponym_heads: frozenset[str]
    """Heads before which a person's name belongs to the disease."""
    introduced: re.Pattern[str]
    """Ends with a word that introduces what is treated."""
    joined: re.Pattern[str]
    """The whole gap between two diseases of one list."""
    not_the_indication: re.Pattern[str]
    """Ends with words after which a disease is not what is treated."""
    anaphors: re.Pattern[str]
    people: str
    """Alternatives for a pattern."""


@cache
def indication_words() -> IndicationWords:
    """The words of indications.toml."""
    data = toml_file("indications.toml")
    lead_in = r"\s+(?:the\s+|an?\s+|its\s+|both\s+|all\s+)?(?:[\w/-]+\s+){0,2}?$"
    joiners = alternatives(data["list_joiners"])
    return IndicationWords(
        frozenset(data["not_modifiers"]),
        frozenset(data["too_general"]),
        frozenset(data["eponym_heads"]),
        re.compile(rf"\b(?:{alternatives(data['introductions'])}){lead_in}", re.IGNORECASE),
        re.compile(
            rf"(?:\s*\([^)]{{1,20}}\))?\s*(?:{joiners})\s*(?:the\s+|in\s+|for\s+|active\s+|both\s+)*",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:{alternatives(data['not_the_indication'])})\s+(?:[\w/-]+\s+){{0,2}}?$", re.IGNORECASE
        ),
        any_of(data["anaphors"]),
        alternatives(data["people"]),
    )
