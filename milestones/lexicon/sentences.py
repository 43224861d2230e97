"""Where a full stop does not end a sentence (sentences.toml)."""

import re
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import toml_file


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """Words before a full stop, words that open a sentence, and verbs that make one."""

    abbreviations: frozenset[str]
    perhaps: frozenset[str]
    lettered: frozenset[str]
    """Small words with a letter of their own: "hemophilia A"."""
    openers: frozenset[str]
    finite: re.Pattern[str]
    particles: frozenset[str]
    """Small words that headlines write without a capital."""
    alerts: frozenset[str]
    """Words of which a wire's alerts in capitals are full, beside those of events."""


@cache
def sentence_words() -> SentenceWords:
    """The words of sentences.toml."""
    data = toml_file("sentences.toml")
    return SentenceWords(
        frozenset(data["abbreviations"]),
        frozenset(data["perhaps"]),
        frozenset(data["lettered"]),
        frozenset(data["openers"]),
        re.compile(rf"\b(?:{'|'.join(data['finite'])})\b"),
        frozenset(data["particles"]),
        frozenset(data["alerts"]),
    )
