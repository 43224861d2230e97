"""Which act told before is what "Europe followed" repeats."""

import re
from collections.abc import Sequence

from milestones.extract.events.candidate import Candidate
from milestones.extract.mentions import Act
from milestones.extract.text.document import Sentence

_LOOKS_BACK = re.compile(r"\b(?:after|before|since|although|though|despite)\b[^.;]{0,60}$")
"""Ends with what makes the next act only one by which the act before it is dated or measured."""
BACK = 3
"""So many sentences before may tell what is repeated."""
ITEMS = 6
"""So many sentences before within the items of a list."""


def repeated(
    known: Sequence[tuple[Sentence, list[Candidate]]], hit: Act, *, placed: bool, apart: bool
) -> Candidate | None:
    """The candidate told last before; what only one country grants is repeated by no other place.

    It stands in the same paragraph, or a few items `apart` where what is repeated is named: "the same tag".

    Nor is what only dates another act: "approved X, a year after a panel spoke out. Canada followed."
    """
    sentence, aside = known[-1][0], None
    for other, candidates in reversed(known):
        if sentence.number - other.number > (ITEMS if apart else BACK):
            return aside
        if not (_in_reach(sentence, other) or (apart and sentence.block.item)):
            return aside
        earlier = [
            c for c in candidates if c.end <= hit.start and not c.expected and not (placed and c.jurisdiction)
        ]
        if earlier and not apart and _was_so(other, earlier[-1]) and other is not sentence:
            aside = aside or earlier[-1]
            continue
        while len(earlier) > 1 and _LOOKS_BACK.search(other.text, earlier[-2].end, earlier[-1].start):
            earlier.pop()
        if earlier:
            return earlier[-1]
    return aside


def _in_reach(sentence: Sentence, other: Sentence) -> bool:
    """Whether one paragraph holds both, or one of running text goes on with the other's last sentence."""
    here, there = sentence.block, other.block
    if here.number == there.number:
        return True
    runs_on = not (here.item or there.item or there.heading or there.section)
    return runs_on and here.number == there.number + 1 and sentence.number == other.number + 1


def _was_so(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a special status was only there before: "approved X. It had been in PRIME since May"."""
    special = candidate.kind.endswith("-designation")
    return special and _HAD.search(sentence.text, sentence.start, candidate.end) is not None


_HAD = re.compile(r"\bhad\s+(?:\w+\s+)?(?:been|held|carried|enjoyed|won|received|got|had|borne|put|given)\b")
"""Before a special status: it was there when something else came."""
