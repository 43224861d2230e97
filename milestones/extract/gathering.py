"""All that an article mentions, each sentence read in its language, put together for those who decide."""

import re
from collections.abc import Sequence
from functools import cache, partial

from milestones.extract import eastasian
from milestones.extract.context import Context
from milestones.extract.diseases.indications import Disease, find_diseases
from milestones.extract.events.candidate import Candidate
from milestones.extract.fields.namesakes import at_home
from milestones.extract.fields.usableplaces import usable
from milestones.extract.medicines.products import KnownNames, products
from milestones.extract.mentions import Act, Mentions
from milestones.extract.text.document import Sentence
from milestones.extract.text.folding import Folded
from milestones.model.article import Article


def without(parts: Sequence[Sentence], easterns: "Sequence[eastasian.Eastern]") -> list[Sentence]:
    """The sentences that are in none of the East Asian languages."""
    eastern = {part.number for one in easterns for part in one.sentences}
    return [part for part in parts if part.number not in eastern]


def gathered(
    article: Article,
    parts: Sequence[Sentence],
    easterns: "Sequence[eastasian.Eastern]",
    words: Mentions,
    found: Sequence[Candidate],
    folded: Folded,
    known: KnownNames,
) -> Context:
    """The article with all that is mentioned in it, each sentence read in its language."""
    text = article.text
    medicines = (
        eastasian.eastern_products(text, folded, parts, easterns, known)
        if easterns
        else products(text, folded, parts, words.wheres, known)
    )
    wheres = usable(text, at_home(text, words.wheres, parts), medicines)
    for eastern in easterns:
        wheres = [w for w in wheres if not eastern.holds(w.start)] + eastasian.eastern_wheres(
            eastern, words.wheres
        )
    wheres.sort(key=lambda where: where.start)
    marked = _marked(parts, easterns) if easterns else parts
    diseases = cache(partial(_diseases, text, folded, words, parts, easterns))
    return Context(article, marked, medicines, diseases, wheres, found)


def _diseases(
    text: str,
    folded: Folded,
    words: Mentions,
    parts: Sequence[Sentence],
    easterns: "Sequence[eastasian.Eastern]",
) -> list[Disease]:
    """Every mention of a disease outside left-overs, in order of place."""
    useful = [part for part in parts if not part.block.section]
    found = find_diseases(text, folded, words.heads, useful)
    diseases = [disease for disease in found if not _is_of_a_wire(text, disease)]
    for eastern in easterns:
        diseases = [d for d in diseases if not eastern.holds(d.start)] + eastasian.eastern_diseases(
            eastern, diseases
        )
    return sorted(diseases, key=lambda disease: disease.start)


_TOWN = re.compile(r"(?:^|\n)\W*[A-Z][A-Z\s.'’/-]{2,30}(?:,[^()\n]{2,30})?\s\($")
"""Ends with a town in capitals and the bracket in which a wire's letters stand: "ANKARA (AA) -"."""
TOWN = 70


def _is_of_a_wire(text: str, disease: Disease) -> bool:
    """Whether the letters are a news agency's, in the dateline: "ANKARA (AA) -"."""
    if not _WIRE_ENDS.match(text, disease.end):
        return False
    return _TOWN.search(text, max(0, disease.start - TOWN), disease.start) is not None


_WIRE_ENDS = re.compile(r"\)\s*(?:--|[–—-])\s")


def _marked(parts: Sequence[Sentence], easterns: "Sequence[eastasian.Eastern]") -> list[Sentence]:
    """The sentences, the East Asian ones with their own sections."""
    eastern = {part.number: part for one in easterns for part in one.sentences}
    return [eastern.get(part.number, part) for part in parts]


def by_sentence(parts: Sequence[Sentence], words: Mentions) -> list[tuple[Sentence, list[Act]]]:
    """Each sentence that holds a word of an event, with those words."""
    found = []
    acts = iter(words.acts)
    act = next(acts, None)
    for part in parts:
        inside = []
        while act and act.start < part.end:
            if act.start >= part.start:
                inside.append(act)
            act = next(acts, None)
        if inside:
            found.append((part, inside))
    return found
