"""What a run is given from outside, and what it gives back: streams, variables, clock, exit status."""

import io
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import BinaryIO, Self, TextIO

from milestones.render.safe import plain

_WIDTH = 80
"""Columns where no terminal tells."""


class ExitStatus(IntEnum):
    """How a run ended."""

    OK = 0
    FAILED = 1
    """Nothing could be done, or nothing has the name that was asked for."""
    USAGE = 2
    PROBLEMS = 3
    """Done, but some sources had problems."""
    INTERRUPTED = 130
    """Ended by Ctrl-C: 128 and the signal's number, as shells have it."""


@dataclass(slots=True)
class Environment:
    """Everything outside the program that a run depends on; tests hand in their own."""

    stdin: BinaryIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]
    today: date
    now: datetime
    """In UTC."""
    width: int = _WIDTH
    stdout_is_terminal: bool = False
    stderr_is_terminal: bool = False

    @classmethod
    def of_process(cls) -> Self:
        """This process's streams, variables and clock; what is written is UTF-8 with "\\n" line ends."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
        return cls(
            sys.stdin.buffer,
            sys.stdout,
            sys.stderr,
            os.environ,
            date.today(),
            datetime.now(UTC),
            _width(os.environ),
            sys.stdout.isatty(),
            sys.stderr.isatty(),
        )

    @property
    def has_color(self) -> bool:
        """Whether standard output may be coloured (https://no-color.org)."""
        wanted = not self.environ.get("NO_COLOR") and self.environ.get("TERM") != "dumb"
        return self.stdout_is_terminal and wanted

    def say(self, line: str) -> None:
        """One harmless line of talk on standard error."""
        self.stderr.write(plain(line) + "\n")


def _width(environ: Mapping[str, str]) -> int:
    """COLUMNS, else the width of the terminal that standard output or standard error is."""
    columns = environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    for stream in (sys.__stdout__, sys.__stderr__):
        try:
            return os.get_terminal_size(stream.fileno()).columns if stream else _WIDTH
        except (OSError, ValueError):
            continue
    return _WIDTH
