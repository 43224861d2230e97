"""Names that a speaker turns to, as calls with investors go: "Turning to Zelvora, we filed in Japan"."""

import re

_TURNS_TO = re.compile(
    r"\W*(?:(?:and|so|now|next|then|also|okay|ok|first|firstly|second|secondly|third|finally|lastly|let\s+me|let['’]s|let\s+us|we['’]ll|i['’]ll|"
    r"i\s+will|we\s+will|i['’]d\s+like\s+to|we\s+now|i\s+now|again|briefly|quickly|within|in|our|oncology|immunology)(?:,\s+|\s+)){0,5}"
    r"(?:start|begin|turn|mov|switch|shift|go|com|look|jump|transition|continu|end|clos|finish)(?:n?ing|e)?"
    r"(?:\s+(?:now|first|next|off|on|over|ahead|back|quickly|briefly|then|our\s+attention)){0,3}\s+(?:with|to|at|onto|into)\s+"
    r"(?:(?:our|the)\s+(?:[\w-]+\s+){0,3}(?:[\w-]+,\s+)?)?$",
    re.IGNORECASE,
)
"""From a sentence's begin to what it turns to."""
_AS_FOR = re.compile(
    r"\W*(?:as\s+for|with\s+regards?\s+to|regarding|as\s+regards|in\s+regards?\s+to|with\s+respect\s+to|concerning|speaking\s+of)\s+$",
    re.IGNORECASE,
)
_ON = re.compile(r"\W*(?:On|For|With)\s+$")
_THEN = re.compile(r"\s?[®™]?(?:\s\([^()]{2,40}\))?,\s")
_OURS = re.compile(r"\s?[®™]?(?:\s\([^()]{2,40}\))?,\s[^.;]{0,60}?\b(?:we|our|us|we['’](?:ve|re|ll))\b")
"""Behind a name with which a speaker opens, the speaker: "On Zelvora, the agency has told us"."""
_A_FIELD = re.compile(
    r".*(?:olog(?:y|ies)|ics|ing|tions?|ments?|ity|ials?|osis|itis|oma)"
    r"|(?:guid|fin|perform|compli)ances?|slides?|pages?|pipelines?|medicines?|markets?|vaccines?|balance|outlook",
    re.IGNORECASE,
)
"""Fields, places and papers that speakers turn to as well: "Turning to Oncology", "Europe", "Slide"."""


def as_topic(text: str, start: int, first: int, stop: int, end: int) -> str:
    """How the opening of a sentence shows that its speaker turns to a medicine; "" where it does not."""
    if _A_FIELD.fullmatch(text, first, stop):
        return ""
    if _TURNS_TO.fullmatch(text, start, first) or _AS_FOR.fullmatch(text, start, first):
        return "a speaker's topic" if _THEN.match(text, stop, end) else ""
    opens = _ON.fullmatch(text, start, first) and _OURS.match(text, stop, end)
    return "a speaker's topic" if opens else ""
