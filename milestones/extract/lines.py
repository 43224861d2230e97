"""The lines of a text, and which of them were only broken to a width."""

import re
from collections.abc import Sequence
from itertools import pairwise

from milestones.lexicon.sentences import sentence_words

_LINE = re.compile(r"[^\n]*\n?")
_SEPARATOR = re.compile(r"[,;:|(]")
ENDS_LINE = re.compile(
    r"(?:[.!?:;…。！？：；\"”)）\]]|\b[Rr]ead\s(?:[Mm]ore|[Oo]n|(?:[Ff]ull\s)?[Aa]rticle))\s*$"
)
"""Ends a line that does not go on: the end of a sentence, or what leads to another page."""
BULLET = re.compile(r"\s*(?:[-•*·▪◦–—]\s+|\(?\d{1,2}[.)]\s)")
_DAY = re.compile(
    r"\s*(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\.?,?|[A-Z][a-z]{2,8}\.?\s\d{1,2},?|(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:\s(?:19|20)\d\d)?\s*(?:$|[-–—:|]\s)"
)
"""Opens a line with a day, or is one: the line begins something of its own."""
LONG_LINE = 45
"""From this length a line without an end is taken for one that was broken to a width."""
FULL = 0.75
"""A line is full from this part of the text's width on."""
WIDEST = 120
"""Characters of the widest line that is broken to a width."""
ROW = 20
"""A line of a list of like lines has at most so many words."""


def lines_of(text: str) -> list[tuple[int, int]]:
    """Places of the lines without their ends."""
    return [
        (match.start(), match.start() + len(match.group().rstrip("\n")))
        for match in _LINE.finditer(text)
        if match.group()
    ]


def continues(text: str, line: tuple[int, int], following: tuple[int, int], *, wrapped: bool) -> bool:
    """Whether a line was only broken to a width, so that the next goes on with its sentence."""
    this, after = text[slice(*line)], text[slice(*following)]
    if not this.strip() or not after.strip() or ENDS_LINE.search(this) or BULLET.match(after):
        return False
    if after.lstrip()[0].islower() or _is_row_in_two(this, after):
        return True
    if _DAY.match(after):
        return False
    return wrapped and _is_long(this) and not (_is_row(this) and _is_row(after))


def _is_row_in_two(this: str, after: str) -> bool:
    """Whether a row of a table, each of which ends with a bar, goes on in the next line."""
    return " | " in this and not this.rstrip().endswith("|") and after.rstrip().endswith("|")


def _is_long(line: str) -> bool:
    return LONG_LINE <= len(line) < 4 * LONG_LINE


def is_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether the text's long open lines are broken to a width: the next word had no room in most of them."""
    widths = [
        (end - start, len(text[slice(*after)].split(maxsplit=1)[0]))
        for (start, end), after in pairwise(lines)
        if text[slice(*after)].strip() and _is_long(text[start:end]) and not ENDS_LINE.search(text[start:end])
    ]
    width = FULL * max((length for length, _ in widths), default=0)
    full = sum(length + 1 + word > width for length, word in widths)
    wide = sum(length > WIDEST for length, _ in widths)
    return 2 * full > len(widths) and 3 * wide <= len(widths)


def _is_row(line: str) -> bool:
    """Whether a line is one of a list of like lines: "Zelvora, Korvane, gout, 4 May"."""
    few = len(line.split()) <= ROW and len(_SEPARATOR.findall(line)) >= 2
    return few and line.lstrip()[0].isupper() and not sentence_words().finite.search(line)
