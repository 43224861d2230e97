"""Medicines named as examples of those an act was done to: "approved drugs on thin data, such as X"."""

import re
from functools import cache

from milestones.extract.events.candidate import Candidate
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

REACH = 140
"""Within so many characters behind the act its examples begin."""


_NEW_USES = (
    r"(?:(?:new|wider|additional|extra|expanded|extended|broader|further)\s+"
    r"(?:uses|indications|labels)\s+(?:for|of)\s+)?"
)
"""Before the medicines that got new uses: "recommended new uses for nine medicines"."""


@cache
def _of_several() -> re.Pattern[str]:
    things, cues = alternatives(naming().class_plurals), alternatives(naming().example_cues)
    return re.compile(
        rf"\s+{_NEW_USES}(?:[\w-]+\s+){{0,3}}?(?:{things})\b(?:(?!\b(?:that|which|is|are|was|were|has|have|will)\b)[^.;])*?"
        rf"(?:\b(?:{cues})\b|:(?=\s+(?-i:[A-Z])[\w-]+[®™]?\s?\())",
        re.IGNORECASE,
    )


def examples_of(text: str, candidate: Candidate) -> int | None:
    """Where the examples of what the act was done to begin; None where it gives none."""
    if candidate.form != "past" or candidate.passive or not candidate.rule.endswith("product"):
        return None
    found = _of_several().match(text, candidate.end, min(candidate.sentence.end, candidate.end + REACH))
    return found.end() if found else None


@cache
def _examples() -> re.Pattern[str]:
    """From an act to the names of some of those it was done to: "approved 24 drugs in June, including X"."""
    plain = r"(?:(?!(?:patients|who|after|with|for|to|prior|previous|than|beat)\b)[\w-]+\s+)"
    return re.compile(
        rf"\s+{_NEW_USES}(?:(?:for|of|to)\s+)?{plain}{{0,6}}?(?:{alternatives(naming().class_plurals)})"
        r"(?:\s+(?:in|last|this|for|from|by|during|to)\s[^,.;:]{2,60}?)?"
        r"(?:,?\s+\w+\s+of\s+which\s+[^,.;:]{2,60}?)?"
        rf",?\s+(?:{alternatives(naming().example_cues)})\s+(?:[\w.'’-]+\s+){{0,4}}",
        re.IGNORECASE,
    )


@cache
def _of_acts() -> re.Pattern[str]:
    """From a plural act to the names of what some of them were for: "approvals in May, including X"."""
    return re.compile(
        rf"(?:\s+(?:in|last|this|from|by|during)\s[^,.;:]{{2,60}}?)?,?\s+(?:{alternatives(naming().example_cues)}|include[sd]?)\s+"
        r"(?:(?:for|of|those|that|one)\s+)*(?:[\w.'’-]+\s+){0,4}",
        re.IGNORECASE,
    )


def is_example(text: str, act: int, start: int) -> bool:
    """Whether the name at `start` is an example of what the act that ends at `act` was done to."""
    if text.endswith("s", 0, act) and _of_acts().fullmatch(text, act, start):
        return True
    return _examples().fullmatch(text, act, start) is not None
