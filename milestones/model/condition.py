"""How a store is, whatever its version: what `db status` shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Age(StrEnum):
    """How the version of a store's tables stands to the program's."""

    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"
    UNKNOWN = "unknown"
    """No version of the program has this one."""


class Readers(StrEnum):
    """Who on the machine may read a store's file."""

    OWNER = "owner"
    GROUP = "group"
    EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Condition:
    """How a store is."""

    where: str
    """Its path, or its URL without a password."""
    schema: str
    """The revision of its tables."""
    program: str
    """The revision that this program has."""
    age: Age
    bytes: int | None
    """What its files take; None for a server."""
    journal: str | None
    """How SQLite keeps changes that are not whole yet: "wal", "delete"; None for a server."""
    synchronous: str | None
    """How far SQLite waits for the disk: "extra"; None for a server."""
    is_writable: bool
    counts: Mapping[str, int]
    """How many rows each table has; without tables that a store of its version does not have."""
    ingested: str | None
    """When an article last came in, in UTC: 2026-11-22T09:30:00; None where that is not known."""
    readers: Readers | None
    """None for a server, and where the system has no such modes."""
