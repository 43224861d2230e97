"""Asks the process that reads PDFs: bytes → pages with the pieces of lines on them."""

import atexit
import contextlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from milestones.read.formats.pdf.child import LENGTH

_CHILD = Path(__file__).with_name("child.py")
_NEEDED = {"PATH", "HOME", "APPDATA", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}
"""The variables, beside Python's own, by which Python and PDFium are found. Others may hold secrets."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line, as it is shown on its page; in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """About the size of its letters."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Half way up its letters."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what is written on it, in the file's order."""

    width: float
    height: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """What a PDF holds."""

    title: str
    """As its metadata say; may be anything."""
    pages: tuple[Page, ...]


class UnreadableError(Exception):
    """The file cannot be read; its text is "encrypted", "broken", "long" or "stopped"."""


class _Child:
    """The process, which is kept for the next file."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._process = subprocess.Popen(  # noqa: S603
            # Without its own folder among the places of modules, whatever is called like one there.
            [sys.executable, "-P", str(_CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if _is_needed(name)},
        )
        atexit.register(self.end)

    def ask(self, data: bytes) -> bytes | None:
        """Its answer; None if it died over it."""
        asked, answered = self._process.stdin, self._process.stdout
        if not asked or not answered:
            return None
        try:
            asked.write(len(data).to_bytes(LENGTH, "big"))
            asked.write(data)
            asked.flush()
        except OSError:
            return None
        size = int.from_bytes(answered.read(LENGTH), "big")
        answer = answered.read(size)
        return answer if size and len(answer) == size else None

    def end(self) -> None:
        """Ends the process, or sees its end. One that was inherited from another process is left to that."""
        atexit.unregister(self.end)
        if self.owner != os.getpid():
            return
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            # What was not yet written cannot be.
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        self._process.wait()


def _is_needed(name: str) -> bool:
    return name.upper() in _NEEDED or name.upper().startswith("PYTHON")


@cache
def _kept() -> list[_Child]:
    """The process that is running, if any."""
    return []


def pages_of(data: bytes) -> Pages:
    """The pages of the PDF in `data`. Raises UnreadableError."""
    kept = _kept()
    if not kept or kept[0].owner != os.getpid():
        kept[:] = [_Child()]
    answer = kept[0].ask(data)
    if answer is None:
        kept.pop().end()
        raise UnreadableError("stopped")
    said = json.loads(answer)
    if "error" in said:
        raise UnreadableError(said["error"])
    return Pages(
        said["title"],
        tuple(
            Page(width, height, tuple(Piece(*piece) for piece in pieces))
            for width, height, pieces in said["pages"]
        ),
    )
