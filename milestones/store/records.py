"""Rows of the tables as records.

A row is read by the places of what stands in it: before each reader stands what a query must ask for. The
tables have the same short names in all queries: `a` for articles, `c` claims, `r` refusals, `m` milestones,
`u` rulings.
"""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

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
    Telling,
    Testimony,
)
from milestones.model.ruling import Ruling, Subject, Verb
from milestones.store.link import Row
from milestones.store.rows import MOMENT, NOTHING

_KEPT = 2048
"""Days and dates that are kept once they are made: rows share many."""

Day = str | date | None
"""A day as SQLite gives it, as text, or as other databases do."""


@lru_cache(maxsize=_KEPT)
def day_of(value: Day) -> date | None:
    """The day that a database gives. Raises ValueError where it is none."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def moment_of(text: str) -> datetime:
    """The moment that `moment_text` wrote."""
    return datetime.strptime(text, MOMENT).replace(tzinfo=UTC)


ARTICLE = "a.id, a.title, a.title_start, a.published, a.trust, a.url, a.publisher, a.location"


def article_of(row: Row, text: str) -> Article:
    """The article of a row of ARTICLE; its text is given apart, for lists go without."""
    id, title, title_start, published, trust, *rest = row
    day = day_of(published)
    return Article(id, text, title, title_start, Published(day, DateTrust(trust)) if day else None, *rest)


_EVENT = (
    "indication, population, jurisdiction, agency, kind, application, date, earliest, latest, basis, status"
)

CLAIM = f'a.id, c.product, c.aliases, {_EVENT}, c.evidence, c.start, c."end", c.rule, c.cues'
_CLAIM = CLAIM.count(",") + 1


def claim_of(row: Row) -> Claim:
    """The claim of a row of CLAIM."""
    return Claim(
        row[0],
        row[1],
        _listed(row[2]),
        row[3],
        row[4],
        row[5],
        row[6],
        row[7],
        row[8],
        _date_of(row[9], row[10], row[11], row[12]),
        _status_of(row[13]),
        row[14],
        row[15],
        row[16],
        row[17],
        tuple(Cue(*cue) for cue in _listed(row[18])),
    )


CALLING = "a.source, c.product, c.aliases, c.jurisdiction, c.number"


def calling_of(row: Row) -> Calling:
    """What the claim of a row of CALLING calls its product, with the article's source."""
    source, product, aliases, jurisdiction, number = row
    return Calling(source, product, _listed(aliases), jurisdiction, number)


SOURCED = f"{CLAIM}, a.source, c.number, a.published, a.trust"


def sourced_claim_of(row: Row) -> SourcedClaim:
    """The claim of a row of SOURCED."""
    source, number, published, trust = row[_CLAIM:]
    return SourcedClaim(claim_of(row[:_CLAIM]), source, number, *_believed(published, trust))


TELLER = "a.id, a.published, a.trust"


def telling_of(row: Row, is_own: bool) -> Telling:
    """What testimony of the article of a row of TELLER tells without its claim."""
    article, published, trust = row[:3]
    return Telling(article, *_believed(published, trust), is_own)


def _believed(published: Day, trust: str | None) -> tuple[date | None, bool]:
    """The day of an article that counts as known, and whether it is doubtful.

    A doubtful one may be the day on which the page was fetched, so it does not count.
    """
    return (None, True) if trust == DateTrust.DOUBTFUL else (day_of(published), False)


REFUSAL = 'a.id, r.kind, r.reason, r.evidence, r.start, r."end", r.rule'


def refusal_of(row: Row) -> Refusal:
    """The refusal of a row of REFUSAL."""
    return Refusal(*row)


LIGHT = f"m.id, m.product, {_EVENT}, m.sources, m.conflicts, m.distinction, m.expected, m.ruling, m.rejected"
"""What is asked of a milestone for lists of many."""
_LIGHT = LIGHT.count(",") + 1
MILESTONE = f"{LIGHT}, m.reasons"


def milestone_of(
    row: Row,
    product: Product,
    testimony: Sequence[Testimony] = (),
    rulings: Sequence[Ruling] = (),
    tellings: Sequence[Telling] = (),
) -> Milestone:
    """The milestone of a row of MILESTONE, with what other tables say of it; of LIGHT, without reasons."""
    return Milestone(
        row[0],
        product,
        row[2],
        row[3],
        row[4],
        row[5],
        row[6],
        row[7],
        _date_of(row[8], row[9], row[10], row[11]),
        _status_of(row[12]),
        row[13],
        conflicts_of(row[14]) if row[14] != NOTHING else (),
        tuple(testimony),
        _listed(row[_LIGHT]) if len(row) > _LIGHT else (),
        row[15],
        row[16],
        tuple(rulings),
        row[17],
        bool(row[18]),
        tellings=tuple(tellings),
    )


RULING = 'u.number, u.verb, u.who, u.at, u.why, u.subject, u.fields, u."into", u.names, u.rest, u.undoes'


def ruling_of(row: Row) -> Ruling:
    """The ruling of a row of RULING."""
    number, verb, who, at, why, subject, fields, into, names, rest, undoes = row
    return Ruling(
        number,
        Verb(verb),
        who,
        moment_of(at),
        why,
        _subject_of(subject),
        json.loads(fields),
        _subject_of(into),
        _listed(names),
        _listed(rest),
        undoes,
    )


def _subject_of(text: str | None) -> Subject | None:
    if text is None:
        return None
    fields = json.loads(text)
    return Subject(**{**fields, "status": Status(fields["status"])})


def _listed(text: str) -> tuple[Any, ...]:
    """What a list of JSON holds; most hold nothing."""
    return () if text == NOTHING else tuple(json.loads(text))


def conflicts_of(text: str) -> tuple[Conflict, ...]:
    """The conflicts of a list in JSON."""
    return tuple(Conflict(Disagreement(about), words) for about, words in _listed(text))


@lru_cache(maxsize=_KEPT)
def _date_of(text: str | None, earliest: Day, latest: Day, basis: str) -> EventDate:
    return EventDate(text, Window(day_of(earliest), day_of(latest)), Basis(basis))


@lru_cache
def _status_of(word: str) -> Status:
    return Status(word)
