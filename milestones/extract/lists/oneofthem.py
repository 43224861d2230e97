"""Medicines that were only counted where it is told what befell them: "Two were approved. One was X".

Each takes the event told of that number, in its paragraph: "The other is Korvane's Y, for gout".
"""

import re
from collections.abc import Iterator

from milestones.extract.context import Context
from milestones.extract.events.candidate import LISTED, Candidate
from milestones.extract.lists.over import came_to_pass, like
from milestones.lexicon.cues import cues
from milestones.lexicon.wordpatterns import alternatives

BACK = 4
"""So many sentences before at most tell of the number."""
_ONE = re.compile(
    r"\W*(?:(?:[Aa]nd|[Ww]hile)\s+)?(?:[Oo]ne|[Aa]nother|[Tt]he\s+(?:other|first|second|third|fourth|last|latter|former))(?:\s+(?:one|of\s+(?:them|these|those|the\s+\w+)))?"
    r"\s+(?:is|was|went\s+to|goes\s+to)\s+(?:for\s+|to\s+)?(?:the\s+|an?\s+)?(?:(?:[A-Z][\w&.-]*\s+){0,3}[A-Z][\w&.-]*(?:['’]s?)\s+)?(?:[a-z][\w-]*\s+){0,3}[\"“‘]?"
)
"""Opens a sentence with which of them it was, and whose."""
_SO_MANY = re.compile(
    rf"\b(?:{alternatives(cues().numbers)}|two|three|four|five|six|several|\d{{1,2}}|pair\s+of|trio\s+of|couple\s+of)\s+(?:of\s+)?(?:[\w-]+\s+){{0,5}}?"
    r"(?:drugs|medicines|therapies|treatments|products|candidates|vaccines|compounds|molecules|assets|programs|programmes|agents|biologics|designations|approvals)\b",
    re.IGNORECASE,
)
"""Says how many they are."""


def one_of_them(context: Context) -> Iterator[Candidate]:
    """The candidate events of medicines told one by one behind their number, in order of place."""
    for sentence in context.sentences:
        opened = None if sentence.title else _ONE.match(context.text, sentence.start, sentence.end)
        if opened is None:
            continue
        first = next(iter(context.products_in(opened.end(), sentence.end)), None)
        if first is None or first.start != opened.end() or context.candidates_in(sentence):
            continue
        for earlier in list(context.before_in_block(sentence))[:BACK]:
            if _SO_MANY.search(context.text, earlier.start, earlier.end):
                told = [c for c in context.candidates_in(earlier) if not c.expected]
                if (
                    told
                    and not context.products_in(earlier.start, earlier.end)
                    and came_to_pass(context, told[-1])
                ):
                    yield like(told[-1], LISTED, sentence, first.end)
                break
