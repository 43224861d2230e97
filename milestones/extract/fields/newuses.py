"""Of a medicine that is named by one disease and cleared for another, the one that it is cleared for."""

import re
from itertools import pairwise

from milestones.extract.context import Context
from milestones.extract.diseases.indications import Disease
from milestones.extract.events.candidate import Candidate
from milestones.extract.fields.diseaselists import spelled
from milestones.extract.fields.owning import by_epithet, eligible, introduced
from milestones.extract.fields.slots import Filled

FEWEST = 2
"""So many diseases stand in a sentence that tells one from the other."""
_FROM = re.compile(
    r"\b(?:expand|extend|broaden|widen|mov|switch|enlarg)\w*\s[^.;]{3,100}\sfrom\s(?:[\w-]+\s){0,2}$"
)
_TO = re.compile(r"\s(?:in)?to\s(?:(?:include|cover|treat)\s)?(?:[\w-]+\s){0,3}")
"""A use that is left for another: "to expand the use from gout to lupus"."""
_WORD = re.compile(r"[\w-]+")
_APPOSED = re.compile(
    r"[®™]?(?:\s\([^()]{2,60}\))?,\s(?:an?|the|its|[A-Z][\w-]+['’]s)\s[^,;]{2,50}\s(?:for|of|against|to\s+treat)\s(?:[\w-]+\s){0,2}"
)
"""From a medicine to the disease of what it is: "Cordane, a treatment for"."""
_GIVEN_FOR = re.compile(
    r"[®™]?(?:\s\([^()]{2,60}\))?,?(?:\s(?!(?:after|following|despite|based|because|since|while|when|which|who|that|and|or|but"
    r"|trials?|study|studies|data|than|without|not|over|from)\b)(?:[a-z][\w-]*|[A-Z]{2,5}|\d+)){1,10}\s"
)
"""From the act to what it is for, with no other clause between."""


def eligible_for(context: Context, candidate: Candidate, product: Filled) -> list[Disease]:
    """The diseases of the event's sentence, without one that only names the medicine.

    "The asthma drug Cordane as a treatment for gout", "Cordane, a treatment for asthma, for gout": for gout.
    """
    sentence = candidate.sentence
    inside = spelled(context.text, eligible(context, sentence, product.value))
    if len(inside) < FEWEST or not sentence.start <= product.start < sentence.end:
        return inside
    for named, use in pairwise(inside):
        if _FROM.search(context.text, sentence.start, named.start) and _TO.fullmatch(
            context.text, named.end, use.start
        ):
            return [disease for disease in inside if disease is not named]
        end = _ends(context, candidate, product, named)
        gap = end is not None and _GIVEN_FOR.fullmatch(context.text, end, use.start)
        if gap and named.key != use.key and introduced(context, sentence, use):
            return [disease for disease in inside if disease is not named]
    return inside


def _ends(context: Context, candidate: Candidate, product: Filled, disease: Disease) -> int | None:
    """Where what names the medicine by a disease has ended, and the act with it; None where it does not."""
    text, sentence = context.text, candidate.sentence
    if disease.end <= product.start:
        named = by_epithet(context, sentence, disease) is product.value
        act = _WORD.match(text, candidate.anchor)
        return max(product.end, act.end() if act else 0) if named else None
    apposed = text[disease.end : disease.end + 1] == "," and _APPOSED.fullmatch(
        text, product.end, disease.start
    )
    return disease.end + 1 if apposed else None
