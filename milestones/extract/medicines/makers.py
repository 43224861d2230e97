"""Companies that words for their medicines show: "drugs from Korvane and Lundvik", "an Orvel gout drug"."""

import re
from collections.abc import Iterator

from milestones.extract.medicines.shapes import LONGEST
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.diseases import is_disease_word, says_disease
from milestones.lexicon.naming import naming

_NOUNS = ("drug", "medicine", "medication", "treatment", "vaccine", "pill", "candidate", "antibody")
_PLURALS = {*(f"{noun}s" for noun in _NOUNS), "therapies", "antibodies"}
_CLASSES = _PLURALS.union(_NOUNS, ("therapy",))
_NAME = rf"[A-Z][\w&-]{{2,{LONGEST}}}+"
_WHOLE = rf"{_NAME}(?:\s(?:&\s)?[A-Z][\w&-]*+){{0,3}}"
_FROM = re.compile(
    rf"\s(?:from|by)\s(?P<first>{_NAME})(?:\s(?:&\s)?[A-Z][\w&-]*+){{0,3}}"
    rf"(?:\sand\s(?P<second>{_NAME})|(?P<more>(?:,\s{_WHOLE}){{1,6}}(?:,?\s(?:and|&)\s{_WHOLE})?)[^\S\n]*(?:\n|\Z))?"
    r"(?!\s(?:maker|developer|manufacturer)\b)"
)
"""Behind a class its makers; more than two close a headline: not "from Korvane, Zelvora and Orvance"."""
_FIRST = re.compile(rf"(?:,|\band|&)\s({_NAME})")
_AN = re.compile(rf"\b[Aa]n?\s(?P<name>{_NAME})\s(?P<use>(?:[a-z][\w'’-]*+\s){{1,4}})\Z")
"""Ends with an article, a name and what a medicine is for: "an Orvel gout"."""
BEFORE = 80
"""So many characters before a class may hold its maker."""
_COUNTS = frozenset(
    ["two", "three", "four", "five", "six", "pair", "trio", "both", "its", "2", "3", "4", "5"]
)
"""Before a class: what is behind its maker can be the medicines."""
COUNTED = 4
"""So many words before a class its count may stand."""
SHORTEST = 4
"""Letters of the shortest name that is a company's before a hyphen."""


@sorting
def _is_class(word: str) -> bool:
    return word in _CLASSES


def makers(words: Words) -> Iterator[str]:
    """First words of the names of companies that stand beside a class of medicines as its makers."""
    text = words.text
    for number in words.of(_is_class):
        start = words.starts[number]
        stop = start + len(words.said[number])
        if behind := _FROM.match(text, stop):
            yield from filter(_can_be_maker, _from(words, number, behind))
        before = _AN.search(text, max(0, start - BEFORE), start)
        if before and says_disease(before["use"].split()) and _can_be_maker(before["name"]):
            yield before["name"]


def _from(words: Words, number: int, behind: re.Match[str]) -> Iterator[str]:
    """The makers behind a class; where it is counted, the first alone."""
    yield behind["first"]
    counted = words.said[number] in _PLURALS and not _COUNTS.isdisjoint(
        word.lower() for word in words.said[max(0, number - COUNTED) : number]
    )
    if behind["second"] and not counted:
        yield behind["second"]
    if behind["more"] and not counted:
        yield from _FIRST.findall(behind["more"])


def _can_be_maker(word: str) -> bool:
    return word not in naming().not_names and not is_disease_word(word)


def first_partner(name: str) -> str:
    """The first of two names that a company has with a hyphen: "Korvane" of "Korvane-Lundvik"; else ""."""
    first, _, second = name.partition("-")
    return first if len(first) >= SHORTEST and second.istitle() and first.isalpha() else ""


_ANY_ONE = re.compile(r"\b[Aa]n?\s(?:(?!(?:of|for|to|from|by)\b)[a-z][\w-]*\s){0,3}$")
"""Ends with an article that stands before no name of a medicine: "approved an experimental"."""
_ITS_CLASS = re.compile(
    r"\s(?:(?!(?:was|were|is|are|has|had|have|will|for|in|to|of|as|and|by|the|an?)\b)[\w'’/-]+\s){0,3}?"
    r"(?:drug|medicine|medication|treatment|therapy|pill|vaccine|compound|candidate|antibody|cure|remedy)s?\b(?!\scalled\b)"
)
"""Behind a maker: what is its own, "a Korvane cancer drug"."""


def is_makers(left: str, behind: str) -> bool:
    """Whether the name is that of a medicine's maker: "an experimental Korvane drug for gout"."""
    return _ITS_CLASS.match(behind) is not None and _ANY_ONE.search(left) is not None


_TOLD_BY = re.compile(
    r"(?:\s(?:&\s)?[A-Z][\w&.-]*){0,2},?\s(?:and|&)\s(?:its\s(?:partner|unit)\s)?[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,2}"
    r"\s(?:said|says|say|announced|told|reported|disclosed)\b"
)
"""Behind the first of those who told it: "approved the drug, Korvane and Lundvik said"."""


def tells_of_it(left: str, behind: str) -> bool:
    """Whether the name is the first of those who told it: "approved the drug, Korvane and Lundvik said"."""
    return left.endswith(", ") and _TOLD_BY.match(behind) is not None
