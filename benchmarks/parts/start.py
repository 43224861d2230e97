"""How long a command takes that only speaks."""

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.measuring import PROGRAM, Command, Measured, Scale, one_core, reference, run

_COMPLETING = {"_MILESTONES_COMPLETE": "complete_bash", "COMP_WORDS": "milestones ti", "COMP_CWORD": "1"}
"""What the shell sets as it asks how "milestones ti" goes on."""


def start(_: Path, scale: Scale) -> Iterator[Measured]:
    """`--version`, `--help` and a completion, beside Python itself, and beside another program's help."""
    one_core()
    commands: dict[str, tuple[Command, dict[str, str]]] = {
        "python": ((sys.executable, "-c", "pass"), {}),
        "`milestones --version`": ((PROGRAM, "--version"), {}),
        "`milestones --help`": ((PROGRAM, "--help"), {}),
        "completion of a command": ((PROGRAM,), _COMPLETING),
    }
    if sqlite_utils := reference("sqlite-utils"):
        commands["sqlite-utils"] = ((sqlite_utils, "--help"), {})
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(scale.starts):
        for name, (command, env) in commands.items():
            taken[name].append(run(command, env).seconds * 1e3)
    ms = {name: median(found) for name, found in taken.items()}
    for name in list(commands)[1:4]:
        yield Measured(name, "ms", ms[name], "`python -c pass`", ms["python"], "≤ 5")
    yield Measured(
        "`milestones --help`",
        "ms",
        ms["`milestones --help`"],
        "`sqlite-utils --help`",
        ms.get("sqlite-utils"),
        "< 1",
    )
