"""Made-up records that the tests store and find again."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from milestones.model.article import Article, DateTrust, Published
from milestones.model.claim import Claim, Cue, Findings, Refusal, Status
from milestones.model.dates import EventDate
from milestones.model.milestone import Milestone, Product, Role, SourcedClaim, Testimony
from milestones.model.names import name_key
from milestones.store import Writer

TEXT = "Zorvacel cleared in Korea\nThe ministry cleared zorvacel (ZV-1) for myeloma in June 2023."


def article(id: str = "a.txt", text: str = TEXT, **fields: Any) -> Article:
    known = {
        "title": text.partition("\n")[0],
        "published": Published(date(2023, 7, 3), DateTrust.FOUND),
        "url": f"https://news.example/{id}",
        "publisher": "Example News",
        "location": f"/news/{id}",
    }
    return Article(id=id, text=text, **{**known, **fields})


def claim(article: str = "a.txt", product: str = "Zorvacel", **fields: Any) -> Claim:
    known = {
        "aliases": ("ZV-1",),
        "indication": "multiple myeloma",
        "population": "adults",
        "jurisdiction": "KR",
        "agency": "MFDS",
        "kind": "ind-approval",
        "application": "IND",
        "date": EventDate.stated("2023-06"),
        "status": Status.ACHIEVED,
        "evidence": TEXT[26:72],
        "start": 26,
        "end": 72,
        "rule": "cleared",
        "cues": (Cue("kind", "cleared", 39, 46), Cue("date", "in-month", 80, 92)),
    }
    return Claim(article=article, product=product, **{**known, **fields})


def refusal(article: str = "a.txt", **fields: Any) -> Refusal:
    known = {
        "kind": "nda-approval",
        "reason": "hypothetical",
        "evidence": "if approved",
        "start": 3,
        "end": 14,
        "rule": "if",
    }
    return Refusal(article=article, **{**known, **fields})


def findings(*claims: Claim, refusals: Sequence[Refusal] = ()) -> Findings:
    return Findings(claims, tuple(refusals))


def product(*names: str) -> Product:
    return Product(name_key(names[0]), names[0], names)


ZORVACEL = product("Zorvacel", "ZV-1")


def vouch(told: SourcedClaim, role: Role = Role.SUPPORTS) -> Testimony:
    return Testimony(told, role)


def milestone(
    id: str = "abcd2345", of: Product = ZORVACEL, told: Sequence[SourcedClaim] = (), **fields: Any
) -> Milestone:
    known = {
        "indication": "multiple myeloma",
        "population": None,
        "jurisdiction": "KR",
        "agency": "MFDS",
        "kind": "ind-approval",
        "application": "IND",
        "date": EventDate.stated("2023-06"),
        "status": Status.ACHIEVED,
        "sources": 1,
        "conflicts": (),
        "testimony": tuple(map(vouch, told)),
        "reasons": ("The text gives the month.",),
    }
    return Milestone(id=id, product=of, **{**known, **fields})


def none_linked(keys: AbstractSet[str]) -> set[str]:
    """No two names are known to be one product's."""
    return set()


def reached(
    writer: Writer,
    names: AbstractSet[str],
    linked: Callable[[AbstractSet[str]], AbstractSet[str]] = none_linked,
) -> list[SourcedClaim]:
    """All claims of products that can be reached from these names."""
    return writer.claims_of(writer.callings_reachable(names, linked)[0])
