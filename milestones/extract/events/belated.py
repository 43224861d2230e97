"""Acts that are denied only up to a time: "was not approved until 2019", "should never have approved it"."""

import re
from dataclasses import replace

from milestones.extract.events.candidate import Candidate
from milestones.extract.events.pairing import Action

_UNTIL = re.compile(
    r"[^.;,]{0,60}?\s(?:until|before)\s+"
    r"(?:(?:early|late|mid|the\s+\w+\s+of|[A-Z][a-z]{2,8}\.?|\d{1,2},?)[\s-]+){0,3}(?:19|20)\d\d\b"
)
"""Behind what had not been done: the time when it was."""
_BELATED = re.compile(
    r"(?:\b(?:not|never|took|waited|wait|patient|out)\b|n['’]t\b)[^.;]*\buntil\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""Ends with an "until" at which it came."""
_DID_NOT = re.compile(r"did\s+not\b|didn['’]t\b", re.IGNORECASE)
_SHOULD_NOT_HAVE = re.compile(r"\bshould\s+(?:never|not)\s+have\s+(?:been\s+)?$", re.IGNORECASE)
_TOOK = re.compile(r"\b(?:took|waited)\s[^.;]{3,60}?\sfor\s[^.;,]{2,60}$", re.IGNORECASE)
"""Ends with what passed before something was done at last: "it took until May for X"."""
REGRET = len(("should", "never", "have", "been"))


def as_told(text: str, action: Action) -> Action:
    """The act itself where its words deny it up to the time when it came: "did not approve X until 2019"."""
    word = action.word
    if word.action != "reject" or word.form != "past" or not _DID_NOT.match(text, action.start):
        return action
    came = _UNTIL.match(text, action.reach) is not None
    return replace(action, word=replace(word, action="approve")) if came else action


def came_at_last(text: str, candidate: Candidate) -> tuple[str, ...]:
    """The categories of cues that do not refuse it: it came all the same, or somebody regrets that it did."""
    if _UNTIL.match(text, candidate.end, candidate.sentence.end):
        return ("negated",)
    start = candidate.sentence.words_back(candidate.anchor, REGRET)
    regretted = candidate.form == "past" and _SHOULD_NOT_HAVE.search(text, start, candidate.anchor)
    return ("negated", "hypothetical") if regretted else ()


def took_until(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] tells what passed before what follows was done: "it took years for X"."""
    return _TOOK.search(text, start, end) is not None


def is_belated(before: str) -> bool:
    """Whether the words before a date make it the time at which something came: "was not sold until"."""
    return _BELATED.search(before) is not None
