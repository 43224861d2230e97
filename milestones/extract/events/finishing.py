"""Being through with a filing: "completed its submissions in Japan", "submissions have been completed"."""

import re

_SUBMISSION = re.compile(r"(?:submission|filing)s?\Z", re.IGNORECASE)
_ALL_ITS = re.compile(
    r"\s+(?:(?:its|the|their|our|all|both|these|two|three|several|additional|further|global|planned|first)\s+){0,3}",
    re.IGNORECASE,
)
"""Between "completed" and the submissions: whose and how many they are."""
_OF_IT = re.compile(
    r"\b(?:review|stud(?:y|ies)|trials?|work|assessment|evaluation|meetings?|preparations?|inspections?|data)\s+(?:of|for|on|to\s+support)\s+"
    r"(?:[\w.'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Ends with what was completed beside the filing: "the review of X's"."""
_OF_PAPERS = re.compile(
    r"\s+of\s+(?:the\s+|an?\s+|its\s+|all\s+)?(?:[\w-]+\s+)?(?:abstracts?|manuscripts?|papers?|posters?|proposals?|reports?|results|bids|samples"
    r"|data|documents?|claims|protocols?)\b",
    re.IGNORECASE,
)
"""Behind a filing: papers, and no application."""
BEFORE = 60
"""Characters before a filing in which that stands."""


def is_finished(
    text: str, gap: str, thing: tuple[int, int], act: int, *, behind: bool, passive: bool
) -> bool:
    """Whether the act is done to what is called a filing, `behind` it or before it (`passive`)."""
    if _SUBMISSION.search(text, *thing) is None:
        return False
    if behind:
        return _ALL_ITS.fullmatch(gap) is not None
    if not passive and not text.startswith(("was ", "been "), act):
        return False
    if _OF_PAPERS.match(gap):
        return False
    return _OF_IT.search(text, max(0, thing[0] - BEFORE), thing[0]) is None
