"""Addresses of the web: which are fetched, and in which form."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from milestones.fetch.troubles import FetchError
from milestones.model.harmless import plain
from milestones.model.problem import Problem

LONGEST = 8_000
"""Characters: what servers are asked to take at least (RFC 9110, section 4.1)."""
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_USER = re.compile(r"(?<=//)[^/?#\\]*@")
_PASSWORD = re.compile(
    r"(?P<before>(?:[a-z][a-z0-9+.-]*:)?[/\\]*)[^/?#\\@:\[]*:(?![/\\]|\d{1,5}(?:[/?#]|\Z))[^@]*@",
    re.IGNORECASE,
)
"""As far as one can reach that was not encoded ("ann:a/b@host") or stands behind too few slashes."""
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*")
_CHECK = "check the address"


@dataclass(frozen=True, slots=True)
class Url:
    """An address of the web, fit to be sent: ASCII, without user or fragment."""

    scheme: str
    host: str
    """In lower case, IDNs as "xn--...", IPv6 without brackets."""
    port: int
    target: str
    """Path and query."""

    @property
    def origin(self) -> str:
        """What is left without path and query: the realm of one robots.txt."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port != _PORTS[self.scheme] else "")

    def __str__(self) -> str:
        return self.origin + self.target

    def joined(self, link: str) -> "Url":
        """The address to which a link leads from here. Raises FetchError."""
        try:
            return parsed(urljoin(str(self), link.strip()))
        except ValueError as error:  # urljoin: brackets that hold no address
            raise FetchError("not an address of the web", _CHECK) from error


def shown(text: str) -> str:
    """An address as messages name it: on one line, without a password."""
    line = plain(text.strip())
    if found := _PASSWORD.match(line):
        line = found["before"] + line[found.end() :]
    return _USER.sub("", line)[:LONGEST]


def address_of(text: str) -> str | Problem:
    """The address as it is fetched: without fragment, encoded where it must be; or why none is fetched."""
    try:
        return str(parsed(text))
    except FetchError as error:
        return problem(text, error)


def problem(text: str, error: FetchError) -> Problem:
    """What the user is told of an address of which nothing comes."""
    return Problem(shown(text), error.what, error.advice)


def parsed(text: str) -> Url:
    """The address in `text`. Raises FetchError for any that is not fetched."""
    text = text.strip()
    scheme = _SCHEME.match(text)
    if not text.isprintable():
        raise FetchError("an address with characters that do not print", _CHECK)
    if len(text) > LONGEST:
        raise FetchError(f"an address of more than {LONGEST:,} characters", _CHECK)
    if not scheme or scheme[1].lower() not in _PORTS:
        kind = f", not {scheme[1].lower()[:20]}" if scheme else ""
        raise FetchError(f"only http and https addresses are fetched{kind}", "download it and read the file")
    try:
        found = parse_url(text)
    except LocationParseError as error:
        raise FetchError("not an address of the web", _CHECK) from error
    if found.auth is not None:
        raise FetchError(
            "an address with a user name or password", "leave them out, or download it and read the file"
        )
    host = (found.host or "").strip("[]").rstrip(".")
    if not host or not (_HOST.fullmatch(host) or ":" in host) or found.port == 0:
        raise FetchError("an address without a host that can be asked", _CHECK)
    name = scheme[1].lower()
    return Url(name, host, found.port or _PORTS[name], found.request_uri)
