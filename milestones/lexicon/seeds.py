"""What a new store starts from: well-known products and diseases with all their names."""

from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import LexiconError, csv_rows
from milestones.shipped import shipped

SEPARATOR = "|"
"""Stands between the names in one cell."""


@dataclass(frozen=True, slots=True)
class SeedProduct:
    """One medicine with all its names: brand, INN, short INN, codes."""

    name: str
    names: tuple[str, ...]
    """All names, `name` first."""


@dataclass(frozen=True, slots=True)
class SeedIndication:
    """One disease with its other names and abbreviations."""

    name: str
    names: tuple[str, ...]
    """All names, `name` first."""
    parent: str | None = None
    """The `name` of the broader disease that it is a form of."""


@cache
def seed_products() -> tuple[SeedProduct, ...]:
    """The products of seeds/products.csv, in its order; none where the file is missing or empty."""
    return tuple(SeedProduct(name, names) for name, names, _ in _rows("seeds/products.csv"))


@cache
def seed_indications() -> tuple[SeedIndication, ...]:
    """The diseases of seeds/indications.csv, in its order; none where the file is missing or empty.

    Raises LexiconError where a parent is no disease of the file.
    """
    found = tuple(
        SeedIndication(name, names, parent or None) for name, names, parent in _rows("seeds/indications.csv")
    )
    known = {indication.name for indication in found}
    for indication in found:
        if indication.parent is not None and indication.parent not in known:
            raise LexiconError(
                f"seeds/indications.csv: {indication.name}: no disease named {indication.parent!r}"
            )
    return found


def _rows(file: str) -> list[tuple[str, tuple[str, ...], str]]:
    path = shipped(file)
    if not path.exists():
        return []
    rows = []
    for number, row in enumerate(csv_rows(path), start=2):
        name = row.get("name", "")
        if not name:
            raise LexiconError(f"{file}, line {number}: no name")
        others = (other.strip() for other in row.get("names", "").split(SEPARATOR))
        rows.append((name, tuple(dict.fromkeys((name, *filter(None, others)))), row.get("parent", "")))
    return rows
