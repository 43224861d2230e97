"""Medicines named apart from what is told of them: just after, below in a sheet, or in the lines above."""

import re

from milestones.extract.context import ABOVE, Context
from milestones.extract.medicines.products import ProductMention
from milestones.extract.text.document import Sentence
from milestones.extract.text.lines import SHEET_LINE

SHEET = 8
"""So many lines on a sheet names its medicine."""
_OPENING = ("Called ", "Named ", "Dubbed ", "Known as ", "Branded ")
"""The whole of what may stand before the name in its sentence."""
NEXT = 2
"""So many sentences on stands the name of what was told of without one."""
CALLED = 60
"""So many characters before a name what was told of it without one is taken up."""
_IS_CALLED = re.compile(
    r"\b(?:the|this|its)\s+(?:[\w-]+\s+){0,3}[\w-]+,?\s+(?:which\s+is\s+)?(?:dubbed|called|named|known\s+as|code-?named)\s+$",
    re.IGNORECASE,
)
"""Ends with what takes up a medicine told of without a name: "The powder, dubbed"."""


def named_below(context: Context, sentence: Sentence) -> ProductMention | None:
    """The medicine of a labelled line where the sheets of the text have their names below such lines."""
    line = SHEET_LINE.match(context.text, sentence.start, sentence.end)
    if line is None:
        return None
    label = line.group()[:-1].strip()
    if context.last_product(context.text.find(label)):
        return None
    for following in context.sentences[sentence.number + 1 : sentence.number + 1 + SHEET]:
        if context.text.startswith(label, following.start):
            return None
        if named := context.products_in(following.start, following.end):
            return named[0]
    return None


def called_next(context: Context, sentence: Sentence, *, anew: bool = False) -> ProductMention | None:
    """The medicine that the next sentences name, before any is named: "for a pill. The pill, dubbed X".

    Others may have been named before where the sentence tells of one `anew`.
    """
    if sentence.title or (not anew and context.last_product(sentence.start)):
        return None
    for following in context.sentences[sentence.number + 1 : sentence.number + 1 + NEXT]:
        if named := context.products_in(following.start, following.end):
            first = named[0]
            before = context.text[max(following.start, first.start - CALLED) : first.start]
            called = _IS_CALLED.search(before) or before in _OPENING
            return first if called else None
    return None


def named_in_lines(context: Context, sentence: Sentence) -> ProductMention | None:
    """The medicine of a row whose cells have a line each: "Zelvora", "JAK inhibitor", "approved"."""
    if sentence.title or not sentence.block.heading:
        return None
    for above in context.earlier(sentence, ABOVE):
        if above.title or not above.block.heading:
            return None
        if named := context.products_in(above.start, above.end):
            return named[0]
    return None
