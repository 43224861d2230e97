"""Which sentences open an article: those that say what it reports."""

import re
from collections.abc import Sequence

from milestones.extract.text.document import Sentence

LEAD = 3
"""So many sentences of running text open an article."""
_ASIDE = re.compile(
    r"(?:About|Background(?:\s+(?:on|to))?|More\s+(?:about|on)|Notes?\s+(?:to|for)\s+(?:the\s+)?editors?|Company\s+profile|Profile|History\s+of)\b",
    re.IGNORECASE,
)
"""Opens a heading below which no news is told, only what was before: "About Zelvora"."""
_ALL_ASIDE = re.compile(r"\W*About(?:\s+(?:the\s+)?[A-Z][\w®™-]*){1,4}\W*")
"""The whole title of a page that tells no news."""


def lead_of(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Numbers of the sentences that open the running text; none of them stands below "About Zelvora"."""
    if any(s.title and _ALL_ASIDE.fullmatch(s.text, s.start, s.end) for s in sentences[:LEAD]):
        return frozenset()
    told = [s for s in sentences if not s.title and not s.block.section]
    asides = (n for n, s in enumerate(told) if n and s.block.heading and _ASIDE.match(s.text, s.start))
    told = told[: next(asides, None)]
    # Of a note that is nothing but lines without an end, its first lines.
    running = [s for s in told if not s.block.heading] or told
    return frozenset(s.number for s in running[:LEAD])
