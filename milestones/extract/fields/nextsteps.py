"""Times behind an event that are of another step: of a target date, of what comes first, of what is next."""

import re

from milestones.extract.dates.tolddate import Told
from milestones.extract.events.candidate import Candidate

_TARGET = re.compile(
    r"\s+(?:PDUFA|FDA|goal|target|action|decision|user[- ]fee|review|statutory|due)(?:\s+[a-z]+){0,2}"
    r"\s+(?:date|deadline|day|goal)\b"
    r"|\s+(?:PDUFA|deadline|goal|target)\b"
)
"""Behind a day: it is the one by which a decision was due."""
_AHEAD_OF = re.compile(
    r"\b(?:ahead\s+of|before|prior\s+to|in\s+advance\s+of|earlier\s+than|short\s+of|beat(?:s|ing)?|miss(?:es|ed|ing)?)\s+"
    r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|an?|our|[A-Z][\w.]*['’]s|scheduled|planned|expected|original)\s+)*$"
)
_NEXT_STEP = re.compile(
    r",?\s(?:(?:and|then)\s+(?:(?:then|also|subsequently|potentially|later)\s+)*(?:to|expects\s+to|plans\s+to)|and\s+then|before)\s+"
    r"(?:begin|start|initiate|commence|launch|enroll?|dose|present|publish|report|complete|conduct|open|run|introduce|market|sell"
    r"|bring|make|roll|share|announce|read|treat|recruit|raise)(?:ing)?\s(?!in\b|by\b|on\b)"
)
"""Behind what is planned: what is to come next, before the time of that."""
_FOR = r"(?:(?:an?|potential|planned|possible|commercial|market|product|US|U\.S\.|EU)\s+)*"
_LAUNCH = re.compile(
    rf"\b(?:aim(?:s|ing)?|goal|hop(?:es?|ing)|view|eye|plans?|target(?:s|ing)?|prepar(?:es|ing))\s+(?:of|to|at|for)\s+{_FOR}launch(?:ing|es)?\b"
    rf"|\b(?:for|ahead\s+of|before|with|eyeing)\s+{_FOR}launch\b"
)
"""The same of the launch that is hoped for."""
_ONCE = re.compile(
    r"\b(?:after|following|once|upon|pending|when)\s+(?!(?:that|which|this|it)\b)[^,;]{0,70}?"
    r"\b(?:data|results?|read-?outs?|trials?|study|studies|meetings?|analys[ei]s|feedback|batch(?:es)?),?\s"
    r"(?:(?:that|which)\s+(?:is|are|will|should)\s+)?(?:be\s+)?(?:expected|due|anticipated|planned|scheduled|slated|to\s+\w+|ends?|concludes?|finish(?:es)?)\s[^;]*$"
)
"""The same of what must have come first: "to file an NDA after results due in May"."""


def of_another_step(text: str, candidate: Candidate, told: Told, *, expected: bool) -> bool:
    """Whether a date behind is that of what was due, or of what is to come before or after the event."""
    if not expected:
        due = _TARGET.match(text, told.end) is not None
        return due and _AHEAD_OF.search(text, candidate.end, told.start) is not None
    gap = candidate.end, told.start
    if candidate.form != "noun" and (_ONCE.search(text, *gap) or _NEXT_STEP.search(text, *gap)):
        return True
    return _LAUNCH.search(text, *gap) is not None
