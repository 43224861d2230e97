"""Made-up milestones for tests: made from claims, as the program makes them."""

from collections.abc import Iterable, Sequence
from datetime import date

from milestones.model.claim import Claim, Cue, Status
from milestones.model.dates import Basis, EventDate
from milestones.model.milestone import (
    Conflict,
    Disagreement,
    Milestone,
    Product,
    Role,
    SourcedClaim,
    Testimony,
)
from milestones.model.table import Row, Table

HEART = "heart failure"


def dated(notation: str) -> EventDate:
    """ "stated 2023-06", "relative 2024-06", "announced 2023-07-03", "undated 2024-07-15" or "undated"."""
    basis, _, text = notation.partition(" ")
    if basis == "announced":
        return EventDate.announced(date.fromisoformat(text))
    if basis == "undated":
        return EventDate.undated(date.fromisoformat(text) if text else None)
    return EventDate.stated(text) if Basis(basis) is Basis.STATED else EventDate.relative(text)


def claim(article: str, when: str = "stated 2023-06", *, cues: Sequence[Cue] = (), **fields: object) -> Claim:
    """A claim of `article` with these fields changed."""
    usual: dict[str, object] = {
        "product": "Zelvora",
        "aliases": ("ZV-101", "zelvorine"),
        "indication": HEART,
        "population": None,
        "jurisdiction": "US",
        "agency": "FDA",
        "kind": "nda-approval",
        "application": "NDA",
        "status": Status.ACHIEVED,
        "evidence": "approved",
        "start": 0,
        "end": 8,
        "rule": "made-up",
    }
    return Claim(article=article, date=dated(when), cues=tuple(cues), **{**usual, **fields})  # type: ignore[arg-type]


def part(
    told: Claim, role: Role = Role.SUPPORTS, published: date | None = None, *, doubtful: bool = False
) -> Testimony:
    """The claim's part in a milestone; each article is its own source."""
    day = None if doubtful else published
    return Testimony(SourcedClaim(told, told.article, published=day, doubtful=doubtful), role)


def milestone(
    kind: str,
    where: str = "US",
    when: str = "stated 2023-06",
    *,
    product: str = "Zelvora",
    indication: str | None = HEART,
    articles: Sequence[str] = ("a.txt", "b.txt"),
    expected: bool = False,
    conflict: str = "",
    published: str | None = None,
    doubtful: Sequence[str] = (),
) -> Milestone:
    """A milestone that each of the articles supports; its id is its kind and place.

    All articles were `published` that day, but for those that name a `doubtful` one.
    """
    status = Status.EXPECTED if expected else Status.ACHIEVED
    told = [
        claim(a, when, product=product, indication=indication, jurisdiction=where, kind=kind, status=status)
        for a in articles
    ]
    day = date.fromisoformat(published) if published else None
    return Milestone(
        id=f"{kind}-{where}",
        product=Product(product.casefold(), product, (product, "ZV-101")),
        indication=indication,
        population=None,
        jurisdiction=where,
        agency="FDA",
        kind=kind,
        application=None,
        date=dated(when),
        status=status,
        sources=len(articles),
        conflicts=(Conflict(Disagreement.DATE, conflict),) if conflict else (),
        testimony=tuple(part(c, published=day, doubtful=c.article in doubtful) for c in told),
        reasons=("a.txt states it.",),
    )


def products(found: Iterable[Milestone]) -> list[list[Milestone]]:
    """The milestones of each product, by the products' names, as the store gives them."""
    own: dict[str, list[Milestone]] = {}
    for one in found:
        own.setdefault(one.product.key, []).append(one)
    return sorted(own.values(), key=lambda some: some[0].product.key)


def rows(table: Table) -> list[Row]:
    """The table's rows, which must hold an entry for each column and for each part of the view."""
    found = list(table.rows)
    for row in found:
        assert set(table.columns) <= set(row)
        assert {column.key for column in table.view} <= set(row)
    if table.lines is not None:
        assert [tuple(row[column] for column in table.columns) for row in found] == list(table.lines)
    return found


def column(table: Table, key: str) -> list[object]:
    """One column's cells."""
    return [row[key] for row in rows(table)]
