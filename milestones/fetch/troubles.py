"""What goes wrong on the way to an answer, in words."""

import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http import HTTPStatus
from http.client import HTTPException, IncompleteRead

from urllib3.exceptions import HTTPError, ProtocolError

from milestones.model.harmless import plain

_SAVE = "open it in a browser, save it, and read the file"
_LATER = "try again later"
_CHECK = "check the address"
_ADVICE = {
    HTTPStatus.UNAUTHORIZED: _SAVE,
    HTTPStatus.FORBIDDEN: _SAVE,
    HTTPStatus.NOT_FOUND: _CHECK,
    HTTPStatus.PROXY_AUTHENTICATION_REQUIRED: "give a user name and password in the proxy's address",
    HTTPStatus.GONE: "leave it out",
    HTTPStatus.TOO_MANY_REQUESTS: _LATER,
}
_PASSING = {
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.TOO_EARLY,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
}
"""The answers after which it is worth to ask again."""


class FetchError(Exception):
    """Why nothing comes of an address."""

    def __init__(
        self,
        what: str,
        advice: str = "",
        *,
        status: int | None = None,
        passing: bool = False,
        until: datetime | None = None,
        refused: bool = False,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice
        self.status = status
        self.passing = passing
        """Whether it may be over in a moment."""
        self.until = until
        """Until when the host asks to be left alone."""
        self.refused = refused
        """Whether it would be the same tomorrow."""


class PrivateError(FetchError):
    """A private address, where only public ones may be fetched."""


class OutOfTimeError(TimeoutError):
    """All the time that an address is granted is used up."""


class TooManyBytesError(OSError):
    """A server sends more than is taken."""


def answered(status: int, until: datetime | None = None) -> FetchError:
    """An answer that is no page; `until` when the host asks to be left alone.

    The words are ours: a server's own may say anything.
    """
    try:
        known = HTTPStatus(status)
    except ValueError:
        return FetchError(f"the server answers {status}", _CHECK, status=status)
    advice = _ADVICE.get(known, _LATER if status >= HTTPStatus.INTERNAL_SERVER_ERROR else _CHECK)
    if known not in _PASSING:
        refused = HTTPStatus.BAD_REQUEST <= known < HTTPStatus.INTERNAL_SERVER_ERROR
        return FetchError(f"{status} {known.phrase}", advice, status=status, refused=refused)
    advice = f"try again after {until:%Y-%m-%d %H:%M} UTC" if until else advice
    return FetchError(f"{status} {known.phrase}", advice, status=status, passing=True, until=until)


@contextmanager
def in_words(proxy: str | None) -> Iterator[None]:
    """Whatever the network throws within, as FetchError. `proxy` is what the connection leads to, if any."""
    try:
        yield
    except (OSError, HTTPException, HTTPError, ValueError) as error:
        trouble = _worded(error)
        if proxy and isinstance(error, OSError):
            trouble.what = f"by way of the proxy {proxy}: {trouble.what}"
        raise trouble from error


def _worded(error: Exception) -> FetchError:
    if isinstance(error, TooManyBytesError):
        return FetchError(str(error), _SAVE)
    if isinstance(error, HTTPError) and isinstance(error.__cause__, Exception):
        return _worded(error.__cause__)
    match error:
        case OutOfTimeError():
            return FetchError("not all there when its time was up", _LATER)
        case TimeoutError():
            return FetchError("no answer in time", _LATER)
        case ssl.SSLError():
            return _insecure(error)
        case socket.gaierror() | UnicodeError():
            # A name that nobody has, and no way to look it up, look alike on many systems.
            return FetchError("no such host, or no network", _CHECK)
        case ConnectionRefusedError():
            return FetchError("connection refused", _CHECK)
        case ConnectionError() | IncompleteRead() | ProtocolError():
            return _broken_off()
        case OSError():
            return _refused_by_proxy(error) or FetchError(
                f"cannot be reached: {(error.strerror or 'unknown reason').lower()}", _LATER
            )
    return FetchError("what answers is no web server", _CHECK)


def _broken_off() -> FetchError:
    return FetchError("ended early: the connection was broken off", _LATER, passing=True)


def _insecure(error: ssl.SSLError) -> FetchError:
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return _broken_off()
    if isinstance(error, ssl.SSLCertVerificationError):
        said = plain(error.verify_message).rstrip(".")
        return FetchError(f"its certificate is not valid: {said[:1].lower()}{said[1:]}", _CHECK)
    reason = plain(error.reason or "unknown reason").replace("_", " ").lower()
    return FetchError(f"no secure connection: {reason}", _CHECK)


def _refused_by_proxy(error: OSError) -> FetchError | None:
    """Where a proxy opens no tunnel, which http.client tells as an OSError in words only."""
    found = re.match(r"Tunnel connection failed: (\d{3})\b", str(error))
    return answered(int(found[1])) if found else None
