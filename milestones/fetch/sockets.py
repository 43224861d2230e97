"""Sockets that keep to the time and the bytes which are granted to what is fetched.

A socket's own timeout starts anew with each byte, so that a server which sends one now and then would never
come to an end.
"""

import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from milestones.fetch.addresses import Address
from milestones.fetch.troubles import OutOfTimeError, TooManyBytesError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_ADDRESSES = 4
"""Of one host that are tried."""
_OVERHEAD = 8_000_000
"""Bytes that may come beside a body: its head, and the marks of its chunks."""


class Grant:
    """What one fetch may still use up, shared by the connections that it needs."""

    def __init__(self, seconds: float, silence: float, most_bytes: int) -> None:
        self._seconds = seconds
        self._silence = silence
        self._most_bytes = most_bytes
        self._bytes = 0
        self._end = 0.0

    @contextmanager
    def used(self) -> Iterator[None]:
        """Within, time runs, and sockets keep to it. Bytes are counted anew."""
        start = time.monotonic()
        self._end, self._bytes = start + self._seconds, 0
        token = _GRANT.set(self)
        try:
            yield
        finally:
            _GRANT.reset(token)
            self._seconds -= time.monotonic() - start

    def patience(self, most: float | None = None) -> float:
        """For how many seconds to wait for something. Raises OutOfTimeError."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTimeError
        return min(left, self._silence if most is None else most)

    def expired(self, waited: float) -> TimeoutError:
        """What came of waiting so long in vain."""
        return TimeoutError() if waited >= self._silence else OutOfTimeError()

    def count(self, number: int) -> None:
        """Counts bytes that have come. Raises TooManyBytesError."""
        self._bytes += number
        if self._bytes > self._most_bytes + _OVERHEAD:
            raise TooManyBytesError(f"more than {self._most_bytes:,} bytes")


_GRANT: ContextVar[Grant] = ContextVar("grant")


class _Granted(socket.socket):
    """Asks before each reading how long it may wait."""

    def recv_into(self, buffer: "WriteableBuffer", nbytes: int | None = None, flags: int = 0) -> int:
        with self._reading() as grant:
            number = super().recv_into(buffer, nbytes or 0, flags)
            grant.count(number)
        return number

    def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
        with self._reading() as grant:
            data = super().recv(buflen, flags)
            grant.count(len(data))
        return data

    @contextmanager
    def _reading(self) -> Iterator[Grant]:
        grant = _GRANT.get()
        wait = grant.patience()
        self.settimeout(wait)
        try:
            yield grant
        except TimeoutError as error:
            raise grant.expired(wait) from error


class GrantedTls(_Granted, ssl.SSLSocket):
    """The same for TLS: what a context's `sslsocket_class` must be."""


def connected(addresses: Sequence[Address], port: int, most: float) -> socket.socket:
    """A connection to the first of the addresses that takes it; `most` seconds are given to each.

    Raises the OSError of the last.
    """
    *others, last = addresses[:MOST_ADDRESSES]
    for address in others:
        try:
            return _connected(address, port, most)
        except OutOfTimeError:
            raise
        except OSError:
            continue
    return _connected(last, port, most)


def _connected(address: Address, port: int, most: float) -> socket.socket:
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    line = _Granted(family, socket.SOCK_STREAM)
    try:
        line.settimeout(_GRANT.get().patience(most))
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.connect((str(address), port))
    except BaseException:
        line.close()
        raise
    return line
