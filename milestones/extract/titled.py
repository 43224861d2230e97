"""Names of medicines that run on to their form in capitals: "the Orvance Influenza Vaccine"."""

import re
from collections.abc import Iterator
from functools import cache

from milestones.extract.hits import NameHit
from milestones.extract.shapes import Others, can_be_name
from milestones.lexicon.diseases import is_disease_word
from milestones.lexicon.drugnames import drug_names
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives


@cache
def form_words() -> frozenset[str]:
    """The words of all dosage forms: "nasal", "spray"."""
    return frozenset(word for form in drug_names().dosage_forms for word in form.split() if word.isalpha())


@cache
def _pattern() -> re.Pattern[str]:
    forms = alternatives(form.title() for form in naming().titled_forms)
    word = r"[\w-]*+\s+"
    return re.compile(rf"([A-Z](?<=[a-z,] .){word}(?:[A-Z]{word}){{0,3}}(?:{forms}))(?![\w])(?![ \t]+[A-Z])")


def titled_hits(text: str, others: Others) -> Iterator[NameHit]:
    """A name with its form in capitals within running text: "the Orvance Influenza Vaccine".

    The name alone where nothing but its dosage form stands behind it: "Zelvora Pen Injection".
    """
    for match in _pattern().finditer(text):
        words = list(re.finditer(r"\S+", match[1]))
        while words and words[0].group() in naming().not_names:
            words = words[1:]
        form = len(words) > 1 and all(word.group().lower() in form_words() for word in words[1:])
        if form and can_be_name(words[0].group(), others):
            yield NameHit(match.start(1) + words[0].start(), match.start(1) + words[0].end(), "titled")
        elif len(words) > 1 and not all(_is_common(word.group()) for word in words):
            yield NameHit(match.start(1) + words[0].start(), match.end(1), "titled")


def _is_common(word: str) -> bool:
    """Whether a word names nothing by itself: a disease's, a form's, or one that no medicine has."""
    return is_disease_word(word) or word.lower() in form_words() or word in naming().not_names
