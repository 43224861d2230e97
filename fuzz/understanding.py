"""Texts into the extractor, claims into the reconciler."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from fuzz import promises
from fuzz.choices import Choices
from fuzz.wording import text_of
from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.lexicon.kinds import kinds
from milestones.lexicon.seeds import seed_products
from milestones.model.article import Article, DateTrust, Published
from milestones.model.claim import Claim, Findings, Status
from milestones.model.dates import EventDate
from milestones.model.milestone import SourcedClaim
from milestones.model.problem import UsageError
from milestones.model.ruling import Ruling, Subject, Verb
from milestones.read import Given, Origin
from milestones.read.article.building import build_article
from milestones.reconcile import reconcile
from milestones.services.request import request

_NAMES = ("Zelvora", "ZV-101", "zelvorine", "Otherix", "other-cel", "BE-7", "泽沃基奥仑赛", "젤보라", "-")
_DISEASES = (None, "multiple myeloma", "RRMM", "lymphoma", "gout", "lupus nephritis", "多发性骨髓瘤", "x")
_PLACES = ("US", "EU", "KR", "JP", "CN", "DE", "GB", "TW")
_POPULATIONS = (None, "adults", "children", "first-line", "second-line", "after two prior lines")
_DATES = ("2023", "2023-06", "2023-06-30", "2024-Q1", "2022-H2", "2024-02-29", "1990", "2199-12-31")
_FIELDS = ("date", "kind", "indication", "population", "status", "jurisdiction", "product", "agency")


@cache
def _known() -> KnownNames:
    return KnownNames([product.names for product in seed_products()])


def any_text(data: bytes) -> None:
    """Bytes as a text."""
    choose = Choices(data)
    published = _published(choose)
    text = choose.rest().decode("utf-8", "ignore").replace("\0", "").replace("\r", "\n")
    if text.strip():
        _extracted(text, published, data)


def worded(data: bytes) -> None:
    """Sentences, lines and heaps of the lexicon's own words."""
    choose = Choices(data)
    published = _published(choose)
    _extracted(text_of(choose), published, data)


def _published(choose: Choices) -> Published | None:
    trust = choose.of((None, DateTrust.GIVEN, DateTrust.FOUND, DateTrust.DOUBTFUL))
    day = choose.of((date(2024, 2, 29), date(2023, 7, 3), date(1900, 1, 1), date(2199, 12, 31)))
    return Published(day, trust) if trust else None


def _extracted(text: str, published: Published | None, data: bytes) -> None:
    article = build_article(text, Origin("a.txt", "a.txt", "/a.txt"), Given(published=published))
    promises.whole(article)
    findings = extract(article, _known())
    promises.understood(article, findings)
    if len(data) % 8 == 0:
        promises.same(findings, extract(article, _known()))
    if findings.claims:
        _reconciled(article, findings)


def _reconciled(article: Article, findings: Findings) -> None:
    """Whatever was found can be made milestones of."""
    day = article.published.day if article.published else None
    claims = [
        SourcedClaim(claim, article.digest, number, day) for number, claim in enumerate(findings.claims)
    ]
    found = reconcile(claims)
    promises.hold(sum(part.is_own for one in found for part in one.testimony) == len(claims), "no claim lost")
    promises.same(found, reconcile(claims[::-1]))


def claims(data: bytes) -> None:
    """Any claims and rulings, in any order."""
    choose = Choices(data)
    found = [_claim(choose, number) for number in range(1 + choose.below(10))]
    rulings = [_ruling(choose, number) for number in range(1, 1 + choose.below(6))]
    names = [(choose.of(_NAMES), choose.of(_NAMES)) for _ in range(choose.below(3))]
    milestones = reconcile(found, names, rulings)
    own = [part.sourced.number for one in milestones for part in one.testimony if part.is_own]
    promises.hold(sorted(own) == list(range(len(found))), "every claim in one milestone", own)
    promises.hold(len({one.id for one in milestones}) == len(milestones), "ids are different", milestones)
    for one in milestones:
        promises.hold(one.sources >= 0 and one.kind in kinds(), "a milestone of a kind", one)
    promises.same(milestones, reconcile(found[::-1], names[::-1], rulings[::-1]))


