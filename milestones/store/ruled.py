"""Rulings in the store: kept in the order in which they were made, never changed."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from milestones.model.ruling import Ruling
from milestones.store.link import Link
from milestones.store.records import RULING, ruling_of
from milestones.store.rows import ruling_values

_KEEP = """
    INSERT INTO rulings (number, verb, who, at, why, subject, fields, "into", names, rest, undoes)
    VALUES (:number, :verb, :who, :at, :why, :subject, :fields, :into, :names, :rest, :undoes)
"""


def all_rulings(link: Link) -> Iterator[Ruling]:
    """All rulings, also those undone, in their order."""
    return map(ruling_of, link.rows(f"SELECT {RULING} FROM rulings u ORDER BY u.number"))


def keep_ruling(link: Link, ruling: Ruling) -> Ruling:
    """Stores a ruling under the next free number, which it gives back with it."""
    kept = replace(ruling, number=(link.value("SELECT max(number) FROM rulings") or 0) + 1)
    link.change(_KEEP, **ruling_values(kept))
    return kept


def rulings_of(link: Link, ids: Collection[str]) -> dict[str, list[Ruling]]:
    """The rulings that bear on the milestones of these ids."""
    found: dict[str, list[Ruling]] = defaultdict(list)
    query = f"""
        SELECT b.milestone, {RULING} FROM milestone_rulings b JOIN rulings u ON u.number = b.ruling
        WHERE b.milestone IN :some ORDER BY b.milestone, u.number
    """
    for id, *ruling in link.rows_of(query, ids):
        found[id].append(ruling_of(tuple(ruling)))
    return found
