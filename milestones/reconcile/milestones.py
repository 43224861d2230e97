"""Claims to milestones.

Claims speak of one milestone when they share product (by any name), jurisdiction and kind, when their
diseases are one, or one stands above the other, or one is unstated (reconcile.diseases), and when they do
not state differently what tells milestones apart, such as the line of therapy (reconcile.facets). Every
claim goes into exactly one milestone, whatever it says, so that no evidence is lost.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from milestones.lexicon.diseases import disease_key, parents
from milestones.lexicon.kinds import kinds
from milestones.model.milestone import Milestone, SourcedClaim
from milestones.model.names import name_key
from milestones.model.ruling import Ruling
from milestones.reconcile.accounts import Account
from milestones.reconcile.diseases import UNSTATED, Diseases
from milestones.reconcile.disputes import disputed
from milestones.reconcile.drawing import drawn
from milestones.reconcile.facets import distinction_of, facets_in, facets_of, subsets
from milestones.reconcile.grouping import events
from milestones.reconcile.ids import Identity, id_of, ids_of
from milestones.reconcile.paths import Placed, bounded
from milestones.reconcile.products import Products, products
from milestones.reconcile.rulings import Docket, words
from milestones.reconcile.settlement import place


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
    known = products([*claims, *(claim for _, claim in words(rulings))], names, rulings)
    placed = disputed(bounded(_placed(claims, known, rulings, diseases)))
    placed.sort(key=lambda one: _order(one.identity))
    ids = ids_of([one.identity for one in placed])
    return tuple(replace(one.milestone, id=id) for id, one in zip(ids, placed, strict=True))


def former_ids(milestone: Milestone, disease: Callable[[str], str] = disease_key) -> Iterator[str]:
    """Ids that the milestone can have had before; its own is not among them.

    While fewer articles were known its product may have had fewer names and so another key, its disease may
    have been unstated or broader, it may have been expected, and nothing or less may have told it from
    others; before a ruling it may have been of another kind or place. Two milestones can share a former id,
    and a former id can be another milestone's present one, which goes before. Needs the testimony.
    """
    claims = [part.sourced.claim for part in milestone.testimony if part.is_own]
    diseases = {disease(c.indication) if c.indication else UNSTATED for c in claims}
    statuses = {claim.status for claim in claims} | {milestone.status}
    slots = {(claim.jurisdiction, claim.kind) for claim in claims} | {
        (milestone.jurisdiction, milestone.kind)
    }
    told = {distinction_of(some) for some in _less_told(milestone)}
    keys = {name_key(name) for name in milestone.product.names} | {milestone.product.key}
    seen = {milestone.id}
    for key in sorted(keys):
        for indication in sorted(diseases):
            for where, kind in sorted(slots):
                for status in sorted(statuses):
                    for distinction in sorted(told):
                        id = id_of(Identity(key, indication, where, kind, status, distinction))
                        if id not in seen:
                            seen.add(id)
                            yield id


def _placed(
    claims: Sequence[SourcedClaim], known: Products, rulings: Sequence[Ruling], diseases: Diseases
) -> Iterator[Placed]:
    """The milestones of all events, before they are compared with one another."""

    def read(sourced: SourcedClaim) -> Account:
        claim = sourced.claim
        return Account(
            sourced,
            known.of(claim).key,
            diseases.key(claim.indication),
            claim.jurisdiction,
            claim.kind,
            claim.status,
            facets_of(claim),
        )

    accounts = [read(sourced) for sourced in sorted(claims, key=place)]
    together: dict[tuple[str, str, str], list[Account]] = {}
    for account in Docket(known, diseases, read).apply(accounts, rulings):
        together.setdefault(account.slot, []).append(account)
    for (key, jurisdiction, kind), same in together.items():
        for event in events(same, diseases):
            if milestone := drawn(event, known.with_key(key), diseases):
                identity = Identity(
                    key, event.disease, jurisdiction, kind, milestone.status, milestone.distinction
                )
                yield Placed(identity, milestone)


def _less_told(milestone: Milestone) -> Iterator[tuple[tuple[str, str], ...]]:
    """What can have told the milestone from others while less was known."""
    yield from subsets(facets_in(milestone.distinction))


def _order(identity: Identity) -> tuple[object, ...]:
    kind = kinds().get(identity.kind)
    return (
        identity.product_key,
        identity.jurisdiction,
        kind.order if kind else len(kinds()),
        identity.kind,
        identity.indication_key,
        identity.status,
        identity.distinction,
    )
