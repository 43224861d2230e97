"""The headlines of other articles that a page lists below its own text, without a word that says so."""

import re
from collections.abc import Sequence

from milestones.extract.text.lines import BULLET, ends_line
from milestones.lexicon.cues import headline_verbs

LEAST = 3
"""So many headlines in a row are a list of other articles."""
WORDS = range(5, 25)
"""So many words a headline has."""
SHORT = 4
"""A line of at most so many words may stand between two headlines: a day, a section of the page."""
TOLD = 40
"""Words of running text: so many at least stand above such a list, and fewer below."""
MOST = 0.75
"""This share of the lines has a headline's verb, and names what the text above does not."""
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"\b[A-Z][A-Za-z0-9-]{3,}")
_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s*$")


def other_headlines(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """Where the list of other articles' headlines begins; the end of the text where there is none."""
    filled = [(start, text[start:end]) for start, end in lines if text[start:end].strip()]
    can_be = [_is_headline(line) for _, line in filled]
    if sum(can_be) < LEAST:
        return len(text)
    last = len(filled)
    while last and not can_be[last - 1]:
        last -= 1
    first = last
    while first and (can_be[first - 1] or len(filled[first - 1][1].split()) <= SHORT):
        first -= 1
    while first < last and not _has_verb(filled[first][1]):
        first += 1
    headlines = [filled[number][1] for number in range(first, last) if can_be[number]]
    if len(headlines) < LEAST or not _told(filled[:first]) or _told(filled[last:]):
        return len(text)
    start = filled[first][0]
    named = set(_NAME.findall(text[:start]))
    others = sum(_has_verb(line) and len(set(_NAME.findall(line)) - named) > 1 for line in headlines)
    return start if others >= MOST * len(headlines) else len(text)


def _is_headline(line: str) -> bool:
    """Whether a line can be a headline: some words without an end, the first of them with a capital."""
    if ends_line(line) or len(line.split()) not in WORDS or BULLET.match(line):
        return False
    return line.lstrip()[0].isupper() or line.lstrip()[0].isdigit()


def _has_verb(line: str) -> bool:
    return _is_headline(line) and headline_verbs().search(line) is not None


def _told(lines: Sequence[tuple[int, str]]) -> bool:
    """Whether the lines hold running text."""
    return sum(len(_WORD.findall(line)) for _, line in lines if _SENTENCE.search(line)) >= TOLD
