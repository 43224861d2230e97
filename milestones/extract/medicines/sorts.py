"""Words behind a name that say which sort of medicine it is, or what it treats: "its Zelvora vaccine"."""

import re
from functools import cache

from milestones.lexicon.diseases import says_disease
from milestones.lexicon.naming import naming
from milestones.lexicon.places import place_words
from milestones.lexicon.wordpatterns import alternatives

_TREATS = re.compile(
    r"(?:\s?[®™])?(?:\s\([^)]{2,60}\))?\s+(?:treats|prevents|is\s+(?:\w+\s+)?(?:used|designed|intended|meant)\s+to\s+treat)\s"
    r"((?:[\w'’-]+\s?){1,5})"
)
"""Behind a name: the disease that it treats."""
_OWNERS = re.compile(r"(?<![\w-])[A-Z][\w&.-]*(?:['’]s|s['’])\s$")
_OWNERS_NEW = re.compile(
    r"(?:(?<![\w-])[A-Z][\w&.-]*(?:['’]s|s['’])|\b[Ii]ts|\b[Tt]heir)\s(?:(?:[a-z]+(?:-[a-z]+)+|new|oral|experimental|blockbuster|injectable"
    r"|inhaled|flagship|potential|innovative|novel|lead|key|controversial|investigational|closely\swatched|newer|older),?\s){1,2}$"
)
"""Ends with whose a medicine is and what it is like: "Korvane's once-a-day"."""
_BRAND = re.compile(r"(?<![\w-])[A-Z][a-z]{4,}$")
_NAME = 24
"""The letters of the longest brand name."""
_ITS_ENDS = frozenset("sr'’")
"""The last letters of what `_ITS` ends with: one look tells most places apart."""
_ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Oo]ur|company['’]s|drugmaker['’]s)\s$")


@cache
def own_class() -> re.Pattern[str]:
    """Behind the name of what is somebody's own, the sort of medicine: "its Zelvora gene therapy"."""
    return re.compile(rf"\s?[®™]?\s(?:[a-z][\w-]*\s)?(?:{alternatives(naming().own_nouns)})\b(?!\s[A-Z])")


@cache
def _class_with_use() -> re.Pattern[str]:
    """Behind the name of an owner's medicine: what the medicine is for, and its sort."""
    nouns = alternatives(naming().own_nouns)
    return re.compile(rf"\s?[®™]?\s(?P<use>(?:[A-Za-z][\w'’-]*\s){{1,4}}?)(?:{nouns})\b(?!\s[A-Z])")


def told_as_own(text: str, left: str, stop: int, end: int) -> str:
    """How the words from `stop` on show the name of one's own medicine, `left` before it; "" where not."""
    use = _TREATS.match(text, stop, end)
    if use and says_disease(re.findall(r"[\w'’-]+", use[1])):
        return "told behind"
    owned = left.rstrip()[-1:] in _ITS_ENDS and _ITS.search(left)
    if owned and own_class().match(text, stop, end):
        return "before its class"
    described = own_class().match(text, stop, end) and _OWNERS_NEW.search(left)
    if described and _is_brand(text[max(0, stop - _NAME) : stop]):
        return "before its class"
    return "before its class" if _is_owners(text, left, stop, end) else ""


def _is_brand(ending: str) -> bool:
    """Whether a text ends in a word that can be a brand name and is neither a disease nor a people."""
    brand = _BRAND.search(ending)
    return (
        brand is not None and not says_disease([brand.group()]) and brand.group().lower() not in place_words()
    )


def _is_owners(text: str, left: str, stop: int, end: int) -> bool:
    """Whether an owner stands before the name, a class with its use behind: "Korvane's Zelvora gout drug"."""
    if left.rstrip()[-1:] not in _ITS_ENDS or not (_OWNERS.search(left) or _ITS.search(left)):
        return False
    sort = _class_with_use().match(text, stop, end)
    return sort is not None and says_disease(sort["use"].split())


def is_class_noun(word: str, before: str = "") -> bool:
    """Whether a word is one for a medicine, with the one before it or alone: "pill", "eye drops"."""
    nouns = naming().class_nouns
    return word in nouns or f"{before} {word}" in nouns or (word.endswith("s") and word[:-1] in nouns)
