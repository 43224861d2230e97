"""A claim out of what was chosen for its fields, with the words that each of them rests on."""

from dataclasses import dataclass
from typing import TypeGuard

from milestones.extract.claims.merging import Draft
from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.factuality.happening import Reality
from milestones.extract.fields.dating import Dated
from milestones.extract.fields.places import Placed
from milestones.extract.fields.slots import Filled
from milestones.extract.fields.tying import FilledDisease
from milestones.lexicon.authorities import authority
from milestones.model.claim import Claim, Cue, Status

IN_ITS_SENTENCE = 2
"""The tie of a disease that stands in the event's own sentence."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What was chosen for the fields of one claim."""

    kind: str
    medicine: Filled
    disease: FilledDisease | None
    population: str | None
    place: Placed
    elsewhere: bool
    """Whether the place is borrowed from outside the sentence."""
    when: Dated


def in_its_sentence(disease: FilledDisease | None) -> TypeGuard[FilledDisease]:
    """Whether the disease stands in the event's own sentence: only there its patients are told."""
    return disease is not None and disease.tie == IN_ITS_SENTENCE


def drafted(context: Context, candidate: Candidate, fact: Reality, filling: Filling, rule: str) -> Draft:
    """The claim that a candidate makes with this filling; `rule` names how its words were found."""
    sentence, medicine, disease = candidate.sentence, filling.medicine, filling.disease
    place, when = filling.place, filling.when
    cues = [
        Cue("kind", candidate.rule, candidate.start, candidate.end),
        Cue("product", medicine.rule, medicine.start, medicine.end),
        Cue("jurisdiction", place.rule, place.start, place.end),
        Cue("date", when.rule, when.start, when.end),
        Cue("status", "expected" if fact.expected else "told as past", *fact.cue),
    ]
    if disease:
        cues.append(Cue("indication", disease.rule, disease.value.start, disease.value.end))
    claim = Claim(
        article=context.article.id,
        product=medicine.value.name,
        aliases=medicine.value.aliases,
        indication=disease.value.name if disease else None,
        population=filling.population,
        jurisdiction=place.jurisdiction,
        agency=_who(place, filling.kind),
        kind=filling.kind,
        application=candidate.application or None,
        date=when.date,
        status=Status.EXPECTED if fact.expected else Status.ACHIEVED,
        evidence=context.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        rule=rule,
        cues=tuple(cues),
    )
    return Draft(
        claim,
        disease.tie if disease else 0,
        sentence.heading,
        filling.elsewhere,
        "title" if sentence.title else "lead" if sentence.number in context.lead else "",
    )


_BY_COMMITTEE = frozenset({"positive-opinion", "negative-opinion", "orphan-designation", "prime-designation"})
"""What committees say themselves, or is told under their name."""


def _who(place: Placed, kind: str) -> str | None:
    """The authority that acted: the one behind a committee where the act is none of a committee's."""
    if place.agency is None or kind in _BY_COMMITTEE:
        return place.agency
    known = authority(place.agency)
    return known.of if known.committee and known.of else place.agency
