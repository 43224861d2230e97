"""Fetches addresses: politely, within limits, and nothing from private places that public ones name."""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from http.client import HTTPException
from itertools import islice
from types import TracebackType
from typing import NamedTuple

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from milestones import __version__
from milestones.fetch import headers
from milestones.fetch.answers import Answer, Cause, Failed, Fetched, Policy, Unchanged
from milestones.fetch.bodies import BLOCK, ENCODINGS, body
from milestones.fetch.connections import Connections, Line, StaleError, World
from milestones.fetch.hosts import Clock, Hosts, utc_now
from milestones.fetch.robots import AGENT, MOST_BYTES, Robots
from milestones.fetch.sockets import Grant
from milestones.fetch.troubles import FetchError, answered, in_words
from milestones.fetch.urls import Url, parsed, problem, shown
from milestones.model.problem import UsageError

_ACCEPT = (
    "text/html, application/xhtml+xml, application/pdf, application/rss+xml, application/atom+xml, "
    "application/xml;q=0.9, */*;q=0.8"
)
_CONTACT = re.compile(r"[ !-'*-\[\]-~]{1,200}")
_FOR_GOOD = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
_REDIRECTS = (*_FOR_GOOD, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT)
_PAGES = (HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION)


class _Wanted(NamedTuple):
    """What is asked for at one address and those to which it leads."""

    etag: str | None = None
    modified: str | None = None
    most_bytes: int = 0
    cut: bool = False
    """Whether the start will do of what is longer."""
    robots: bool = False
    """Whether robots.txt is obeyed."""


class _Redirect(NamedTuple):
    url: Url
    for_good: bool
    public: bool


