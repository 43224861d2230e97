"""Connections to hosts: checked addresses, verified TLS, proxies; kept open between requests."""

import os
import socket
import ssl
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from threading import Lock
from typing import NamedTuple
from urllib.parse import unquote
from urllib.request import getproxies, proxy_bypass

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection, ProxyConfig
from urllib3.exceptions import LocationParseError
from urllib3.util import Url as ProxyUrl
from urllib3.util import parse_url

from milestones.fetch import addresses
from milestones.fetch.addresses import Address, Resolve
from milestones.fetch.answers import Policy
from milestones.fetch.sockets import GrantedTls, connected
from milestones.fetch.troubles import FetchError, PrivateError, in_words
from milestones.fetch.urls import Url

MOST_IDLE = 16
"""Connections that are kept open while nothing is asked."""


def trusted_by_system() -> ssl.SSLContext:
    """Believes the system's certificates, or SSL_CERT_FILE's or SSL_CERT_DIR's; without any, certifi's."""
    context = ssl.create_default_context()
    named = os.environ.get("SSL_CERT_FILE") or os.environ.get("SSL_CERT_DIR")
    # Those in a folder are loaded when they are needed, and not counted before.
    folder = ssl.get_default_verify_paths().capath
    if not (named or context.cert_store_stats()["x509_ca"] or (folder and any(Path(folder).iterdir()))):
        import certifi

        context.load_verify_locations(certifi.where())
    return context


def proxy_of_system(url: Url) -> str | None:
    """The proxy for an address by HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, or by the system."""
    proxies = getproxies()
    if addresses.is_loopback(url.host) or proxy_bypass(f"{url.host}:{url.port}"):
        return None
    return proxies.get(url.scheme) or proxies.get("all") or None


class World(NamedTuple):
    """What stands between this program and hosts. Tests hand in their own."""

    resolve: Resolve = addresses.resolved
    is_public: Callable[[Address], bool] = addresses.is_public
    trusted: Callable[[], ssl.SSLContext] = trusted_by_system
    """Whose certificates are believed; asked for once."""
    proxy: Callable[[Url], str | None] = proxy_of_system


