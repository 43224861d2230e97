"""Statuses that stand in one list: "orphan drug and fast track designations", "PRIME and the UK's ILAP"."""

import re
from collections.abc import Sequence

from milestones.extract.mentions import Act

_LIST = re.compile(
    r"(?:[\s,/&;()\"“”-]|and|or|as well as|both|the|an?|it|as|of|drug|investigational"
    r"|two|three|four|five|six|seven|\d|\([^()]{1,60}\))*",
    re.IGNORECASE,
)
_AND_OF = re.compile(
    r"(?:\s+(?:scheme|program(?:me)?|pathway|initiative|designation|status))?(?:\s*\([A-Z]{2,6}\))?(?:,|,?\s+and|,?\s+as\s+well\s+as)\s+"
    r"(?:also\s+)?(?:(?:to|into|in|as)\s+)?(?:(?:the|an?)\s+)?(?:[A-Z][\w.]*\s+)?(?:[A-Z][\w.]*['’]s\s+)?"
)
"""Between two statuses of one list, the second of another authority."""


def first_of_list(text: str, hit: Act, acts: Sequence[Act]) -> Act:
    """The first of the statuses of one list, of which this is the last: "to PRIME and the UK's pathway"."""
    first = hit
    for other in reversed(acts):
        if (
            other.value.status
            and other.end <= first.start
            and _AND_OF.fullmatch(text, other.end, first.start)
        ):
            first = other
    return first


def has_head(
    text: str,
    hit: Act,
    heads: Sequence[Act],
    named: Sequence[Act],
) -> bool:
    """Whether a bare "orphan drug" stands in one list with "designation", or with a name that holds it."""
    for other in (*heads, *named):
        if other.start == hit.start:
            continue
        left, right = (hit.end, other.start) if other.start > hit.start else (other.end, hit.start)
        between = text[left:right]
        for middle in named:
            if left <= middle.start and middle.end <= right:
                between = between.replace(text[middle.start : middle.end], "")
        if left <= right and len(between) < 80 and _LIST.fullmatch(between):
            return True
    return False
