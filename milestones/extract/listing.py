"""Items of a list that leave the event to what stands over them.

"Approvals" over "- Brand (inn), Maker: disease", or "The FDA cleared three gene therapies:" over "* Nov. 8:
Brand ...": each item that names a medicine and tells no event of its own is one more of the event above.
"""

from collections.abc import Iterator

from milestones.extract.candidate import Candidate
from milestones.extract.context import Context
from milestones.extract.document import Sentence

OPENING = 40
"""Within so many characters from its begin an item names the medicine that it is about."""
LONGEST_ITEM = 300
"""A longer item is a text of its own."""


def listed(context: Context) -> Iterator[Candidate]:
    """The candidate events of list items that tell none themselves, in order of place."""
    told = {c.sentence.block.number for c in context.candidates}
    for sentence in context.sentences:
        block = sentence.block
        if not block.item or block.section or block.number in told:
            continue
        told.add(block.number)
        if candidate := _under_its_heading(context, sentence):
            yield candidate


def _under_its_heading(context: Context, sentence: Sentence) -> Candidate | None:
    block = sentence.block
    named = context.products_in(block.start, min(block.end, block.start + OPENING))
    if not named or block.end - block.start > LONGEST_ITEM:
        return None
    for over in context.governing(sentence):
        if events := context.candidates_in(over):
            event = events[-1]
            return Candidate(
                event.kind, "listed under its heading", sentence, named[0].end, named[0].end, named[0].end,
                "past", passive=True, application=event.application, jurisdiction=event.jurisdiction,
                expected=event.expected,
            )  # fmt: skip
    return None
