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
PARTS = 4
"""In so many paragraphs medicines are named where an article may be about none of them."""
SHARE = 5
"""Of so many of these paragraphs, or of so many medicines, one is it where the article is about none."""
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


def is_one_of_many(context: Context, main: ArticleProduct) -> bool:
    """Whether the medicine named most is only one of a round-up, and not of its headline."""
    own = context.naming.get(main, [])
    if any(sentence.title for sentence in own):
        return False
    parts = {
        sentence.block.number for told in context.naming.values() for sentence in told if not sentence.title
    }
    share = len(parts) / max(1, len({sentence.block.number for sentence in own}))
    return len(parts) >= PARTS and share >= PARTS and max(share, len(context.naming)) >= SHARE


def _is_row(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence stands in a row of a table."""
    block = sentence.block
    return not sentence.title and context.text.count(" | ", block.start, block.end) >= ROW
