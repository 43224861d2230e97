"""Rulings in the store: kept in the order in which they were made, never changed."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import Connection, func, insert, select

from milestones.model.ruling import Ruling
from milestones.store.batches import SIZE, batches
from milestones.store.rows import ruling_of, ruling_values
from milestones.store.schema import milestone_rulings, rulings


def all_rulings(connection: Connection) -> Iterator[Ruling]:
    """All rulings, also those undone, in their order."""
    query = select(rulings).order_by(rulings.c.number)
    for row in connection.execute(query.execution_options(yield_per=SIZE)):
        yield ruling_of(row)


def keep_ruling(connection: Connection, ruling: Ruling) -> Ruling:
    """Stores a ruling under the next free number, which it gives back with it."""
    last = connection.scalar(select(func.max(rulings.c.number))) or 0
    kept = replace(ruling, number=last + 1)
    connection.execute(insert(rulings), [ruling_values(kept)])
    return kept


def rulings_of(connection: Connection, ids: Collection[str]) -> dict[str, list[Ruling]]:
    """The rulings that bear on the milestones of these ids."""
    found: dict[str, list[Ruling]] = defaultdict(list)
    query = (
        select(milestone_rulings.c.milestone, rulings)
        .join(rulings, rulings.c.number == milestone_rulings.c.ruling)
        .order_by(milestone_rulings.c.milestone, rulings.c.number)
    )
    for batch in batches(ids):
        for row in connection.execute(query.where(milestone_rulings.c.milestone.in_(batch))):
            found[row.milestone].append(ruling_of(row))
    return found
