"""Places behind people or trials that are yet where leave was given: "approved for adults in Japan"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from milestones.extract.mentions import Where

_LET_RUN = re.compile(
    r"\b(?:approved|cleared|authori[sz]ed|approval|clearance|permission|go-ahead|nod|green\s+light)\s+"
    r"(?:(?:in|on)\s+(?:\w+,?\s+){1,3}?|(?:from|by)\s+(?:the\s+)?(?:[a-z-]+\s+){1,4}?)?(?:for|to)\s+"
    r"(?:[\w/-]+\s+){0,5}(?:trials?|stud(?:y|ies)|tests?)\s+in\s+(?:the\s+|both\s+)?$",
    re.IGNORECASE,
)
"""Ends with trials that were let run: the place behind is where, "approved for clinical trials in China"."""
_IN = re.compile(r"[iI][nN]\s+(?:(?i:the|both)\s+)?$")
"""Ends with what makes a place the one where something is done."""
_LICENSED_FOR = re.compile(
    r"(?:\b(?:approved|authori[sz]ed|licen[sc]ed|registered|cleared|indicated|reimbursed)|(?<!seeking\s)\bapprovals?)\s+"
    r"(?:(?:only|also|both|now)\s+)?(?:for|to|in|as)\s"
    r"(?:(?!\b(?:trials?|stud(?:y|ies)|data|based|results?|estimated|million|thousand|sold|who|which|where|affects?|diagnosed|enrol\w+)\b)[^.;\n]){0,140}?"
    r"(?:patients|people|adults|children|adolescents|women|men|infants)\s+in\s+(?:the\s+|both\s+)?$",
    re.IGNORECASE,
)
"""Ends with those for whom a medicine is licensed, behind whom stands where: "approved for adults in"."""
LET_RUN = 110
"""So many characters before a place may hold that."""
LICENSED_FOR = 190
"""So many characters before a place may say for whom a medicine is licensed."""


def let_run(text: str, where: Where) -> bool:
    """Whether a place is only where trials were let run."""
    left = max(0, where.start - LET_RUN)
    return bool(_IN.search(text, left, where.start) and _LET_RUN.search(text, left, where.start))


def licensed_for(text: str, where: Where, agencies: Sequence[int]) -> bool:
    """Whether a place behind people is where a medicine is licensed for them, by no one of the `agencies`."""
    if not _IN.search(text, max(0, where.start - LET_RUN), where.start):
        return False
    act = _LICENSED_FOR.search(text, max(0, where.start - LICENSED_FOR), where.start)
    return act is not None and bisect_right(agencies, act.start()) == bisect_left(agencies, where.start)
