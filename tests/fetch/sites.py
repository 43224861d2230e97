"""Real servers on this machine that answer as a test tells them to, well or badly."""

import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any, NamedTuple

from milestones.fetch.addresses import Address

PAGE = b"<p>Zemtocel was approved.</p>"


class Asked(NamedTuple):
    """A request that came."""

    path: str
    headers: dict[str, str]
    client: int
    """The port that it came from: the same for the requests of one connection."""


class Visitor(BaseHTTPRequestHandler):
    """One connection. What a test says of a path is a function of this."""

    protocol_version = "HTTP/1.1"
    timeout = 10
    disable_nagle_algorithm = True
    server: "_Server"

    def setup(self) -> None:
        """Somebody has come."""
        super().setup()
        self.server.site.count_connections(1)

    def finish(self) -> None:
        """They have gone."""
        super().finish()
        self.server.site.count_connections(-1)

    def do_GET(self) -> None:
        """Answers as the test says."""
        site = self.server.site
        site.asked.append(Asked(self.path, dict(self.headers.items()), self.client_address[1]))
        with site.counting():
            site.answers.get(self.path.partition("?")[0], status(404))(self)

    def do_CONNECT(self) -> None:
        """Answers as the test says of CONNECT."""
        self.server.site.asked.append(Asked(self.path, dict(self.headers.items()), self.client_address[1]))
        self.server.site.answers["CONNECT"](self)

    def send(self, data: bytes) -> None:
        """Sends bytes as they are."""
        self.wfile.write(data)
        self.wfile.flush()

    def hang_up(self) -> None:
        """Ends the connection after this answer."""
        self.close_connection = True

    def forever(self, data: bytes, pause: float = 0) -> None:
        """Sends the same bytes again and again, until the other side has enough."""
        with suppress(OSError):
            while not self.server.site.closing.wait(pause):
                self.send(data)
        self.hang_up()

    def log_message(self, *words: object) -> None:
        """Says nothing."""


Reply = Callable[[Visitor], None]


def page(data: bytes = PAGE, code: int = 200, **headers: str) -> Reply:
    """A whole and right answer. "Content_Type" stands for Content-Type."""
    said = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data))}
    said |= {name.replace("_", "-"): value for name, value in headers.items()}

    def reply(visitor: Visitor) -> None:
        visitor.send_response(code)
        for name, value in said.items():
            visitor.send_header(name, value)
        visitor.end_headers()
        visitor.send(data)

    return reply


def status(code: int, **headers: str) -> Reply:
    """An answer that is no page."""
    return page(b"" if code in (204, 304) else b"sorry", code, **headers)


def redirect(to: str, code: int = 302) -> Reply:
    """Sends on to another address."""
    return status(code, Location=to)


def raw(data: bytes) -> Reply:
    """Just these bytes, and the end."""

    def reply(visitor: Visitor) -> None:
        visitor.send(data)
        visitor.hang_up()

    return reply


def in_turn(*replies: Reply) -> Reply:
    """Each once, the last from then on."""
    waiting = list(replies)
    return lambda visitor: (waiting.pop(0) if len(waiting) > 1 else waiting[0])(visitor)


def reset(visitor: Visitor) -> None:
    """Breaks the connection off, in the middle of a body."""
    visitor.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nsome")
    # Without lingering, closing sends RST.
    visitor.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    visitor.hang_up()


def zeros_packed(size: int, times: int = 1) -> bytes:
    """So many zeros as gzip, a thousandth of them for each time."""
    block = gzip.compress(bytes(1_000_000), mtime=0)
    packed = block * (size // 1_000_000)
    for _ in range(times - 1):
        packed = gzip.compress(packed, mtime=0)
    return packed


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    site: "Site"
    tls: ssl.SSLContext | None = None

    def finish_request(self, request: Any, client_address: Any) -> None:
        if not self.tls:
            super().finish_request(request, client_address)
            return
        try:
            secure = self.tls.wrap_socket(request, server_side=True)
        except (ssl.SSLError, ConnectionError):
            return  # whoever came does not believe the certificate
        with secure:
            super().finish_request(secure, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever came has gone: that is what the tests are about."""


class _Server6(_Server):
    address_family = socket.AF_INET6


class Site:
    """A server, what it answers, and what it was asked."""

    def __init__(self, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self.answers: dict[str, Reply] = {}
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._connections = 0
        self._fewer = threading.Condition()
        self._server = (_Server6 if ":" in host else _Server)((host, 0), Visitor)
        self._server.site = self
        self._server.tls = tls
        self.port: int = self._server.server_address[1]
        self._scheme = "https" if tls else "http"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def url(self, path: str = "/", host: str = "public.test") -> str:
        """An address of this server."""
        return f"{self._scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [asked.path for asked in self.asked]

    def count_connections(self, change: int) -> None:
        """Keeps the number of connections that are open."""
        with self._fewer:
            self._connections += change
            self._fewer.notify_all()

    def open_connections(self, expected: int) -> int:
        """How many there are, once they are as many as expected, or after a second."""
        with self._fewer:
            self._fewer.wait_for(lambda: self._connections == expected, timeout=1)
            return self._connections

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Within, a request is being answered."""
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield
        finally:
            with self._lock:
                self._at_once -= 1

    def __enter__(self) -> "Site":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def resolve(host: str) -> list[Address]:
    """The names of the tests, all on this machine."""
    if host.startswith("nowhere"):
        raise socket.gaierror(socket.EAI_NONAME, "no such name")
    if host.endswith(".test"):
        return [ip_address("127.0.0.2" if host.startswith("private") else "127.0.0.1")]
    return [ip_address(host)] if host[0].isdigit() or ":" in host else [ip_address("127.0.0.2")]


def is_public(address: Address) -> bool:
    """In the tests' world 127.0.0.1 stands for the public internet, and all else is private."""
    return address == ip_address("127.0.0.1")
