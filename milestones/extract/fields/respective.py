"""Diseases told in the order of their medicines: "approved X and Y for gout and lupus, respectively"."""

import re
from collections.abc import Sequence

from milestones.extract.context import Context
from milestones.extract.diseases.indications import Disease
from milestones.extract.medicines.products import ArticleProduct
from milestones.extract.text.document import Sentence

_RESPECTIVELY = re.compile(r"[^.;]{0,60}?\brespectively\b|\s*\)?,?\s+in\s+that\s+order\b", re.IGNORECASE)
"""Behind the last disease of a list: each one belongs to the medicine in its place."""

_PLACED = re.compile(
    r"\bthe\s+(?:first|second|third|fourth|fifth|former|latter|last|other)\s+(?:one\s+)?(?:for|in|against|to\s+treat)\s",
    re.IGNORECASE,
)
"""Which one of a list, and what it is for; each names the next."""
NEAR = 60
"""Within so many characters behind "the second for" its disease begins."""


def respective(
    context: Context, sentence: Sentence, listed: Sequence[Disease], product: ArticleProduct
) -> list[Disease]:
    """The listed disease that stands in the medicine's place; the whole list where nothing pairs them."""
    if len(listed) < 2 or not _RESPECTIVELY.match(context.text, listed[-1].end, sentence.end):
        return [*listed]
    before = context.products_in(sentence.start, listed[0].start)
    order = list(dict.fromkeys(mention.product for mention in before))[-len(listed) :]
    if len(order) != len(listed) or product not in order:
        return [*listed]
    return [listed[order.index(product)]]


def by_its_place(context: Context, sentence: Sentence, product: ArticleProduct) -> Disease | None:
    """The disease told by the medicine's place in the list: "the first for gout, the second for lupus"."""
    places = list(_PLACED.finditer(context.text, sentence.start, sentence.end))
    if len(places) < 2:
        return None
    before = context.products_in(sentence.start, places[0].start())
    order = list(dict.fromkeys(mention.product for mention in before))[-len(places) :]
    if len(order) != len(places) or product not in order:
        return None
    place = places[order.index(product)]
    found = context.diseases_in(place.end(), min(sentence.end, place.end() + NEAR))
    return found[0] if found else None
