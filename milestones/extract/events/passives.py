"""Acts told in the passive: "was accepted", also the second of two: "was submitted in May and accepted"."""

import re

from milestones.extract.events.pairing import Action
from milestones.extract.text.document import Sentence

_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|get|gets|got)\s+"
    r"(?:(?:\w+ly|also|now|already|first|since|then|today|still|again|not\s+only|both)\s+)?$",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"\b(?:was|were|has\s+been|had\s+been)\s+\w+(?:ed|en|nt)\b[^;]{2,90}?(?:,|\band|\bthen)\s+(?:then\s+|finally\s+)?$",
    re.IGNORECASE,
)
"""Ends with a first passive and what joins a second one to it: "was submitted in May and"."""
_JOINED = re.compile(r"(?:,|\band|\bthen)\s+(?:then\s+|finally\s+)?$", re.IGNORECASE)
"""Ends as `_COORDINATED` does."""
_APPOSED = re.compile(r",\s+(?:\w+ly\s+|first\s+)?$")
_BY = re.compile(r"\s+by\s", re.IGNORECASE)
"""Behind a participle that a comma sets apart, or in a headline: "the trial, halted by the agency"."""
LONGEST = 3
"""So many words has the longest of these endings, but for the first passive."""


def in_passive(text: str, sentence: Sentence, action: Action) -> tuple[bool, bool]:
    """Whether the act is told in the passive, and whether as the second of two."""
    if action.word.form != "past" or action.reach != action.end:
        return action.word.intransitive, False
    near = sentence.words_back(action.start, LONGEST)
    joined = _JOINED.search(text, near, action.start) is not None
    second = joined and _COORDINATED.search(text, sentence.start, action.start) is not None
    passive = second or _PASSIVE.search(text, near, action.start) is not None
    by = _BY.match(text, action.end) is not None
    passive = passive or (by and (sentence.heading or _APPOSED.search(text, near, action.start) is not None))
    return action.word.intransitive or passive, second
