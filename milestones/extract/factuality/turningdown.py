"""What is turned down and is no medicine: a rival's product, a view, an offer, or only to do something."""

import re

from milestones.extract.events.candidate import Candidate

_RIVALS = re.compile(
    r"\s+(?:(?:an?|any|the)\s+)?(?:same|another|other|similar|competing|generic|biosimilar|subsequent|identical)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:drugs?|products?|medicines?|versions?|applications?|sponsors?|companies|cop(?:y|ies)|generics?|biosimilars?|therap(?:y|ies)|molecules?|candidates?)\b",
    re.IGNORECASE,
)
"""Behind "cannot approve": what an exclusivity keeps from the market, no medicine that was refused."""
_A_VIEW = re.compile(
    r"\s+(?:(?:the|its|their|an?|his|her|any|all|such|these|those|some|(?:[\w.&-]+\s+){0,2}[\w.&-]+(?:['’]s|s['’]))\s+)?"
    r"(?:(?!(?:after|over|on|for|in|of|amid|despite|because|as|to|and|with|by|following|from|at)\b)[\w'’-]+\s+){0,2}?"
    r"(?:ideas?|notions?|suggestions?|criticisms?|allegations?|accusations?|arguments?|assertions?|theor(?:y|ies)|objections?|complaints?|overtures?"
    r"|contentions?|conclusions?|findings|warnings?|concerns|characteri[sz]ations?|hypothes[ie]s|premise|explanations?|reports|rumou?rs|calls|demands?"
    r"|lawsuits?|subpoenas?|challenges?|deals?|takeovers?|settlements?|mergers?|buyouts?|comparisons?|(?:advice|guidance)(?!\s+to\s+(?:approve|clear|license|recommend)))\b",
    re.IGNORECASE,
)
"""Behind "rejected": what somebody thinks, says or offers."""
_TO_DO_ELSE = re.compile(
    r"\s+(?:even\s+)?to\s+(?!(?:even\s+)?(?:re-?)?(?:approve|authori[sz]e|licen[cs]e|clear|grant|allow|let|register|give|file|review|accept|recommend|endorse|back"
    r"|permit|sanction|pass|renew|extend|consider|process|evaluate|take|sign|issue|green-?light|rubber|market|sell|admit|ok|okay|wave|convert|expand|support|budge)\b)[a-z]"
)
"""Behind "refused": something else than a leave, "refused to comment on"."""


def turns_down_else(text: str, candidate: Candidate) -> bool:
    """Whether something else than a medicine is refused: "rejected the criticism", "refused to comment"."""
    end = candidate.sentence.end
    if _RIVALS.match(text, candidate.end, end) or _A_VIEW.match(text, candidate.end, end):
        return True
    refuses = text.startswith(("refus", "Refus"), candidate.anchor)
    return refuses and _TO_DO_ELSE.match(text, candidate.end, end) is not None
