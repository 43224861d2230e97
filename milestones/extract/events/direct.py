"""Whether what an authority gets is an application: "received an NDA"."""

import re

_AN = re.compile(
    r"\s+(?:(?:an?|the|its|their|this|that|such|[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*)?(?:['’]s|s['’]))\s+)?"
    r"(?:(?:new|formal|first|full|resubmitted|second|marketing|completed?|authori[sz]ation|approval|registration|licen[cs]ing|licen[cs]e)\s+){0,2}",
)
"""Between "received" and the application."""
TAKE_IN = "take_in"


def is_taken_in(gap: str, *, behind: bool, passive: bool) -> bool:
    """Whether an application stands directly behind the verb, with words between that tell which it is."""
    return behind and not passive and _AN.fullmatch(gap) is not None
