"""From a candidate event to the claims that it makes, or to the reason why it makes none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from milestones.extract.candidate import Candidate
from milestones.extract.classifying import kind_of
from milestones.extract.context import Context
from milestones.extract.dateties import Beside
from milestones.extract.dating import dated, only_ahead
from milestones.extract.drafting import Filling, drafted, in_its_sentence
from milestones.extract.expecting import ahead, is_to_do, not_expected
from milestones.extract.factuality import Reality, reality
from milestones.extract.guarding import guarded
from milestones.extract.indications import population_of
from milestones.extract.locating import located
from milestones.extract.merging import Draft
from milestones.extract.places import Placed
from milestones.extract.slots import Filled, is_named, products_of
from milestones.extract.tying import FilledDisease, diseases_of
from milestones.lexicon.authorities import authority


def judged(
    context: Context, candidate: Candidate, verbs: Sequence[tuple[int, int, str]]
) -> list[Draft] | str:
    """The claims that a candidate makes, or the reason why it makes none."""
    section = candidate.sentence.block.section
    if section:
        return f"boilerplate: {section}"
    if candidate.sentence.block.number in context.headings and not is_named(context, candidate):
        return "heading over a part"
    if reason := guarded(context, candidate):
        return reason
    fact = reality(context.text, candidate, verbs, is_named(context, candidate))
    if not fact.refused and only_ahead(context, candidate):
        fact = ahead(context, candidate, fact)
    if not fact.refused and is_to_do(context, candidate):
        fact = replace(fact, expected=True)
    if fact.refused:
        return fact.refused
    medicines = products_of(context, candidate)
    if not medicines:
        return "no product"
    if fact.expected and (reason := not_expected(context, candidate, fact)):
        return reason
    where, elsewhere = located(context, candidate, expected=fact.expected)
    if not where:
        return "no jurisdiction"
    return _drafts(context, candidate, fact, medicines, where, elsewhere)


def _of_before(text: str, candidate: Candidate, place: Placed) -> bool:
    """Whether a committee stands in what came before: "After a refusal by a panel in May, X is approved"."""
    start = candidate.sentence.start
    opened = _AFTER.match(text, start) if start <= place.start < candidate.anchor else None
    return opened is not None and "," in text[place.end : candidate.anchor]


_AFTER = re.compile(r"\W*(?:After|Following|Despite|Having)\b")
"""Opens a sentence with what came before, up to its comma."""


def _drafts(
    context: Context,
    candidate: Candidate,
    fact: Reality,
    medicines: Sequence[Filled],
    where: Sequence[Placed],
    elsewhere: bool,
) -> list[Draft]:
    """One draft for each medicine, disease and place of the event."""
    drafts = []
    for medicine in medicines:
        told: list[FilledDisease | None] = [*diseases_of(context, candidate, medicine)]
        ends = [other.value.end for other in told if other]
        for disease in told or [None]:
            people = None
            if in_its_sentence(disease):
                people = population_of(context.text, candidate.sentence, disease.value)
            for place in where:
                beside = (
                    Beside([other.end for other in where], place.end),
                    Beside([other.end for other in medicines], medicine.end),
                    Beside(ends, disease.value.end if disease else 0),
                )
                when = dated(context, candidate, beside, expected=fact.expected, background=fact.background)
                committee = bool(place.agency and authority(place.agency).committee)
                committee = committee and not _of_before(context.text, candidate, place)
                kind = kind_of(context, candidate, place.jurisdiction, committee=committee)
                filling = Filling(kind, medicine, disease, people, place, elsewhere, when)
                drafts.append(drafted(context, candidate, fact, filling, candidate.rule))
    return drafts
