"""Names of diseases that are told by the abbreviation beside them, or within them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from milestones.extract.diseases.widening import Named, widened
from milestones.extract.text.document import Sentence
from milestones.extract.text.phrases import Hit
from milestones.lexicon.diseases import diseases
from milestones.lexicon.indications import indication_words

_ACRONYM = re.compile(r"\((?<=\s\()[\"“]?([A-Z]{2,6})[\"”]?\)")
_ABBREVIATED = re.compile(r"(?P<words>(?:[\w-]+ ){1,5})\((?P<short>[A-Z][\w-]{1,7})\) $")
"""Ends with an abbreviation of the first words of a name."""
_SPACED = re.compile(r"[^ ]+")
BEFORE = 70
"""Within so many characters before its bracket stand the words of an abbreviation."""
_WORD = re.compile(r"\w+")
_HYPHENED = re.compile(r"(?<![\w-])[^\W\d][^\W\d]+(?:-\w+)*")
"""The same where what has a number lends no letter: "activated kinase 3-beta syndrome (AKS)"."""
_SMALL = ("and", "of", "the", "with", "in", "or")
"""Words that lend no letter to an abbreviation."""
_PLAIN_WORDS = re.compile(r"[\w\s'’-]+")


def names_of(text: str, part: Sentence, head: Hit[bool]) -> Iterator[Named]:
    """The names that end in a head; one of words that nobody knows is told by what abbreviates it."""
    if whole := _by_bracket(text, part, head):
        yield whole
        return
    names = list(widened(text, part, head))
    if not names and text.startswith(" (", head.end):
        whole = by_initials(text, part, Named(head.start, head.end))
        general = text[whole.start : head.start].lower().split(" ")[0] in indication_words().not_modifiers
        names = [] if general or whole.start == head.start else [whole]
    yield from names


def _by_bracket(text: str, part: Sentence, head: Hit[bool]) -> Named | None:
    """A name with an abbreviation before its head: "ornithine transcarbamylase (OTC) deficiency"."""
    if text[head.start - 2 : head.start] != ") " or text[head.start : head.end].lower() not in _weak():
        return None
    opened = _ABBREVIATED.search(text, max(part.start, head.start - BEFORE), head.start)
    start = _abbreviated(opened["words"], opened["short"]) if opened else None
    if opened is None or start is None:
        return None
    short = _ACRONYM.match(text, head.end + 1)
    whole = _abbreviated(f"{opened['words']}{text[head.start : head.end]}", short[1]) if short else None
    return Named(opened.start("words") + (start if whole is None else min(start, whole)), head.end)


def _abbreviated(words: str, short: str) -> int | None:
    """Where what the abbreviation stands for begins in words that end with it; None where they do not."""
    letters = [c.lower() for c in short if c.isascii() and c.isalpha()]
    for word in reversed(list(_SPACED.finditer(words))):
        said = words[word.start() :].lower()
        if len(letters) > 1 and said[0] == letters[0] and following(letters, said) == len(letters):
            return word.start()
    return None


@cache
def _weak() -> frozenset[str]:
    return frozenset(diseases().weak_heads)


def by_initials(text: str, part: Sentence, name: Named) -> Named:
    """The name with all words of which its abbreviation is made: "hypoplastic left heart syndrome (HLHS)"."""
    short = _ACRONYM.match(text, name.end + 1)
    if short is None:
        return name
    words: list[re.Match[str]] = []
    for pattern in (_WORD, _HYPHENED):
        said = pattern.finditer(text, max(part.start, name.end - BEFORE), name.end)
        words = [word for word in said if word.group() not in _SMALL][-len(short[1]) :]
        if "".join(word.group()[0] for word in words).upper() == short[1]:
            break
    else:
        return name
    if words[0].start() >= name.start:
        return name
    plain = _PLAIN_WORDS.fullmatch(text, words[0].start(), name.end)
    return Named(words[0].start(), name.end) if plain else name


def of_other_words(text: str, spans: Sequence[Named]) -> frozenset[str]:
    """Abbreviations that the text makes of words that name no disease: "fast track designation (FTD)"."""
    found = set()
    for match in _ACRONYM.finditer(text):
        end = match.start() - 1
        words = list(_WORD.finditer(text[max(0, end - BEFORE) : end]))[-len(match[1]) :]
        if len(words) < len(match[1]) or "".join(word.group()[0] for word in words).upper() != match[1]:
            continue
        left = max(0, end - BEFORE) + words[0].start()
        if not any(span.start < end and left < span.end for span in spans):
            found.add(match[1])
    return frozenset(found)


def following(letters: Sequence[str], words: str) -> int:
    """How many of the letters stand in the words, each behind the one before."""
    place, hits = 0, 0
    for letter in letters:
        at = words.find(letter, place)
        if at >= 0:
            hits, place = hits + 1, at + 1
    return hits
