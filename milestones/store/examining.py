"""All that a store can tell of its own faults, in an order in which each look trusts what was seen before."""

from typing import NamedTuple

from sqlalchemy import Connection

from milestones.model.problem import Problem
from milestones.store.checking import check_file, check_rows, check_schema, check_values
from milestones.store.engines import link_on
from milestones.store.faults import Faults
from milestones.store.proving import Told, check_articles, check_copies, check_orphans
from milestones.store.reading import Reader


class Examined(NamedTuple):
    """What an examination found."""

    faults: list[Problem]
    is_readable: bool
    """Whether all claims, rulings and milestones can be read, so that one can be held against the other."""


class Examiner(Reader):
    """Reads in one transaction, and can tell what is wrong there."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(link_on(connection))
        self._connection = connection

    def examined(self, told: Told) -> Examined:
        """Looks at file, tables, rows and articles; at milestones only whether they can be read.

        `told` hears how far that is.
        """
        faults = Faults()
        told("the file is checked")
        is_sound = check_file(self._connection, faults)
        is_complete = check_schema(self._connection, faults)
        if not (is_sound and is_complete and check_values(self._connection, faults)):
            return Examined(faults.told(), False)
        check_rows(self._link, faults)
        check_articles(self._link, faults, told)
        check_orphans(self._connection, faults)
        told("copies are compared")
        check_copies(self._connection, faults)
        return Examined(faults.told(), not faults.concern("claims", "rulings", "milestones"))
