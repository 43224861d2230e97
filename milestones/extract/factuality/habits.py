"""What happens as a rule and is nobody's event: "sends such a letter when it has decided against it"."""

import re

from milestones.extract.events.attributive import AUTHORITY
from milestones.extract.events.candidate import Candidate

_DONE = (
    r"(?:sent|issued|imposed|placed|given|granted|awarded|conferred|assigned|used|reserved|handed\s+out|approved|accepted"
    r"|cleared|refused|rejected|withdrawn|revoked|suspended|lifted|filed|submitted|validated|reviewed|put|what)"
)
_WHEN = (
    r"\b(?:when(?:ever)?|if|where|unless|only\s+after|once|as\s+soon\s+as|provided|after|in\s+cases?\s+(?:where|when|of)"
    r"|to\s+(?:drugs|medicines|products|therapies|treatments|applicants|sponsors|companies|applications))\b"
)
_CASES = frozenset(
    ["when", "whenever", "if", "where", "unless", "after", "once", "soon", "provided", "case", "cases", "to"]
)
"""Of these each of the patterns has one, as `Sentence.words` gives them."""
_DOES = re.compile(
    rf"{AUTHORITY}\s+(?:only\s+|usually\s+|normally\s+|[a-z]+ly\s+)?"
    r"(?:sends|issues|imposes|places|gives|grants|awards|confers|assigns|uses|reserves|hands\s+out|approves|accepts"
    r"|clears|refuses|rejects|withdraws|revokes|suspends|lifts|files|validates|puts)\s"
    r"[^.;]{0,90}?\b(?:when(?:ever)?|if|where|unless|only\s+after|once|as\s+soon\s+as)\s"
)
"""What an authority does, and in which case."""
_IS_DONE = re.compile(
    r"\W*(?:[A-Z][^.;,]{0,40},\s+|In\s+(?:the\s+)?[A-Z][\w.]+\s+)?(?:(?:An?|an?)\s+(?!(?:third|second|first|new)\b)|[Ss]uch\s+|[Tt]hese\s+)(?:[\w-]+\s+){1,4}?"
    rf"(?:is|are)\s+(?:only\s+|usually\s+|[a-z]+ly\s+)?{_DONE}\b[^.;]{{0,70}}?{_WHEN}"
)
"""Opens with a thing of its sort and tells what is done to such ones, and in which case."""


def is_a_habit(text: str, candidate: Candidate) -> bool:
    """Whether the sentence tells what is done as a rule: "A hold is imposed when the FDA sees risks"."""
    sentence = candidate.sentence
    if sentence.heading or _CASES.isdisjoint(sentence.words):
        return False
    if _IS_DONE.match(text, sentence.start, sentence.end):
        return True
    return _DOES.search(text, sentence.start, sentence.end) is not None
