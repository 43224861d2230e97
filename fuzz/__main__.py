"""Searches for inputs at which the program fails: `python -m fuzz [TARGET ...] --seconds 60`.

Prints a row for each target, and the place of each fault; the exit status is 1 where there is one.
"""

import argparse
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from fuzz.keeping import keep
from fuzz.seeds import CORPUS, seeds
from fuzz.targets import TARGETS

_ROOT = CORPUS.parent.parent
_PROGRESS = re.compile(r"#(\d+)\t\w+\s+cov: (\d+) ft: (\d+) corp: (\d+)")
_STARTING = 300
"""Seconds beyond those of the search: for the lexicon, the first inputs and the last, on a busy machine."""
_NO_ENGINE = (
    "atheris is not installed, which searches by what inputs reach (it has no build for every platform: see "
    "fuzz/README.md); to run the kept inputs once: python -m fuzz --again"
)


@dataclass(slots=True)
class Searched:
    """What came of one target."""

    inputs: int = 0
    branches: int = 0
    features: int = 0
    kept: int = 0
    seconds: int = 0
    faults: tuple[str, ...] = ()


def main() -> int:
    """What the arguments ask for. Gives back the exit status."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of: {' '.join(TARGETS)}; all if none")
    parser.add_argument("--seconds", type=int, default=60, help="for each target (60)")
    parser.add_argument("--folder", type=Path, default=_ROOT / "build" / "fuzz", help="for what is found")
    parser.add_argument("--again", action="store_true", help="only run the seeds and the kept inputs once")
    parser.add_argument(
        "--keep", action="store_true", help="take a few finds of the last search into corpus/"
    )
    parser.add_argument("--input", type=Path, help="only run this file")
    given = parser.parse_args()
    if unknown := set(given.targets) - set(TARGETS):
        parser.error(f"no target {', '.join(sorted(unknown))}; there are {' '.join(TARGETS)}")
    names = given.targets or list(TARGETS)
    if given.input:
        for name in names:
            TARGETS[name].run(given.input.read_bytes())
        return 0
    if given.keep:
        for name in names:
            if (found := given.folder / name / "corpus").is_dir():
                print(f"{name}: {keep(name, found)} inputs kept", flush=True)
        return 0
    if given.again:
        return _again(names)
    if not find_spec("atheris"):
        print(_NO_ENGINE, file=sys.stderr)
        return 2
    return _search_all(names, given.folder, given.seconds)


def _again(names: list[str]) -> int:
    """Runs each target over its seeds and kept inputs, without atheris; what escapes ends it."""
    for name in names:
        kept = [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))]
        for data in (*seeds(name), *kept):
            TARGETS[name].run(data)
        print(f"{name}: {len(kept)} kept inputs hold", flush=True)
    return 0


def _search_all(names: list[str], folder: Path, seconds: int) -> int:
    print("| target | inputs | seconds | branches | features | kept | faults |", flush=True)
    print("|---|--:|--:|--:|--:|--:|--:|", flush=True)
    faults: list[str] = []
    for name in names:
        found = _search(name, folder / name, seconds)
        faults += found.faults
        figures = (found.inputs, found.seconds, found.branches, found.features, found.kept, len(found.faults))
        print(f"| {name} | {' | '.join(f'{figure:,}' for figure in figures)} |", flush=True)
    for fault in faults:
        print(f"fault: {fault}", flush=True)
    return 1 if faults else 0


def _search(name: str, folder: Path, seconds: int) -> Searched:
    """Searches for so long, also where a hang or a crash ends the process in between."""
    for part in ("corpus", "faults", "seeds"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for old in (folder / "faults").iterdir():
        old.unlink()
    found = Searched()
    began = time.monotonic()
    while (left := seconds - round(time.monotonic() - began)) > 0:
        with (folder / "log.txt").open("wb") as log:
            subprocess.run(  # noqa: S603
                [sys.executable, "-m", "fuzz.engine", name, str(folder), str(left)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=_ROOT,
                timeout=left + _STARTING,
                check=False,
            )
        progress = _PROGRESS.findall((folder / "log.txt").read_text(encoding="utf-8", errors="replace"))
        found.faults = tuple(
            f"{name}: {path}" for path in sorted((folder / "faults").iterdir()) if path.suffix != ".txt"
        )
        if progress:
            inputs, found.branches, found.features, found.kept = map(int, progress[-1])
            found.inputs += inputs
        elif not found.faults:  # else a hang among the first inputs has ended the process
            found.faults = (f"{name}: the search did not begin: see {folder / 'log.txt'}",)
            break
    found.seconds = round(time.monotonic() - began)
    return found


if __name__ == "__main__":
    sys.exit(main())
