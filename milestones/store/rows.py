"""Records as rows of the tables, and rows as records."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row

from milestones.model.article import Article, DateTrust, Published
from milestones.model.claim import Claim, Cue, Refusal, Status
from milestones.model.dates import Basis, EventDate, Window
from milestones.model.milestone import (
    Calling,
    Conflict,
    Disagreement,
    Milestone,
    Product,
    SourcedClaim,
    Testimony,
)
from milestones.model.names import name_key
from milestones.model.ruling import Ruling, Subject, Verb

Values = dict[str, object]

_MOMENT = "%Y-%m-%dT%H:%M:%S"


def moment_text(moment: datetime) -> str:
    """A moment in UTC to the second, so that two compare as their moments do: 2026-11-22T09:30:00."""
    return moment.astimezone(UTC).strftime(_MOMENT)


def moment_of(text: str) -> datetime:
    """The moment that `moment_text` wrote."""
    return datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)


NOTHING = "[]"
"""How a list that holds nothing is stored."""


def _listed(text: str) -> tuple[Any, ...]:
    """What a list of JSON holds; most hold nothing."""
    return () if text == NOTHING else tuple(json.loads(text))


def folded(indication: str) -> str:
    """What two spellings of an indication share whatever their case."""
    return indication.casefold()


def article_values(article: Article) -> Values:
    """The row of an article, without its source."""
    return {
        "id": article.id,
        "digest": article.digest,
        "text": article.text,
        "title": article.title,
        "title_start": article.title_start,
        "published": article.published.day if article.published else None,
        "trust": article.published.trust.value if article.published else None,
        "url": article.url,
        "publisher": article.publisher,
        "location": article.location,
    }


def article_of(row: Row[Any], text: str) -> Article:
    """The article of a row; its text is given apart, for lists go without."""
    return Article(
        id=row.id,
        text=text,
        title=row.title,
        title_start=row.title_start,
        published=Published(row.published, DateTrust(row.trust)) if row.published else None,
        url=row.url,
        publisher=row.publisher,
        location=row.location,
    )


def claim_values(claim: Claim, article: int, position: int) -> Values:
    """The row of a claim, the `position`-th of the article of that number."""
    return {
        "article": article,
        "position": position,
        "product": claim.product,
        "aliases": _json(claim.aliases),
        **_event_values(claim),
        "evidence": claim.evidence,
        "start": claim.start,
        "end": claim.end,
        "rule": claim.rule,
        "cues": _json([(cue.field, cue.rule, cue.start, cue.end) for cue in claim.cues]),
    }


def claim_of(row: Row[Any]) -> Claim:
    """The claim of a row that also holds its article's id, as `article_id`."""
    return Claim(
        article=row.article_id,
        product=row.product,
        aliases=_listed(row.aliases),
        indication=row.indication,
        population=row.population,
        jurisdiction=row.jurisdiction,
        agency=row.agency,
        kind=row.kind,
        application=row.application,
        date=_date_of(row),
        status=Status(row.status),
        evidence=row.evidence,
        start=row.start,
        end=row.end,
        rule=row.rule,
        cues=tuple(Cue(*cue) for cue in _listed(row.cues)),
    )


def claim_keys(claim: Claim) -> set[str]:
    """The keys of all names that a claim gives its product."""
    return {name_key(name) for name in (claim.product, *claim.aliases)} - {""}


def calling_of(row: Row[Any]) -> Calling:
    """What a claim of a row calls its product, with the article's source."""
    return Calling(row.source, row.product, _listed(row.aliases), row.jurisdiction, row.number)


def sourced_claim_of(row: Row[Any]) -> SourcedClaim:
    """The claim of such a row that also holds its article's source, published and trust.

    A doubtful day may be the one on which the page was fetched, so it does not count as known.
    """
    believed = row.published is not None and row.trust != DateTrust.DOUBTFUL
    return SourcedClaim(claim_of(row), row.source, row.number, row.published if believed else None)


