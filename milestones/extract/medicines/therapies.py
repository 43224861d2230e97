"""Gene and cell therapies without a name of their own, called by what they treat: "its ALS gene therapy".

Their make tells them apart as no "gout drug" is: few have the same disease. Only where an article names no
medicine at all; what has a name is called by it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.shapes import Others
from milestones.extract.medicines.vaccines import is_meant
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.diseases import diseases, is_disease_word, says_disease
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

_WORD = re.compile(r"[\w'’/.-]*[\w'’]")
_DESCRIBED = re.compile(
    r"(?:\b(?:[a-z]+-[a-z-]+|(?:in|ex)\svivo|investigational|experimental|novel|new|autologous|allogeneic)\s)+$"
)
"""Ends with what such a therapy is called besides: "a one-time"."""
_FIRST = re.compile(r"\b(?:first|only|second|another)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
"""Ends with what sets one off from others, by which an article tells of what it does not name."""
_USE = re.compile(
    r"\s(?:for|to\streat|against|in)\s(?:the\streatment\sof\s)?(?:(?:patients|people|children|adults)\swith\s)?"
    r"(?P<disease>(?:(?!(?:that|which|who|and|or|was|is|were|has|had|the|caused|after|at|from|by|in)\b)[\w'’-]+\s?){1,6})",
    re.IGNORECASE,
)
"""Behind such a therapy: what it is for."""
_NUMBERED = re.compile(r"(?:\s(?:type\s)?(?:[A-Z]|\d[A-Z]?|I{1,3}|IV))?(?![\w-])")
"""Behind a disease: which of its types."""
_TYPE = re.compile(r"[A-Z]|\d[A-Z]?|I{1,3}|IV|type", re.IGNORECASE)
_OF_ONE = re.compile(r"(?:\b(?:an?|the|this|its|their|our|his|her)|['’]s|s['’])\s$", re.IGNORECASE)
"""Ends with what makes one of what follows: "gene therapy for gout" alone is any."""
FINDER = "a therapy by its disease"
MOST = 5
"""Words of a disease before the therapy."""


@cache
def _therapy() -> re.Pattern[str]:
    makes = alternatives(naming().therapy_makes)
    return re.compile(
        rf"(?<![\w-])(?i:{makes})[\s-](?i:therapy|treatment|medicine)(?:\s(?i:product\scandidate|candidate|product))?(?![\w-])"
    )


@sorting
def _is_therapy(word: str) -> bool:
    return word.lower() in ("therapy", "treatment", "medicine")


def therapy_hits(words: Words, parts: Iterable[tuple[int, int]], others: Others) -> Iterator[NameHit]:
    """Gene and cell therapies by their disease in the spans of a text that names no medicine."""
    if not words.of(_is_therapy):
        return
    text, behind = words.text, []
    told: set[str] = set()
    for start, end in parts:
        for match in _therapy().finditer(text, start, end):
            first = _disease_before(text, start, match.start())
            stop = 0 if first < match.start() else _disease_behind(text, match.end(), end)
            if first == match.start() and not stop:
                continue
            left = _DESCRIBED.sub("", text[start:first])
            if _FIRST.search(left) or not is_meant(
                text, (start, end), start + len(left), stop or match.end(), others.organisations
            ):
                continue
            if not stop:
                told.update(text[first : match.start()].lower().split())
                yield NameHit(first, match.end(), FINDER)
            elif _OF_ONE.search(left):
                behind.append((match.end(), NameHit(first, stop, FINDER)))
    # "Its ALS gene therapy" has been told of already where "a gene therapy for ALS" stands.
    for use, hit in behind:
        disease = {word for word in text[use : hit.end].lower().split() if is_disease_word(word)}
        if told.isdisjoint(disease):
            told |= disease
            yield hit


def _disease_before(text: str, start: int, stop: int) -> int:
    """Where the disease begins that stands directly before `stop`; `stop` where none does."""
    words = list(_WORD.finditer(text, start, stop))[-MOST:]
    if not words or text[words[-1].end() : stop].strip(" ") or words[-1].end() == stop:
        return stop
    first = len(words)
    while first and _of_disease(words, first - 1):
        first -= 1
    said = [word.group() for word in words[first:]]
    return words[first].start() if said and says_disease(said) else stop


def _of_disease(words: list[re.Match[str]], number: int) -> bool:
    word = words[number].group()
    known = diseases()
    small, behind = word.lower(), words[number + 1].group().lower() if number + 1 < len(words) else ""
    named_so = word[0].isupper() and small not in naming().fillers
    if word.endswith(("'s", "’s")):
        return named_so and behind in ("disease", "syndrome")
    before = words[number - 1].group().lower() if number else ""
    if is_disease_word(word) or not known.modifiers.isdisjoint(
        (small, f"{small} {behind}", f"{before} {small}")
    ):
        return True
    return small in known.heads or _TYPE.fullmatch(word) is not None or (named_so and behind in known.heads)


def _disease_behind(text: str, start: int, end: int) -> int:
    """Where the disease ends that the therapy before `start` is for; 0 where none is told."""
    use = _USE.match(text, start, end)
    if use is None:
        return 0
    said = list(_WORD.finditer(text, use.start("disease"), use.end("disease")))
    last = next((word for word in reversed(said) if _ends_a_disease(word.group())), None)
    if last is None or not says_disease([word.group() for word in said]):
        return 0
    numbered = _NUMBERED.match(text, last.end(), end)
    return numbered.end() if numbered else last.end()


def _ends_a_disease(word: str) -> bool:
    return is_disease_word(word) or word.lower() in diseases().heads
