"""The former or the latter of two medicines told before."""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.medicines.products import ProductMention
from milestones.lexicon.wordpatterns import Worded

_MEANT = Worded.needing(
    "former latter",
    r"(?<!\bfor\s)(?<!\bin\s)(?<!\bwith\s)(?<!\bagainst\s)(?<!\bthan\s)\bthe\s+(?P<which>former|latter)"
    r"(?:\s+(?:drug|medicine|product|therapy|treatment|vaccine|antibody|pill|compound|one))?\b",
)
"""One of two, and no "former head" or "latter half"."""
_GOES_ON = re.compile(
    r"\W*(?:$|(?:was|were|is|has|had|got|gets|won|wins|received|gained|obtained|secured|for|in|on|with|by|last|this|and|but|also)\b|[^\sa-z])"
)
"""Behind it stands no noun that it only describes."""
NEAR = 4
"""So many words may stand between it and its act."""
BACK = 3
"""So many sentences before may name the two."""
PAIR = 2


def former_or_latter(context: Context, candidate: Candidate) -> ProductMention | None:
    """The medicine that is meant where an act befalls "the latter", as its subject or its object."""
    sentence = candidate.sentence
    if not sentence.has(_MEANT):
        return None
    if context.products_in(candidate.end, sentence.words_ahead(candidate.end, NEAR)):
        return None  # The latter is a company: "The latter got approval for X".
    for meant in sentence.find_all(_MEANT):
        behind = meant.start() >= candidate.end
        left, right = (candidate.end, meant.start()) if behind else (meant.end(), candidate.start)
        takes = candidate.passive or candidate.form in ("status", "noun")
        tied = not candidate.passive if behind else takes
        if left > right or not tied or sentence.words_between(left, right) > NEAR:
            continue
        alone = meant.end() + 1 == candidate.start or _GOES_ON.match(context.text, meant.end())
        if not alone or context.products_in(left, right):
            continue
        told = _pair(context, candidate, meant.start())
        return told[meant["which"].lower() == "latter"] if told else None
    return None


def _pair(context: Context, candidate: Candidate, place: int) -> tuple[ProductMention, ProductMention] | None:
    """The last two medicines before a place that one sentence names, or two sentences in a row."""
    found: list[ProductMention] = []
    sentence = candidate.sentence
    for earlier in (sentence, *context.earlier(sentence, 1)):
        if sentence.number - earlier.number > BACK:
            break
        for mention in reversed(context.products_in(earlier.start, min(place, earlier.end))):
            if all(mention.product is not other.product for other in found):
                found.append(mention)
        if len(found) >= PAIR:
            return found[1], found[0]
    return None
