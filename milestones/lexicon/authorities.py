"""Medicines authorities and the wordings that news uses for them (agencies.toml)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from milestones.lexicon.files import LexiconError, toml_file

REMEMBERED = 64
"""Abbreviations whose brackets are remembered."""
NEAR = 200
"""How many characters before and after a shared wording are searched for the words that decide it."""

_FILE = "agencies.toml"


@dataclass(frozen=True, slots=True)
class Authority:
    """One authority, or a committee or part of one; agencies.toml explains the fields."""

    id: str
    """The short name that analysts use: "FDA"."""
    jurisdiction: str
    """ISO 3166-1 alpha-2, or EU."""
    name: str
    names: tuple[str, ...]
    """Every wording, `id` and `name` first, those of former days last."""
    committee: bool = False
    of: str | None = None
    """The id of the authority that it advises or belongs to."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a wording means where the words around it allow."""

    authority: Authority
    near: tuple[str, ...] = ()
    """One of these must stand near; empty: holds where no other reading does."""
    unless: tuple[str, ...] = ()
    """None of these may stand near."""


@dataclass(frozen=True, slots=True)
class Form:
    """One wording with all that it can mean."""

    text: str
    case_sensitive: bool
    """Counts only in this very spelling: acronyms do, since "comp" and "cat" are English words."""
    readings: tuple[Reading, ...]
    """Empty for wordings that only look like an authority."""


@cache
def authorities() -> tuple[Authority, ...]:
    """All authorities, in the order of the file."""
    found: dict[str, Authority] = {}
    for entry in toml_file(_FILE)["authority"]:
        names = (entry["id"], entry["name"], *entry.get("names", ()), *entry.get("former", ()))
        authority = Authority(
            entry["id"],
            entry["jurisdiction"],
            entry["name"],
            tuple(dict.fromkeys(names)),
            entry.get("committee", False),
            entry.get("of"),
        )
        if authority.id in found:
            raise LexiconError(f"{_FILE}: {authority.id} stands there twice")
        found[authority.id] = authority
    for authority in found.values():
        if authority.of is not None and authority.of not in found:
            raise LexiconError(f"{_FILE}: {authority.id} is of {authority.of!r}, which is no authority")
    return tuple(found.values())


@cache
def authority(name: str) -> Authority:
    """The authority with this id; KeyError where there is none."""
    return {found.id: found for found in authorities()}[name]


@cache
def surface_forms() -> Mapping[str, Form]:
    """Every wording, keyed by itself in lower case, for a pass in which the longest match wins."""
    forms: dict[str, Form] = {}
    for found in authorities():
        for wording in found.names:
            for text in _spellings(wording):
                _add(forms, text, (Reading(found),))
    for text, readings in _shared():
        forms[text.lower()] = Form(text, _is_acronym(text), readings)
    return forms


def authority_at(text: str, start: int, end: int) -> Authority | None:
    """The authority that the words text[start:end] name there; None where they name none.

    Shared wordings are settled by the words within `NEAR` characters: the reading whose word stands
    nearest wins, the order of the file where two stand equally near.
    """
    # A name may be broken over two lines.
    said = " ".join(text[start:end].split())
    form = surface_forms().get(said.lower())
    if form is None or (form.case_sensitive and said != form.text):
        return None
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    best: tuple[int, Authority] | None = None
    for reading in form.readings:
        if reading.unless and _distance(reading.unless, before, after) is not None:
            continue
        distance = _distance(reading.near, before, after) if reading.near else NEAR + 1
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, reading.authority)
    spelled = _bracket(text, said) + 1 if best and best[0] > NEAR and len(form.readings) > 1 else 0
    if spelled and spelled != start:
        return authority_at(text, spelled, spelled + len(said))
    return best[1] if best else None


@lru_cache(maxsize=REMEMBERED)
def _bracket(text: str, said: str) -> int:
    """Where the text first has an abbreviation alone in a bracket, behind what it stands for; else -1."""
    return text.find(f"({said})")


def _add(forms: dict[str, Form], text: str, readings: tuple[Reading, ...]) -> None:
    """Enter a wording; two authorities may share one only by an entry under [[shared]]."""
    key = text.lower()
    known = forms.get(key)
    if known is None:
        forms[key] = Form(text, _is_acronym(text), readings)
    elif known.readings == readings:
        if known.case_sensitive and text != known.text:
            forms[key] = Form(text, False, readings)
    elif text not in {shared for shared, _ in _shared()}:
        other = known.readings[0].authority.id
        raise LexiconError(f"{_FILE}: {text!r} names both {other} and {readings[0].authority.id}")


@cache
def _shared() -> tuple[tuple[str, tuple[Reading, ...]], ...]:
    entries: Mapping[str, Mapping[str, Any]] = {entry["form"]: entry for entry in toml_file(_FILE)["shared"]}
    found = []
    for form, entry in entries.items():
        source = entries[entry["same_as"]] if "same_as" in entry else entry
        readings = tuple(
            Reading(authority(item["authority"]), tuple(item.get("near", ())), tuple(item.get("unless", ())))
            for item in source["readings"]
        )
        found.append((form, readings))
    return tuple(found)


def _spellings(wording: str) -> Iterator[str]:
    """The wording, and with "&" for "and" and a typographic apostrophe."""
    for text in dict.fromkeys((wording, wording.replace(" and ", " & "))):
        yield text
        if "'" in text:
            yield text.replace("'", "’")


def _is_acronym(text: str) -> bool:
    return text.isascii() and " " not in text and text.upper() == text


def _distance(words: tuple[str, ...], before: str, after: str) -> int | None:
    """Characters between a wording and the nearest of `words` around it; None where none stands there."""
    pattern = _any_of(words)
    distances = [match.start() for match in pattern.finditer(after)]
    distances += [len(before) - match.end() for match in pattern.finditer(before)]
    return min(distances, default=None)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these as whole words; ideographs need no word boundary."""
    parts = [re.escape(w) if not w.isascii() else rf"\b{re.escape(w)}\b" for w in words]
    return re.compile("|".join(parts), re.IGNORECASE)
