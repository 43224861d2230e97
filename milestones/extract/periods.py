"""The period that a digest sums up: "The agency approved nine new medicines in the first half"."""

import re

from milestones.extract.candidate import Candidate
from milestones.extract.context import Context
from milestones.extract.told import Told
from milestones.lexicon.cues import cues
from milestones.lexicon.wordpatterns import alternatives
from milestones.model.dates import Basis

_THINGS = (
    r"(?:drugs|medicines|medications|products|items|therapies|treatments|vaccines|biologics|substances"
    r"|biosimilars|generics)"
)
_COUNTED = re.compile(
    rf"\b(?:\d+|{alternatives(cues().numbers)})\s+(?:[\w-]+\s+){{0,4}}{_THINGS}\b", re.IGNORECASE
)
"""So many medicines, none of them named."""
_DAY = len("2023-06-30")


def summed_up(context: Context, candidate: Candidate) -> Told | None:
    """The month, quarter or year of which the opening counts such events; None where it counts none."""
    titles, lead = context.opening
    for sentence in (*titles, *lead):
        counted = any(other.kind == candidate.kind for other in context.candidates_in(sentence))
        if not counted or context.products_in(sentence.start, sentence.end):
            continue
        if not _COUNTED.search(context.text, sentence.start, sentence.end):
            continue
        for told in context.told.within(sentence, expected=False):
            if told.date.text and len(told.date.text) < _DAY and told.date.basis != Basis.ANNOUNCED:
                return told
    return None
