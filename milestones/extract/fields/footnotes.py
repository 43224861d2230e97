"""Notes at the foot of a text that tell something of the medicines with their mark."""

import re

from milestones.extract.context import Context
from milestones.extract.medicines.products import ProductMention
from milestones.extract.text.document import Sentence

_NOTE = re.compile(r"(?P<mark>\*+|†|‡)\s*(?:This|The)\s+(?:[\w-]+\s+)?(?:product|medicine|drug)\b")
"""Opens a note to the names with its mark."""
FAR = 20_000
"""Within so many characters before its note a name with a mark stands."""


def footnoted(context: Context, sentence: Sentence) -> list[ProductMention]:
    """The medicines with the mark of the note that the sentence is: "* This product was designated ..."."""
    note = _NOTE.match(context.text, sentence.start, sentence.end)
    if note is None:
        return []
    before = context.products_in(max(0, sentence.start - FAR), sentence.start)
    marked = {m.product: m for m in reversed(before) if context.text.startswith(note["mark"], m.end)}
    return sorted(marked.values(), key=lambda m: m.start)
