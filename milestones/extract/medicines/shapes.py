"""Whether a capitalised word may be a medicine's name: by its shape, and by what else it is in the text."""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache, lru_cache

from milestones.lexicon.diseases import is_disease_word
from milestones.lexicon.drugnames import drug_names, is_target
from milestones.lexicon.guards import guards
from milestones.lexicon.naming import naming
from milestones.lexicon.organisations import organisation_names
from milestones.lexicon.wordpatterns import alternatives

LONGEST = 200
"""Characters of the longest name: to look for one that begins at each of its parts costs their square."""
PROPER = r"(?=[A-Z]+[a-z]|[A-Z]{4})[A-Z][A-Za-z0-9]++(?:-[A-Za-z0-9]++)*+"
"""A capitalised word, no short abbreviation; whole, since nothing that is looked for behind begins within."""
WORD = 24
"""Characters of the longest name that is asked for a digit."""
REMEMBERED = 4096
"""So many words are judged once and remembered."""
OWNER = 5
"""More letters has an organisation's name with an "s" that may stand for its apostrophe and that."""
SHORTEST = 3
"""Letters of the shortest word that is a common one where the text also writes it small."""
_CAMEL = re.compile(r"[A-Z][a-z]+")
_FILING = re.compile(r"[A-Za-z]*-?(?:NDA|BLA|MAA|IND|CTA|CTN)s?")
_NOUN_LIKE = re.compile(
    r"[A-Z][a-z]+(?:ing|ly|tion|sion|ment|ness|ship|virus|coccus|bacter|ology|logist|ists|ities)"
)
"""Endings of English nouns, participles and adverbs that no brand name has."""


@dataclass(frozen=True, slots=True)
class Others:
    """What capitalised words are in this text when they are no medicines."""

    words: Set[str] = frozenset()
    """Places and authorities."""
    organisations: frozenset[str] = frozenset()
    trials: frozenset[str] = frozenset()
    anywhere: frozenset[str] = frozenset()
    """Months and common words: no medicines in any text."""
    said: Set[str] = frozenset()
    """All words as the text writes them: what it also writes small is no name."""

    def holds(self, word: str) -> bool:
        """Whether the word, or its part before a hyphen, is something else here."""
        return (
            self.has_word(word)
            or word in self.organisations
            or self._is_an_owner(word)
            or word in self.trials
            or self.has_word(word.partition("-")[0])
            or word in organisation_names().first_names
        )

    def has_word(self, word: str) -> bool:
        """Whether the word is a common one, or no name by how it stands in this text."""
        return word in self.words or word in self.anywhere or self._is_also_small(word)

    def _is_an_owner(self, word: str) -> bool:
        """Whether it is an organisation's name with a genitive of Scandinavia: "Korvanes IND approved"."""
        return word.endswith("s") and len(word) > OWNER and word[:-1] in self.organisations

    def _is_also_small(self, word: str) -> bool:
        small = word.lower()
        return small in self.said and len(word) >= SHORTEST and _CAMEL.fullmatch(word) is not None


def can_be_name(word: str, others: Others) -> bool:
    """Whether a capitalised word may be a medicine's name: it has the shape, and is nothing else here."""
    return is_no_other(word) and not others.holds(word)


@lru_cache(maxsize=REMEMBERED)
def is_no_other(word: str) -> bool:
    """Whether a word looks like a name and is nothing else in any text."""
    # "TA-TMA" is a disease as "TMA" is.
    last = word.rpartition("-")[2] if word.isupper() else word
    if word.startswith("Pan-"):
        return False  # of all forms of a target: "Pan-RAF"
    return looks_proper(word) and not is_target(word) and not is_disease_word(last)


@lru_cache(maxsize=REMEMBERED)
def looks_proper(word: str) -> bool:
    """Whether a capitalised word has the shape of a brand name or a code, not of an abbreviation.

    "Zelvora", "ZELVORA", "ZyCov-D", "PEG-lipase", "KRV-410", "GLY1", not "NHS", "HMAs", "Q3".
    """
    letters = sum(c.isalpha() for c in word)
    capitals = sum(c.isupper() for c in word)
    if letters < 4 and not (letters >= 2 and any(c.isdigit() for c in word)):
        return False
    if len(word) < 4 or (word.endswith("s") and capitals == letters - 1 and capitals < 5):
        return False
    if capitals == letters and word.isalpha():
        return letters >= 5 and not _is_trade_word(word)
    if any(c.isdigit() for c in word) and word[:4].isdigit():
        return False
    if "-" in word and word.rpartition("-")[2].lower() in naming().describing_parts:
        return False
    if _NOUN_LIKE.fullmatch(word) or _FILING.fullmatch(word):
        return False
    parts = _CAMEL.findall(word)
    # Words run together when a page lost its spaces: "PipelineThough".
    if len(parts) > 1 and "".join(parts) == word and _are_run_together(parts):
        return False
    lower = word.lower()
    return lower not in drug_names().generic_words and lower not in drug_names().dosage_forms


