"""A headline says in other, looser words what the lead tells: "First treatment for a rare kidney disease".

Where headline and lead tell of one act of one authority on one medicine, they tell one fact. The lead's
disease is the one meant, and so is its kind where a headline only has room for "authorizes".
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from milestones.extract.merging import Draft, dates_agree, same_disease
from milestones.model.claim import Claim
from milestones.model.dates import Basis

_NEWS = timedelta(days=31)
"""An article on an event appears within weeks of it."""
_DATED = (Basis.STATED, Basis.RELATIVE)
_LOOSELY = {"nda-approval": frozenset({"emergency-authorization"})}
"""Kinds that a headline's words for a kind also stand for."""


def as_the_lead_has_it(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of the headline as the lead tells them where it tells the same act."""
    leads = [draft for draft in drafts if draft.opening == "lead"]
    return [_reread(draft, drafts, leads) if draft.opening == "title" else draft for draft in drafts]


def _reread(title: Draft, drafts: Sequence[Draft], leads: Sequence[Draft]) -> Draft:
    alike = [lead for lead in leads if _may_be_one(title.claim, lead.claim)]
    if {lead.claim.kind for lead in alike} & _LOOSELY.get(title.claim.kind, frozenset()):
        kinds = {lead.claim.kind for lead in alike}
        if len(kinds) == 1:
            title = replace(title, claim=replace(title.claim, kind=kinds.pop()))
    alike = [lead for lead in alike if lead.claim.kind == title.claim.kind]
    diseases = {lead.claim.indication for lead in alike if lead.tie}
    others = [d for d in drafts if d.opening == "title" and _is_beside(d.claim, title.claim)]
    if others or len(diseases) != 1 or any(same_disease(title, lead) for lead in alike):
        return title
    return replace(title, tie=0)


def _may_be_one(title: Claim, lead: Claim) -> bool:
    """Whether headline and lead can tell of one act: as far as it goes without disease and kind."""
    return (
        (title.product, title.jurisdiction, title.status) == (lead.product, lead.jurisdiction, lead.status)
        and lead.kind in {title.kind} | _LOOSELY.get(title.kind, frozenset())
        and dates_agree(title, lead)
        and _is_recent(title, lead)
    )


def _is_recent(title: Claim, lead: Claim) -> bool:
    """Whether the lead does not tell of what was long past on the day of the headline."""
    day, then = title.date.window.latest, lead.date.window.latest
    return lead.date.basis not in _DATED or (day is not None and then is not None and day - then <= _NEWS)


def _is_beside(other: Claim, title: Claim) -> bool:
    """Whether the headline tells the same act for another disease."""
    same = (other.product, other.kind, other.jurisdiction) == (title.product, title.kind, title.jurisdiction)
    return same and other.indication != title.indication
