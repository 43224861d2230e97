"""The analyst's word: what a person has decided, whatever the articles say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from milestones.model.claim import Status


class Verb(StrEnum):
    """What a ruling does."""

    CONFIRM = "confirm"
    """The milestone is as it was shown."""
    REJECT = "reject"
    """There was no such milestone."""
    SET = "set"
    """Some of the milestone's fields are otherwise."""
    ADD = "add"
    """There is a milestone that no article needs to tell."""
    MERGE = "merge"
    """One milestone is the same event as another."""
    SPLIT = "split"
    """What some articles tell is an event of its own."""
    JOIN = "join"
    """Names of one product."""
    PART = "part"
    """Names that are not those of a product."""
    UNDO = "undo"
    """An earlier ruling does not hold."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The milestone that a ruling is about: what it was when the ruling was made."""

    product: str
    """A name of the product, in any spelling."""
    indication: str | None
    jurisdiction: str
    kind: str
    status: Status = Status.ACHIEVED
    distinction: str = ""
    """What told it from other milestones that share all the above (reconcile.facets)."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of one person. Never changed: another ruling can undo it."""

    number: int
    """Its place in the order of decisions, from 1; the same number is never given twice."""
    verb: Verb
    who: str
    when: datetime
    """In UTC, to the second."""
    why: str = ""
    """The reason, or for what is added the source; empty where none was asked for."""
    subject: Subject | None = None
    """For ADD: the milestone that is added."""
    fields: Mapping[str, str | None] = field(default_factory=dict)
    """SET and ADD: the fields that it gives, by name, as the columns show them; None empties one.
    CONFIRM: the date that was shown, if any."""
    into: Subject | None = None
    """MERGE: the milestone that the subject is the same event as."""
    names: tuple[str, ...] = ()
    """JOIN: names of one product. PART: names that are one product of their own.
    SPLIT: ids of the articles that tell of an event of its own."""
    rest: tuple[str, ...] = ()
    """PART: the names that stay with the product."""
    undoes: int | None = None
    """UNDO: the number of the ruling that does not hold."""


def undone(rulings: Iterable[Ruling]) -> Mapping[int, int]:
    """The rulings that do not hold: number → number of the ruling that undoes it, and itself holds."""
    found: dict[int, int] = {}
    for ruling in sorted(rulings, key=lambda ruling: -ruling.number):
        if ruling.verb is Verb.UNDO and ruling.undoes is not None and ruling.number not in found:
            found.setdefault(ruling.undoes, ruling.number)
    return found


def root_of(ruling: Ruling, known: Mapping[int, Ruling]) -> Ruling:
    """The ruling that an undo is in the end about; any other one itself. `known` has all, by number."""
    while ruling.undoes is not None:
        ruling = known[ruling.undoes]
    return ruling


def active(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The rulings that hold, in their order: no ruling that holds undoes them. Undos are left out."""
    ordered = sorted(rulings, key=lambda ruling: ruling.number)
    gone = undone(ordered)
    return tuple(r for r in ordered if r.number not in gone and r.verb is not Verb.UNDO)
