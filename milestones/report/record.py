"""All that is on record, for reports that compare one milestone with others."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from milestones.lexicon.diseases import disease_key, parents
from milestones.lexicon.unions import holds_in, members_of, unions
from milestones.model.claim import ACHIEVED
from milestones.model.milestone import Milestone, Product
from milestones.report.rows import in_time

_REMEMBERED = 1 << 14
"""How many pairs of diseases keep their answer."""


class Gap(NamedTuple):
    """Something that the articles read do not tell, or do not tell well."""

    gap: str
    """Its type."""
    indication: str | None
    jurisdiction: str
    kind: str
    since: Milestone
    """The milestone from whose date the gap counts."""
    words: str
    """What is missing: a report adds in how many articles. Behind a `lead`, what the place has instead."""
    judged: tuple[Milestone, ...]
    """The milestones that it rests on."""
    closes: str
    """What would close it: "a report of the NMPA's decision"."""
    lead: str = ""
    """Of what another jurisdiction has: who has it. "Approved in CN (2023-06), SA"."""
    more: str = ""
    """What there is to say after that, with its punctuation before it."""
    basis: str = ""
    """What the judgement takes for granted, and its source: for a file rather than a screen."""
    counted_from: date | None = None
    """The day from which it counts, where that is not the date of `since`."""
    order: int = 0
    """Its place among the gaps of its type; the least comes first."""

    @property
    def product(self) -> Product:
        """The product that both are about."""
        return self.since.product


def gap_in(milestone: Milestone, gap: str, words: str, closes: str, more: str = "") -> Gap:
    """A gap that a milestone shows by itself."""
    return Gap(
        gap,
        milestone.indication,
        milestone.jurisdiction,
        milestone.kind,
        milestone,
        words,
        (milestone,),
        closes,
        "",
        more,
    )


class Disease:
    """What is on record about one disease of a product.

    A milestone without a disease counts for every disease where it spares a jurisdiction from being called
    late, and leads only where the product has no more than one disease.
    """

    def __init__(self, places: frozenset[str], about: Sequence[Milestone], lead: Sequence[Milestone]) -> None:
        self.places = places
        """The jurisdictions where anything is on record for the product, whatever the disease."""
        self.about = about
        """All that may be about this one."""
        self.lead = lead
        """What of that may lead."""
        self._in_place: dict[str, list[Milestone]] = {}
        for milestone in about:
            self._in_place.setdefault(milestone.jurisdiction, []).append(milestone)

    def counting(self, place: str) -> Sequence[Milestone]:
        """What spares a place from being called late.

        Its own; what holds there because a union has it on record (unions.toml); for a union, its members'.
        """
        always, perhaps = _sparing(place)
        if perhaps.isdisjoint(self._in_place):
            return self._in_place.get(place, ())
        return [
            m
            for m in self.about
            if m.jurisdiction in always or holds_in(m.jurisdiction, place, m.date.window.latest)
        ]


@cache
def _sparing(place: str) -> tuple[frozenset[str], frozenset[str]]:
    """The jurisdictions whose record counts for a place, and those but itself of which some of it may."""
    members = frozenset(members_of(place))
    above = {union.code for union in unions() if place in {*union.members, *union.former}}
    return members | {place}, (members | above) - {place}


class Record:
    """Milestones in order of time."""

    def __init__(self, milestones: Iterable[Milestone]) -> None:
        self.milestones = tuple(sorted(milestones, key=in_time))
        self._by_product: dict[str, list[_Keyed]] = {}
        self._achieved: _InPlace = {}
        self._expected: _InPlace = {}
        for milestone in self.milestones:
            product, keyed = milestone.product.key, (key_of(milestone), milestone)
            self._by_product.setdefault(product, []).append(keyed)
            of = self._achieved if milestone.status is ACHIEVED else self._expected
            of.setdefault((product, milestone.jurisdiction), []).append(keyed)

    @cached_property
    def diseases(self) -> list[Disease]:
        """Each disease of each product, by product and key."""
        return [disease for everything in self._by_product.values() for disease in _diseases(everything)]

    def beside(self, milestone: Milestone) -> Iterator[Milestone]:
        """What was achieved with the same product, in the same place, for the same or an unstated disease."""
        return _beside(milestone, self._achieved)

    def foreseen(self, milestone: Milestone) -> Iterator[Milestone]:
        """What is expected of the same product, in the same place, for the same or an unstated disease."""
        return _beside(milestone, self._expected)


_Keyed = tuple[str, Milestone]
"""A milestone behind the key of its disease."""
_InPlace = dict[tuple[str, str], list[_Keyed]]
"""The milestones of a product, by key, in a jurisdiction."""


def _diseases(everything: Sequence[_Keyed]) -> Iterator[Disease]:
    keys = {key for key, _ in everything}
    stated = sorted(keys - {""})
    places = frozenset([milestone.jurisdiction for _, milestone in everything])
    for disease in stated or [""]:
        alike = {key for key in keys if may_be_one(key, disease)}
        about = [m for key, m in everything if key in alike]
        lead = [m for key, m in everything if key == disease] if len(stated) > 1 else about
        yield Disease(places, about, lead)


def _beside(milestone: Milestone, found: _InPlace) -> Iterator[Milestone]:
    key = key_of(milestone)
    for its, other in found.get((milestone.product.key, milestone.jurisdiction), ()):
        if other is not milestone and (its == key or may_be_one(its, key)):
            yield other


def key_of(milestone: Milestone) -> str:
    """The key of the milestone's disease; empty where it is unstated."""
    return disease_key(milestone.indication) if milestone.indication else ""


@lru_cache(maxsize=_REMEMBERED)
def may_be_one(one: str, other: str) -> bool:
    """Whether two keys can mean one disease: equal, one above the other, or one unstated."""
    return not one or not other or one == other or one in parents(other) or other in parents(one)


def is_orphan_opinion(milestone: Milestone) -> bool:
    """Whether a committee's opinion is the one on orphan status, not the one on an application."""
    return milestone.agency == "COMP"
