"""Requests to one host take turns, with a pause after each, and a longer one where the host asks for it."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock

from milestones.fetch.answers import Policy
from milestones.fetch.troubles import FetchError

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass
class _Host:
    pause: timedelta
    lock: Lock = field(default_factory=Lock)
    free: datetime = _EVER
    """When the next request may start."""


class Hosts:
    """When a request to each host may start. Fit to be shared by threads."""

    def __init__(
        self, policy: Policy, clock: Clock = utc_now, sleep: Callable[[float], object] = time.sleep
    ) -> None:
        self._policy = policy
        self._clock = clock
        self._sleep = sleep
        self._hosts: defaultdict[str, _Host] = defaultdict(lambda: _Host(timedelta(seconds=policy.pause)))
        self._lock = Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Within, the caller alone may ask the host. Raises FetchError if it wants to be left alone."""
        state = self._state(host)
        with state.lock:
            now = self._clock()
            if self.too_long(state.free):
                raise FetchError(_left_alone(state.free), "try again then", until=state.free)
            if state.free > now:
                self._sleep((state.free - now).total_seconds())
            try:
                yield
            finally:
                state.free = max(state.free, self._clock() + state.pause)

    def too_long(self, until: datetime) -> bool:
        """Whether that is more than a host is granted."""
        return until - self._clock() > timedelta(seconds=self._policy.longest_wait)

    def hold(self, host: str, until: datetime) -> None:
        """Leaves the host alone until then."""
        state = self._state(host)
        state.free = max(state.free, until)

    def slow(self, host: str, pause: float) -> None:
        """Makes the pauses after requests to the host at least so many seconds, as far as it is granted."""
        state = self._state(host)
        state.pause = max(state.pause, timedelta(seconds=min(pause, self._policy.longest_delay)))

    def _state(self, host: str) -> _Host:
        with self._lock:
            return self._hosts[host]


def _left_alone(until: datetime) -> str:
    return f"its host asks to be left alone until {until:%Y-%m-%d %H:%M} UTC"
