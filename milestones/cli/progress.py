"""How far a long ingest has come, on standard error when that is a terminal."""

import time
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self

from milestones.cli.environment import Environment

if TYPE_CHECKING:
    from rich.status import Status

_LONG = 1.0
"""Seconds after which work counts as long."""


class Progress:
    """A line that counts articles; it appears when the work turns out to be long, and leaves no trace."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._began = time.monotonic()
        self._open = ExitStack()
        self._line: Status | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def told(self, articles: int) -> None:
        """Shows the number of articles read so far."""
        if not self._env.stderr_is_terminal or time.monotonic() - self._began < _LONG:
            return
        words = f"{articles} articles read"
        if self._line is None:
            from rich.console import Console

            console = Console(file=self._env.stderr, force_terminal=True, width=self._env.width)
            self._line = self._open.enter_context(console.status(words))
        else:
            self._line.update(words)
