"""Claims as tables of cases write them, compared both ways: nothing missed, nothing invented."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from milestones.lexicon.diseases import disease_key
from milestones.model.article import Article, DateTrust, Published
from milestones.model.claim import Claim
from milestones.model.names import name_key

FIELDS = frozenset(
    (
        "product",
        "indication",
        "population",
        "jurisdiction",
        "agency",
        "kind",
        "application",
        "date",
        "basis",
        "earliest",
        "latest",
        "status",
        "evidence",
    )
)
"""What a wanted claim may give. Left out: not compared, but for `status`, which is then "achieved"."""


def article(
    text: str, title: str = "", published: date | None = None, trust: DateTrust = DateTrust.GIVEN
) -> Article:
    """An article whose headline, where it has one, stands above its text."""
    whole = f"{title}\n\n{text}" if title else text
    return Article("a", whole, title, published=Published(published, trust) if published else None)


def differences(wanted: Sequence[Mapping[str, Any]], claims: Sequence[Claim]) -> list[str]:
    """One line for each wanted claim that is missing and each claim that nobody wanted.

    Each wanted claim takes one claim, in whichever way leaves the fewest over.
    """
    taken: dict[int, int] = {}
    for number in range(len(wanted)):
        _pair(number, wanted, claims, taken, set())
    missing = [want for number, want in enumerate(wanted) if number not in taken.values()]
    invented = [claim for number, claim in enumerate(claims) if number not in taken]
    return [f"missing:  {_line(want)}" for want in missing] + [
        f"invented: {_line(_as_table(claim))}" for claim in invented
    ]


def _pair(
    number: int,
    wanted: Sequence[Mapping[str, Any]],
    claims: Sequence[Claim],
    taken: dict[int, int],
    tried: set[int],
) -> bool:
    """Gives a wanted claim a claim, moving an earlier one to another where need be (Kuhn's algorithm)."""
    for place, claim in enumerate(claims):
        if place in tried or not fits(wanted[number], claim):
            continue
        tried.add(place)
        if place not in taken or _pair(taken[place], wanted, claims, taken, tried):
            taken[place] = number
            return True
    return False


def fits(want: Mapping[str, Any], claim: Claim) -> bool:
    """Whether a claim says what is wanted; "" wants a field to be empty."""
    unknown = want.keys() - FIELDS
    if unknown:
        raise ValueError(f"no such field: {', '.join(sorted(unknown))}")
    said = _as_table(claim)
    names = {name_key(name) for name in (claim.product, *claim.aliases)}
    for field, value in {"status": "achieved", **want}.items():
        if field == "product":
            right = name_key(value) in names
        elif field == "indication" and value and said["indication"]:
            right = disease_key(value) == disease_key(said["indication"])
        elif field == "evidence":
            right = value in claim.evidence
        else:
            right = value == said[field]
        if not right:
            return False
    return True


def _as_table(claim: Claim) -> dict[str, str]:
    window = claim.date.window
    return {
        "product": claim.product,
        "indication": claim.indication or "",
        "population": claim.population or "",
        "jurisdiction": claim.jurisdiction,
        "agency": claim.agency or "",
        "kind": claim.kind,
        "application": claim.application or "",
        "date": claim.date.text or "",
        "basis": str(claim.date.basis),
        "earliest": window.earliest.isoformat() if window.earliest else "",
        "latest": window.latest.isoformat() if window.latest else "",
        "status": str(claim.status),
    }


def _line(table: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} = {value!r}" for key, value in table.items() if value != "")
