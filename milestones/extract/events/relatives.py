"""Clauses that say of a medicine what an authority has done to it: "a drug that the agency had rejected".

What the sentence tells first, and when, is not theirs: "a panel backed X on Monday, which the FDA refused".
"""

import re

from milestones.extract.events.candidate import Candidate
from milestones.lexicon.wordpatterns import Worded

_AUTHORITY = (
    r"(?:(?-i:[A-Z]{3,6}|E[CU]|U\.S\.|Swissmedic|Brussels|Washington)|(?:(?:drugs?|health|medicines?|federal|government)\s+)?"
    r"(?:agency|agencies|regulators?|watchdogs?|authorit(?:y|ies)|officials)|(?:Health|Drug)\s+(?:Canada|Administration)"
    r"|Administration|Commission|Ministry)"
)
_MEDICINE = (
    r"(?:drug|medicine|medication|treatment|therapy|vaccine|product|pill|tablet|injection|compound|antibody|antibiotic|remedy"
    r"|painkiller|shot|jab|one|combination|indication|application|filing)s?"
)
_RELATIVE = Worded.needing(
    "which that whom",
    rf"(?:,\s+(?:but\s+|and\s+|one\s+)?(?:which|that|whom)|(?<!\bfirst\s)(?<!\bonly\s)(?<!\bsecond\s)(?<!\bthird\s)"
    rf"(?<!\blatest\s)\b{_MEDICINE}\s+(?:that|which))\s+(?:the\s+)?(?:[A-Z][\w.’'&-]*\s+|the\s+|of\s+|for\s+|and\s+|federal\s+|health\s+){{0,8}}?"
    rf"{_AUTHORITY}\s+(?:\([^()]{{2,12}}\)\s+)?(?:(?:had|has|have)\s+)?(?:(?:\w+ly|once|twice|already|first|also|initially|later|then)\s+){{0,2}}$",
)
"""Ends with the authority that does what follows, in a clause upon the medicine named before."""
LONGEST = 22
"""So many words before an act its relative clause can begin."""
_OWN_CLAUSE = re.compile(
    r",\s+(?:and|but)\s+(?:the\s+)?(?:[A-Z][\w.'’&-]*\s+){1,7}(?:(?:has|have|had|also|already|then|later|finally)\s+){0,3}"
    r"(?:grant|approv|accept|clear|issu|award|authori[sz]|licens|reject|refus|declin|adopt|recommend|plac|lift|designat)ed\b"
)
"""Between two events: the second one's subject and verb; a date behind is its own."""


def relative_start(candidate: Candidate) -> int | None:
    """Where the relative clause begins that tells the candidate; None where it stands in none."""
    if candidate.form != "past" or candidate.passive:
        return None
    sentence = candidate.sentence
    opened = sentence.search(_RELATIVE, sentence.words_back(candidate.anchor, LONGEST), candidate.anchor)
    return opened.start() if opened else None


def beside_clause(candidate: Candidate, other: Candidate) -> bool:
    """Whether the other event stands in a clause beside the candidate's, with a subject of its own."""
    return _OWN_CLAUSE.search(candidate.sentence.text, candidate.end, other.end) is not None


NEXT_VERB = re.compile(
    r"\band\s+(?:(?:also|now|still|it|they)\s+){0,2}(?:has|have|had|is|are|was|were|will)\s+(?!been\b)"
    r"|,?\s(?:and|but)\s(?:(?:also|then|later|it|they)\s){0,2}(?:won|got|received|gained|secured|obtained|earned|landed)\s"
    r"|\b(?:that|which)\s+(?:(?:has|had|have|was|were)\s+(?:\w+ly\s+)?(?:been\s+)?(?:granted|given|issued|awarded)|won|received|got|gained|secured|holds)\s"
)
"""Between a verb and a thing behind it: the thing has its own verb, "filed X and has one pending"."""
_GOT = re.compile(
    r"\b(?:granted|given|awarded|won|received|secured|obtained|got|gained|holds)\s+(?:(?:an?|the|its|full|FDA|EU|U\.S\.)\s+){0,3}$"
)
"""Ends with the verb of which the next thing is the object."""


def is_gots(text: str, gap: str, thing: int) -> bool:
    """Whether a thing is what was got, before more is told: "X, granted approval in May, was dropped".

    `gap` stands between the thing, which begins at `thing`, and what was done then.
    """
    if "," not in gap or "which" in gap:
        return False
    return _GOT.search(text, max(0, thing - BEFORE), thing) is not None


BEFORE = 40
"""Characters before a thing in which the verb stands whose object it is."""
