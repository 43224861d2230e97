"""All parts in one run, or those that are named: `make torture`, `python -m torture --short kills`.

Prints one table of figures in Markdown; the exit status is 1 where one of them is bad. A part is a module
here with `run(folder, terms)`, which gives its figures and leaves nothing outside of the folder.
"""

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

from torture.figures import Figure, Terms
from torture.program import AT_ONCE

PARTS = ("kills", "verbs", "upgrades", "full", "faulty", "powerloss", "load")


def main(argv: Sequence[str]) -> int:
    """Runs the parts; gives back the exit status."""
    parser = argparse.ArgumentParser(prog="python -m torture", description="Kills, fills, loads the program.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; else all")
    parser.add_argument("--short", action="store_true", help="about a minute in all")
    parser.add_argument("--seed", type=int, default=1, help="decides what is left to chance (1)")
    given = parser.parse_args(argv)
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    terms = Terms(given.seed, given.short)
    parts = given.parts or PARTS
    print("| part | what | figure | good |\n|---|---|--:|---|", flush=True)
    bad = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for part, figures in zip(parts, pool.map(lambda part: _figures(part, terms), parts), strict=True):
            for figure in figures:
                print(f"| {part} {figure.row()}", flush=True)
                bad += not figure.good
    return 1 if bad else 0


def _figures(part: str, terms: Terms) -> list[Figure]:
    start = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(prefix=f"torture-{part}-") as name:
            figures: list[Figure] = import_module(f"torture.{part}").run(Path(name).resolve(), terms)
    except Exception as error:  # the other parts are to be told all the same
        traceback.print_exc()
        figures = [Figure("broke off", type(error).__name__, good=False)]
    return [*figures, Figure("seconds", round(time.monotonic() - start))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
