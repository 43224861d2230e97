"""Leave for where medicines are made, tested or given: a plant, a filling line, a laboratory."""

import re

from milestones.extract.events.candidate import Candidate

_ROOMS = (
    r"(?:facilit(?:y|ies)|plants?|laborator(?:y|ies)|factor(?:y|ies)|clean\s?rooms?|warehouses?"
    r"|(?:manufacturing|production|testing|packaging|filling)\s+(?:sites?|lines?|suites?|units?|cent(?:er|re)s?))\b"
)
_OF_ROOMS = re.compile(
    r"(?:\s+(?:by|from)\s+(?:the\s+)?(?:[\w.’'&()-]+\s){0,8}?)?\s*(?:(?:of|for|to)\s+)?(?:its|the|our|their|an?|this|new|[A-Z][\w-]*['’]s)\s+"
    rf"(?:(?!(?:of|for|to|at|in|from|by|and|which|that|made|as|with)\b)[\w’'/-]+\s+){{0,8}}?{_ROOMS}",
    re.IGNORECASE,
)
_ROOMS_WERE = re.compile(
    rf"\b{_ROOMS}(?:\s+(?:that|which|where|in|at|for)\s[^.;,]{{2,60}}?)?,?\s+(?:was|were|is|are|has\s+been|have\s+been)\s+(?:(?:\w+ly|also|now|first)\s+)?$",
    re.IGNORECASE,
)
"""Behind an act, and before a passive: where medicines are made or tested."""
_ROOMS_BY = re.compile(
    rf"\b{_ROOMS}(?:\s+(?:in|at)\s+[A-Z][\w.-]+(?:,?\s+[A-Z][\w.-]+){{0,3}})?,?\s+$", re.IGNORECASE
)
"""Ends with the same before a bare participle: "production line approved by the FDA"."""
_BY = re.compile(r"\s+by\s")
_ROOM_IS = re.compile(
    r"(?<!\bin\s)(?<!\bat\s)(?<!\bby\s)(?<!\bto\s)(?<!\bfor\s)(?<!\bfrom\s)(?:\b(?:the|an?|its|our|their|this)|\w['’]s)\s+(?:[\w-]+\s+){0,3}?(?:laborator(?:y|ies)|labs?|pharmac(?:y|ies)|hospitals?|clinics?|cent(?:er|re)s?|facility|CRO)"
    r"\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(?:(?:\w+ly|also|now|first)\s+)?(?:\w+\s+and\s+)?$",
    re.IGNORECASE,
)


def of_rooms(text: str, candidate: Candidate) -> bool:
    """Whether what is approved is where medicines are made: "its plant was approved", "cleared the site"."""
    sentence = candidate.sentence
    if _OF_ROOMS.match(text, candidate.end, sentence.end):
        return True
    if candidate.passive and _ROOMS_WERE.search(text, sentence.start, candidate.anchor):
        return True
    bare = _BY.match(text, candidate.end) is not None
    return bare and _ROOMS_BY.search(text, sentence.start, candidate.anchor) is not None


def room_is(text: str, candidate: Candidate) -> bool:
    """Whether it is where patients or samples are tested or treated: "the hospital is authorized"."""
    start, end = candidate.sentence.start, candidate.anchor
    return candidate.passive and _ROOM_IS.search(text, start, end) is not None
