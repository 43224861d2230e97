"""The analyst's word, put to the accounts that it is about."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from milestones.model.claim import Status
from milestones.model.milestone import SourcedClaim
from milestones.model.ruling import Ruling, Subject, Verb
from milestones.reconcile.accounts import Account, word_of
from milestones.reconcile.diseases import Diseases
from milestones.reconcile.facets import Facets, facets_in, facets_of_patients, over, split
from milestones.reconcile.grouping import Event, event_of, events
from milestones.reconcile.products import Products

_SPEAKING = (Verb.CONFIRM, Verb.REJECT, Verb.SET, Verb.ADD)
"""The analyst says something of a milestone, as an article would."""


def words(rulings: Iterable[Ruling]) -> list[tuple[Ruling, SourcedClaim]]:
    """The rulings that say something of a milestone, each as a claim."""
    return [(r, word_of(r, r.subject)) for r in rulings if r.verb in _SPEAKING and r.subject]


class Docket:
    """Puts rulings to accounts, in the order in which they were made."""

    def __init__(
        self, products: Products, diseases: Diseases, read: Callable[[SourcedClaim], Account]
    ) -> None:
        """`read` gives the account of a claim as it stands."""
        self._products = products
        self._diseases = diseases
        self._read = read

    def apply(self, accounts: Sequence[Account], rulings: Sequence[Ruling]) -> list[Account]:
        """The accounts as the rulings have them read, and the analysts' own words.

        A ruling is about the milestone that its subject means now: also one that has more articles, a fuller
        name of its disease or other names of its product than when it was made. Where there is none, what
        the analyst says stands alone, and a rejection, merger or split waits.
        """
        now = list(accounts)
        said = {ruling.number: claim for ruling, claim in words(rulings)}
        for ruling in sorted(rulings, key=lambda ruling: ruling.number):
            if ruling.subject is None:
                continue
            event = self._event(now, ruling.subject)
            if ruling.verb in (Verb.SET, Verb.MERGE, Verb.SPLIT) and event:
                now = self._reread(now, event, ruling)
            if ruling.number in said:
                now.append(self._word(ruling, said[ruling.number]))
        return now

    def _event(self, accounts: Iterable[Account], subject: Subject) -> Event | None:
        """The event that a subject means, among accounts of its product, place, kind and status."""
        slot = (self._key(subject.product), subject.jurisdiction, subject.kind)
        there = [account for account in accounts if account.slot == slot]
        same = [event for event in events(there, self._diseases) if _status(event) is subject.status]
        disease = self._diseases.key(subject.indication)
        return event_of(disease, facets_in(subject.distinction), same, self._diseases)

    def _reread(self, accounts: Sequence[Account], event: Event, ruling: Ruling) -> list[Account]:
        inside = set(map(id, event.accounts))
        return [
            self._otherwise(account, event, ruling) if id(account) in inside else account
            for account in accounts
        ]

    def _otherwise(self, account: Account, event: Event, ruling: Ruling) -> Account:
        """An account of a milestone that a ruling reads otherwise."""
        if ruling.verb is Verb.SPLIT:
            split_off = account.sourced.claim.article in ruling.names
            return account.read_as(
                ruling, facets=split(account.facets, min(ruling.names) if split_off else None)
            )
        if into := ruling.into:
            return account.read_as(
                ruling,
                product=self._key(into.product),
                jurisdiction=into.jurisdiction,
                kind=into.kind,
                status=into.status,
                disease=self._diseases.key(into.indication),
                facets=facets_in(into.distinction),
            )
        given = ruling.fields
        return account.read_as(
            ruling,
            product=self._key(name) if (name := given.get("product")) else account.product,
            jurisdiction=given.get("jurisdiction") or account.jurisdiction,
            kind=given.get("kind") or account.kind,
            status=Status(given.get("status") or account.status),
            disease=self._diseases.key(given["indication"]) if "indication" in given else account.disease,
            facets=over(_given(ruling), account.facets),
        )

    def _key(self, name: str) -> str:
        product = self._products.named(name)
        return product.key if product else ""

    def _word(self, ruling: Ruling, claim: SourcedClaim) -> Account:
        """The analyst's word as an account, with what tells its subject from other milestones."""
        distinction: Facets = facets_in(ruling.subject.distinction) if ruling.subject else ()
        return replace(self._read(claim), word=ruling, facets=over(_given(ruling), distinction))


def _given(ruling: Ruling) -> Facets:
    """The facets that a ruling itself gives, with the patients or the disease that it sets."""
    indication = ruling.subject.indication if ruling.verb is Verb.ADD and ruling.subject else None
    return facets_of_patients(ruling.fields.get("population"), ruling.fields.get("indication", indication))


def _status(event: Event) -> Status:
    return event.accounts[0].status


def is_rejected(rulings: Iterable[Ruling]) -> bool:
    """Whether the last word on a milestone is that there was none."""
    said = [ruling for ruling in rulings if ruling.verb in _SPEAKING]
    return bool(said) and said[-1].verb is Verb.REJECT
