"""Whether what an authority gets is an application: "received an NDA"."""

import re

_AN = re.compile(
    r"\s+(?:(?:an?|the|its|their|this|that|such|[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*)?(?:['’]s|s['’]))\s+)?"
    r"(?:(?:new|formal|first|full|resubmitted|second|marketing|completed?|authori[sz]ation|approval|registration|licen[cs]ing|licen[cs]e)\s+){0,2}",
)
"""Between "received" and the application."""
TAKE_IN = "take_in"


_ITS_ANSWER = re.compile(
    r"\s+(?:acceptance|approval|clearance|authori[sz]ation|nod|go-ahead|green\s+light|permission|consent|validation|number)\b",
    re.IGNORECASE,
)
"""Behind the application: what was received is the answer to it, "receives IND application acceptance"."""


def is_taken_in(text: str, gap: str, end: int, *, behind: bool, passive: bool) -> bool:
    """Whether an application, which ends at `end`, stands directly behind the verb as what was received."""
    direct = behind and not passive and _AN.fullmatch(gap) is not None
    return direct and _ITS_ANSWER.match(text, end) is None
