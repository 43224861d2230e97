"""Jurisdictions as reports show them: their order, names and colours."""

from collections.abc import Iterable
from functools import cache

from milestones.lexicon.places import places

_OWN = ("US", "EU", "CN", "JP", "KR", "GB")
"""Most news is about these, so each has a colour of its own; the others share them."""


def tint(code: str) -> int:
    """The number of the jurisdiction's colour, which follows from its code alone."""
    if code in _OWN:
        return _OWN.index(code)
    return sum(map(ord, code)) % len(_OWN)


def in_order(codes: Iterable[str]) -> list[str]:
    """Each code once: those that most news is about first, then in the order of places.toml."""
    own = {code: place for place, code in enumerate(_OWN)}
    known = _names()
    order = {code: place for place, code in enumerate(known)}
    return sorted(set(codes), key=lambda code: (own.get(code, len(own)), order.get(code, len(order)), code))


def place_name(code: str) -> str:
    """The jurisdiction's name; the code itself for one that the lexicon does not hold."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    return {place.code: place.name for place in places()}