def _are_run_together(parts: list[str]) -> bool:
    """Whether one of a word's parts is no name's: "PipelineThough", not "OrvoStem"."""
    return any(part in naming().not_names and part not in naming().name_ends for part in parts)


def _is_trade_word(word: str) -> bool:
    """Whether a word in capitals is one of the trade: "REVIEW", "DECISION" in a line of capitals."""
    lower = word.lower()
    known = naming()
    return (
        lower in known.before_nouns
        or lower in known.class_nouns
        or lower in known.before_verbs
        or word.capitalize() in known.not_names
    )


_TARGET = re.compile(r"[A-Z][a-z]{1,2}[A-Z]{2,3}|[A-Z]{2,3}[a-z]")
"""An abbreviation with a small letter, as receptors and hormones have it: "GnRH", "TNFa"."""
_NEXT_WORD = re.compile(r"['’]?s?[ -]([A-Za-z]+(?:-[a-z]+)?)")


_PERSONS = re.compile(
    r"(?: [A-Z][\wà-ÿ'’-]+){1,2} (?:[Dd]isease|[Ss]yndrome)s?\b"
    r"|(?:,? [A-Z][\wà-ÿ'’-]+){0,4},? (?:and|or)(?: [A-Z][\wà-ÿ'’-]+){1,2} (?:[Dd]iseases|[Ss]yndromes)\b"
)
"""Behind a name: with others it is a disease's, "Smith Magenis syndrome", "Alport and Korvan syndromes"."""


@cache
def _device() -> re.Pattern[str]:
    nouns = alternatives(naming().device_nouns)
    between = r"(?:\s+(?:[A-Z][\w-]*|[a-z]+-[a-z-]+|[a-z]+(?:al|ic|able)|\([^)]{2,20}\)))"
    return re.compile(rf"[®™]?{between}{{0,3}}\s+(?i:{nouns})(?![\w-]){guards().imaging}")


PROGRAMME = (
    r"[^\S\n](?:(?:Clinical|Development|Global|Regulatory|Pivotal|Pediatric|Oncology)[^\S\n])?"
    r"(?:Programme|Program|Franchise|Update|Highlights|Progress|Milestones|Development)s?:?[^\S\n]*(?=\n|\Z)"
)
"""Behind a medicine's name, the rest of the heading over what is told of it: "Zelvora Program"."""
_PROGRAMME = re.compile(rf"[®™]?{PROGRAMME}")


def heads_part(text: str, end: int) -> bool:
    """Whether a name ends with its line, but for "Program" and the like."""
    return _PROGRAMME.match(text, end) is not None


def is_device(text: str, end: int, limit: int) -> bool:
    """Whether the words behind a name show that it is a device's, a test's, a programme's or a target's."""
    if heads_part(text, end):
        return False
    if _device().match(text, end, min(limit, end + 80)):
        return True
    behind = _NEXT_WORD.match(text, end, end + 24)
    if behind and (behind[1].lower() in naming().eponym_heads or behind[1] in naming().gene_nouns):
        return True
    if _PERSONS.match(text, end, limit):
        return True
    if behind is None or behind[1] not in naming().target_nouns:
        return False
    name = text[max(0, end - WORD) : end].rsplit(None, 1)[-1]
    return any(c.isdigit() for c in name) or _TARGET.fullmatch(name) is not None


@cache
def class_behind() -> re.Pattern[str]:
    """Behind a maker: a class of medicines and the medicine's name: "the Korvane drug Zelvora"."""
    nouns = alternatives(noun for noun in naming().class_nouns if not noun.endswith("s"))
    others = r"(?:(?:,|\s(?:and|&))\s[A-Z][\w&.-]*){0,8}"
    return re.compile(rf"{others}\s(?:{nouns})\s(?=[A-Z][a-z]+\w*\b(?!\s(?:and|or)\b))")
