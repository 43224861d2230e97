"""The ids that a milestone can have had before, so that an id in last month's mail still resolves."""

from collections.abc import Collection, Iterator
from itertools import product

from milestones.reconcile.diseases import Diseases
from milestones.reconcile.facets import (
    Facets,
    distinction_of,
    facets_of,
    over,
    restricted,
    stated_by,
    subsets,
)
from milestones.reconcile.grouping import Event
from milestones.reconcile.ids import Identity, id_of


def former_ids_of(
    event: Event, now: Identity, keys: Collection[str], telling: Collection[str], diseases: Diseases
) -> tuple[str, ...]:
    """The ids that the milestone of an event can have had, its own not among them.

    While fewer articles were known its product may have had another key (`keys`), its disease may have been
    unstated or broader, it may have been expected, and nothing or less may have told it from others: only
    what tells milestones of its product, place and kind apart now (`telling`) can have done so. Before a
    ruling it may have been of another kind, place or product. Two milestones can share a former id, and a
    former id can be another milestone's present one, which goes before.

    They are few: most products have a handful of names, and most milestones nothing that tells them apart.
    The worst case is the product of all names in its list, the milestone's diseases, and what it can be told
    apart by, up to five facets.
    """
    claims = [account.sourced.claim for account in (*event.accounts, *event.foresaw)]
    identities = product(
        sorted(keys),
        sorted({diseases.key(claim.indication) for claim in claims} | {now.indication_key}),
        sorted({(claim.jurisdiction, claim.kind) for claim in claims} | {(now.jurisdiction, now.kind)}),
        sorted({claim.status for claim in claims} | {now.status}),
        sorted({distinction_of(told) for stated in _stated(event, telling) for told in subsets(stated)}),
    )
    found = (
        id_of(Identity(key, disease, where, kind, status, distinction))
        for key, disease, (where, kind), status, distinction in identities
    )
    own = id_of(now)
    return tuple(dict.fromkeys(id for id in found if id != own))


def _stated(event: Event, telling: Collection[str]) -> Iterator[Facets]:
    """What the event's accounts and its expectations state.

    Where rulings changed that, also what its claims say by themselves.
    """
    yield over(event.distinction, restricted(event.stated, telling))
    for account in event.foresaw:
        yield restricted(account.facets, telling)
    if any(account.rulings for account in event.accounts):
        yield stated_by(facets_of(account.sourced.claim) for account in event.accounts)
