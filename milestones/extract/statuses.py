"""Candidate events that a status or an outcome tells by its own name, such as "orphan designation"."""

import re
from collections.abc import Iterator, Sequence

from milestones.extract.candidate import Candidate
from milestones.extract.document import Sentence
from milestones.extract.mentions import Act
from milestones.extract.phrases import GLUE, Hit
from milestones.lexicon.events import StatusWord

_LIST = re.compile(
    r"(?:[\s,/&;()\"“”-]|and|or|as well as|both|the|an?|it|as|drug|\([A-Z]{2,5}\))*",
    re.IGNORECASE,
)


def statuses(text: str, sentence: Sentence, acts: Sequence[Hit[tuple[Act, ...]]]) -> Iterator[Candidate]:
    heads = [hit for hit in acts if any(isinstance(act, str) for act in hit.value)]
    named = [(hit, act) for hit in acts for act in hit.value if isinstance(act, StatusWord)]
    last: tuple[str, int] | None = None
    for hit, status in named:
        if last and last[0] == status.kind and GLUE.fullmatch(text[last[1] : hit.start]):
            last = (status.kind, hit.end)
            continue
        if status.bare and not _has_head(text, hit, heads, [h for h, _ in named]):
            continue
        last = (status.kind, hit.end)
        yield Candidate(
            status.kind, "status", sentence, hit.start, hit.end, hit.start, "status", False,
            jurisdiction=status.jurisdiction, expected=status.expected,
        )  # fmt: skip


def _has_head(
    text: str,
    hit: Hit[tuple[Act, ...]],
    heads: Sequence[Hit[tuple[Act, ...]]],
    named: Sequence[Hit[tuple[Act, ...]]],
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