def refusal_values(refusal: Refusal, article: int, position: int) -> Values:
    """The row of a refusal, the `position`-th of the article of that number."""
    return {
        "article": article,
        "position": position,
        "kind": refusal.kind,
        "reason": refusal.reason,
        "evidence": refusal.evidence,
        "start": refusal.start,
        "end": refusal.end,
        "rule": refusal.rule,
    }


def refusal_of(row: Row[Any]) -> Refusal:
    """The refusal of a row that also holds its article's id, as `article_id`."""
    return Refusal(row.article_id, row.kind, row.reason, row.evidence, row.start, row.end, row.rule)


def milestone_values(milestone: Milestone) -> Values:
    """The row of a milestone; its product and testimony have rows of their own."""
    return {
        "id": milestone.id,
        "product": milestone.product.key,
        **_event_values(milestone),
        "sources": milestone.sources,
        "conflicts": _json([(conflict.about, conflict.words) for conflict in milestone.conflicts]),
        "reasons": _json(milestone.reasons),
        "distinction": milestone.distinction,
        "expected": milestone.expected,
        "ruling": milestone.ruling,
        "rejected": milestone.rejected,
    }


def milestone_of(
    row: Row[Any], product: Product, testimony: Sequence[Testimony], rulings: Sequence[Ruling]
) -> Milestone:
    """The milestone of a row, with what other tables say of it."""
    return Milestone(
        id=row.id,
        product=product,
        indication=row.indication,
        population=row.population,
        jurisdiction=row.jurisdiction,
        agency=row.agency,
        kind=row.kind,
        application=row.application,
        date=_date_of(row),
        status=Status(row.status),
        sources=row.sources,
        conflicts=tuple(Conflict(Disagreement(about), words) for about, words in _listed(row.conflicts)),
        testimony=tuple(testimony),
        reasons=_listed(row.reasons),
        distinction=row.distinction,
        expected=row.expected,
        rulings=tuple(rulings),
        ruling=row.ruling,
        rejected=row.rejected,
    )


def ruling_values(ruling: Ruling) -> Values:
    """The row of a ruling."""
    return {
        "number": ruling.number,
        "verb": ruling.verb.value,
        "who": ruling.who,
        "at": moment_text(ruling.when),
        "why": ruling.why,
        "subject": _subject_json(ruling.subject),
        "fields": json.dumps(dict(ruling.fields), ensure_ascii=False, sort_keys=True),
        "into": _subject_json(ruling.into),
        "names": _json(ruling.names),
        "rest": _json(ruling.rest),
        "undoes": ruling.undoes,
    }


def ruling_of(row: Row[Any]) -> Ruling:
    """The ruling of a row."""
    return Ruling(
        number=row.number,
        verb=Verb(row.verb),
        who=row.who,
        when=moment_of(row.at),
        why=row.why,
        subject=_subject_of(row.subject),
        fields=json.loads(row.fields),
        into=_subject_of(row.into),
        names=_listed(row.names),
        rest=_listed(row.rest),
        undoes=row.undoes,
    )


def _subject_json(subject: Subject | None) -> str | None:
    return None if subject is None else json.dumps(asdict(subject), ensure_ascii=False, sort_keys=True)


def _subject_of(text: str | None) -> Subject | None:
    if text is None:
        return None
    fields = json.loads(text)
    return Subject(**{**fields, "status": Status(fields["status"])})


def _event_values(event: Claim | Milestone) -> Values:
    return {
        "indication": event.indication,
        "indication_folded": None if event.indication is None else folded(event.indication),
        "population": event.population,
        "jurisdiction": event.jurisdiction,
        "agency": event.agency,
        "kind": event.kind,
        "application": event.application,
        "date": event.date.text,
        "earliest": event.date.window.earliest,
        "latest": event.date.window.latest,
        "basis": event.date.basis.value,
        "status": event.status.value,
    }


def _date_of(row: Row[Any]) -> EventDate:
    return EventDate(row.date, Window(row.earliest, row.latest), Basis(row.basis))


def _json(value: Sequence[object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
