"""Votes told by their numbers: "six in favour and 13 against"."""

import re
from functools import cache

from milestones.extract.text.document import Sentence
from milestones.lexicon.datewords import date_words
from milestones.lexicon.wordpatterns import alternatives

REACH = 40
"""Within so many characters the two numbers of one vote stand."""


_SCORE = re.compile(
    r"\bvoted(?:\s+by)?\s+(?P<yes>\d{1,2})(?:\s?[-–]\s?|\s+to\s+)(?P<no>\d{1,2})(?!\d)(?:\s+with\s[^.;,]{3,30})?,?\s+"
    r"(?:that|in\s+favou?r|to\s+(?:recommend|back|endorse|support|approve)|for)\b"
)
"""A score and what it is for: "voted 4-9 that the benefits outweigh the risks"."""


_TIE = re.compile(
    r"\bvot(?:ed?|es|ing)\b(?:\s+(?:was|by|came\s+out|ended|split|tied))*\s+(?:an?\s+)?(?P<side>\d{1,2})"
    r"(?:\s?[-–]\s?|\s+to\s+)(?P=side)(?![\d-])"
    r"|\b(?P<half>\d{1,2})(?:\s?[-–]\s?|\s+to\s+)(?P=half)\s+(?:vote|tie|split|tally|ballot)\b",
    re.IGNORECASE,
)
"""A score that decides nothing: "voted 7-7 on whether", "a 6-6 tie"."""


_VOTED_FOR = re.compile(
    r"vot(?:ed?|es)\s+(?P<how>(?:(?!(?:for|that|in|to(?!\s+\d))\b)[\w'’–-]+,?\s+){1,20}?)for\b",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"(?:(?:\w+ly|(?:on\s+)?[A-Z]\w+day|(?:by\s+)?\d{1,2}(?:\s?[-–]\s?|\s+to\s+)\d{1,2}),?\s+)+",
    re.IGNORECASE,
)
"""Between "voted" and "for" where it says how and when: "voted 12-1 for", "voted narrowly for"."""


_VOTING = frozenset({"voted", "vote", "votes", "voting", "ballot", "tally"})
"""Of these each of the patterns has one, as `Sentence.words` gives them."""


@cache
def _few() -> re.Pattern[str]:
    """So few voted for it that it was lost: "only five members voted that the benefits"."""
    return re.compile(
        rf"\b(?:only|just)\s+(?:\d{{1,2}}|{alternatives(date_words().numbers)}|a\s+(?:few|handful|single))\s+"
        r"(?!(?:days?|weeks?|months?|years?|hours?)\b)(?:(?!(?:against|and|but|to|that)\b)[\w'’-]+\s+){0,8}?voted\s+"
        r"(?:yes\b|in\s+(?:its\s+|the\s+drug['’]s\s+)?favou?r\b|for\b|that\b"
        r"|to\s+(?:recommend|back|endorse|support|approve)\b)",
        re.IGNORECASE,
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    number = rf"(?:\d{{1,2}}|{alternatives(date_words().numbers)})"
    voted = r"\b(?:vot(?:ed|es?|ing)|ballot|tally)\b"
    side = r"(?:\s+(?:members|advisers|experts|panelists|votes|voted|voting|were))*\s+"
    yes, no = rf"(?P<yes>{number}){side}(?:in\s+favou?r|for|yes)", rf"(?P<no>{number}){side}(?:against|no)"
    return (
        re.compile(
            rf"{voted}[^.;]{{0,{REACH}}}?\b{yes}\b[^.;\d]{{0,{REACH}}}?\b{no}\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{voted}[^.;]{{0,{REACH}}}?\b{no}\b[^.;\d]{{0,{REACH}}}?\b{yes}\b",
            re.IGNORECASE,
        ),
    )


def carried(text: str, sentence: Sentence) -> bool | None:
    """Whether the vote that the sentence counts was carried; None where it counts none, or a tie."""
    if _VOTING.isdisjoint(sentence.words):
        return None
    for pattern in _patterns():
        if found := pattern.search(text, sentence.start, sentence.end):
            yes, no = _count(found["yes"]), _count(found["no"])
            return None if yes == no else yes > no
    if _few().search(text, sentence.start, sentence.end):
        return False
    score = _SCORE.search(text, sentence.start, sentence.end)
    return False if score and int(score["yes"]) < int(score["no"]) else None


def votes_on_else(text: str, anchor: int) -> bool:
    """Whether what stands there is a vote on something for a medicine: "voted on labels for Zelvora"."""
    voted = _VOTED_FOR.match(text, anchor)
    return voted is not None and _HOW.fullmatch(voted["how"]) is None


def is_tie(text: str, sentence: Sentence) -> bool:
    """Whether the numbers of the sentence's vote are the same on both sides, so that it says nothing."""
    if _VOTING.isdisjoint(sentence.words):
        return False
    for pattern in _patterns():
        if found := pattern.search(text, sentence.start, sentence.end):
            return _count(found["yes"]) == _count(found["no"])
    return _TIE.search(text, sentence.start, sentence.end) is not None


def _count(said: str) -> int:
    return int(said) if said.isdigit() else date_words().numbers[said.lower()]
