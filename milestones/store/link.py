"""A thin way to a database: queries in their own words, rows as tuples.

All that is only read goes this way. It needs no library that takes longer to import than a short command
takes to run, and a row costs no more than what stands in it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from milestones.store.batches import Value, batches

Row = tuple[Any, ...]
"""What stands in a row, in the order of the query."""


class Link(ABC):
    """Asks within one transaction of a database, and changes what that may change.

    Queries are said in what SQLite and PostgreSQL both understand. Values stand in them by name, as `:id`,
    and lists of them as `IN :ids`. Days come as the database gives them: `records.day_of` reads either.
    """

    @abstractmethod
    def rows(self, query: str, **values: object) -> Iterator[Row]:
        """The rows of a query, read as they are asked for."""

    @abstractmethod
    def lots(self, query: str, **values: object) -> Iterator[Sequence[Row]]:
        """The rows of a query, up to SIZE at a time."""

    @abstractmethod
    def change(self, statement: str, **values: object) -> int:
        """Changes rows; gives back how many."""

    @abstractmethod
    def change_each(self, statement: str, values: Iterable[Mapping[str, object]]) -> None:
        """Changes rows with each of these values."""

    @abstractmethod
    def tables(self) -> set[str]:
        """The names of all tables."""

    @abstractmethod
    def columns(self, table: str) -> set[str]:
        """The names of a table's columns."""

    def rows_of(self, query: str, some: Iterable[Value], **values: object) -> Iterator[Row]:
        """The rows of a query that has `IN :some`, for all these values: for some, then for others."""
        for batch in batches(some):
            yield from self.rows(query, some=batch, **values)

    def change_of(self, statement: str, some: Iterable[Value], **values: object) -> None:
        """Changes rows by a statement that has `IN :some`, for all these values, as of `rows_of`."""
        for batch in batches(some):
            self.change(statement, some=batch, **values)

    def column(self, query: str, **values: object) -> Iterator[Any]:
        """What stands first in each row."""
        return (row[0] for row in self.rows(query, **values))

    def column_of(self, query: str, some: Iterable[Value], **values: object) -> Iterator[Any]:
        """What stands first in each row, as of `rows_of`."""
        return (row[0] for row in self.rows_of(query, some, **values))

    def first(self, query: str, **values: object) -> Row | None:
        """The first row; None where there is none."""
        return next(iter(self.rows(query, **values)), None)

    def value(self, query: str, **values: object) -> Any:
        """What stands first in the first row; None where there is none."""
        row = self.first(query, **values)
        return None if row is None else row[0]


class Links(Protocol):
    """Where links for reading come from."""

    def taken(self) -> AbstractContextManager[Link]:
        """A link that sees the database as it is at the first question, as long as it is taken."""
        ...

    def close(self) -> None:
        """Ends all links, also those that are taken."""
        ...
