"""Puts back the spaces that a page lost around countries and months: "inJapanand", "inOctober 2024".

Pages mark such words up, and whoever turned the page to text dropped the mark-up without a space. Only names
that the lexicon knows are freed, and only from small words, so that no brand or company is cut.
"""

import re
from collections import Counter
from functools import cache

from milestones.lexicon.datewords import date_words
from milestones.lexicon.drugnames import stem_of
from milestones.lexicon.places import place_words

_CAMEL = re.compile(r"(?<=[a-z])[A-Z][a-z]{2,}")
_SMALL = ("and", "as", "by", "for", "from", "has", "have", "in", "is", "of", "on", "the", "to", "was", "with")
_BEHIND = re.compile(rf"\b(?P<name>[A-Z][a-z]{{3,}}?)(?P<small>{'|'.join(_SMALL)})(?![a-z])")
_BEFORE = re.compile(rf"(?<![A-Za-z])(?:[a-z]+|[A-Z][a-z]+\s[A-Z][a-z]+?)?(?:{'|'.join(_SMALL)}|said|held)$")
_WORD = re.compile(r"[A-Za-z]{6,}")
_BEFORE_INN = re.compile(rf"\b(?P<small>{'|'.join(_SMALL)})(?P<inn>[a-z]{{6,}})\b")
_BEFORE_VERB = re.compile(r"\b(?P<name>[A-Z][a-z]{5,})(?P<verb>was|has|is|were|will|may|can)\b")
LONGEST = 24
"""Characters before a name in which the small word must stand."""


@cache
def _places() -> frozenset[str]:
    """Words of four letters and more in the names of places."""
    named = (part for word in place_words().values() if word.code for part in word.text.split())
    return frozenset(name for name in named if len(name) > 3 and name.istitle() and name.isalpha())


@cache
def _months() -> frozenset[str]:
    return frozenset(month.capitalize() for month in date_words().months)


def unglued(text: str) -> str:
    """The text with a space before and behind such names where one was lost.

    A name with a verb at its end and an INN with a small word before it are freed if they also stand alone:
    "Zelvorawas approved", "approval ofzelbrutinib".
    """
    words: Counter[str] = Counter(_WORD.findall(text))

    def free_inn(match: re.Match[str]) -> str:
        known = words[match["inn"]] or words[match["inn"].capitalize()]
        return f"{match['small']} {match['inn']}" if known and stem_of(match["inn"]) else match.group()

    def free_verb(match: re.Match[str]) -> str:
        return f"{match['name']} {match['verb']}" if words[match["name"]] else match.group()

    text = _BEFORE_VERB.sub(free_verb, _BEFORE_INN.sub(free_inn, _BEHIND.sub(_free_behind, text)))
    return _BEHIND.sub(_free_behind, _CAMEL.sub(_free_before, text))


def _free_before(match: re.Match[str]) -> str:
    """A space before a known name behind a small word; what follows the name is freed later."""
    word, text = match.group(), match.string
    place = word in _places() or any(word.removesuffix(small) in _places() for small in _SMALL)
    month = word in _months() and re.match(r"\.?\s*\d", text[match.end() : match.end() + 4]) is not None
    small = _BEFORE.search(text, max(0, match.start() - LONGEST), match.start())
    return f" {word}" if small and (place or month) else word


def _free_behind(match: re.Match[str]) -> str:
    return f"{match['name']} {match['small']}" if match["name"] in _places() else match.group()
