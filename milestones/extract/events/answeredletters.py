"""Letters of an authority that are told with their answer: "a response to the letter that it sent in May"."""

import re
from collections.abc import Iterator, Sequence

from milestones.extract.events.candidate import Candidate
from milestones.extract.events.pairing import Thing
from milestones.extract.text.document import Sentence

_ANSWERED = re.compile(
    r"(?:response|reply|answer)s?\s+to\s+(?:[\w'’]+\s+){0,2}?(?P<letter>complete\s+response\s+letter|crl)$",
    re.IGNORECASE,
)
"""What is handed in, and the letter that it answers."""
_CAME = re.compile(
    r"(?:\s*\([^()]{1,40}\))?,?\s+(?:(?:that|which)\s+)?(?:(?:was|had\s+been|had|has)\s+)*"
    r"(?:(?:it|they|we|the\s+\w+|[A-Z][\w.&-]*)\s+(?:(?:had|has|have)\s+)?)?(?:first\s+|initially\s+)?"
    r"(?:sent|issued|received|got|dated|delivered|handed|obtained|from|of)\b",
)
"""Behind the letter: when it came, or from whom."""


def only_in_answer(text: str, thing: Thing) -> bool:
    """Whether nothing is handed in, but something happens on it: "fell in response to the letter"."""
    return text.endswith("in ", 0, thing.start) and text[thing.start : thing.end].lower().startswith(
        "response"
    )


def answered_letters(text: str, sentence: Sentence, objects: Sequence[Thing]) -> Iterator[Candidate]:
    """The letters that came to pass, of those to which the sentence tells an answer."""
    for thing in objects:
        answer = _ANSWERED.match(text, thing.start, thing.end)
        if answer is None or not _CAME.match(text, thing.end, sentence.end):
            continue
        start = answer.start("letter")
        yield Candidate(
            "complete-response", "status", sentence, start, thing.end, start, "status", False,
            jurisdiction="US",
        )  # fmt: skip
