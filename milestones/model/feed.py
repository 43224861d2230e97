"""A feed that an analyst follows, and how far it has been read."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription. All moments are in UTC."""

    name: str
    url: str
    added: datetime
    checked: datetime | None = None
    """When its server last answered that there is something, or nothing, new."""
    etag: str | None = None
    modified: str | None = None
    """With `etag`, what the server wants to be told so that it need not send again what has not changed."""
    failures: int = 0
    """How many times in a row it could not be had."""
    problem: str | None = None
    """Why it could not be had the last time; None where it could."""
    until: datetime | None = None
    """It is left alone until then: its server asks for that, or it has failed."""


@dataclass(frozen=True, slots=True)
class SeenEntry:
    """How far an entry of a feed has been read."""

    key: str
    """What the feed calls it."""
    done: bool
    """Whether there is nothing left to be tried."""
    tries: int
    """How many times the page behind its link was asked for in vain."""
