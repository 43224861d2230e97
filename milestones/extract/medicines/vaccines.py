"""Vaccines without a name of their own, called by what they are against: "the company's dengue vaccine"."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from milestones.extract.medicines.behind import told_behind
from milestones.extract.medicines.beside import introduced
from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.shapes import Others
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

_VACCINE = re.compile(
    r"[VvIiAaHh](?:(?<=[Vv])accine|(?<=[Ii])mm(?:unoglobulin|une\s[Gg]lobulin)|(?<=[Aa])nti(?:toxin|venom)"
    r"|(?<=[Hh])yperimmune)\b"
)
_HEADS = ("vaccine", "immunoglobulin", "immune", "antitoxin", "antivenom")
BEFORE = 100
"""So many characters before "vaccine" its name and what introduces it stand."""
SHOWN = 160
"""So many characters behind it what is told of it."""
_OWNED = re.compile(
    r"(?:\b(?:[Ii]ts|[Tt]heir|(?:company|drugmaker|firm)['’]s)|[A-Z][\w&.-]*(?:['’]s?|\s(?:Inc|Corp|Co|Ltd)\.?(?:['’]s)?)?)"
    r"\s+(?:(?!for\b|in\b|of\b)[a-z-]+\s+){0,3}$"
)
"""Ends with an owner and words that describe what follows."""

_OF_NOBODY = re.compile(
    r"\b(?:trials?|stud(?:y|ies)|tests?|testing|use|doses?|development|data|production|supply|sales)\s+(?:of|on|for|with)\s+"
    r"(?:an?\s+)?(?:[a-z-]+\s+){0,2}$|\b(?:second|third|another)\s+$"
)
"""Ends with what any vaccine has, "the first trial of a", or with what sets one off from those told of."""


@cache
def _name() -> re.Pattern[str]:
    """Ends with what a vaccine is against, and what it is made of."""
    targets, sorts = alternatives(naming().vaccine_targets), alternatives(naming().vaccine_sorts)
    return re.compile(
        rf"(?<![\w-])(?P<name>(?:(?:[Hh]uman|[Ee]quine)\s)?(?:(?:\d{{1,2}}-|(?i:mono|bi|tri|tetra|quadri|penta|hexa|nona))valent\s)?(?i:{targets})(?:\s(?i:{sorts})){{0,3}})\s+\Z"
    )


@sorting
def _is_vaccine(word: str) -> bool:
    """Whether a part of the word ends as `_VACCINE` does, or begins so."""
    return any(part.lower().endswith(_HEADS) for part in word.split("-"))


def vaccine_hits(
    words: Words, parts: Iterable[tuple[int, int]], known: Sequence[NameHit], others: Others
) -> Iterator[NameHit]:
    """Vaccines by their target in the spans, where no vaccine has a name in this text.

    Each stands behind an owner or where only a medicine stands: "approval of an oral cholera vaccine".
    """
    text = words.text
    if not words.of(_is_vaccine):
        return
    if any("vaccine" in text[max(0, hit.start - 30) : hit.end + 30].lower() for hit in known):
        return
    for start, end in parts:
        for match in _VACCINE.finditer(text, start, end):
            named = _name().search(text, max(start, match.start() - BEFORE), match.start())
            if named and is_meant(text, (start, end), named.start(), match.end(), others.organisations):
                yield NameHit(named.start("name"), match.end(), "a vaccine by its target")


def is_meant(text: str, span: tuple[int, int], first: int, stop: int, organisations: Collection[str]) -> bool:
    """Whether one medicine is meant, by its owner or by the words beside."""
    start, end = span
    left = text[max(start, first - BEFORE) : first]
    if _OWNED.search(left):
        return True
    if _OF_NOBODY.search(left):
        return False
    behind = text[stop : min(end, stop + SHOWN)]
    return bool(introduced(left, behind, organisations) or told_behind(text, left, stop, end))