class Fetcher:
    """Fetches addresses. Fit to be shared by threads: each host is asked by one at a time. To be closed."""

    def __init__(
        self,
        policy: Policy | None = None,
        world: World | None = None,
        clock: Clock = utc_now,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        """Raises UsageError for a contact that cannot be sent."""
        self._policy = policy or Policy()
        self._agent = user_agent(self._policy.contact)
        self._clock = clock
        self._connections = Connections(self._policy, world or World())
        self._hosts = Hosts(self._policy, clock, sleep)
        self._robots = Robots(self._robots_txt)

    def get(
        self,
        url: str,
        cause: Cause = Cause.TYPED,
        *,
        etag: str | None = None,
        modified: str | None = None,
    ) -> Answer:
        """What stands at the address; `Unchanged` only if an earlier answer's `etag` or `modified` is given.

        Where a server fails in passing it is asked again, after a pause. Nothing is raised.
        """
        wanted = _Wanted(
            headers.validator(etag),
            headers.validator(modified),
            self._policy.most_bytes,
            robots=cause is not Cause.TYPED,
        )
        try:
            target = parsed(url)
        except FetchError as trouble:
            return Failed(problem(url, trouble), refused=True)
        try:
            return self._insisting(target, wanted, guarded=cause is Cause.FOLLOWED)
        except FetchError as trouble:
            return Failed(problem(url, trouble), trouble.status, trouble.until, trouble.refused)

    def close(self) -> None:
        """Closes the connections that were kept open."""
        self._connections.close()

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _insisting(self, url: Url, wanted: _Wanted, *, guarded: bool) -> Fetched | Unchanged:
        """Asks again where a server fails in passing. Raises FetchError."""
        policy = self._policy
        grant = Grant(policy.total, policy.silence, policy.most_bytes)
        for attempt in range(1, policy.attempts):
            try:
                return self._followed(url, wanted, grant, guarded)
            except FetchError as trouble:
                if not trouble.passing or (trouble.until and self._hosts.too_long(trouble.until)):
                    raise
            # 1, 4, 16 s ...: servers that are overloaded recover sooner if they are asked less.
            self._hosts.hold(url.host, self._clock() + timedelta(seconds=policy.pause * 4 ** (attempt - 1)))
        return self._followed(url, wanted, grant, guarded)

    def _followed(self, start: Url, wanted: _Wanted, grant: Grant, guarded: bool) -> Fetched | Unchanged:
        """Follows redirects. Once an address on the way is public, all after it must be."""
        url, moved = start, True
        seen = {str(url)}
        for _ in range(self._policy.redirects + 1):
            try:
                found = self._visited(url, wanted, grant, guarded=guarded and not self._policy.allow_private)
            except FetchError as trouble:
                if url != start:
                    trouble.what = f"leads to {shown(str(url))}: {trouble.what}"
                raise
            if not isinstance(found, _Redirect):
                if isinstance(found, Fetched) and moved and url != start:
                    return replace(found, moved=str(url))
                return found
            url, moved, guarded = found.url, moved and found.for_good, guarded or found.public
            if str(url) in seen:
                raise FetchError("leads in a circle", "open it in a browser, save it, and read the file")
            seen.add(str(url))
        raise FetchError(f"leads on more than {self._policy.redirects} times", "check the address")

    def _visited(
        self, url: Url, wanted: _Wanted, grant: Grant, *, guarded: bool
    ) -> Fetched | Unchanged | _Redirect:
        """One request, in the host's turn."""
        if wanted.robots:
            self._hosts.slow(url.host, self._robots.check(url, guarded=guarded))
        with self._hosts.turn(url.host):
            with grant.used():
                line = self._connections.line(url, guarded=guarded)
                try:
                    response, data = self._exchanged(line, url, wanted)
                except StaleError:
                    line = self._connections.line(url, guarded=guarded)
                    response, data = self._exchanged(line, url, wanted)
            try:
                return self._understood(url, response, data, wanted, public=line.public)
            except FetchError as trouble:
                if trouble.until:
                    self._hosts.hold(url.host, trouble.until)
                raise

    def _exchanged(self, line: Line, url: Url, wanted: _Wanted) -> tuple[BaseHTTPResponse, bytes]:
        """The answer, and its body if that is wanted. The connection is kept if all has been read."""
        whole = False
        response = None
        try:
            with in_words(line.proxy):
                response = line.get(url, self._sent(wanted))
                blocks = response.stream(BLOCK, decode_content=False)
                if response.status not in _PAGES:
                    # An answer of a few words is read to its end, so that the connection can be used again.
                    with suppress(OSError, HTTPException, HTTPError, ValueError):
                        whole = sum(map(len, islice(blocks, 1))) < BLOCK and response.closed
                    return response, b""
                encoding = response.headers.get("Content-Encoding", "")
                data = body(blocks, response.length_remaining, encoding, wanted.most_bytes, cut=wanted.cut)
                whole = response.closed
                return response, data
        finally:
            if response:
                response.close()
            if whole:
                self._connections.keep(line)
            else:
                line.close()

    def _sent(self, wanted: _Wanted) -> dict[str, str]:
        sent = {"User-Agent": self._agent, "Accept": _ACCEPT, "Accept-Encoding": ENCODINGS}
        if wanted.etag:
            sent["If-None-Match"] = wanted.etag
        if wanted.modified:
            sent["If-Modified-Since"] = wanted.modified
        return sent

    def _understood(
        self, url: Url, response: BaseHTTPResponse, data: bytes, wanted: _Wanted, *, public: bool
    ) -> Fetched | Unchanged | _Redirect:
        """What an answer says. Raises FetchError."""
        said, status = response.headers, response.status
        etag, modified = headers.validator(said.get("ETag")), headers.validator(said.get("Last-Modified"))
        if status in _PAGES:
            media_type, charset = headers.media_type(said)
            return Fetched(
                url=str(url),
                data=data,
                media_type=media_type,
                charset=charset,
                filename=headers.filename(said),
                etag=etag,
                modified=modified,
                moved=None,
                public=public,
            )
        if status == HTTPStatus.NOT_MODIFIED and (wanted.etag or wanted.modified):
            return Unchanged(str(url), etag or wanted.etag, modified or wanted.modified)
        link = headers.location(said)
        if status in _REDIRECTS and link:
            return _Redirect(_target(url, link), status in _FOR_GOOD, public)
        raise answered(status, headers.retry_after(said, self._clock()))

    def _robots_txt(self, url: Url, guarded: bool) -> bytes:
        found = self._insisting(url, _Wanted(most_bytes=MOST_BYTES, cut=True), guarded=guarded)
        return found.data if isinstance(found, Fetched) else b""


def _target(url: Url, link: str) -> Url:
    """Where a redirect leads. Raises FetchError where it must not be followed."""
    try:
        target = url.joined(link)
    except FetchError as trouble:
        raise FetchError(f"leads to {shown(link)[:200]}: {trouble.what}", trouble.advice) from trouble
    if (url.scheme, target.scheme) == ("https", "http"):
        raise FetchError(
            f"leads from https to {shown(str(target))[:200]}, which anyone on the way can change",
            "name that address, if you trust it",
        )
    return target


def user_agent(contact: str | None) -> str:
    """How the program tells hosts what it is. Raises UsageError for a contact that cannot be sent."""
    if contact and not _CONTACT.fullmatch(contact):
        raise UsageError(
            f"{contact[:40]!r} is no contact that can be sent: write an address of mail or of a page"
        )
    return f"{AGENT}/{__version__} (reader of regulatory news{f'; {contact}' if contact else ''})"
