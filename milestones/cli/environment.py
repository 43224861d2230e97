"""What a run is given from outside, and what it gives back: streams, variables, clock, exit status."""

import contextlib
import io
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import BinaryIO, Self, TextIO

from milestones.model.harmless import plain

_WIDTH = 80
"""Columns where no terminal tells."""
_LONG = 800
"""Characters of the beginning and of the end of a line of talk: names in it can be of any length."""


class ExitStatus(IntEnum):
    """How a run ended."""

    OK = 0
    FAILED = 1
    """Nothing could be done, or nothing has the name that was asked for."""
    USAGE = 2
    PROBLEMS = 3
    """Done, but some sources had problems."""
    INTERRUPTED = 130
    """Ended by Ctrl-C: 128 and the signal's number, as shells have it; by other signals accordingly."""


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
        _fill_in_streams()
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
        """One harmless line of talk on standard error; where nobody can hear it, the work goes on.

        Of a very long one, how it begins and ends.
        """
        line = plain(line)
        if len(line) > 2 * _LONG:
            line = f"{line[:_LONG]} … {line[-_LONG:]}"
        self.tell(line)

    def tell(self, lines: str) -> None:
        """Lines of the program's own on standard error."""
        with contextlib.suppress(OSError):
            self.stderr.write(lines + "\n")
            self.stderr.flush()


def _fill_in_streams() -> None:
    """Puts something that fails in the place of each standard stream that the process was started without.

    Else the next file to be opened, such as the store, would get its number, and what any library prints.
    """
    for number, wrong_way in enumerate((os.O_WRONLY, os.O_RDONLY, os.O_RDONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, wrong_way)  # gets the least number that is free, which is this one
            os.set_inheritable(number, True)
    # Python has None for those.
    sys.stdin = sys.stdin or open(0, closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115


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
