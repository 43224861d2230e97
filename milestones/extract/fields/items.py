"""Items of a list and rows of a table that speak of a medicine of their own, without its name."""

import re

from milestones.extract.context import ABOVE, Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.medicines.labelled import name_label
from milestones.extract.medicines.products import ArticleProduct, ProductMention
from milestones.extract.text.document import Sentence

_A_MAKERS = re.compile(
    r"\s+(?:approval\s+)?(?:of|for|to)?\s*(?:[A-Z][\w&.'’-]*\s+){1,4}(?:[\w-]+\s+){0,4}?(?:drug|combination|treatment|therapy|vaccine|pill|medicine|antibody)\b"
)
"""Behind an act: a medicine without a name, by its maker and its use: "of Korvane hepatitis C drug"."""
_PROGRAM = re.compile(
    r"\W*(?:(?:Our|The|Its|Second|Third|Next|New|Preclinical|Discovery)\s+){0,2}(?:[A-Z][\w/-]*|anti-\w+)(?:\s+(?!for\b)[\w/-]+){0,3}?"
    r"\s(?:[Pp]rogram(?:me)?s?|[Cc]andidates?|[Aa]ntibod(?:y|ies)|[Dd]egraders?|[Ii]nhibitors?|[Aa]gonists?|siRNAs?)\s?(?::|\s[–—-]\s)"
)
"""Opens a line with the label of a program."""
LINES = 4
"""So many lines back the label stands."""
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


def lines_over(context: Context, sentence: Sentence) -> list[Sentence]:
    """The lines that may name the sentence's medicine, the likeliest first.

    They are labels close above ("Trade name: X"), headings, and lines without an end; above an item those of
    its own part.
    """
    close = context.earlier(sentence, ABOVE)
    labels = [s for s in close if name_label().match(context.text, s.start, s.end)]
    part = _heading_of(context, sentence) if sentence.block.item else None
    above = context.lines_above(sentence)
    own = [s for s in above if part is None or s is part or _heading_of(context, s) in (None, part)]
    return [*labels, *context.governing(sentence), *own]


def only_one_of_its_part(context: Context, sentence: Sentence, main: ArticleProduct) -> ProductMention | None:
    """The one medicine that the items under an item's heading name, where none of them names the main one."""
    part = _heading_of(context, sentence) if sentence.block.item else None
    if part is None:
        return None
    under = [s for s in context.sentences if s.block.item and _heading_of(context, s) is part]
    named = [m for s in under for m in context.products_in(s.start, s.end)]
    alone = len({m.product for m in named}) == 1 and named[0].product is not main
    return named[0] if alone else None


def _heading_of(context: Context, sentence: Sentence) -> Sentence | None:
    """The heading over the sentence's part; None where it stands under none."""
    over = context.governing(sentence)
    return next((s for s in over if s.block.number in context.headings), None)


def of_a_program(context: Context, sentence: Sentence) -> bool:
    """Whether a label over it is that of a program without a medicine's name: "KRV7 program: ..."."""
    if sentence.title or context.products_in(sentence.start, sentence.end):
        return False
    above = context.earlier(sentence, LINES) if sentence.block.item else ()
    for line in (sentence, *above):
        if context.products_in(line.start, line.end) or not line.block.item:
            return False
        if _PROGRAM.match(context.text, line.start, line.end):
            return True
    return False


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
