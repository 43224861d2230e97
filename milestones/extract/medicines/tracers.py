"""Radioactive medicines, whose names have an element and its mass in them: "copper Cu 64 dotavate"."""

import re
from collections.abc import Iterator
from functools import cache

from milestones.extract.medicines.hits import NameHit
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.diseases import is_disease_word
from milestones.lexicon.drugnames import drug_names, looks_like_inn
from milestones.lexicon.wordpatterns import alternatives

_MASS = r"\d{2,3}m?"
_COUNTED = (
    "days|weeks|months|years|hours|minutes|seconds|points|percent|patients|people|adults|children|sites|centers|centres"
    "|hospitals|countries|states|trials|studies|cents|dollars|euros|million|billion|degrees|centers|others|companies"
)
"""What numbers count: "At 12 months" is no astatine."""
_INN = rf"(?!(?:{_COUNTED})\b)[a-z]{{5,}}(?:-[\w-]+)?(?:\s[a-z]*tetan)?"


@cache
def _symbols() -> str:
    return alternatives(symbol for symbol, _ in drug_names().elements)


@cache
def _tracer() -> re.Pattern[str]:
    symbols, names = _symbols(), alternatives(name for _, name in drug_names().elements)
    return re.compile(
        rf"(?:(?:{names})\s)?(?:{symbols})[ -]?{_MASS}[ -](?P<behind>{_INN})"
        rf"|(?P<before>[a-z]{{6,}})\s(?:{symbols})[ -]?{_MASS}(?![\w-])"
        rf"|(?:[A-Z][a-z]{{4,}}\s){{1,2}}(?:{symbols})[ -]?{_MASS}(?=\s(?i:injection|intravenous|solution))"
        rf"|(?:{names})\s[(\[]{_MASS}(?:{symbols})[)\]]\s(?P<bracketed>{_INN})"
        rf"|[(\[]?{_MASS}(?:{symbols})[)\]]?-?(?:(?:{symbols})-)?(?:[A-Z][\w-]*[\dA-Za-z]|(?<=-)(?P<small>[a-z]{{6,}}(?:-\w+)?))"
        rf"|(?:{symbols})-{_MASS}-\d{{3,5}}(?![\w-])"
    )


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"(?:{_symbols()})(?:-?{_MASS}.*)?|{_MASS}(?:{_symbols()}).*")


@sorting
def _has_element(word: str) -> bool:
    return _opens().fullmatch(word) is not None


def tracer_hits(words: Words) -> Iterator[NameHit]:
    """The radioactive medicines of a text that are named with their element."""
    near = words.of(_has_element)
    places = {words.starts[number] for place in near for number in range(max(0, place - 2), place + 1)}
    places |= {place - 1 for place in places if words.text[place - 1 : place] in ("(", "[")}
    for match in words.matches(_tracer(), places):
        name = match["behind"] or match["before"] or match["bracketed"] or match["small"]
        if name is None or (looks_like_inn(name.split()[0], strictly=False) and not is_disease_word(name)):
            yield NameHit(match.start(), match.end(), "INN")
