"""What fetchers are given in place of the world's."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from milestones.fetch import Fetcher


class Time:
    """Stands until somebody waits."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
        self.waits: list[float] = []

    def clock(self) -> datetime:
        """The time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Waits."""
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)


Fetchers = Callable[..., Fetcher]
