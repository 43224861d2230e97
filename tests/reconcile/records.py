"""Made-up claims for tests."""

from datetime import UTC, date, datetime
from typing import Any

from milestones.model.claim import Claim, Status
from milestones.model.dates import Basis, EventDate
from milestones.model.milestone import SourcedClaim
from milestones.model.ruling import Ruling, Subject, Verb
from milestones.reconcile.settlement import place

UNDATED = EventDate.undated()


def dated(notation: str) -> EventDate:
    """ "stated 2023-06", "relative 2024-06", "announced 2023-07-03", "undated 2024-07-15" or "undated"."""
    basis, _, text = notation.partition(" ")
    if basis == "announced":
        return EventDate.announced(date.fromisoformat(text))
    if basis == "undated":
        return EventDate.undated(date.fromisoformat(text) if text else None)
    return EventDate.stated(text) if Basis(basis) is Basis.STATED else EventDate.relative(text)


def told(
    article: str,
    when: str = "undated",
    *,
    product: str = "Zelvora",
    aliases: tuple[str, ...] = (),
    indication: str | None = "heart failure",
    population: str | None = None,
    where: str = "US",
    agency: str | None = None,
    kind: str = "nda-approval",
    application: str | None = None,
    expected: bool = False,
    source: str = "",
    published: str | None = None,
    start: int = 0,
    number: int = 0,
    words: str = "Zelvora was approved",
) -> SourcedClaim:
    """A claim of `article`, which is its own source unless `source` makes it a copy of another."""
    evidence = words
    return SourcedClaim(
        Claim(
            article=article,
            product=product,
            aliases=aliases,
            indication=indication,
            population=population,
            jurisdiction=where,
            agency=agency,
            kind=kind,
            application=application,
            date=dated(when),
            status=Status.EXPECTED if expected else Status.ACHIEVED,
            evidence=evidence,
            start=start,
            end=start + len(evidence),
            rule="made-up",
        ),
        source or f"source of {article}",
        number,
        date.fromisoformat(published) if published else None,
    )


def in_place(*claims: SourcedClaim) -> list[SourcedClaim]:
    """The claims in the order that `settle` asks for."""
    return sorted(claims, key=place)


def subject(
    product: str = "Zelvora",
    *,
    indication: str | None = "heart failure",
    where: str = "US",
    kind: str = "nda-approval",
    expected: bool = False,
    distinction: str = "",
) -> Subject:
    """What a ruling is about."""
    status = Status.EXPECTED if expected else Status.ACHIEVED
    return Subject(product, indication, where, kind, status, distinction)


def ruled(number: int, verb: str, about: Subject | None = None, **given: Any) -> Ruling:
    """A ruling of Ana Roth on 22 November 2026; `given` are further fields of Ruling."""
    when = datetime(2026, 11, 22, 9, number, tzinfo=UTC)
    return Ruling(number, Verb(verb), "Ana Roth", when, given.pop("why", "seen"), about, **given)
