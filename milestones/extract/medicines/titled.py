"""Names of medicines that run on to their form in capitals: "the Orvance Influenza Vaccine"."""

import re
from collections.abc import Iterator
from functools import cache

from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.shapes import Others, can_be_name
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.diseases import is_disease_word
from milestones.lexicon.drugnames import drug_names
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives


@cache
def form_words() -> frozenset[str]:
    """The words of all dosage forms: "nasal", "spray", "extended-release"."""
    words = {word for form in drug_names().dosage_forms for word in form.split()}
    return frozenset(word for word in words if word.replace("-", "").isalpha())


_STANDARD = "USP|BP|EP|JP|NF|IP|CII|CIII|CIV"
"""Behind a form: the book that says what it is, or how strictly it is sold: "Tablets USP"."""


@cache
def _pattern() -> re.Pattern[str]:
    forms = alternatives(form.title() for form in naming().titled_forms)
    word = r"[\w-]*+\s+"
    ends = rf"(?![\w])(?![ \t]+(?!(?:{_STANDARD})\b)[A-Z])"
    return re.compile(
        rf"([A-Z](?:(?<=[a-z,] .)|(?<=[a-z,] [\"“].)){word}(?:[A-Z]{word}){{0,3}}(?:{forms})){ends}"
    )


@sorting
def _ends_title(word: str) -> bool:
    """Whether the word, or what it has before its hyphen, begins a form in capitals."""
    return word.partition("-")[0] in _title_words()


@cache
def _title_words() -> frozenset[str]:
    return frozenset(form.title().split()[0] for form in naming().titled_forms)


_RELEASE = re.compile(r"[A-Z]{2,3}")
"""Letters behind a brand that tell how it is released, and are part of its name: "Zelvora XR"."""
_VALENT = re.compile(r"(?<![\w-])\d{1,2}-[Vv]alent\s$")
VALENT = 12
"""Within so many characters before a vaccine stands of how many strains it is."""
MOST = 4
"""Words before the form."""


def titled_hits(words: Words, others: Others) -> Iterator[NameHit]:
    """A name with its form in capitals within running text: "the Orvance Influenza Vaccine".

    The name alone where its dosage form stands behind it: "Zelvora Pen Injection", "Zelvora XR Tablets",
    "Orvadrone Maleate Nasal Spray". What common words describe is named with it: "Sterile Water Injection".
    """
    forms = words.of(_ends_title)
    before = (number for form in forms for number in range(max(0, form - MOST), form))
    for match in words.matches(_pattern(), words.beginnings(before)):
        said = list(re.finditer(r"\S+", match[1]))
        while said and said[0].group() in naming().not_names:
            said = said[1:]
        name = list(said)
        while name and name[-1].group().lower() in form_words():
            name.pop()
        if len(name) < len(said) and (_of_one_word(name) or not _has_common(name)):
            # "Extended-Release Tablets" and "XR Tablets" name nothing.
            if name and not _RELEASE.fullmatch(name[0].group()) and can_be_name(name[0].group(), others):
                yield NameHit(match.start(1) + name[0].start(), match.start(1) + name[-1].end(), "titled")
        elif len(said) > 1 and not all(_is_common(word.group()) for word in said):
            start = match.start(1) + said[0].start()
            valent = _VALENT.search(words.text, max(0, start - VALENT), start)
            yield NameHit(valent.start() if valent else start, match.end(1), "titled")


def _of_one_word(name: list[re.Match[str]]) -> bool:
    """Whether behind its first word only letters for its release stand, or nothing."""
    return all(_RELEASE.fullmatch(word.group()) for word in name[1:])


def _has_common(name: list[re.Match[str]]) -> bool:
    return any(_is_common(word.group()) for word in name)


def _is_common(word: str) -> bool:
    """Whether a word names nothing by itself: a disease's, a form's, or one that no medicine has."""
    return is_disease_word(word) or word.lower() in form_words() or word in naming().not_names
