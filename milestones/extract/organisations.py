"""Words that name a company, an institution or a trial here, so that none is taken for a medicine."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from milestones.extract.phrases import occurrences
from milestones.extract.shapes import LONGEST
from milestones.lexicon.naming import naming
from milestones.lexicon.organisations import looks_like_company
from milestones.lexicon.wordpatterns import alternatives, opening

_NAME = rf"[A-Z][\w&-]{{0,{LONGEST}}}+"
"""A whole word: nothing that stands behind one begins within."""
_SPACE = r"[^\S\n]+"
"""Within a name: what ends a headline is no part of the name that opens the next line."""
_BEFORE_TICKER = re.compile(rf"({_NAME})(?:{_SPACE}[A-Z&][\w&.-]*)*,?\s*\Z")
LONGEST_NAME = 120
"""Characters of the longest name that is looked for before a ticker."""
LISTED = 12
"""Names of the longest list of trials, but for its last."""
_CAPITALISED = re.compile(opening("A-Z", r"\w&'’\"“-") + r"[\w-]{3,}")
_VOWELS = re.compile(r"[AEIOUYaeiouy]")

_GIVEN = re.compile(r"\b(?:(?:treated|dosed|vaccinated)\s+with|taking|receiving|given|using)\s\Z")
GIVEN = 20
"""In so many characters before a name stands what says that it was given: "those treated with X reported"."""


@cache
def _ticker() -> re.Pattern[str]:
    """A ticker in its bracket, "(NASDAQ: KRVN)", not another name: "(ingredient: zelbrutinib)"."""
    labels = alternatives(naming().alias_cues)
    labelled = rf"(?!(?i:{labels})\s?[:：])[A-Za-z ]{{2,20}}[:：]\s*\w+"
    return re.compile(rf"[(（<](?:(?<=<)[A-Z.]+>|(?<!<)\s*(?:{labelled}|[A-Z0-9]{{1,6}}\.[A-Z]{{1,2}}))")


@cache
def _suffixed() -> re.Pattern[str]:
    return re.compile(
        rf"({_NAME})(?:{_SPACE}(?:(?:&|and)\s+)?{_NAME}){{0,3}}?,?{_SPACE}(?:and\s+|&\s+)?(?:{alternatives(naming().organisation_words)})(?!\w)"
        r"(?:\s+and\s+(?:its\s+partner\s+)?([A-Z][\w&-]*)(?!['’]s?\s))?"
    )


@cache
def _in_role() -> re.Pattern[str]:
    nouns, verbs = alternatives(naming().company_nouns), alternatives(naming().company_verbs)
    return re.compile(
        rf"(?<!\w)(?:(?i:{nouns}){_SPACE}({_NAME})|[Ss]hares\s+(?:of|in)\s+({_NAME})"
        rf"|({_NAME})(?:(?:{_SPACE}{_NAME})?{_SPACE}(?:{verbs})\b"
        rf"|(?:['’]s?)?\s+(?:subsidiary|unit|division|affiliate|CEO|chief\s+executive|spokes\w+)\b"
        rf"|['’]s?\s+(?:(?:own|lead|new|once-\w+|experimental|oral|first|rival)\s+){{0,2}}(?:drug|vaccine|pill|medicine|candidate|product|antibody|stock|share|earnings|revenue)s?\b))"
    )


def organisations(text: str) -> frozenset[str]:
    """First words of the names of companies and institutions that the text shows to be such."""
    found: set[str] = {word for word in set(_CAPITALISED.findall(text)) if looks_like_company(word)}
    for match in (*_suffixed().finditer(text), *_with_tickers(text), *_in_role().finditer(text)):
        if not _GIVEN.search(text, max(0, match.start() - GIVEN), match.start()):
            found.update(group for group in match.groups() if group)
    return frozenset(found)


def _with_tickers(text: str) -> Iterator[re.Match[str]]:
    """The names before the tickers: "Korvane Holdings (NASDAQ: KRVN)"."""
    for ticker in _ticker().finditer(text):
        start = ticker.start()
        if before := _BEFORE_TICKER.search(text, max(0, start - LONGEST_NAME), start):
            yield before


@cache
def _trial_patterns() -> tuple[re.Pattern[str], ...]:
    nouns = alternatives(naming().trial_nouns)
    phase = r"(?:[Pp]hase|PHASE)\s+[\dIVab/]+"
    describing = rf"(?:{phase}|[a-z][\w-]+)"
    capital = opening("A-Z")
    name = rf"(?P<name>{capital}[A-Za-z0-9-]{{3,{LONGEST}}}+)(?:\s\d)?"
    direct = re.compile(rf"{name}(?:[®™]|\s\([^()]{{2,30}}\))?\s+(?:clinical\s+)?(?:{nouns})\b")
    joined = re.compile(
        rf"{name}(?:,\s+[A-Z][\w-]++){{0,{LISTED}}},?\s+and\s+[A-Z][\w-]+(?:\s\d)?\s+(?:clinical\s+)?(?:{nouns})\b"
    )
    apposed = re.compile(
        rf"{name}(?:(?:[,:]\s+(?:an?|the)|\s+is\s+(?:an?|the))\s+(?:{describing}\s+){{0,6}}?|\s+{phase}\s+)(?:{nouns})\b"
    )
    called = re.compile(
        rf"\b(?:{nouns})(?:,?\s+(?:is\s+)?(?:called|named|dubbed|entitled|known\s+as):?\s+[\"“]?(?P<name>[A-Z][A-Za-z0-9-]{{2,}})"
        r"|(?:,\s+|\s*\()(?P<marked>[A-Z]{4,}[A-Z0-9-]*|[A-Z]+-?\d[A-Z0-9-]*)(?=[),]))"
    )
    of_another = re.compile(
        rf"(?P<name>{capital}[A-Za-z]*(?:-[A-Z]+)?-?\d[\w-]*)\s+(?:[\w/-]+\s+){{0,3}}?(?:[Tt]rial|[Ss]tudy)\s+"
        r"(?:investigating|evaluating|testing|studying|assessing|of)\s+(?:[a-z-]+\s+){0,2}(?!(?P=name))[A-Z][A-Za-z]*-?\d"
    )
    return direct, joined, apposed, called, of_another


def _word_like(name: str) -> bool:
    """Whether a name begins like a word, as trials' names do: "CLIMB-111", not "KRV-410"."""
    letters = re.match(r"[A-Za-z]+", name)
    return letters is not None and len(letters[0]) >= 4 and _VOWELS.search(letters[0]) is not None


def trials(text: str) -> frozenset[str]:
    """Names of clinical trials: "the ORVALUE-2 study", "HBX-206 and HBX-210 studies", "a trial called Rise".

    A development code may stand before "trial" too ("the KRV-410 trial"): it is a trial's only where most of
    its places are such.
    """
    small = text.lower()
    if not any(noun in small for noun in naming().trial_nouns):
        return frozenset()
    direct, joined, apposed, called, of_another = _trial_patterns()
    counted = Counter(m["name"] for pattern in (direct, joined) for m in pattern.finditer(text))
    found = {m["name"] or m["marked"] for m in called.finditer(text)}
    found |= {m["name"] for m in apposed.finditer(text) if _word_like(m["name"]) and m["name"][1].isupper()}
    found |= {m["name"] for m in of_another.finditer(text)}
    stands = occurrences(text, [name for name in counted if any(c.isdigit() for c in name)])
    for name, times in counted.items():
        in_capitals = _word_like(name) and name[:4].isupper()
        if in_capitals or (name in stands and 2 * times > stands[name]):
            found.add(name)
    return frozenset(found)
