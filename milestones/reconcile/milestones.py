"""Claims to milestones.

Claims speak of one milestone when they share product (by any name), jurisdiction and kind, when their
diseases are one, or one stands above the other, or one is unstated (reconcile.diseases), and when they do
not state differently what tells milestones apart, such as the line of therapy (reconcile.facets). Every
claim goes into exactly one milestone, whatever it says, so that no evidence is lost.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from milestones.lexicon.diseases import disease_key, parents
from milestones.lexicon.kinds import kinds
from milestones.model.milestone import Disagreement, Milestone, Product, SourcedClaim
from milestones.model.ruling import Ruling
from milestones.reconcile.accounts import Account
from milestones.reconcile.diseases import Diseases
from milestones.reconcile.disputes import Act, acts_in, disputed_kinds, disputed_places
from milestones.reconcile.drawing import drawn
from milestones.reconcile.facets import distinction_of, facets_of
from milestones.reconcile.formerly import Neighbours, former_ids_of
from milestones.reconcile.grouping import Event, events
from milestones.reconcile.ids import LONGER, Identity, id_of
from milestones.reconcile.paths import Placed, bounded
from milestones.reconcile.products import Products, products
from milestones.reconcile.rulings import Docket
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
    known = products([sourced.calling for sourced in claims], names, rulings)
    return derived(claims, known, rulings, disease=disease, parents=parents)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is on record of the same products in places that are not derived anew."""

    acts: Callable[[AbstractSet[Act]], Sequence[Milestone]] = lambda _: ()
    """In full, what one source tells to have been achieved on one day there: any of these acts, and all that
    has a conflict. None that a ruling bears on."""
    on_record: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """How many milestones there are, by product and place."""


def derived(
    claims: Sequence[SourcedClaim],
    known: Products,
    rulings: Sequence[Ruling] = (),
    elsewhere: Elsewhere = Elsewhere(),
    disease: Callable[[str], str] = disease_key,
    parents: Callable[[str], tuple[str, ...]] = parents,
) -> tuple[Milestone, ...]:
    """What `reconcile` derives for the places of these claims, which must be all that tell of those places.

    Behind it come the acts elsewhere: what happens in one place can make it suspect in another.
    """
    diseases = Diseases(disease, parents)
    here = _in_order(bounded(_placed(claims, known, rulings, diseases)))
    there = [_undisputed(act, diseases) for act in elsewhere.acts(acts_in(here))]
    on_record = Counter((one.identity.product_key, one.identity.jurisdiction) for one in here)
    on_record.update(elsewhere.on_record)
    every = disputed_places(_in_order([*disputed_kinds(here), *there]), on_record)
    ours = {one.identity for one in here}
    return (
        *_told_apart([one for one in every if one.identity in ours]),
        *(one.milestone for one in every if one.identity not in ours),
    )


def _told_apart(placed: Sequence[Placed]) -> Iterator[Milestone]:
    """The milestones; those that would share an id get a longer one."""
    times = Counter(one.milestone.id for one in placed)
    for identity, milestone in placed:
        yield milestone if times[milestone.id] == 1 else replace(milestone, id=id_of(identity, LONGER))


def _undisputed(act: Milestone, diseases: Diseases) -> Placed:
    """An act elsewhere, as it was before it was compared with those of other places."""
    key = diseases.key(act.indication)
    identity = Identity(act.product.key, key, act.jurisdiction, act.kind, act.status, act.distinction)
    own = tuple(found for found in act.conflicts if found.about is not Disagreement.JURISDICTION)
    return Placed(identity, replace(act, conflicts=own))


def _placed(
    claims: Sequence[SourcedClaim], known: Products, rulings: Sequence[Ruling], diseases: Diseases
) -> Iterator[Placed]:
    """The milestones of all events, before they are compared with one another."""
    accounts = list(_accounts(sorted(claims, key=place), known, diseases, is_ruled=bool(rulings)))
    unruled = _by_slot(accounts)
    for slot, same in _by_slot(Docket(known, diseases).apply(accounts, rulings)).items():
        key, jurisdiction, kind = slot
        product = known.with_key(key)
        # A ruling that takes a neighbour away takes along what told the two apart, and older ids hold that.
        there = Neighbours.of([*same, *unruled.get(slot, ())] if rulings else same)
        for event in events(same, diseases):
            distinction = distinction_of(event.distinction)
            status = event.accounts[0].status
            identity = Identity(key, event.disease, jurisdiction, kind, status, distinction)
            keys = _former_keys(event, product, known)
            formerly = former_ids_of(event, identity, keys, there, diseases)
            if milestone := drawn(event, product, diseases, identity, formerly):
                yield Placed(identity, milestone)


def _by_slot(accounts: Iterable[Account]) -> dict[tuple[str, str, str], list[Account]]:
    found: dict[tuple[str, str, str], list[Account]] = {}
    for account in accounts:
        found.setdefault(account.slot, []).append(account)
    return found


def _accounts(
    claims: Sequence[SourcedClaim], known: Products, diseases: Diseases, *, is_ruled: bool
) -> Iterator[Account]:
    """The claims as they stand.

    What a claim states tells it from others of its product, place and kind. One that is the only one, as most
    are, is not looked through for it, unless a ruling can bring it together with others.
    """
    slots = [(known.of(one.claim).key, one.claim.jurisdiction, one.claim.kind) for one in claims]
    times = Counter(slots)
    for sourced, slot in zip(claims, slots, strict=True):
        claim = sourced.claim
        stated = facets_of(claim) if is_ruled or times[slot] > 1 else ()
        yield Account(sourced, slot[0], diseases.key(claim.indication), *slot[1:], claim.status, stated)


def _former_keys(event: Event, product: Product, known: Products) -> set[str]:
    """The keys that the event's product, and those of its claims before a ruling, can have had."""
    before = {known.of(a.sourced.claim) for a in (*event.accounts, *event.foresaw) if a.rulings}
    return set().union(*map(known.former_keys, {product, *before}))


def _in_order(placed: Iterable[Placed]) -> list[Placed]:
    return sorted(placed, key=lambda one: _order(one.identity))


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
