"""Reading the lexicon's data files; every complaint names the file and the entry."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


class LexiconError(ValueError):
    """A data file does not hold what its loader expects: says which file and entry."""


@cache
def toml_file(name: str) -> Mapping[str, Any]:
    """The content of data/NAME."""
    path = DATA / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: {error}") from error


def csv_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file with a header, cells stripped."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            yield {key: (value or "").strip() for key, value in row.items() if key}
