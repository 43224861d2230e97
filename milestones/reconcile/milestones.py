"""Claims to milestones.

Claims speak of one milestone when they share product (by any name), jurisdiction and kind, and their
diseases are one, or one stands above the other, or one is unstated (reconcile.diseases). Every claim goes
into exactly one milestone, whatever it says, so that no evidence is lost.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from milestones.lexicon.diseases import disease_key, parents
from milestones.lexicon.kinds import kinds
from milestones.model.claim import Status
from milestones.model.dates import Window
from milestones.model.milestone import (
    Conflict,
    Disagreement,
    Milestone,
    Product,
    Role,
    SourcedClaim,
    Testimony,
)
from milestones.model.names import name_key
from milestones.model.ruling import Ruling
from milestones.reconcile.diseases import UNSTATED, Diseases
from milestones.reconcile.ids import Identity, id_of, ids_of
from milestones.reconcile.products import keys_of, products
from milestones.reconcile.settlement import Settlement, place, settle
from milestones.reconcile.wording import conflict_of, reasons_of, sources_of

# An application under review is acted on within a year: FDA's goals under PDUFA are 10 months for a standard
# and 6 for a priority review, from the end of a filing period of 60 days.
_REVIEW = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class _Event:
    """Claims about one event, before its date is settled."""

    disease: str
    claims: list[SourcedClaim]
    foresaw: list[SourcedClaim]


def reconcile(
    claims: Sequence[SourcedClaim],
    names: Sequence[Sequence[str]] = (),
    rulings: Sequence[Ruling] = (),
    disease: Callable[[str], str] = disease_key,
    parents: Callable[[str], tuple[str, ...]] = parents,
) -> tuple[Milestone, ...]:
    """The milestones that the claims describe together, ordered by product, jurisdiction, kind and disease.

    `names` are groups of names known to be one product, `rulings` those that hold. `disease` gives what two
    names of one disease share, `parents` all broader diseases of such a key. The order of claims and groups
    does not count.
    """
    diseases = Diseases(disease, parents)
    by_name = products(claims, names)
    together: dict[tuple[str, str, str], list[SourcedClaim]] = {}
    for sourced in sorted(claims, key=place):
        claim = sourced.claim
        product = by_name[keys_of(claim)[0]]
        together.setdefault((product.key, claim.jurisdiction, claim.kind), []).append(sourced)
    found: list[tuple[Identity, Milestone]] = []
    for key, same in together.items():
        product = by_name[keys_of(same[0].claim)[0]]
        for event in _events(same, diseases):
            milestone = _milestone(product, event, diseases)
            found.append((Identity(key[0], event.disease, key[1], key[2], milestone.status), milestone))
    found.sort(key=lambda pair: _order(pair[0]))
    ids = ids_of([identity for identity, _ in found])
    return tuple(replace(milestone, id=id) for id, (_, milestone) in zip(ids, found, strict=True))


def former_ids(milestone: Milestone, disease: Callable[[str], str] = disease_key) -> Iterator[str]:
    """Ids that the milestone can have had while fewer articles were known; its own is not among them.

    Then its product may have had fewer names and so another key, its disease may have been unstated
    or broader, and it may have been expected. Two milestones can share a former id, and a former id can
    be another milestone's present one, which goes before. Needs the milestone's testimony.
    """
    claims = [t.sourced.claim for t in milestone.testimony]
    diseases = {disease(c.indication) if c.indication else UNSTATED for c in claims}
    statuses = {c.status for c in claims} | {milestone.status}
    seen = {milestone.id}
    for product in sorted(set(map(name_key, milestone.product.names))):
        for indication in sorted(diseases):
            for status in sorted(statuses):
                id = id_of(product, indication, milestone.jurisdiction, milestone.kind, status)
                if id not in seen:
                    seen.add(id)
                    yield id


def _order(identity: Identity) -> tuple[object, ...]:
    kind = kinds().get(identity.kind)
    return (
        identity.product_key,
        identity.jurisdiction,
        kind.order if kind else len(kinds()),
        identity.kind,
        identity.indication_key,
        identity.status,
    )


def _events(claims: Iterable[SourcedClaim], diseases: Diseases) -> Iterator[_Event]:
    """The events of one kind: first what was achieved, then what is still expected."""
    achieved: list[SourcedClaim] = []
    expected: list[SourcedClaim] = []
    for sourced in claims:
        (expected if sourced.claim.status is Status.EXPECTED else achieved).append(sourced)
    events = _by_disease(achieved, diseases)
    for event in events.values():
        event.foresaw.extend(_foreseen(event, events, expected, diseases))
        taken = set(map(id, event.foresaw))
        expected = [sourced for sourced in expected if id(sourced) not in taken]
    yield from events.values()
    yield from _by_disease(expected, diseases).values()


def _by_disease(claims: Sequence[SourcedClaim], diseases: Diseases) -> Mapping[str, _Event]:
    belongs = diseases.groups(map(diseases.of, claims))
    events: dict[str, _Event] = {}
    for sourced in claims:
        group = belongs[diseases.of(sourced)]
        events.setdefault(group, _Event(group, [], [])).claims.append(sourced)
    return events


def _foreseen(
    event: _Event, events: Iterable[str], expected: Sequence[SourcedClaim], diseases: Diseases
) -> list[SourcedClaim]:
    """The expectations that the achieved event has met.

    Those that can only mean this event by their disease, and that do not look past it. Where they name
    several narrower diseases than the event does, nothing tells which it has met: then it meets
    only those that name its own disease, a broader one or none.
    """
    settled = settle(event.claims)
    tellers = {sourced.source for sourced in event.claims}
    known = set(events)
    met = [
        sourced
        for sourced in expected
        if diseases.related(diseases.of(sourced), known) == event.disease
        and not (sourced.source in tellers or _looks_past(sourced, settled.date.window))
    ]
    own = diseases.broader(event.disease) | {event.disease, UNSTATED}
    narrower = {diseases.of(sourced) for sourced in met} - own
    if len(set(diseases.groups(narrower).values()) - {UNSTATED}) > 1:
        return [sourced for sourced in met if diseases.of(sourced) in own]
    return met


def _looks_past(sourced: SourcedClaim, achieved: Window) -> bool:
    """Whether an expectation can only mean a later event than the achieved one.

    No article expects what had happened before it was written. Where its day is unknown, an expectation
    for more than a review's length after the event means another one.
    """
    if achieved.latest is None:
        return False
    if sourced.published:
        return sourced.published > achieved.latest
    earliest = sourced.claim.date.window.earliest
    return earliest is not None and earliest > achieved.latest + _REVIEW


def _milestone(product: Product, event: _Event, diseases: Diseases) -> Milestone:
    """The milestone of one event; its id is left for the whole result to give."""
    settled = settle(event.claims)
    supporting = settled.within
    first = supporting[0].claim
    return Milestone(
        id="",
        product=product,
        indication=diseases.wording(event.disease, supporting)
        or diseases.wording(event.disease, event.claims),
        population=next((c.claim.population for c in supporting if c.claim.population), None),
        jurisdiction=first.jurisdiction,
        agency=_most_frequent((c.source, c.claim.agency) for c in supporting),
        kind=first.kind,
        application=_most_frequent((c.source, c.claim.application) for c in supporting),
        date=settled.date,
        status=first.status,
        sources=sources_of(event.claims),
        conflicts=_conflicts(settled),
        testimony=_testimony(settled, event.foresaw),
        reasons=reasons_of(settled),
    )


def _most_frequent(said: Iterable[tuple[str, str | None]]) -> str | None:
    """The value of most independent sources, then the alphabetically first; None where none has one."""
    counts = Counter(value for _, value in set(said) if value)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _conflicts(settled: Settlement) -> tuple[Conflict, ...]:
    words = conflict_of(settled)
    return (Conflict(Disagreement.DATE, words),) if words else ()


def _testimony(settled: Settlement, foresaw: Sequence[SourcedClaim]) -> tuple[Testimony, ...]:
    return (
        *(Testimony(sourced, Role.SUPPORTS) for sourced in settled.within),
        *(Testimony(sourced, Role.CONTRADICTS) for sourced in settled.outside),
        *(Testimony(sourced, Role.FORESAW) for sourced in foresaw),
    )
