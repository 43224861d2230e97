"""What the columns of tables hold, by the words at their heads (tables.toml)."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from milestones.lexicon.authorities import surface_forms
from milestones.lexicon.files import LexiconError, toml_file
from milestones.lexicon.places import place_words

_FILE = "tables.toml"
_ASIDE = re.compile(r"\([^()]*\)|[*#†‡§:]|\bthe\b")
_LINK = re.compile(r"^(?:in|by)\s+|\s+(?:in|by)$", re.IGNORECASE)
LONGEST = 60
"""Characters of the longest head of a column."""


class Role(StrEnum):
    """What a column holds."""

    PRODUCT = "product"
    SUBSTANCE = "substance"
    INDICATION = "indication"
    STATUS = "status"
    STATUSES = "statuses"
    NEXT = "next"
    PLACE = "place"
    DATE = "date"
    FLAG = "flag"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column."""

    role: Role
    said: str = ""
    """Of a date what happened on it ("approved"), of a flag the status that it says a medicine has."""
    where: str = ""
    """How a sentence says the place or authority named with it: "by the FDA"."""


_NOTES = "+*†‡§#^ "
"""Behind a head they point to a note below the table."""


@cache
def _heads() -> Mapping[str, Head]:
    data = toml_file(_FILE)
    found = {label: Head(Role.FLAG, said) for label, said in data["statuses"].items()}
    found |= {label: Head(Role.STATUSES) for label in data["groups"]["statuses"]}
    for happened, labels in data["dates"].items():
        said, where = _OWN.get(happened, (happened, ""))
        head = Head(Role.DATE, said, where)
        found |= dict.fromkeys(labels, head)
    for name, labels in data["columns"].items():
        try:
            role = Role(name)
        except ValueError as error:
            raise LexiconError(f"{_FILE}: no column holds {name!r}") from error
        found |= {label: Head(role) for label in labels}
    return found


_OWN = {
    "pdufa": ("goal", "by the FDA"),
    "noc": ("approved", "by Health Canada"),
    "artg": ("approved", "by the TGA"),
    "anda": ("approved", "by the FDA"),
}
"""What authorities have a word of their own for: what happened on the date, and who acted."""


@cache
def _date_words() -> frozenset[str]:
    """First and last words of the heads of columns of dates."""
    words = [label.split() for label, head in _heads().items() if head.role is Role.DATE]
    return frozenset(word for label in words for word in (label[0], label[-1]))


def head_of(cell: str) -> Head | None:
    """What a column with this head holds; None where no head of a column says so."""
    cell = cell.rstrip(_NOTES)
    if len(cell) > LONGEST or not cell or cell[-1] in ".!?":
        return None
    words = _ASIDE.sub(" ", cell.replace("&", " and ").replace("’", "'")).split()
    if not words:
        return None
    if head := _heads().get(" ".join(words).lower()):
        return head
    if {words[0].lower(), words[-1].lower()}.isdisjoint(_date_words()):
        return None
    for cut in range(1, len(words)):
        for where, rest in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            head = _heads().get(_LINK.sub("", " ".join(rest).lower()))
            place = _LINK.sub("", " ".join(where))
            if head and head.role is Role.DATE and (said := said_where(place)):
                return Head(Role.DATE, head.said, said)
    return None


def said_where(place: str) -> str:
    """How a sentence says that somebody acted there; "" for what is neither a place nor an authority."""
    if place.lower() in surface_forms():
        return f"by the {place}"
    return f"in {place}" if place.lower() in place_words() else ""


@dataclass(frozen=True, slots=True)
class CellWords:
    """What cells say in a word or two."""

    statuses: Mapping[str, str]
    """Names and abbreviations of statuses, and how a sentence says them."""
    outcomes: Mapping[str, str]
    """What became of an application, and how a sentence says it; "" for nothing yet."""
    passives: frozenset[str]
    """What opens a status that is said with "was": "Approved in Japan"."""
    yes: frozenset[str]
    none: frozenset[str]


@cache
def cell_words() -> CellWords:
    """The words of cells, in small letters."""
    data = toml_file(_FILE)
    marks = data["marks"]
    passives, yes, none = frozenset(marks["passives"]), frozenset(marks["yes"]), frozenset(marks["none"])
    return CellWords(data["statuses"], data["outcomes"], passives, yes, none)


@dataclass(frozen=True, slots=True)
class CaptionWords:
    """What a line over a table says in a few words."""

    acts: Mapping[str, str]
    """What was done to the medicines below, and how a sentence says it of one."""
    denied: Collection[str]
    """What a line tells that tells something else."""
    columns: frozenset[str]
    """Heads of tables whose medicines are not all of one standing."""


@cache
def caption_words() -> CaptionWords:
    """The words of lines over tables, in small letters."""
    data = toml_file(_FILE)["captions"]
    return CaptionWords(data["acts"], tuple(data["denied"]), frozenset(data["columns"]))
