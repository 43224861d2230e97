"""Where a full stop does not end a sentence (sentences.toml)."""

from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import toml_file


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """Words before a full stop, and words that open a sentence."""

    abbreviations: frozenset[str]
    perhaps: frozenset[str]
    openers: frozenset[str]


@cache
def sentence_words() -> SentenceWords:
    """The words of sentences.toml."""
    data = toml_file("sentences.toml")
    return SentenceWords(
        frozenset(data["abbreviations"]), frozenset(data["perhaps"]), frozenset(data["openers"])
    )
