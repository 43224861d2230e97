"""Claims as reconciling reads them: what they are about, after the analyst's word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from milestones.model.claim import Claim, Status
from milestones.model.dates import Basis, EventDate, window_of
from milestones.model.milestone import SourcedClaim
from milestones.model.ruling import Ruling, Subject, Verb
from milestones.reconcile.facets import Facets
from milestones.reconcile.settlement import Settlement, settle, settle_expected, settled_by


@dataclass(frozen=True, slots=True)
class Account:
    """One claim of an article, or one word of an analyst, about one event."""

    sourced: SourcedClaim
    product: str
    """The product's key."""
    disease: str
    """The disease's key; UNSTATED where none is named."""
    jurisdiction: str
    kind: str
    status: Status
    facets: Facets
    word: Ruling | None = None
    """The ruling that this is; None for what an article says."""
    rulings: tuple[Ruling, ...] = ()
    """The rulings by which it is read otherwise than it says."""

    @property
    def slot(self) -> tuple[str, str, str]:
        """What all accounts of one event share: product, jurisdiction and kind."""
        return (self.product, self.jurisdiction, self.kind)

    def read_as(self, ruling: Ruling, **fields: object) -> "Account":
        """The account with these fields, by a ruling."""
        return replace(self, rulings=(*self.rulings, ruling), **fields)  # type: ignore[arg-type]


SPEAKING = (Verb.CONFIRM, Verb.REJECT, Verb.SET, Verb.ADD)
"""The analyst says something of a milestone, as an article would."""


def rulings_on(accounts: Sequence[Account]) -> tuple[Ruling, ...]:
    """All rulings that bear on an event of these accounts, in their order."""
    if not any(account.rulings or account.word for account in accounts):
        return ()
    found = {ruling.number: ruling for account in accounts for ruling in account.rulings}
    found |= {account.word.number: account.word for account in accounts if account.word}
    return tuple(found[number] for number in sorted(found))


def is_rejected(accounts: Sequence[Account]) -> bool:
    """Whether the last word on an event is that there was none. To merge another into it revives it."""
    said = [ruling for ruling in rulings_on(accounts) if ruling.verb in (*SPEAKING, Verb.MERGE)]
    return bool(said) and said[-1].verb is Verb.REJECT


def words_in(accounts: Sequence[Account]) -> list[Account]:
    """The analysts' words among accounts, the last one last."""
    return sorted((a for a in accounts if a.word), key=lambda a: a.word.number if a.word else 0)


def settled(accounts: Sequence[Account]) -> Settlement:
    """The date of an event: by the last word of an analyst that gives one, else by what the articles say."""
    claims = [account.sourced for account in accounts if account.word is None]
    for account in reversed(words_in(accounts)):
        if account.word and account.word.verb is not Verb.REJECT and "date" in account.word.fields:
            return settled_by(account.word, account.sourced.claim.date, claims)
    if not claims:
        return Settlement(EventDate.undated(), (), ())
    if accounts[0].status is Status.EXPECTED:
        return settle_expected(claims)
    return settle(claims)


def word_of(ruling: Ruling, subject: Subject) -> SourcedClaim:
    """A ruling as a claim on its subject, with the fields that it gives: an analyst is a source too."""
    fields = {
        "product": subject.product,
        "indication": subject.indication,
        "jurisdiction": subject.jurisdiction,
        "kind": subject.kind,
        "status": subject.status.value,
        **ruling.fields,
    }
    claim = Claim(
        article="",
        product=fields["product"] or subject.product,
        aliases=(),
        indication=fields["indication"],
        population=fields.get("population"),
        jurisdiction=fields["jurisdiction"] or subject.jurisdiction,
        agency=fields.get("agency"),
        kind=fields["kind"] or subject.kind,
        application=fields.get("application"),
        date=_ruled(fields.get("date")),
        status=Status(fields["status"] or subject.status),
        evidence=ruling.why,
        start=0,
        end=len(ruling.why),
        rule=ruling.verb.value,
    )
    return SourcedClaim(claim, f"ruling {ruling.number}")


def _ruled(date: str | None) -> EventDate:
    return EventDate(date, window_of(date), Basis.RULED) if date else EventDate.undated()
