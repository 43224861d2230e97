"""Of all that searches found, what the tree keeps: a few small inputs for each target."""

import re
from pathlib import Path

from fuzz.seeds import CORPUS
from fuzz.targets import TARGETS

_MOST = 20
"""Inputs that are kept for each target."""
_MOST_BYTES = 6_000
"""Of a target's inputs together; of all targets some 200 kB."""
_LONGEST = 600
_TELLING = re.compile(rb"://(?!news\.example[/<\"'\s])|/(?:home|Users|root|work|opt|srv|mnt)/")
"""Addresses of somebody and paths of machines, which a mutation can make and no file of the tree may hold."""


def keep(name: str, found: Path) -> int:
    """Takes the latest finds of a search, which reach deepest, into the tree; gives back how many."""
    folder, left, kept = CORPUS / name, _MOST_BYTES, 0
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for path in sorted(found.iterdir(), key=lambda path: (-path.stat().st_mtime_ns, path.name)):
        data = path.read_bytes()
        if kept < _MOST and 0 < len(data) <= min(_LONGEST, left) and not _TELLING.search(data):
            TARGETS[name].run(data)
            (folder / path.name).write_bytes(data)
            left, kept = left - len(data), kept + 1
    return kept
