"""Approvals and statuses that somebody only asks for: "filed for approval", "applies for orphan status"."""

import re

from milestones.extract.events.attributive import AUTHORITY
from milestones.extract.events.candidate import Candidate

_ASKED_FOR = re.compile(
    r"(?<!\bwent )(?<!\bopted )(?<!\bsettled )(?<!\bplumped )"
    r"(?<!\bcame out )(?<!\bcomes out )(?<!\bvoted )(?<!\bspoke )\bfor\s+"
    r"(?:(?!(?:the|its|our|an?|receive[sd]|w[io]ns?|gets?|got|(?:gain|secure|obtain|earn|snare)e?[sd])\b)[\w.-]+\s+){0,2}$"
    r"|\b(?:submitted|submits|files|filed|applied)\b(?:(?!\b(?:and\s(?!Drug)|which|thank\w*)\b)[^;:]){1,130}?\bfor\s+the\s+(?:full\s+|marketing\s+)?$"
    r"|\b(?:applications?|submissions?|filings?|dossiers?|petitions?|requests?|basis|[sa]?(?:NDA|BLA)s?|MAAs?)\)?\s+for\s+(?:the|its|an?)\s+"
    r"(?:(?:potential|possible|full|accelerated|marketing|conditional|traditional|regular|regulatory|first|E\.?U\.?|U\.?S\.?)\s+){0,3}$",
    re.IGNORECASE,
)
"""Ends with "for": "filed for FDA approval", "a letter for accelerated approval", not "went for"."""
_ASKED_OF = re.compile(
    r"\b(?:applications?|requests?|petition|bid)\s+(?:to|with|at|before)\s+(?:[\w.'’-]+\s+){1,5}?for\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Ends with whom the status is asked of: "its application to the agency for orphan status"."""
_FILED_FOR = re.compile(
    r"\b(?i:files?|filed|lodge[sd]?|submit(?:s|ted)?|put(?:s|ting)?\s+in|appl(?:y|ies|ied|ying)|sen[dt]s?|turn(?:s|ed)\s+to|went\s+to|goes\s+to"
    r"|approache[sd]|lobb(?:y|ies|ied)|vie[sd]|aim(?:s|ed)?|filing\s+(?:paperwork|papers))\b"
    r"(?:(?!\b(?:and|but|then|which|who|after|granted|gave|received|won|accepted)\b)[^.;:]){0,90}?\bfor\s+"
    r"(?:(?!(?:which|whom|its|their|the)\b)[\w-]+\s+){0,3}$"
)
"""Ends with what somebody does to be given the status that follows: "files with the agency for orphan"."""
_TAKES = re.compile(
    rf"(?:{AUTHORITY}\s+(?:has\s+|have\s+)?|\b(?:grant|approv|award|accept|accord)(?:s|ed|es)\s[^.;]{{0,80}})$"
)
"""Ends with an authority, or with what was granted: "approved the request that the company filed for"."""


def is_asked_for(text: str, start: int, act: int) -> bool:
    """Whether the noun of an act at `act`, in a sentence from `start` on, is what is asked for."""
    return _ASKED_FOR.search(text, start, act) is not None


def is_filed_for(text: str, candidate: Candidate, governing: str) -> bool:
    """Whether a status is what somebody files for; an authority's filing is how it takes an application."""
    start = candidate.sentence.start
    if governing != "past" and _ASKED_OF.search(text, start, candidate.anchor):
        return True
    asked = _FILED_FOR.search(text, start, candidate.start)
    return asked is not None and _TAKES.search(text, start, asked.start()) is None
