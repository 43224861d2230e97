"""One event as a milestone: what articles say together, and what an analyst says over them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from milestones.model.claim import Status
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
from milestones.model.ruling import Ruling, Verb
from milestones.reconcile.accounts import Account
from milestones.reconcile.diseases import Diseases
from milestones.reconcile.facets import distinction_of
from milestones.reconcile.grouping import Event
from milestones.reconcile.rulings import is_rejected
from milestones.reconcile.settlement import Settlement, settle, settle_expected, settled_by
from milestones.reconcile.wording import conflict_of, reasons_of, ruling_words, sources_of


def drawn(event: Event, product: Product, diseases: Diseases) -> Milestone | None:
    """The milestone of one event, its id left open; None where nothing but a rejection speaks of it."""
    words = [account for account in event.accounts if account.word]
    rulings = _rulings(event)
    rejected = is_rejected(rulings)
    if not event.claims and (rejected or not words):
        return None
    settled = _settled(event, words)
    first = event.accounts[0]
    told = settled.within or settled.outside
    agencies = ((c.source, c.claim.agency) for c in told)
    applications = ((c.source, c.claim.application) for c in told)
    given = _given(words)
    return Milestone(
        id="",
        product=product,
        indication=_indication(event, told, words, diseases),
        population=given["population"]
        if "population" in given
        else next((c.claim.population for c in told if c.claim.population), None),
        jurisdiction=first.jurisdiction,
        agency=given["agency"] if "agency" in given else _most_frequent(agencies),
        kind=first.kind,
        application=given["application"] if "application" in given else _most_frequent(applications),
        date=settled.date,
        status=first.status,
        sources=sources_of(event.claims),
        conflicts=() if settled.ruling or rejected else _conflicts(settled),
        testimony=_testimony(settled, event.foresaw),
        reasons=reasons_of(settled),
        distinction=distinction_of(event.distinction),
        expected=_expected(event.foresaw),
        rulings=rulings,
        ruling=ruling_words(rulings),
        rejected=rejected,
    )


def _rulings(event: Event) -> tuple[Ruling, ...]:
    """All rulings that bear on an event, in their order."""
    found = {ruling.number: ruling for account in event.accounts for ruling in account.rulings}
    found |= {account.word.number: account.word for account in event.accounts if account.word}
    return tuple(found[number] for number in sorted(found))


def _settled(event: Event, words: Sequence[Account]) -> Settlement:
    """The date by the last word that gives one, else by what the articles say."""
    dated = [account for account in words if account.sourced.claim.date.basis is Basis.RULED]
    if dated and (ruling := dated[-1].word):
        return settled_by(ruling, dated[-1].sourced.claim.date, event.claims)
    if not event.claims:
        return Settlement(EventDate.undated(), (), ())
    if event.accounts[0].status is Status.EXPECTED:
        return settle_expected(event.claims)
    return settle(event.claims)


def _given(words: Sequence[Account]) -> dict[str, str | None]:
    """The fields that the analysts give, the last word on each."""
    given: dict[str, str | None] = {}
    for account in words:
        if account.word and account.word.verb is not Verb.REJECT:
            given.update(account.word.fields)
    return given


def _indication(
    event: Event, told: Sequence[SourcedClaim], words: Sequence[Account], diseases: Diseases
) -> str | None:
    """How the disease is worded: as the analyst has it, else as the articles do."""
    given = _given(words)
    if "indication" in given:
        return given["indication"]
    worded = diseases.wording(event.disease, told) or diseases.wording(event.disease, event.claims)
    return worded or next((a.sourced.claim.indication for a in words if a.sourced.claim.indication), None)


def _most_frequent(said: Iterable[tuple[str, str | None]]) -> str | None:
    """The value of most independent sources, then the alphabetically first; None where none has one."""
    counts = Counter(value for _, value in set(said) if value)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _conflicts(settled: Settlement) -> tuple[Conflict, ...]:
    words = conflict_of(settled)
    return (Conflict(Disagreement.DATE, words),) if words else ()


def _testimony(settled: Settlement, foresaw: Sequence[Account]) -> tuple[Testimony, ...]:
    return (
        *(Testimony(sourced, Role.SUPPORTS) for sourced in settled.within),
        *(Testimony(sourced, Role.CONTRADICTS) for sourced in settled.outside),
        *(Testimony(sourced, Role.REVISED) for sourced in settled.revised),
        *(Testimony(account.sourced, Role.FORESAW) for account in foresaw if account.word is None),
    )


def _expected(foresaw: Sequence[Account]) -> str | None:
    """The date for which an achieved event was expected, by the last article that gave one."""
    dated = [account.sourced for account in foresaw if account.sourced.claim.date.text]
    last = max(dated, key=lambda c: (c.published or date.min, c.claim.date.text or ""), default=None)
    return last.claim.date.text if last else None
