"""Patterns for lists of East Asian words."""

import re
from collections.abc import Iterable, Sequence

NEVER = re.compile(r"(?!)")
"""Finds nothing: stands for an empty list of words."""


def any_of(words: Sequence[str], before: str = "", after: str = "") -> re.Pattern[str]:
    """A pattern for any of these regular expressions; Latin letters at their ends count as whole words."""
    if not words:
        return NEVER
    return re.compile(f"{before}(?:{'|'.join(_whole(word) for word in _longest_first(words))}){after}")


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _whole(word: str) -> str:
    start = "(?<![A-Za-z])" if re.match(r"[A-Za-z]", word) else ""
    end = "(?![A-Za-z])" if re.search(r"(?<!\\)[A-Za-z]\Z", word) else ""
    return f"{start}{word}{end}"
