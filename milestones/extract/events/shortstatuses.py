"""Bare names that stand for the status itself: "won Fast Track from the FDA"."""

import re

from milestones.extract.mentions import Act
from milestones.extract.text.document import Sentence

ONTO = re.compile(r"\s+(?:for|to|in|from|by)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\ban?\s+(?:[A-Z]{2,6}\s+)?$")
_ENDS = re.compile(r"\s+(?:for|to|in|from|by|on|upon|and)\b|[.,;)]")
"""Behind the name of a status in capitals: it says no more ("received Fast Track from the agency")."""
_GIVEN_IT = re.compile(
    r"\b(?:w[io]ns?|g[eo]t(?:s|ten)?|g[ia]ven?s?|(?:gain|bagg?|secur|land|receiv|obtain|earn|award|scor|nabb?|grant)(?:e?[sd])?|pick(?:s|ed)\s+up"
    r"|has|holds|and|with)\s+(?:(?:the\s+)?(?:US|U\.S\.|American)?\s?(?:FDA|agency|regulator)?(?:['’]s)?\s)?$",
    re.IGNORECASE,
)
_IS_ALL = re.compile(
    r"\s+(?:for|from|to|by|in|on|last|this)\b(?!\s+(?:the\s+)?(?:approval|review|sale|market))|[.,;)]|\s*$"
)
"""Before and behind a small "fast track" that was given: "won FDA fast track in May"."""


def is_short(text: str, sentence: Sentence, hit: Act) -> bool:
    """Whether a bare name stands for the status itself, so that it can be given: "won Fast Track from"."""
    said = text[hit.start : hit.end]
    if said.isupper() or (sentence.heading and ONTO.match(text, hit.end)):
        return True
    if " " not in said and not said.endswith("track"):
        return False
    if _ARTICLE.search(text[sentence.start : hit.start]):
        return True
    if said.endswith("track") and _GIVEN_IT.search(text, sentence.start, hit.start):
        return _IS_ALL.match(text, hit.end) is not None
    return said.istitle() and _ENDS.match(text, hit.end) is not None
