"""What all parts of the measurement share: rows of the table, and how long commands take."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
REFERENCES = ROOT / "build" / "references" / "bin"
PROGRAM = str(Path(sys.executable).with_name("milestones"))
Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Measured:
    """One row: what was measured, this program's figure and the reference's, in `unit`."""

    what: str
    unit: str
    ours: float
    reference: str
    theirs: float | None
    """None where the reference is not installed."""
    goal: str = ""
    """What the ratio should be: "≤ 6"."""

    def row(self) -> str:
        """A row of a Markdown table."""
        ours = f"{_figure(self.ours)} {self.unit}"
        if self.theirs is None:
            return f"| {self.what} | {ours} | {self.reference} | not installed | | {self.goal} |"
        theirs = f"{_figure(self.theirs)} {self.unit}"
        ratio = _figure(self.ours / self.theirs)
        return f"| {self.what} | {ours} | {self.reference} | {theirs} | {ratio} | {self.goal} |"


@dataclass(frozen=True, slots=True)
class Effort:
    """What one run of a command took."""

    seconds: float
    megabytes: float
    """The largest memory of the process, without that of processes it started."""
    first: float
    """Seconds until it wrote something to standard output; all seconds where it wrote nothing."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured."""

    runs: int
    starts: int
    articles: int
    claims: int
    products: int
    """Of the store whose gaps are looked for."""
    growth: int
    """Articles of the larger of two ingests; the smaller one has a tenth."""


FULL = Scale(runs=3, starts=20, articles=2000, claims=1_000_000, products=20_000, growth=10_000)
SHORT = Scale(runs=1, starts=5, articles=200, claims=20_000, products=100, growth=1000)


def one_core() -> None:
    """Children inherit this, so that no program gains by threads."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def all_cores() -> None:
    """Undoes `one_core`."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, range(os.cpu_count() or 1))


def run(command: Command, env: dict[str, str] | None = None) -> Effort:
    """Runs a command, whose output is read and forgotten. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        list(map(str, command)),
        cwd=ROOT,
        env={**_as_users(), **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout and process.stderr
    said: list[bytes] = []
    listening = threading.Thread(target=lambda: said.append(process.stderr.read()))  # type: ignore[union-attr]
    listening.start()
    first = None
    while process.stdout.read1(1 << 20):
        first = first or time.perf_counter() - start
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    listening.join()
    process.stdout.close()
    process.stderr.close()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command), stderr=said[0])
    # Kilobytes on Linux, bytes on macOS.
    return Effort(seconds, used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3), first or seconds)


def in_turn(
    runs: int,
    commands: Sequence[Command],
    before: Callable[[], None] = lambda: None,
    env: dict[str, str] | None = None,
) -> list[Effort]:
    """The median efforts of each command. They take turns, so that a busy moment of the machine meets all."""
    efforts: list[list[Effort]] = [[] for _ in commands]
    for _ in range(runs):
        before()
        for command, found in zip(commands, efforts, strict=True):
            found.append(run(command, env))
    return [
        Effort(
            median(one.seconds for one in found),
            median(one.megabytes for one in found),
            median(one.first for one in found),
        )
        for found in efforts
    ]


def reference(name: str) -> Path | None:
    """A reference program; None where it could not be installed."""
    path = REFERENCES / name
    return path if path.exists() else None


def _as_users() -> dict[str, str]:
    """The environment, with compiled modules kept from run to run, as they are wherever nobody forbids it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _figure(value: float) -> str:
    """Three significant digits, without exponent."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
