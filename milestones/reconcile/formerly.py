"""The ids that a milestone can have had before, so that an id in last month's mail still resolves."""

from collections.abc import Collection, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from milestones.reconcile.accounts import Account
from milestones.reconcile.diseases import UNSTATED, Diseases
from milestones.reconcile.facets import (
    Facets,
    distinction_of,
    facets_of,
    over,
    restricted,
    stated_by,
    subsets,
    telling_names,
)
from milestones.reconcile.grouping import Event
from milestones.reconcile.ids import Identity, id_of


class Neighbours(NamedTuple):
    """What is known of all accounts of one product, place and kind."""

    telling: frozenset[str]
    """The facets that tell some of them apart."""
    diseases: frozenset[str]

    @classmethod
    def of(cls, accounts: Sequence[Account]) -> "Neighbours":
        """The neighbours that accounts of one product, place and kind are to each other."""
        return cls(telling_names(a.facets for a in accounts), frozenset(a.disease for a in accounts))


def former_ids_of(
    event: Event, now: Identity, keys: Collection[str], there: Neighbours, diseases: Diseases
) -> tuple[str, ...]:
    """The ids that the milestone of an event can have had, its own not among them.

    While fewer articles were known its product may have had another key (`keys`), its disease may have been
    unstated, broader, or taken for the only one on record, it may have been expected, and nothing or
    less may have told it from others: only what tells its neighbours apart now can have done so. Before a
    ruling it may have been of another kind, place or product. Two milestones can share a former id, and a
    former id can be another milestone's present one, which goes before.

    They are few: most products have a handful of names, and most milestones nothing that tells them apart.
    The worst case is the product of all names in its list, the milestone's diseases, and what it can be told
    apart by, up to five facets.
    """
    claims = [account.sourced.claim for account in (*event.accounts, *event.foresaw)]
    named = {diseases.key(claim.indication) for claim in claims}
    taken_for = {d for d in there.diseases if UNSTATED in named or named & diseases.broader(d)}
    all_diseases = named | taken_for | {now.indication_key}
    spots = {(claim.jurisdiction, claim.kind) for claim in claims} | {(now.jurisdiction, now.kind)}
    states = {claim.status for claim in claims} | {now.status}
    told = {distinction_of(some) for stated in _stated(event, there.telling) for some in subsets(stated)}
    if len(keys) == len(all_diseases) == len(spots) == len(states) == len(told) == 1:
        return ()
    identities = product(sorted(keys), sorted(all_diseases), sorted(spots), sorted(states), sorted(told))
    others = [
        other
        for key, disease, (where, kind), status, distinction in identities
        if (other := Identity(key, disease, where, kind, status, distinction)) != now
    ]
    own = id_of(now) if others else ""
    return tuple(dict.fromkeys(id for id in map(id_of, others) if id != own))


def _stated(event: Event, telling: Collection[str]) -> Iterator[Facets]:
    """What the event's accounts and its expectations state.

    Where rulings changed that, also what its claims say by themselves.
    """
    yield over(event.distinction, restricted(event.stated, telling)) if telling else event.distinction
    for account in event.foresaw:
        yield restricted(account.facets, telling)
    if any(account.rulings for account in event.accounts):
        yield stated_by(facets_of(sourced.claim) for sourced in event.claims)
