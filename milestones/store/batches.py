"""Working through many values in batches."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

SIZE = 1000
"""Values in one statement: far below what SQLite (32,766) and PostgreSQL (65,535) take."""

Value = TypeVar("Value", str, int)


def batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The distinct values in ascending order, in lists of at most SIZE."""
    ordered = iter(sorted(set(values)))
    while batch := list(islice(ordered, SIZE)):
        yield batch
