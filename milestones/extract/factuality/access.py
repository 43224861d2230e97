"""Use of a medicine that is not licensed yet, outside trials: expanded access, compassionate use."""

import re

from milestones.extract.events.candidate import Candidate

_SCHEME = (
    r"\b(?:(?:expanded|early|special|managed|compassionate)[-\s]access|compassionate[-\s]use"
    r"|(?:single|named)[-\s]patient|right[-\s]to[-\s]try"
    r"|compassionate\s+(?:grounds|basis))\b"
)
_OF_SCHEMES = frozenset(("access", "compassionate", "patient", "try"))
"""One of these words is in the name of each."""
_BY = r"(?:\s+(?:by|from)\s+(?:the\s+)?[\w.]+(?:\s[A-Z]\w+){0,4})?"
_OF_A_SCHEME = re.compile(
    rf"{_BY}(?:\s+(?:of|for|to))?(?:\s+(?:an?|the|its|our))?\s+(?:(?!(?:under|after|via|through|and|in|is|was)\b)[\w’'/-]+\s+){{0,5}}?{_SCHEME}",
    re.IGNORECASE,
)
"""Behind an act: "approval by FDA of an Expanded Access Protocol"."""
_UNDER_A_SCHEME = re.compile(
    rf"{_BY}(?:\s+(?:(?:of|for|to)\s+)?(?:(?!(?:under|after|and)\b)[\w®™’'-]+\s+){{0,4}}?[\w®™’'-]+(?:\s\([^()]{{1,40}}\))?)??(?:\s+for\s+(?:[\w-]+\s+){{0,3}}?(?:use|patients?))?"
    rf"\s+(?:under|through|via|within|as\s+part\s+of|on)\s+(?:(?:the|its|an?|their|[\w.]+['’]s|Health\s+Canada['’]s)\s+){{0,3}}{_SCHEME}",
    re.IGNORECASE,
)
"""The same behind a medicine: "approved X for use under its Special Access Program"."""
_WON_BY_ONE = re.compile(
    rf"\W*(?:(?:[A-Z][\w.&-]*['’]s|An?|The|Its)\s+)?(?:[\w-]+\s+){{0,3}}?{_SCHEME}", re.IGNORECASE
)
"""Opens a sentence: "An expanded access programme for X won"."""
_WITHIN = re.compile(_SCHEME, re.IGNORECASE)
SCHEME = 8
"""So many characters behind an act that is only a part of a scheme's name, "expanded", the name ends."""
_DOSES = re.compile(
    rf"\w*{_BY},?\s+to\s+(?:raise|increase|escalate|lower|reduce|double|halve|change|adjust)\s+(?:the|its|their|an?)\s+(?:[\w-]+\s+){{0,2}}?(?:dos(?:e|es|age|ing)|number)\b",
    re.IGNORECASE,
)
"""An act and what it lets be done in a trial that runs: "approval to raise the dose"."""


def before_a_licence(text: str, candidate: Candidate) -> bool:
    """Whether what is let is use of a medicine without a licence to sell it."""
    sentence = candidate.sentence
    named = not _OF_SCHEMES.isdisjoint(sentence.words)
    behind = candidate.end, sentence.end
    if named and (_OF_A_SCHEME.match(text, *behind) or _UNDER_A_SCHEME.match(text, *behind)):
        return True
    extends = candidate.rule.startswith("extend ")
    return (
        extends and _WITHIN.search(text, max(0, candidate.start - SCHEME), candidate.end + SCHEME) is not None
    )


def is_of_a_scheme(text: str, candidate: Candidate) -> bool:
    """Whether the trial that is let run is such a use."""
    if _WITHIN.search(text, candidate.start, candidate.end):
        return True
    return _WON_BY_ONE.match(text, candidate.sentence.start, candidate.anchor) is not None


def doses(text: str, candidate: Candidate) -> bool:
    """Whether what is let is another dose in a trial that runs."""
    return _DOSES.match(text, candidate.anchor, candidate.sentence.end) is not None
