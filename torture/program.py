"""The real command line, in processes of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AT_ONCE = 2
"""Things that are tried beside each other, as most machines have two cores."""
_LONGEST = 300
"""Seconds after which a command counts as hanging."""


def _command(db: Path, *arguments: str | Path) -> list[str]:
    """The words of a command on a store."""
    return [sys.executable, "-m", "milestones", "--db", str(db), *map(str, arguments)]


def started(words: Path, db: Path, *arguments: str | Path) -> "subprocess.Popen[bytes]":
    """A command that has just been started; all that it says goes into the file `words`.

    It is in a session of its own, by which its children are known.
    """
    with words.open("wb") as out:
        return subprocess.Popen(
            _command(db, *arguments),
            cwd=ROOT,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )


Ended = subprocess.CompletedProcess[str]


def ran(
    db: Path,
    *arguments: str | Path,
    before: Callable[[], None] | None = None,
    under: Sequence[str] = (),
) -> Ended:
    """A command that has ended; `before` was called in its process, `under` is what it was run by.

    Raises TimeoutExpired where it hangs.
    """
    return subprocess.run(
        [*under, *_command(db, *arguments)],
        cwd=ROOT,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        preexec_fn=before,
    )


def is_clear(ended: Ended) -> bool:
    """Whether a command that failed said in one line what is wrong, and what to do."""
    lines = ended.stderr.splitlines()
    if ended.returncode not in (1, 3) or len(lines) != 1:
        return False
    return lines[0].startswith("milestones: ") and ";" in lines[0] and "unforeseen" not in lines[0]


def done(db: Path, *arguments: str | Path, under: Sequence[str] = ()) -> str:
    """What a command that must succeed says on standard output and standard error. Raises AssertionError."""
    ended = ran(db, *arguments, under=under)
    assert ended.returncode == 0, f"{' '.join(map(str, arguments))}: {ended.returncode}: {ended.stderr}"
    return ended.stdout + ended.stderr


def reported(said: str) -> set[str]:
    """The ids of the articles that were reported as stored, in a report of which the end can be missing."""
    lines = (line for line in said.splitlines(keepends=True) if line.startswith("{") and line.endswith("\n"))
    return {article["id"] for line in lines for article in json.loads(line)["articles"]}


def _environment() -> dict[str, str]:
    """As users have it: with compiled modules kept, and nothing that points to another store."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "MILESTONES_DB"}
    return {name: value for name, value in os.environ.items() if name not in left_out}
