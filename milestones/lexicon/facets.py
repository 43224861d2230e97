"""What tells two milestones of one product, disease, place and kind apart (facets.toml)."""

import re
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import LexiconError, toml_file

_FILE = "facets.toml"
_LATIN = re.compile(r"[A-Za-z]")
WHERE = ("patients", "act", "sentence")


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One thing that a facet can be, and the words that state it."""

    value: str
    title: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet; the fields are explained at the head of facets.toml."""

    name: str
    where: str
    kinds: frozenset[str]
    """Empty: all kinds."""
    default: str | None
    values: tuple[FacetValue, ...]


@cache
def facets() -> tuple[Facet, ...]:
    """All facets, in the order of the file. Raises LexiconError for one that is looked for nowhere."""
    data = toml_file(_FILE)
    found = []
    for entry in data["facet"]:
        if entry["where"] not in WHERE:
            raise LexiconError(f"{_FILE}: {entry['name']}: where is none of {', '.join(WHERE)}")
        values = tuple(
            FacetValue(value["value"], value["title"], _pattern(value["words"], data["stands_for"]))
            for value in entry["value"]
        )
        found.append(
            Facet(
                entry["name"],
                entry["where"],
                frozenset(entry.get("kinds", ())),
                entry.get("default"),
                values,
            )
        )
    return tuple(found)


@cache
def any_facet(where: str) -> re.Pattern[str]:
    """Any words of any facet that is looked for there: most texts have none, and one look tells that.

    In a text that has some, none of its facets is stated before the first place of these.
    """
    data = toml_file(_FILE)
    values = [value for entry in data["facet"] if entry["where"] == where for value in entry["value"]]
    return _pattern([word for value in values for word in value["words"]], data["stands_for"])


@cache
def facet_titles() -> dict[tuple[str, str], str]:
    """How a person reads each value of each facet, by both names."""
    # From the file, since those who only read what is stored need no patterns.
    entries = toml_file(_FILE)["facet"]
    return {(entry["name"], value["value"]): value["title"] for entry in entries for value in entry["value"]}


def told_apart(distinction: str) -> str:
    """A milestone's distinction ("line=2;route=full") as a person reads it: "second line, full"."""
    titles = facet_titles()
    pairs = (part.partition("=") for part in distinction.split(";") if part)
    return ", ".join(titles.get((name, value), value or name) for name, _, value in pairs)


def _pattern(words: list[str], stands_for: dict[str, str]) -> re.Pattern[str]:
    """The words, each {name} in them replaced by what it stands for."""
    spelled = words
    for name, pattern in stands_for.items():
        spelled = [word.replace(f"{{{name}}}", pattern) for word in spelled]
    # Chinese, Japanese and Korean words have no borders; one look at them serves all Latin words.
    latin = "|".join(word for word in spelled if _LATIN.search(word))
    others = "|".join(word for word in spelled if not _LATIN.search(word))
    bordered = rf"(?<![A-Za-z0-9-])(?:{latin})(?![A-Za-z0-9])"
    return re.compile(
        rf"{bordered}|(?=[^\x00-\x2f\x3a-\x7f])(?:{others})" if others else bordered, re.IGNORECASE
    )
