"""Authorities that act for several countries (unions.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from milestones.lexicon.files import LexiconError, toml_file
from milestones.lexicon.places import places

_FILE = "unions.toml"


@dataclass(frozen=True, slots=True)
class Union:
    """Countries for which one jurisdiction speaks; the fields are explained at the head of unions.toml."""

    code: str
    members: tuple[str, ...]
    why: str
    former: Mapping[str, date] = field(default_factory=dict)
    """Country → the last day on which what the union had on record held there."""


@cache
def unions() -> tuple[Union, ...]:
    """All unions, in the order of the file. Raises LexiconError for an unknown country."""
    found = tuple(
        Union(
            entry["code"],
            tuple(entry["members"]),
            entry["why"],
            {former["code"]: former["until"] for former in entry.get("former", ())},
        )
        for entry in toml_file(_FILE)["union"]
    )
    known = {place.code for place in places()}
    for union in found:
        if unknown := {union.code, *union.members, *union.former} - known:
            raise LexiconError(f"{_FILE}: {union.code} names unknown places {sorted(unknown)}")
        if not union.why:
            raise LexiconError(f"{_FILE}: {union.code} names no source")
    return found


@cache
def members_of(code: str) -> tuple[str, ...]:
    """The countries in which what is on record for `code` holds today; none for a single country."""
    return tuple(member for union in unions() if union.code == code for member in union.members)


@cache
def union_of(country: str) -> str:
    """The code of the union whose record holds in the country today; empty for none."""
    return next((union.code for union in unions() if country in union.members), "")


def holds_in(code: str, country: str, latest: date | None) -> bool:
    """Whether what happened for `code` holds in the country, if it happened by `latest` (None: unknown)."""
    if code == country or country in members_of(code):
        return True
    until = held_until(code, country)
    return until is not None and latest is not None and latest <= until


@cache
def held_until(code: str, country: str) -> date | None:
    """The last day on which what happened for `code` held in a country that has left; None for others."""
    return next((u.former[country] for u in unions() if u.code == code and country in u.former), None)
