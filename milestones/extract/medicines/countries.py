"""Names that a country owns: "India's Zydan" is a company more often than a medicine."""

import re

from milestones.lexicon.places import place_words

_OWNER = re.compile(r"(?:([A-Z][\w.-]*)\s)?([A-Z][\w.]*?)(?:['’]s|(?<=s)['’])\s(?:(?:own|the)\s)?$")
_FROM = re.compile(r"\b(?:from|by|of|at)\s+(?:[A-Z][\w.-]*\s)?[A-Z][\w.]*['’]s?\s$")

_OWNS = ("'s", "’s", "'", "’")


def is_countrys(left: str) -> bool:
    """Whether a country stands before the name as its owner: "South Korea's"."""
    owner = _OWNER.search(left)
    if owner is None:
        return False
    both = f"{owner[1]} {owner[2]}".lower() if owner[1] else ""
    return any((word := place_words().get(said)) and word.code for said in (both, owner[2].lower()))


def is_from_a_countrys(left: str) -> bool:
    """Whether what is a country's made or gave something: "a pill from France's"."""
    return left.rstrip().endswith(_OWNS) and _FROM.search(left) is not None and is_countrys(left)
