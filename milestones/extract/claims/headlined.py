"""Headline and lead tell one act of one authority on one medicine in different words: they tell one fact.

The headline says which disease the news is about, for a lead can explain another one beside it. The lead says
the kind where a headline only has room for "authorizes".
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from milestones.extract.claims.merging import Draft, dates_agree, same_disease
from milestones.model.claim import Claim
from milestones.model.dates import DATED

_LOOSELY = {"nda-approval": frozenset({"emergency-authorization"})}
"""Kinds that a headline's words for a kind also stand for."""
_STATUSES = frozenset(
    {
        "orphan-designation",
        "fast-track-designation",
        "breakthrough-designation",
        "rmat-designation",
        "rare-pediatric-designation",
        "qidp-designation",
    }
)
_SAYS_NOT_OF_WHAT = re.compile(
    r"\b(?:approval|nod|clearance|green\s+light|go-ahead|thumbs\s+up|blessing)(?!\s+(?:of|for|to|in|as)\b)",
    re.IGNORECASE,
)
"""In a headline: the authority agreed, and not to what: "Korvane's drug gains FDA approval"."""
BELOW = 160
"""So many characters below its heading a text begins."""
FIRMLY = 2
"""The tie of an indication that stands with its event in one sentence."""
_NEWS = timedelta(days=31)
"""An article on an event appears within weeks of it."""


def as_headlined(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of headline and lead that tell one act so that they merge."""
    leads = [draft for draft in drafts if draft.opening == "lead"]
    titles = [draft for draft in drafts if draft.opening == "title"]
    named = {id(draft): _of_the_leads_kind(draft, leads) for draft in titles}
    only = [one for one in named.values() if not any(_is_beside(one.claim, o.claim) for o in named.values())]
    loose = {id(lead) for title in only for lead in _told_otherwise(title, leads)}
    loose |= {id(title) for title in titles if id(title) in named and _said_exactly(named[id(title)], leads)}
    loose |= _over_their_parts(drafts)
    return [replace(d, tie=0) if id(d) in loose else named.get(id(d), d) for d in drafts]


def _over_their_parts(drafts: Sequence[Draft]) -> set[int]:
    """The headings within an article whose act the text right below tells: that says for what disease."""
    below: dict[tuple[str, str, str, str], list[Draft]] = {}
    for draft in sorted(drafts, key=_start):
        # Without a date it can be what the medicine had before: "has been previously approved to treat".
        if not draft.heading and draft.tie and draft.claim.date.text:
            below.setdefault(_act(draft.claim), []).append(draft)
    return {
        id(over)
        for over in drafts
        if over.heading and not over.opening and _is_told_below(over, below.get(_act(over.claim), ()))
    }


def _start(draft: Draft) -> int:
    return draft.claim.start


def _act(claim: Claim) -> tuple[str, str, str, str]:
    return claim.product, claim.kind, claim.jurisdiction, claim.status


def _is_told_below(over: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether one of the drafts, in order of place, tells right below a heading what that tells otherwise."""
    first = bisect_left(drafts, over.claim.end, key=_start)
    last = bisect_right(drafts, over.claim.end + BELOW, key=_start)
    return any(
        dates_agree(over.claim, draft.claim) and not same_disease(over, draft) for draft in drafts[first:last]
    )


def _of_the_leads_kind(title: Draft, leads: Sequence[Draft]) -> Draft:
    kinds = {lead.claim.kind for lead in leads if _tell_one_act(title.claim, lead.claim)}
    loosely = _LOOSELY.get(title.claim.kind, frozenset())
    if title.claim.kind == "nda-approval" and _SAYS_NOT_OF_WHAT.search(title.claim.evidence):
        loosely |= _STATUSES
    if len(kinds) == 1 and kinds <= loosely:
        return replace(title, claim=replace(title.claim, kind=kinds.pop()))
    return title


def _told_otherwise(title: Draft, leads: Sequence[Draft]) -> list[Draft]:
    """What the lead tells of the headline's act, all for one disease that is not the headline's."""
    alike = [
        lead
        for lead in leads
        if lead.claim.kind == title.claim.kind and _tell_one_act(title.claim, lead.claim)
    ]
    diseases = {lead.claim.indication for lead in alike if lead.tie}
    if not title.tie or len(diseases) != 1 or any(same_disease(title, lead) for lead in alike):
        return []
    return [] if _said_exactly(title, leads) else alike


def _said_exactly(title: Draft, leads: Sequence[Draft]) -> bool:
    """Whether the lead says what the medicine is for, the headline only of which sort: "sleep drug"."""
    return title.tie == 1 and any(
        lead.tie == FIRMLY and lead.claim.kind == title.claim.kind and _tell_one_act(title.claim, lead.claim)
        for lead in leads
    )


def _tell_one_act(title: Claim, lead: Claim) -> bool:
    """Whether headline and lead can tell of one act, as far as it goes without kind and disease."""
    about = (title.product, title.jurisdiction, title.status)
    same = about == (lead.product, lead.jurisdiction, lead.status)
    return same and dates_agree(title, lead) and not _long_past(title, lead)


def _long_past(title: Claim, lead: Claim) -> bool:
    """Whether the lead tells of what was long past on the day of the headline."""
    day, then = title.date.window.latest, lead.date.window.latest
    return lead.date.basis in DATED and (day is None or then is None or day - then > _NEWS)


def _is_beside(one: Claim, other: Claim) -> bool:
    """Whether a headline tells one act for two diseases."""
    same = (one.product, one.kind, one.jurisdiction) == (other.product, other.kind, other.jurisdiction)
    return same and one.indication != other.indication
