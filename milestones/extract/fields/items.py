"""Items of a list and rows of a table that speak of a medicine of their own, without its name."""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.medicines.products import ArticleProduct
from milestones.extract.text.document import Sentence

_A_MAKERS = re.compile(
    r"\s+(?:approval\s+)?(?:of|for|to)?\s*(?:[A-Z][\w&.'’-]*\s+){1,4}(?:[\w-]+\s+){0,4}?(?:drug|combination|treatment|therapy|vaccine|pill|medicine|antibody)\b"
)
"""Behind an act: a medicine without a name, by its maker and its use: "of Korvane hepatitis C drug"."""
ROW = 2
"""So many bars a row of a table has at least."""


def told_in_a_list(context: Context, candidate: Candidate, main: ArticleProduct) -> bool:
    """Whether the main medicine is told of in other items or rows only, and this one has its own."""
    text, sentence = context.text, candidate.sentence
    row = _is_row(context, sentence)
    if not row and not (sentence.block.item and _A_MAKERS.match(text, candidate.end, sentence.end)):
        return False
    told = context.naming.get(main, [])
    elsewhere = all(other.block.number != sentence.block.number for other in told)
    return bool(told) and elsewhere and all(other.block.item or _is_row(context, other) for other in told)


def _is_row(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence stands in a row of a table."""
    block = sentence.block
    return not sentence.title and context.text.count(" | ", block.start, block.end) >= ROW