class _Plain(HTTPConnection):
    dial: Callable[[], socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.dial()


class _Secure(HTTPSConnection):
    dial: Callable[[], socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.dial()


class StaleError(Exception):
    """A connection was closed while nothing was asked, which showed only when something was."""


class Line:
    """An open connection to the host of an address, straight or by a proxy."""

    def __init__(
        self, connection: _Plain | _Secure, url: Url, proxy: ProxyUrl | None, *, public: bool
    ) -> None:
        self._connection = connection
        self._forwarding = proxy if url.scheme == "http" else None
        self._used = False
        self.origin = url.origin
        self.proxy = _named(proxy) if proxy else None
        """The proxy that it leads through."""
        self.public = public
        """Whether the host is one of the public internet."""

    @property
    def alive(self) -> bool:
        """Whether it can be used again: open, and nothing has come that nobody asked for."""
        return self._connection.is_connected

    def get(self, url: Url, headers: Mapping[str, str]) -> BaseHTTPResponse:
        """The answer, of which the head has been read. Raises StaleError, and what the network throws."""
        proxy = self._forwarding
        used, self._used = self._used, True
        try:
            self._connection.request(
                "GET",
                str(url) if proxy else url.target,
                headers={**headers, **(_credentials(proxy) if proxy else {})},
                preload_content=False,
                decode_content=False,
            )
            return self._connection.getresponse()
        except (ConnectionError, ssl.SSLEOFError) as error:
            if used:
                raise StaleError from error
            raise

    def close(self) -> None:
        """Closes it."""
        self._connection.close()


class Connections:
    """Opens connections, and keeps some open. Fit to be shared by threads; each is used by one at a time."""

    def __init__(self, policy: Policy, world: World) -> None:
        self._policy = policy
        self._world = world
        self._idle: OrderedDict[str, Line] = OrderedDict()
        self._context: ssl.SSLContext | None = None
        self._lock = Lock()

    def line(self, url: Url, *, guarded: bool) -> Line:
        """A connection to the address's host. Raises FetchError, if `guarded` also for a private address."""
        with self._lock:
            line = self._idle.pop(url.origin, None)
        if line and line.alive and (line.public or not guarded):
            return line
        if line:
            line.close()
        return self._opened(url, guarded)

    def keep(self, line: Line) -> None:
        """Leaves the connection open for the next request, if it can be used again."""
        if not line.alive:
            line.close()
            return
        with self._lock:
            replaced = self._idle.pop(line.origin, None)
            self._idle[line.origin] = line
            surplus = self._idle.popitem(last=False)[1] if len(self._idle) > MOST_IDLE else None
        for old in (replaced, surplus):
            if old:
                old.close()

    def close(self) -> None:
        """Closes all that are not in use."""
        with self._lock:
            idle, self._idle = self._idle, OrderedDict()
        for line in idle.values():
            line.close()

    def _opened(self, url: Url, guarded: bool) -> Line:
        proxy = _parsed(self._world.proxy(url))
        with in_words(_named(proxy) if proxy else None):
            if proxy:
                public = addresses.seems_public(url.host)
                found = self._world.resolve(_host(proxy))
            else:
                # Looked up once: what is checked is what is connected to, whatever a second look finds.
                found = self._world.resolve(url.host)
                public = all(map(self._world.is_public, found))
            if guarded and not public:
                raise PrivateError(
                    f"{url.host} is a private address",
                    "allow it with --allow-private, if you trust who names it",
                    refused=True,
                )
            connection = self._prepared(url, proxy)
            connection.dial = partial(connected, found, connection.port, self._policy.connect)
            try:
                connection.connect()
            except BaseException:
                connection.close()
                raise
        return Line(connection, url, proxy, public=public)

    def _prepared(self, url: Url, proxy: ProxyUrl | None) -> _Plain | _Secure:
        host, port, scheme = (url.host, url.port, url.scheme)
        settings: dict[str, ProxyUrl | ProxyConfig] = {}
        context = self._tls() if "https" in (scheme, proxy and proxy.scheme) else None
        if proxy:
            host, port = _host(proxy), proxy.port or 80
            settings = {"proxy": proxy, "proxy_config": ProxyConfig(context, False, None, None)}
        timeout = self._policy.silence
        connection = (
            _Secure(host, port, timeout=timeout, ssl_context=context, **settings)  # type: ignore[arg-type]
            if context
            else _Plain(host, port, timeout=timeout, **settings)  # type: ignore[arg-type]
        )
        if proxy and scheme == "https":
            connection.set_tunnel(url.host, url.port, _credentials(proxy), scheme=proxy.scheme or "http")
        return connection

    def _tls(self) -> ssl.SSLContext:
        with self._lock:
            if self._context is None:
                self._context = self._world.trusted()
                self._context.sslsocket_class = GrantedTls
            return self._context


def _parsed(proxy: str | None) -> ProxyUrl | None:
    if not proxy:
        return None
    try:
        found = parse_url(proxy if "://" in proxy else f"http://{proxy}")
    except LocationParseError:
        found = ProxyUrl()
    if not found.host:
        raise FetchError("the address of the proxy makes no sense", "check HTTP_PROXY and HTTPS_PROXY")
    if found.scheme not in ("http", "https"):
        raise FetchError(
            f"a proxy of the kind {found.scheme} is not supported", "name an http proxy, or none"
        )
    return found._replace(port=found.port or (443 if found.scheme == "https" else 80))


def _host(proxy: ProxyUrl) -> str:
    return (proxy.host or "").strip("[]")


def _named(proxy: ProxyUrl) -> str:
    """The proxy as messages name it."""
    return f"{proxy.host}:{proxy.port}"


def _credentials(proxy: ProxyUrl) -> dict[str, str]:
    if not proxy.auth:
        return {}
    return {"Proxy-Authorization": "Basic " + b64encode(unquote(proxy.auth).encode()).decode()}
