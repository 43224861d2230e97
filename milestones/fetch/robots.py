"""What hosts let programs fetch, as their robots.txt says (RFC 9309)."""

from collections import defaultdict
from collections.abc import Callable
from http import HTTPStatus
from threading import Lock

from protego import Protego

from milestones.fetch.troubles import FetchError, PrivateError
from milestones.fetch.urls import Url

AGENT = "milestones"
"""The name that a robots.txt may call us by."""
MOST_BYTES = 512_000
"""Of a robots.txt that are read: the least that RFC 9309 asks for is 500 KiB."""
_READ_IT = "open it in a browser, save it, and read the file"


class Robots:
    """The rules of each host, asked for once. Fit to be shared by threads."""

    def __init__(self, fetch: Callable[[Url, bool], bytes]) -> None:
        """`fetch` gives the bytes of a robots.txt, or only of one that is public; raises FetchError."""
        self._fetch = fetch
        self._rules: dict[tuple[str, bool], Protego | FetchError] = {}
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._lock = Lock()

    def check(self, url: Url, *, guarded: bool) -> float:
        """The pause in seconds that the host wants between requests; 0 where it says nothing of it.

        Raises FetchError if the address is not for programs, or `guarded` and private.
        """
        key = (url.origin, guarded)
        with self._lock:
            lock = self._locks[url.origin]
        with lock:
            rules = self._rules.get(key)
            if rules is None:
                rules = self._rules[key] = self._asked(url, guarded)
        if isinstance(rules, FetchError):
            what = f"its host's robots.txt cannot be read: {rules.what}"
            raise FetchError(what, rules.advice, until=rules.until)
        if not rules.can_fetch(str(url), AGENT):
            raise FetchError("its host's robots.txt asks programs not to read it", _READ_IT, refused=True)
        return rules.crawl_delay(AGENT) or 0

    def _asked(self, url: Url, guarded: bool) -> Protego | FetchError:
        """The rules, or why they cannot be told: then nothing is to be fetched for now (section 2.3.1.4)."""
        try:
            text = self._fetch(Url(url.scheme, url.host, url.port, "/robots.txt"), guarded)
        except PrivateError:
            raise
        except FetchError as trouble:
            refused = trouble.status or 0
            if (
                HTTPStatus.BAD_REQUEST <= refused < HTTPStatus.INTERNAL_SERVER_ERROR
                and refused != HTTPStatus.TOO_MANY_REQUESTS
            ):
                return Protego.parse("")  # it has none (section 2.3.1.3)
            return trouble
        return Protego.parse(text.decode("utf-8-sig", "replace"))
