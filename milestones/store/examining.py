"""All that a store can tell of its own faults, in an order in which each look trusts what was seen before."""

from typing import NamedTuple

from sqlalchemy import Connection

from milestones.model.problem import Problem
from milestones.store.checking import check_file, check_rows, check_schema, check_values
from milestones.store.faults import Faults
from milestones.store.proving import Told, check_articles, check_copies, check_orphans


class Examined(NamedTuple):
    """What an examination found."""

    faults: list[Problem]
    is_readable: bool
    """Whether all claims, rulings and milestones can be read, so that one can be held against the other."""


def examined(connection: Connection, told: Told) -> Examined:
    """Looks at file, tables, rows and articles; at milestones only whether they can be read."""
    faults = Faults()
    told("the file is checked")
    is_sound, is_complete = check_file(connection, faults), check_schema(connection, faults)
    if not (is_sound and is_complete and check_values(connection, faults)):
        return Examined(faults.told(), False)
    check_rows(connection, faults)
    check_articles(connection, faults, told)
    check_orphans(connection, faults)
    told("copies are compared")
    check_copies(connection, faults)
    return Examined(faults.told(), not faults.concern("claims", "rulings", "milestones"))
