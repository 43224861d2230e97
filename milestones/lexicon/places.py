"""Words for jurisdictions (places.toml), and the code for whatever a user types for one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.authorities import surface_forms
from milestones.lexicon.files import LexiconError, toml_file
from milestones.lexicon.wordpatterns import alternatives

_FILE = "places.toml"


@dataclass(frozen=True, slots=True)
class Place:
    """One jurisdiction; the fields are explained at the head of places.toml."""

    code: str
    """ISO 3166-1 alpha-2, or EU."""
    name: str
    words: tuple[str, ...]
    exact: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """One word for a place."""

    text: str
    code: str | None
    """None for wordings that hold a place's word and are no place: "North America", "New Mexico"."""
    case_sensitive: bool = False
    """Counts only in this very spelling: "US" is a place, "us" is not."""
    capital: bool = False
    """Stands for its country only where it acts: "London said yes"."""
    borne: str = ""
    """Who bears it as well, "people" or "states": it counts where it acts or among places."""


@cache
def places() -> tuple[Place, ...]:
    """All jurisdictions, in the order of the file."""
    found = tuple(
        Place(
            entry["code"],
            entry["name"],
            tuple(entry.get("words", ())),
            tuple(entry.get("exact", ())),
            tuple(entry.get("typed", ())),
        )
        for entry in toml_file(_FILE)["place"]
    )
    codes = [place.code for place in found]
    if twice := {code for code in codes if codes.count(code) > 1}:
        raise LexiconError(f"{_FILE}: {', '.join(sorted(twice))} stands there twice")
    return found


@cache
def place_words() -> Mapping[str, PlaceWord]:
    """Every word for a place, keyed by itself in lower case, for a pass in which the longest match wins."""
    found: dict[str, PlaceWord] = {}
    for word in _all_words():
        key = word.text.lower()
        if key in found and found[key].code != word.code:
            raise LexiconError(f"{_FILE}: {word.text!r} means both {found[key].code} and {word.code}")
        found[key] = word
    return found


def jurisdiction_of(text: str) -> str | None:
    """The code for what a user types: a code, a country's name or an authority's, whatever the case.

    "kr", "korea", "South Korea" and "MFDS" all give "KR"; None for what is none of these. A wording that
    several authorities share ("Ministry of Health") gives None as well.
    """
    typed = " ".join(text.split()).lower()
    code = next(
        filter(None, map(_typed().get, (typed, typed.replace(".", ""), typed.removeprefix("the ")))), None
    )
    if code:
        return code
    form = surface_forms().get(typed)
    codes = {reading.authority.jurisdiction for reading in form.readings} if form else set()
    if form and len(codes) > 1:
        codes = {reading.authority.jurisdiction for reading in form.readings if not reading.near}
    return codes.pop() if len(codes) == 1 else None


@cache
def _typed() -> Mapping[str, str]:
    """All that a user may type for a place, in lower case. Codes come first: "ec" and "is" are codes."""
    found: dict[str, str] = {}
    for place in places():
        for word in (place.code, place.name, *place.words, *place.exact, *place.typed):
            found.setdefault(word.lower(), place.code)
    for place in places():
        found[place.code.lower()] = place.code
    return found


def _all_words() -> Iterator[PlaceWord]:
    for text in toml_file(_FILE)["not_places"]:
        yield PlaceWord(text, None)
    for place in places():
        for text in place.words:
            yield PlaceWord(text, place.code)
        for text in place.exact:
            yield PlaceWord(text, place.code, case_sensitive=True)
    for code, capitals in toml_file(_FILE)["capitals"].items():
        for text in capitals:
            yield PlaceWord(text, code, case_sensitive=True, capital=True)
    for bearers, borne in toml_file(_FILE)["borne_by"].items():
        for code, names in borne.items():
            for text in names:
                yield PlaceWord(text, code, case_sensitive=True, borne=bearers)


@cache
def capital_acts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands behind a capital that acts ("London said yes"), and before one ("by London")."""
    words = toml_file(_FILE)["capital_acts"]
    behind = (
        rf"['’]s\s+(?:{alternatives(words['nouns'])})\b"
        rf"|\s+(?:(?:had|has|then|also|finally|soon|since|only)\s+){{0,2}}(?:{alternatives(words['words'])})\b"
    )
    acted = rf"(?:{alternatives(words['nouns'])}|approved|cleared|licensed|authori[sz]ed)"
    before = rf"\b{acted}\s(?:[^.;]{{0,40}}\s)?by\s$"
    return re.compile(behind), re.compile(before)


@cache
def borne_acts(bearers: str) -> re.Pattern[str]:
    """What stands behind a name that others bear where the country acts: "Georgia's health ministry".

    What people do not do a state can: of it only what no state has shows the country.
    """
    words = toml_file(_FILE)["borne_acts"]
    of_it = rf"['’]s\s+(?:\w+\s+)?(?:{alternatives(words['nouns'])})\b"
    acts = rf"|\s+(?:{alternatives(words['words'])})\b" if bearers == "people" else ""
    return re.compile(of_it + acts)
