"""Taking turns: how a command that is to write waits for others that do."""

import random
import time
from collections.abc import Callable, Hashable

from milestones.store.errors import StoreError

_SILENT = 3.0
"""Seconds after which a user is told what a command waits for."""
_PATIENCE = 600.0
"""Seconds without a sign that others get on."""
_SHORTEST, _LONGEST = 0.005, 0.025
"""Seconds between two tries. Their length is left to chance, so that whoever waits has the same prospects."""
_REST = 2 * _LONGEST
"""Seconds at most that a command leaves to others between two turns of its own: all that wait have a try."""
_SHARE = 4
"""The part of a turn's length that is rested after a short one."""


class Turns:
    """The turns of one command at writing to one store.

    There is no queue: a lock that outlives who has taken it would be worse than an order that is left to
    chance. What is fair about it is that nobody takes the next turn at once.
    """

    def __init__(self, shown: str, told: Callable[[str], None]) -> None:
        """`shown` is the store as messages show it; `told` hears what a command waits for."""
        self._shown = shown
        self._told = told
        self._began = self._rested = 0.0

    def take(self, taken: Callable[[], bool], state: Callable[[], Hashable]) -> None:
        """Tries until the turn is `taken`, however long that is while others change the store's `state`.

        Raises StoreError where nothing has changed for ten minutes.
        """
        if (rest := self._rested - time.monotonic()) > 0:
            time.sleep(rest)
        now = time.monotonic()
        silent_until, before, end = now + _SILENT, state(), now + _PATIENCE
        is_told = False
        while not taken():
            now = time.monotonic()
            if now >= silent_until and not is_told:
                self._told(f"waiting for another command that is writing to {self._shown}")
                is_told = True
            if (present := state()) != before:
                before, end = present, now + _PATIENCE
            elif now >= end:
                raise StoreError(
                    f"{self._shown}: another command has held it for ten minutes; "
                    "end that command, or try again when it is done"
                )
            time.sleep(random.uniform(_SHORTEST, _LONGEST))  # noqa: S311 - no secret hangs on it
        self._began = time.monotonic()

    def end(self) -> None:
        """Ends the turn."""
        now = time.monotonic()
        self._rested = now + min((now - self._began) / _SHARE, _REST)
