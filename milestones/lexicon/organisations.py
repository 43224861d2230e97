"""What shows a company's, an institution's or a person's name (organisations.toml)."""

from dataclasses import dataclass
from functools import cache, lru_cache

from milestones.lexicon.files import toml_file

_LEAST = 3
"""Letters that stand at least before the ending of a company's name."""
_REMEMBERED = 1 << 14
"""So many words keep their answer."""


@dataclass(frozen=True, slots=True)
class OrganisationNames:
    """The lists of organisations.toml."""

    companies: frozenset[str]
    """First words of companies' names, in their spelling."""
    endings: tuple[str, ...]
    """Lower case."""
    first_names: frozenset[str]
    parts: tuple[str, ...]
    """What only a company has, with or without an apostrophe before: "Korvane's subsidiary"."""
    things: tuple[str, ...]
    """What is a company's behind the apostrophe, singular: "Korvane's pipeline"."""
    owning: tuple[str, ...]
    """Behind "which": what a company does with a medicine."""


@cache
def organisation_names() -> OrganisationNames:
    """The lists of organisations.toml."""
    data = toml_file("organisations.toml")
    return OrganisationNames(
        frozenset(data["companies"]),
        tuple(data["company_endings"]),
        frozenset(data["first_names"]),
        tuple(data["company_parts"]),
        tuple(data["company_things"]),
        tuple(data["owning_verbs"]),
    )


def is_known_company(word: str) -> bool:
    """Whether a capitalised word is a well-known company's."""
    known = organisation_names()
    return word in known.companies or word.capitalize() in known.companies


@lru_cache(maxsize=_REMEMBERED)
def looks_like_company(word: str) -> bool:
    """Whether a capitalised word is a well-known company's or has the ending of one's name."""
    known = organisation_names()
    lower = word.lower()
    if is_known_company(word):
        return True
    if not lower.endswith(known.endings):
        return False
    return any(lower.endswith(end) and len(lower) >= len(end) + _LEAST for end in known.endings)
