"""All parts in one run, or those that are named: `make torture`, `python -m torture --short kills`.

Prints one table of figures in Markdown; the exit status is 1 where one of them is bad. A part is a module
here with `run(folder, terms)`, which gives its figures and leaves nothing outside of the folder.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from torture.figures import Figure, Terms

PARTS = ("kills", "verbs", "upgrades", "full", "faulty", "powerloss")


def main(argv: Sequence[str]) -> int:
    """Runs the parts; gives back the exit status."""
    parser = argparse.ArgumentParser(prog="python -m torture", description="Kills, fills, loads the program.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; else all")
    parser.add_argument("--short", action="store_true", help="about a minute in all")
    parser.add_argument("--seed", type=int, default=1, help="decides what is left to chance (1)")
    given = parser.parse_args(argv)
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    print("| what | figure | good |\n|---|--:|---|", flush=True)
    bad = 0
    for part in given.parts or PARTS:
        for figure in _figures(part, Terms(given.seed, given.short)):
            print(figure.row(), flush=True)
            bad += not figure.good
    return 1 if bad else 0


def _figures(part: str, terms: Terms) -> list[Figure]:
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix=f"torture-{part}-") as name:
        figures: list[Figure] = import_module(f"torture.{part}").run(Path(name).resolve(), terms)
    return [*figures, Figure(f"seconds that {part} took", round(time.monotonic() - start))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
