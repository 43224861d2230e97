"""All measurements in one run: `make bench`. Prints the table of benchmarks/README.md."""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measuring import FULL, SHORT, Measured, Scale
from benchmarks.parts.extraction import extraction
from benchmarks.parts.ingest import growth, ingest
from benchmarks.parts.queries import gaps, queries
from benchmarks.parts.start import start

_PARTS: dict[str, Callable[[Path, Scale], Iterator[Measured]]] = {
    "extraction": extraction,
    "start": start,
    "ingest": ingest,
    "queries": queries,
    "gaps": gaps,
    "growth": growth,
}


def main() -> None:
    """Measures what is asked for, or everything, and prints a Markdown table, row by row."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of: {' '.join(_PARTS)}; all if none")
    parser.add_argument("--short", action="store_true", help="small stores and few runs: shows that it works")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(_PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {' '.join(_PARTS)}")
    scale = SHORT if given.short else FULL
    print("| what | milestones | reference | figure | ratio | goal |\n|---|--:|---|--:|--:|--:|", flush=True)
    for name in given.parts or _PARTS:
        with tempfile.TemporaryDirectory() as folder:
            for measured in _PARTS[name](Path(folder), scale):
                print(measured.row(), flush=True)


if __name__ == "__main__":
    main()
