"""One event as a milestone: what articles say together, and what an analyst says over them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from milestones.model.milestone import (
    Conflict,
    Disagreement,
    Milestone,
    Product,
    Role,
    SourcedClaim,
    Testimony,
)
from milestones.model.ruling import Verb
from milestones.reconcile.accounts import Account, is_rejected, rulings_on, words_in
from milestones.reconcile.diseases import Diseases
from milestones.reconcile.grouping import Event
from milestones.reconcile.ids import Identity, id_of
from milestones.reconcile.settlement import Settlement
from milestones.reconcile.wording import conflict_of, reasons_of, ruling_words, sources_of


def drawn(
    event: Event, product: Product, diseases: Diseases, identity: Identity, formerly: tuple[str, ...]
) -> Milestone | None:
    """The milestone of one event; None where nothing but a rejection speaks of it."""
    words = words_in(event.accounts)
    rulings, rejected = rulings_on(event.accounts), is_rejected(event.accounts)
    if all(account.word and account.word.verb is Verb.REJECT for account in event.accounts):
        return None
    settlement = event.settlement
    told = settlement.within or settlement.outside
    fields = {**_told(told), **_given(words)}
    return Milestone(
        id=id_of(identity),
        product=product,
        indication=fields.get("indication", _indication(event, told, words, diseases)),
        population=fields["population"],
        jurisdiction=identity.jurisdiction,
        agency=fields["agency"],
        kind=identity.kind,
        application=fields["application"],
        date=settlement.date,
        status=identity.status,
        sources=sources_of(event.claims),
        conflicts=() if settlement.ruling or rejected else _conflicts(settlement),
        testimony=_testimony(settlement, event.foresaw),
        reasons=reasons_of(settlement),
        distinction=identity.distinction,
        expected=_expected(event.foresaw),
        # One on an expectation bears on the event that has met it, though it says nothing of that event.
        rulings=rulings_on([*event.accounts, *event.foresaw]),
        ruling=ruling_words(rulings),
        rejected=rejected,
        formerly=formerly,
    )


def _told(claims: Sequence[SourcedClaim]) -> dict[str, str | None]:
    """What the claims say besides disease and date: the best one first, of authority and form the most."""
    return {
        "population": next((c.claim.population for c in claims if c.claim.population), None),
        "agency": _most_frequent((c.source, c.claim.agency) for c in claims),
        "application": _most_frequent((c.source, c.claim.application) for c in claims),
    }


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
    """How the articles word the disease; where they do not, how the analyst did."""
    worded = diseases.wording(event.disease, told) or diseases.wording(event.disease, event.claims)
    return worded or next((a.sourced.claim.indication for a in words if a.sourced.claim.indication), None)


def _most_frequent(said: Iterable[tuple[str, str | None]]) -> str | None:
    """The value of most independent sources, then the alphabetically first; None where none has one."""
    distinct = {pair for pair in said if pair[1]}
    if len(distinct) < 2:
        return next((value for _, value in distinct), None)
    counts = Counter(value for _, value in distinct)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _conflicts(settlement: Settlement) -> tuple[Conflict, ...]:
    words = conflict_of(settlement)
    return (Conflict(Disagreement.DATE, words),) if words else ()


def _testimony(settlement: Settlement, foresaw: Sequence[Account]) -> tuple[Testimony, ...]:
    return (
        *(Testimony(sourced, Role.SUPPORTS) for sourced in settlement.within),
        *(Testimony(sourced, Role.CONTRADICTS) for sourced in settlement.outside),
        *(Testimony(sourced, Role.REVISED) for sourced in settlement.revised),
        *(Testimony(account.sourced, Role.FORESAW) for account in foresaw if account.word is None),
    )


def _expected(foresaw: Sequence[Account]) -> str | None:
    """The date for which an achieved event was expected: an analyst's last word, else the last article's."""
    for account in reversed(words_in(foresaw)):
        if account.sourced.claim.date.text:
            return account.sourced.claim.date.text
    dated = [a.sourced for a in foresaw if a.sourced.claim.date.text and a.word is None]
    last = max(dated, key=lambda c: (c.published or date.min, c.claim.date.text or ""), default=None)
    return last.claim.date.text if last else None
