"""The use told directly beside one of several medicines of a sentence: "X for gout and Y for lupus"."""

import re
from collections.abc import Sequence

from milestones.extract.context import Context
from milestones.extract.diseases.indications import Disease
from milestones.extract.events.candidate import Candidate
from milestones.extract.fields.slots import Filled
from milestones.lexicon.wordpatterns import Worded

_USE_BEHIND = re.compile(
    r"\s?[®™]?(?:\s\([^()]{2,60}\))?(?:,?\s(?:from|by)\s[^,;:()]{2,40}?(?:\s\([^()]{2,40}\))?)?,?\s"
    r"(?:as\san?\s(?:[\w-]+\s){0,3}?(?:treatment|therapy|option|prophylaxis)\s)?(?:for|in|against|to\s(?:treat|prevent))\s"
    r"(?:(?:the\s)?(?:treatment|prevention)\sof\s)?(?:[a-z-]+\s){0,2}"
)
"""From a medicine to its use."""
_RESPECTIVELY = Worded.any_of(["respectively"])
"""Says of a list of uses that each is another medicine's."""


def beside_its_name(
    context: Context, candidate: Candidate, product: Filled, inside: Sequence[Disease]
) -> Disease | None:
    """The use told directly beside one of several medicines: "X for gout, as did Y for lupus"."""
    text, sentence = context.text, candidate.sentence
    if not sentence.start <= product.start < product.end <= sentence.end:
        return None
    if len({m.product for m in context.products_in(sentence.start, sentence.end)}) == 1:
        return None
    if sentence.has(_RESPECTIVELY):
        return None
    for disease in inside:
        if _USE_BEHIND.fullmatch(text, product.end, max(disease.start, product.end)):
            return disease
    return None
