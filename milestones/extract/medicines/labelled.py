"""Names behind the labels of a sheet: "Brand name: Zelvora", "Active ingredient: zelbrutinib".

The labels say that a medicine stands there and that the sheet's names are one medicine's, so that the name
may have any shape. A sheet is a run of labelled lines, with or without the name alone over them.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.shapes import PROPER, Others, can_be_name
from milestones.lexicon.diseases import is_disease_word
from milestones.lexicon.drugnames import drug_names, looks_like_code, looks_like_inn
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

SHORTEST = 5
"""Letters of the shortest substance behind a label."""
FAR = 250
"""So many characters stand at most between two names of one sheet."""
_MARK = r"[^\S\n]*(?:[•*·▪◦–—-][^\S\n]*)?"
_LINE = rf"{_MARK}[A-Z][\w /()-]{{2,40}}:[^\n]{{0,80}}\n"
_VALUE = (
    r"(?P<name>[A-Za-z][\w'’-]*(?:[^\S\n](?!(?:and|or|with|for|plus)\b)[A-Za-z][\w'’-]*){0,2})"
    r"(?=[^\S\n]*(?:[®™(,;/+|]|\.?[^\S\n]*(?:\n|\Z)|(?:and|plus)\b))"
)


@cache
def _label() -> str:
    brand, substance = alternatives(naming().name_labels), alternatives(naming().substance_labels)
    named = rf"(?i:(?P<brand>{brand})|(?P<substance>{substance}))(?:\(s\)|s)?"
    return rf"{_MARK}{named}[^\S\n]*(?:\([^()\n]{{1,20}}\))?:"


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"^{_label()}[^\S\n]*{_VALUE}", re.MULTILINE)


@cache
def _label_over() -> re.Pattern[str]:
    """A label that has its line to itself, and the line below."""
    names = [label for label in naming().substance_labels if " " in label]
    return re.compile(rf"^{_MARK}(?i:{alternatives(names)})[^\S\n]*\n{_MARK}{_VALUE}", re.MULTILINE)


@cache
def name_label() -> re.Pattern[str]:
    """Opens a line that names a medicine."""
    return re.compile(rf"\s*{_label()}")


@cache
def _over() -> re.Pattern[str]:
    """A line of a name alone over the labelled lines of a sheet, of which one is of a substance."""
    return re.compile(
        rf"^[^\S\n]*(?P<name>{PROPER})[^\S\n]*\n(?:[^\S\n]*\n)?(?:{_LINE}){{0,3}}{_label()}", re.MULTILINE
    )


@cache
def _between() -> re.Pattern[str]:
    """From one name of a sheet to the next."""
    rest = r"[®™]?(?:[^\S\n]*[(,;][^\n]{0,60})?[^\S\n]*\n"
    return re.compile(rf"{rest}(?P<gap>[^\S\n]*\n)?(?:{_LINE}){{0,3}}{_label()}[^\S\n]*")


def labelled_hits(text: str, others: Others) -> Iterator[NameHit]:
    """The names behind labels, and those that stand alone over a sheet with a substance's label."""
    for match in _labelled().finditer(text):
        first = match["name"].split()[0]
        if match["substance"] is None and first[0].isupper():
            if can_be_name(first, others):
                yield NameHit(match.start("name"), match.end("name"), "labelled")
        elif _is_substance(match["name"]) and (match["substance"] or looks_like_inn(first, strictly=False)):
            yield NameHit(match.start("name"), match.end("name"), "place of an INN")
    for match in _label_over().finditer(text):
        if _is_substance(match["name"]):
            yield NameHit(match.start("name"), match.end("name"), "place of an INN")
    for match in _over().finditer(text):
        if match["substance"] and can_be_name(match["name"], others):
            yield NameHit(match.start("name"), match.end("name"), "over a sheet")


def _is_substance(name: str) -> bool:
    """Whether every word can be a substance's: no class of medicines, form, disease or common word."""
    words = name.lower().split()
    others = naming().class_nouns | drug_names().generic_words | drug_names().dosage_forms
    if len(words[0]) < SHORTEST and not looks_like_code(name):
        return False
    return not any(word in others or is_disease_word(word) for word in words)


@lru_cache(maxsize=1)
def _first_label(text: str) -> str:
    """The label that opens each of several sheets of the text."""
    found = _labelled().search(text)
    return (found["brand"] or found["substance"]).lower() if found else ""


def of_one_sheet(text: str, left: tuple[int, int], right: int) -> bool:
    """Whether a sheet names one medicine at `left` and again at `right`."""
    between = _between().fullmatch(text, left[1], right) if right - left[1] <= FAR else None
    if between is None:
        return False
    begun = text.rfind("\n", 0, left[0]) + 1
    alone = not text[begun : left[0]].strip(" \t•*·")
    if not alone and (between["gap"] or not name_label().match(text, begun)):
        return False
    return alone or (between["brand"] or between["substance"]).lower() != _first_label(text)
