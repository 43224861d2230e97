"""Whom a medicine is for, in the words beside its disease."""

import re

from milestones.extract.diseases.indications import Disease
from milestones.extract.text.document import Sentence
from milestones.lexicon.indications import indication_words

_PEOPLE_BEFORE = (
    r"(?:adults?|pa?ediatric|certain|some|eligible|elderly|older|younger?|adolescent|female|male|and|or)"
)


def population_of(text: str, part: Sentence, disease: Disease) -> str | None:
    """Whom the medicine is for, in the sentence's words: "adults who have received four therapies"."""
    people = indication_words().people
    before = re.search(
        rf"\b((?:{_PEOPLE_BEFORE}\s+)*(?:{people})\b(?:\s+(?:aged?\s+)?\d+[^,.;]{{0,40}}?)?)"
        r"\s+(?:with|who\s+have|suffering\s+from|living\s+with)\s+(?:[\w/-]+\s+){0,3}$",
        text[part.start : disease.start],
        re.IGNORECASE,
    )
    after = re.match(
        r"(?:\s*\([^)]*\))?,?\s+"
        r"((?:who|whose|for whom|particularly those|after|previously)\b[^.;]{3,140}?)(?=[,.;]|$)",
        text[disease.end : part.end],
    )
    pieces = [" ".join(m[1].split()) for m in (before, after) if m]
    pieces = [
        re.sub(r"^(?:(?:in|of|for|to|the|and|or|treating|treatment)\s+)+", "", piece) for piece in pieces
    ]
    return "; ".join(pieces) or None
