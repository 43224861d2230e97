"""Looking for faults in a store, and mending those in what follows from articles and rulings: `db check`."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple

from milestones.model.filters import Filter
from milestones.model.milestone import Milestone
from milestones.model.problem import Problem
from milestones.reconcile import reconcile
from milestones.services.extraction import findings_of
from milestones.services.rebuilding import reached_from
from milestones.services.upkeep import for_all_names, print_of, rebuild_all
from milestones.store import MEND, Faults, Reader, Store, back_up_beside

Told = Callable[[str], None]
"""Hears in words how far the work is."""


_NOT_LOOKED_AT = Problem(
    "milestones", "are not held against claims and rulings while those have faults", "see to them first"
)


class Repaired(NamedTuple):
    """What a repair came to."""

    copy: Path
    """The store as it was before."""
    problems: list[Problem]
    """The faults that it could not mend."""


def check(store: Store, told: Told) -> list[Problem]:
    """The faults of a store, a line for each; none where it is whole. Nothing is changed."""
    with store.examining() as examiner:
        found = examiner.examined(told)
        rest = _milestone_faults(examiner, told) if found.is_readable else [_NOT_LOOKED_AT]
        return [*found.faults, *rest]


def repair(store: Store, url: str, told: Told) -> Repaired:
    """Makes all anew that follows from articles and rulings, in one transaction, after a copy was made.

    Articles, rulings and feeds stay as they are; articles are read again only where their claims are broken.
    Raises StoreError; then the store is as it was.
    """
    copy = back_up_beside(url, "repair")
    with store.writing() as writer:
        writer.renew_tables()
        for id in writer.broken_articles(told):
            (findings,) = findings_of([writer.article(id)])
            if not isinstance(findings, Problem):
                writer.replace_findings(id, findings)
        writer.renew_looked_up(told)
        told("milestones are derived again")
        rebuild_all(writer)
    return Repaired(copy, check(store, told))


def _milestone_faults(reader: Reader, told: Told) -> list[Problem]:
    """Where the stored milestones are not what reconciling all claims and rulings gives."""
    faults, count = Faults(), 0

    def compare(keys: AbstractSet[str]) -> AbstractSet[str]:
        nonlocal count
        reached = reached_from(reader, keys)
        claims = reader.claims_of(reached.callings)
        wanted = {one.id: one for one in reconcile(claims, reached.groups, reached.rulings)}
        products = tuple(product.key for product in reader.products_with(reached.names))
        known = Filter(products=products, rejected=None)
        stored = {one.id: one for one in reader.milestones_in_full(known)} if products else {}
        former = reader.former_ids(wanted)
        for id in sorted(wanted.keys() | stored.keys()):
            if id not in stored:
                faults.note("milestones", "are not there", MEND, id)
            elif id not in wanted:
                faults.note("milestones", "follow from no claim or ruling", MEND, id)
            elif not _are_alike(stored[id], wanted[id]):
                faults.note("milestones", "are not what claims and rulings say", MEND, id)
            elif former.get(id, frozenset()) != set(wanted[id].formerly):
                faults.note("former_ids", "are not those of the milestone", MEND, id)
        for key in sorted(set(products) - {one.product.key for one in wanted.values()}):
            faults.note("products", "have no milestone", MEND, key)
        count += len(wanted)
        told(f"{count} milestones checked")
        return reached.names

    for_all_names(reader, compare)
    return faults.told()


def _are_alike(one: Milestone, other: Milestone) -> bool:
    """Whether two milestones are shown alike; most are equal, which is told much faster."""
    return one == other or print_of(one) == print_of(other)
