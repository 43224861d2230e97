"""Records as rows of the tables."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime

from milestones.model.article import Article
from milestones.model.claim import Claim, Refusal
from milestones.model.milestone import Milestone
from milestones.model.names import name_key
from milestones.model.ruling import Ruling, Subject

Values = dict[str, object]

MOMENT = "%Y-%m-%dT%H:%M:%S"


def moment_text(moment: datetime) -> str:
    """A moment in UTC to the second, so that two compare as their moments do: 2026-11-22T09:30:00."""
    return moment.astimezone(UTC).strftime(MOMENT)


NOTHING = "[]"
"""How a list that holds nothing is stored."""


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
        "published": _day(article.published.day if article.published else None),
        "trust": article.published.trust.value if article.published else None,
        "url": article.url,
        "publisher": article.publisher,
        "location": article.location,
    }


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


def claim_keys(claim: Claim) -> set[str]:
    """The keys of all names that a claim gives its product."""
    return {name_key(name) for name in (claim.product, *claim.aliases)} - {""}


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


def _subject_json(subject: Subject | None) -> str | None:
    return None if subject is None else json.dumps(asdict(subject), ensure_ascii=False, sort_keys=True)


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
        "earliest": _day(event.date.window.earliest),
        "latest": _day(event.date.window.latest),
        "basis": event.date.basis.value,
        "status": event.status.value,
    }


def _day(day: date | None) -> str | None:
    """A day as every database takes it."""
    return None if day is None else day.isoformat()


def _json(value: Sequence[object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
