"""How far a long command has come, on standard error when that is a terminal."""

import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self

from milestones.cli.environment import Environment

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_LONG = 1.0
"""Seconds after which work counts as long."""
_PAUSE = 0.1
"""Seconds between two updates: each costs more than reading a short article."""

_HEIGHT = 25
"""Plays no part. Where it is not given, Rich takes both measures from variables, which may be nonsense."""


class Progress:
    """A bar with some words; it appears when the work turns out to be long, and leaves no trace."""

    def __init__(self, env: Environment, whole: Callable[[], int | None] = lambda: None) -> None:
        """`whole` gives how much there is to be done, if that is known; asked once, when the bar appears."""
        self._env = env
        self._whole = whole
        self._next = time.monotonic() + _LONG
        self._open = ExitStack()
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Takes the bar away."""
        with suppress(OSError):
            self._open.close()

    def told(self, words: str, done: int = 0) -> None:
        """Shows how far the work is: some words, and how much is done."""
        if not self._env.stderr_is_terminal or time.monotonic() < self._next:
            return
        with suppress(OSError):
            self._bar = self._bar or self._opened()
            self._bar.update(self._bar.task_ids[0], completed=done, description=words)
        self._next = time.monotonic() + _PAUSE

    def _opened(self) -> "Bar":
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar
        from rich.table import Column

        whole = self._whole()
        columns = (
            BarColumn(bar_width=12),
            *(
                (
                    TaskProgressColumn(),
                    TimeRemainingColumn(compact=True, table_column=Column(no_wrap=True, min_width=5)),
                )
                if whole
                else ()
            ),
            TextColumn("{task.description}", markup=False, table_column=Column(ratio=1, no_wrap=True)),
        )
        console = Console(file=self._env.stderr, force_terminal=True, width=self._env.width, height=_HEIGHT)
        bar = self._open.enter_context(Bar(*columns, console=console, transient=True, expand=True))
        bar.add_task("", total=whole)
        return bar
