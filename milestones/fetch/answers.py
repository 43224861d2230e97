"""What is asked of a server, within which limits, and what comes of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from milestones.model.problem import Problem


class Cause(Enum):
    """Why an address is fetched: what it may lead to, and whether its host is asked first, depend on it."""

    TYPED = auto()
    """A person names it, now: it may be a private one, and robots.txt is not asked, as by a browser."""
    SUBSCRIBED = auto()
    """A person named it once, to be fetched regularly: it may be a private one, and robots.txt is obeyed."""
    FOLLOWED = auto()
    """Something public that was read names it: it must be public, and robots.txt is obeyed."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The limits that are kept to. Times are in seconds."""

    connect: float = 10
    """For a connection to one of the host's addresses, with its TLS."""
    silence: float = 20
    """Between two pieces of an answer."""
    total: float = 120
    """For an address with all its redirects and repetitions; pauses are not counted."""
    most_bytes: int = 50_000_000
    """Of a body, unpacked."""
    redirects: int = 5
    attempts: int = 3
    """Where a server fails or breaks off."""
    pause: float = 1
    """Between the end of a request and the start of the next to the same host."""
    longest_wait: float = 60
    """The longest pause that a host is granted, whatever it asks for; for more, its address is given up."""
    longest_delay: float = 30
    """The longest pause between requests that robots.txt is granted."""
    allow_private: bool = False
    """Whether public addresses may lead to private ones."""
    contact: str | None = None
    """How a host's owner can reach whoever runs this: an address of mail or of a page."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands at an address."""

    url: str
    """Where it was found, after all redirects."""
    data: bytes
    """The body, unpacked."""
    media_type: str | None
    """As the server says, in lower case, without parameters: "text/html"; None where it says nothing."""
    charset: str | None
    """As the server says, in lower case."""
    filename: str | None
    """As the server says, without folders."""
    etag: str | None
    modified: str | None
    """With `etag`, to be given back when the address is fetched the next time."""
    moved: str | None
    """The address that all servers on the way say has replaced the one asked for, for good."""
    public: bool
    """Whether it came from a public address, so that what it names must be `Cause.FOLLOWED`."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that nothing has changed since the last time."""

    url: str
    etag: str | None
    modified: str | None
    """With `etag`, to be given back the next time."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing came of it."""

    problem: Problem
    status: int | None = None
    """What the server answered, if it was that: 404."""
    until: datetime | None = None
    """Until when the host asks to be left alone (UTC)."""
    refused: bool = False
    """Whether it would be the same tomorrow: the host does not give it, or it must not be fetched."""


Answer = Fetched | Unchanged | Failed
