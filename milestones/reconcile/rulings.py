"""The analyst's word, put to the accounts that it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from milestones.model.claim import Status
from milestones.model.milestone import Milestone
from milestones.model.ruling import Ruling, Subject, Verb
from milestones.reconcile.accounts import SPEAKING, Account, word_of
from milestones.reconcile.diseases import Diseases
from milestones.reconcile.facets import (
    Facets,
    distinction_of,
    facets_in,
    facets_of,
    facets_of_patients,
    merged,
    over,
    part,
    stated_by,
)
from milestones.reconcile.grouping import Event, event_of, events
from milestones.reconcile.products import Products


class Docket:
    """Puts rulings to accounts, in the order in which they were made."""

    def __init__(self, products: Products, diseases: Diseases) -> None:
        self._products = products
        self._diseases = diseases

    def apply(self, accounts: Sequence[Account], rulings: Sequence[Ruling]) -> list[Account]:
        """The accounts as the rulings have them read, and the analysts' own words.

        A ruling is about the milestone that its subject means now: also one that has more articles, a fuller
        name of its disease or other names of its product than when it was made. Where there is none, what
        the analyst says stands alone, and a rejection, merger or split waits.
        """
        now = list(accounts)
        for ruling in sorted(rulings, key=lambda ruling: ruling.number):
            if ruling.subject is None:
                continue
            event = self._event(now, ruling.subject)
            if event and ruling.verb is Verb.ADD and merged(event.stated, _given(ruling)) is None:
                event = None
            if event and ruling.verb in (Verb.SET, Verb.MERGE, Verb.SPLIT):
                into = self._account(now, ruling, ruling.into) if ruling.into else None
                about = set(map(id, event.accounts))
                now = [self._otherwise(a, ruling, into) if id(a) in about else a for a in now]
            if ruling.verb in SPEAKING and (event or ruling.verb is not Verb.REJECT):
                now.append(self._word(ruling, ruling.subject, event))
        return now

    def _event(self, accounts: Iterable[Account], subject: Subject) -> Event | None:
        """The event that a subject means, among accounts of its product, place, kind and status."""
        slot = (self._products.named(subject.product).key, subject.jurisdiction, subject.kind)
        there = [account for account in accounts if account.slot == slot]
        same = [event for event in events(there, self._diseases) if _status(event) is subject.status]
        disease = self._diseases.key(subject.indication)
        return event_of(disease, facets_in(subject.distinction), same, self._diseases)

    def _otherwise(self, account: Account, ruling: Ruling, into: Account | None) -> Account:
        """An account of a ruling's subject as the ruling has it read; `into` is what it is merged into."""
        if ruling.verb is Verb.SPLIT:
            if account.sourced.claim.article not in ruling.names:
                return account.read_as(ruling)
            return account.read_as(ruling, facets=part(account.facets, min(ruling.names)))
        if into:
            return replace(into, sourced=account.sourced, word=account.word, rulings=account.rulings).read_as(
                ruling
            )
        given = ruling.fields
        return account.read_as(
            ruling,
            product=self._products.named(name).key if (name := given.get("product")) else account.product,
            jurisdiction=given.get("jurisdiction") or account.jurisdiction,
            kind=given.get("kind") or account.kind,
            status=Status(given.get("status") or account.status),
            disease=self._diseases.key(given["indication"]) if "indication" in given else account.disease,
            facets=over(_given(ruling), account.facets),
        )

    def _word(self, ruling: Ruling, subject: Subject, event: Event | None) -> Account:
        """The analyst's word as an account: like those that it is about, in all that it does not give."""
        about = self._like(event, ruling, subject)
        return replace(self._otherwise(about, ruling, None), word=ruling, rulings=())

    def _account(self, accounts: Iterable[Account], ruling: Ruling, subject: Subject) -> Account:
        return self._like(self._event(accounts, subject), ruling, subject)

    def _like(self, event: Event | None, ruling: Ruling, subject: Subject) -> Account:
        """An account of the subject as it is now; where there is none, as it was when the ruling was made."""
        return Account(
            word_of(ruling, subject),
            self._products.named(subject.product).key,
            (event.disease if event else "") or self._diseases.key(subject.indication),
            subject.jurisdiction,
            subject.kind,
            subject.status,
            event.stated if event else facets_in(subject.distinction),
        )


def _given(ruling: Ruling) -> Facets:
    """The facets that a ruling itself gives, with the patients or the disease that it sets."""
    indication = ruling.subject.indication if ruling.verb is Verb.ADD and ruling.subject else None
    return facets_of_patients(ruling.fields.get("population"), ruling.fields.get("indication", indication))


def _status(event: Event) -> Status:
    return event.accounts[0].status


def stated_in(milestone: Milestone) -> str:
    """All that a milestone's claims state and could tell it from others, in the notation of `distinction`.

    A ruling's subject holds it, so that the ruling still finds its milestone when a later article tells
    of a second one: of another line of therapy, for other patients. Needs the testimony.
    """
    own = (facets_of(part.sourced.claim) for part in milestone.testimony if part.is_own)
    return distinction_of(over(facets_in(milestone.distinction), stated_by(own)))
