"""Abbreviations that the text explains as those of diseases, so that none is taken for a medicine."""

import re
from collections.abc import Iterable, Iterator

from milestones.lexicon.diseases import diseases, is_disease_word

_BRACKET = re.compile(r"\((?P<short>[A-Z][\w-]{0,8}[A-Z][\w-]{0,3})\)")
_LAST = re.compile(r"(?P<last>[A-Za-z]{4,30})(?:\s(?:sub)?type\s[\dIVA-Da-d]{1,4})?\s\Z")
"""Ends with the last word of a name, and with its number."""
_WORDS = re.compile(r"[^\W\d_]{3,}")
_INITIALS = re.compile(r"(?<![^\W_])[^\W\d_]")
BEFORE = 90
"""Within so many characters before its bracket stand the words of an abbreviation."""


def disease_abbreviations(text: str) -> Iterator[str]:
    """The abbreviations behind diseases: "immunoglobulin G4-related disease (IgG4-RD)".

    A medicine may stand there as well, "lupus (LUPVANIS)": so the letters must be those of the words.
    """
    for match in _BRACKET.finditer(text):
        before = text[max(0, match.start() - BEFORE) : match.start()]
        last = _LAST.search(before)
        word = last["last"].lower() if last else ""
        if not last or not (is_disease_word(word) or word in diseases().heads):
            continue
        before = before[: last.end("last")]
        letters = [letter for letter in match["short"].lower() if letter.isalpha()]
        capitals = [letter.lower() for letter in match["short"] if letter.isupper()]
        initials = "".join(_INITIALS.findall(before)).lower()
        by_initials = _in_order(capitals, initials) >= len(capitals) - 1
        if len(letters) > 1 and (by_initials or _are_within(match["short"], before)):
            yield match["short"]


def _are_within(short: str, before: str) -> bool:
    """Whether all letters stand in this order from one word on: "Stargardt disease type 1 (STGD1)"."""
    if sum(c.isdigit() for c in short) > 1:
        return False  # rather a code
    for word in _WORDS.finditer(before.lower()):
        rest = iter(before.lower()[word.start() :])
        if word[0][0] == short[0].lower() and all(
            letter in rest for letter in short.lower() if letter.isalpha()
        ):
            return True
    return False


def _in_order(letters: Iterable[str], initials: str) -> int:
    """How many of the letters stand in this order among the initials, at most."""
    counts = [0] * (len(initials) + 1)
    for letter in letters:
        before = counts
        counts = [0]
        for place, initial in enumerate(initials):
            both = before[place] + 1 if letter == initial else 0
            counts.append(max(both, before[place + 1], counts[place]))
    return counts[-1]
