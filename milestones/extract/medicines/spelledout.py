"""Medicines called by words in capitals and by their letters: "its Human Acellular Vessel (HAV)"."""

import re
from collections.abc import Iterable, Iterator

from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.shapes import Others
from milestones.extract.medicines.vaccines import is_meant
from milestones.lexicon.drugnames import is_target
from milestones.lexicon.naming import naming

_SPELLED = re.compile(
    r"(?P<words>[A-Z](?<![\w-].)[\w-]+(?:[ -][A-Z][\w-]+){1,5})(?P<form>\s[a-z]+)?"
    r"\s\((?P<short>[A-Z][A-Za-z-]{1,7})\)"
)
_INITIALS = re.compile(r"(?<![A-Za-z])[A-Za-z]")


def spelled_hits(text: str, parts: Iterable[tuple[int, int]], others: Others) -> Iterator[NameHit]:
    """The names in the spans whose last word says what the medicine is made of, with their letters."""
    for start, end in parts:
        if text.find("(", start, end) < 0:
            continue
        for match in _SPELLED.finditer(text, start, end):
            form = match["form"] or ""
            last = (form or re.split(r"[ -]", match["words"])[-1]).strip().lower()
            known = match["short"] in naming().not_names or is_target(match["short"])
            if (
                known
                or last not in naming().spelled_nouns
                or not _are_letters(match["short"], match["words"] + form)
            ):
                continue
            stop = match.end("form") if form else match.end("words")
            if is_meant(text, (start, end), match.start(), match.end(), others.organisations):
                yield NameHit(match.start(), stop, "spelled out")
                yield NameHit(match.start("short"), match.end("short"), "its letters")


def _are_letters(short: str, words: str) -> bool:
    """Whether the first letters of the words make the short name, all but one: "AIGIV" has more."""
    initials = "".join(_INITIALS.findall(words)).upper()
    letters = [letter for letter in short if letter.isupper()]
    rest = iter(initials)
    return letters[0] == initials[0] and sum(letter in rest for letter in letters) >= len(initials) - 1
