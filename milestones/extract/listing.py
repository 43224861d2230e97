"""Items of a list that leave the event to what stands over them.

"Approvals" over "- Brand (inn), Maker: disease", or "The FDA cleared three gene therapies:" over "* Nov. 8:
Brand ...": each item that names a medicine and tells no event of its own is one more of the event above.
The items may also stand in one line: "Brand, disease, 4 May | Other, disease; Third, disease".
"""

import re
from collections.abc import Iterator

from milestones.extract.candidate import Candidate
from milestones.extract.context import Context
from milestones.extract.document import Sentence
from milestones.extract.factuality import reality
from milestones.extract.headings import LONGEST_ENTRY, OPENING

_PART = re.compile(r"[^;]+")


def listed(context: Context) -> Iterator[Candidate]:
    """The candidate events of list items that tell none themselves, in order of place."""
    told = {c.sentence.block.number for c in context.candidates}
    for sentence in context.sentences:
        block = sentence.block
        if block.section:
            continue
        if block.number in context.entries:
            if not context.candidates_in(sentence) and context.layout.opens_with_name(sentence):
                yield from _under_its_heading(context, sentence)
        elif block.item and block.number not in told:
            told.add(block.number)
            if block.end - block.start <= LONGEST_ENTRY:
                yield from _under_its_heading(context, sentence)


def _under_its_heading(context: Context, sentence: Sentence) -> Iterator[Candidate]:
    event = _event_over(context, sentence)
    if event is None:
        return
    for part in _PART.finditer(context.text, sentence.start, sentence.end):
        if named := context.products_in(part.start(), min(part.end(), part.start() + OPENING)):
            place = named[0].end
            yield Candidate(
                event.kind, "listed under its heading", sentence, place, place, place, "past", passive=True,
                application=event.application, jurisdiction=event.jurisdiction, expected=event.expected,
            )  # fmt: skip


def _event_over(context: Context, sentence: Sentence) -> Candidate | None:
    """The event of the nearest heading or lead-in that tells one, unless it is told as not come to pass."""
    for over in context.governing(sentence):
        if events := context.candidates_in(over):
            fact = reality(context.text, events[-1], (), True)
            return None if fact.refused or fact.expected else events[-1]
    return None
