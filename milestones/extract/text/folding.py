"""A text folded for look-up, with the way back to the original's offsets.

Lower case, white-space runs as one space, typographic quotes and dashes as plain ones. Lexicon words are
folded the same way, so that "New  Drug\\nApplication" is found by "new drug application".
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

_RUN = re.compile(r"\s\s+")
_SAME_LENGTH = (
    (" ", "\n\r\t\v\f\u00a0\u2002\u2003\u2009\u202f\u3000"),
    ("'", "`‘’ʼ"),
    ('"', "“”„"),
    ("-", "‐‑‒–—"),
)
_PLAIN = tuple((other, plain) for plain, others in _SAME_LENGTH for other in others)
_ASCII = tuple(pair for pair in _PLAIN if pair[0].isascii())
LETTER, UNSURE = 1, 4
"""Kinds of characters: a letter or a digit, and one that must be looked at; 0 is any other."""
_KINDS = bytes(UNSURE if code == ord("?") else LETTER if chr(code).isalnum() else 0 for code in range(256))
"""The kind of each Latin-1 character; a question mark stands for those of other scripts too."""


def fold(text: str) -> str:
    """The folded form of a lexicon word or of a text, without the way back."""
    if text.isascii():
        # White space is all one in the end.
        return " ".join(text.lower().replace("`", "'").split())
    return " ".join(_lower(_plain(text)).split())


def _plain(text: str) -> str:
    """White space, quotes and dashes in their plain forms; one pass for each, a fortieth of `translate`."""
    for other, plain in _ASCII if text.isascii() else _PLAIN:
        text = text.replace(other, plain)
    return text


def _lower(text: str) -> str:
    """Lower case that never changes the length (the capital İ would)."""
    lowered = text.lower()
    return (
        lowered
        if len(lowered) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `places` and `shifts` lead from its offsets to the original's."""

    text: str
    places: tuple[int, ...]
    shifts: tuple[int, ...]
    kinds: bytes
    """The kind of each character, and a 0 behind the last, which also stands before the first (at -1)."""

    @classmethod
    def of(cls, original: str) -> "Folded":
        """The folded form of `original`; leading and trailing white space is kept as one space."""
        same = _lower(_plain(original))
        parts, places, shifts = [], [0], [0]
        length = last = dropped = 0
        for run in _RUN.finditer(same):
            parts.append(same[last : run.start() + 1])
            length += run.start() + 1 - last
            dropped += run.end() - run.start() - 1
            last = run.end()
            places.append(length)
            shifts.append(dropped)
        parts.append(same[last:])
        text = "".join(parts)
        kinds = text.encode("latin-1", "replace").translate(_KINDS) + b"\0"
        return cls(text, tuple(places), tuple(shifts), kinds)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's start and end of what stands at text[start:end] here."""
        number = bisect_right(self.places, start)
        left = start + self.shifts[number - 1]
        if number == len(self.places) or end <= self.places[number]:
            return left, end + self.shifts[number - 1]
        return left, self.original(end - 1) + 1

    def original(self, offset: int) -> int:
        """The original's offset of the character at `offset` of the folded text."""
        return offset + self.shifts[bisect_right(self.places, offset) - 1]
