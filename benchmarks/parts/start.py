"""How long a command takes that only speaks."""

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import PROGRAM, Command, Measured, Scale, in_turn, one_core, reference

_COMPLETING = {"_MILESTONES_COMPLETE": "complete_bash", "COMP_WORDS": "milestones ti", "COMP_CWORD": "1"}
"""What the shell sets as it asks how "milestones ti" goes on."""


def start(_: Path, scale: Scale) -> Iterator[Measured]:
    """`--version`, `--help` and a completion, beside Python itself, and beside another program's help."""
    one_core()
    python = (sys.executable, "-c", "pass")
    commands: list[Command] = [python, (PROGRAM, "--version"), (PROGRAM, "--help")]
    if sqlite_utils := reference("sqlite-utils"):
        commands.append((sqlite_utils, "--help"))
    bare, version, help, *others = (one.seconds * 1e3 for one in in_turn(scale.starts, commands))
    alone, completion = (
        one.seconds * 1e3 for one in in_turn(scale.starts, [python, (PROGRAM,)], env=_COMPLETING)
    )
    yield Measured("`milestones --version`", "ms", version, "`python -c pass`", bare, "≤ 5")
    yield Measured("`milestones --help`", "ms", help, "`python -c pass`", bare, "≤ 5")
    yield Measured("completion of a command", "ms", completion, "`python -c pass`", alone, "≤ 5")
    theirs = others[0] if others else None
    yield Measured("`milestones --help`", "ms", help, "`sqlite-utils --help`", theirs, "< 1")