def _claim(choose: Choices, number: int) -> SourcedClaim:
    product = choose.of(_NAMES)
    aliases = tuple(dict.fromkeys(choose.of(_NAMES) for _ in range(choose.below(3))))
    day = date(2022, 1, 1) + timedelta(days=8 * choose.below(200))
    at = choose.of(_DATES)
    when = choose.of(
        (
            EventDate.stated(at),
            EventDate.relative(at),
            EventDate.announced(day),
            EventDate.undated(day),
            EventDate.undated(),
        )
    )
    start = choose.below(4)
    words = "Zelvora was approved"
    claim = Claim(
        article=choose.of("abcd"),
        product=product,
        aliases=tuple(name for name in aliases if name != product),
        indication=choose.of(_DISEASES),
        population=choose.of(_POPULATIONS),
        jurisdiction=choose.of(_PLACES),
        agency=choose.of((None, "FDA", "CHMP")),
        kind=choose.of(tuple(kinds())),
        application=choose.of((None, "BLA", "sNDA")),
        date=when,
        status=choose.of((Status.ACHIEVED, Status.EXPECTED)),
        evidence=words,
        start=start,
        end=start + len(words),
        rule="made-up",
    )
    return SourcedClaim(claim, choose.of(("s", claim.article)), number, choose.of((None, day)))


def _subject(choose: Choices) -> Subject:
    return Subject(
        choose.of(_NAMES),
        choose.of(_DISEASES),
        choose.of(_PLACES),
        choose.of(tuple(kinds())),
        choose.of((Status.ACHIEVED, Status.EXPECTED)),
        choose.of(("", "line=2", "age=child")),
    )


_GIVEN: dict[str, tuple[str | None, ...]] = {
    "date": _DATES,
    "kind": tuple(kinds()),
    "indication": _DISEASES,
    "population": _POPULATIONS,
    "status": ("expected", "achieved"),
    "jurisdiction": _PLACES,
    "product": _NAMES,
    "agency": (None, "FDA"),
}


def _ruling(choose: Choices, number: int) -> Ruling:
    verb = choose.of(tuple(Verb))
    verb = Verb.JOIN if verb is Verb.UNDO and number == 1 else verb
    fields: dict[str, str | None] = {}
    if verb in (Verb.SET, Verb.ADD):
        field = choose.of(_FIELDS) if verb is Verb.SET else "date"
        fields = {field: choose.of(_GIVEN[field])}
    subject = None if verb in (Verb.JOIN, Verb.PART, Verb.UNDO) else _subject(choose)
    pair = tuple(dict.fromkeys((choose.of(_NAMES), choose.of(_NAMES))))
    return Ruling(
        number,
        verb,
        "Ana Roth",
        datetime(2026, 11, 22, 9, tzinfo=UTC),
        "seen",
        subject,
        fields,
        _subject(choose) if verb is Verb.MERGE else None,
        pair if verb in (Verb.JOIN, Verb.PART) else tuple("ab") if verb is Verb.SPLIT else (),
        (choose.of(_NAMES),) if verb is Verb.PART else (),
        1 + choose.below(number - 1) if verb is Verb.UNDO else None,
    )


def filters(data: bytes) -> None:
    """What users type to choose rows."""
    choose = Choices(data)
    field = choose.of(("products", "indication", "countries", "kinds", "since", "until", "status"))
    word = choose.rest().decode("utf-8", "surrogateescape")
    given: Any = [word] if field in ("products", "countries", "kinds") else word
    try:
        request(**{field: given})
    except UsageError as error:
        promises.hold(str(error), "says what is wrong")
