"""Milestones that seem to be one event told in two ways: of two kinds, or of two jurisdictions."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from milestones.lexicon.kinds import kinds
from milestones.model.claim import Status
from milestones.model.milestone import Conflict, Disagreement, Milestone
from milestones.reconcile.ids import Identity
from milestones.reconcile.paths import Placed
from milestones.reconcile.settlement import DATED
from milestones.reconcile.wording import articles_of, date_words

# A month is the longest date at which two tellings can be of one act; within a quarter there is time for two.
_LONGEST = timedelta(days=31)


def disputed(placed: Sequence[Placed]) -> list[Placed]:
    """The milestones, in the order given, with conflicts about their kind and jurisdiction.

    Two of them are suspected to be one event where both have the same date, no source tells both, and they
    differ in one thing only: in kind, where news takes the one for the other (kinds.toml); in
    jurisdiction, where the date is a day. What a ruling bears on is not suspected.
    """
    conflicts: dict[Identity, list[Conflict]] = {}
    for one, other, about in _suspects(placed):
        for mine, theirs in ((one, other), (other, one)):
            words = _words(mine.milestone, theirs.milestone, about)
            conflicts.setdefault(mine.identity, []).append(Conflict(about, words))
    return [
        Placed(one.identity, replace(one.milestone, conflicts=(*one.milestone.conflicts, *found)))
        if (found := conflicts.get(one.identity))
        else one
        for one in placed
    ]


def _suspects(placed: Sequence[Placed]) -> Iterator[tuple[Placed, Placed, Disagreement]]:
    dated = [one for one in placed if _can_be_suspected(one.milestone)]
    for one, other in _pairs(
        dated, lambda i: (i.product_key, i.indication_key, i.jurisdiction, i.distinction)
    ):
        if _mistaken(one.identity.kind, other.identity.kind) and _one_date(one.milestone, other.milestone):
            yield one, other, Disagreement.KIND
    for one, other in _pairs(dated, lambda i: (i.product_key, i.indication_key, i.kind, i.distinction)):
        days = one.milestone.date.window
        if days.earliest == days.latest and _one_date(one.milestone, other.milestone):
            yield one, other, Disagreement.JURISDICTION


def _can_be_suspected(milestone: Milestone) -> bool:
    days = milestone.date.window
    return (
        milestone.status is Status.ACHIEVED
        and not milestone.rulings
        and milestone.date.basis in DATED
        and days.earliest is not None
        and days.latest is not None
        and days.latest - days.earliest < _LONGEST
    )


def _pairs(placed: Iterable[Placed], key: Callable[[Identity], Hashable]) -> Iterator[tuple[Placed, Placed]]:
    together: dict[Hashable, list[Placed]] = {}
    for one in placed:
        together.setdefault(key(one.identity), []).append(one)
    for some in together.values():
        yield from combinations(some, 2)


def _mistaken(one: str, other: str) -> bool:
    known = kinds()
    return (
        one in known
        and other in known
        and (other in known[one].mistaken_for or one in known[other].mistaken_for)
    )


def _one_date(one: Milestone, other: Milestone) -> bool:
    """Whether both have the same date, and no source tells of both."""
    sources, others = ({t.sourced.source for t in m.testimony if t.is_own} for m in (one, other))
    return one.date.window == other.date.window and sources.isdisjoint(others)


def _words(mine: Milestone, theirs: Milestone, about: Disagreement) -> str:
    told = articles_of(t.sourced for t in theirs.testimony if t.is_own)
    if about is Disagreement.KIND:
        own = articles_of(t.sourced for t in mine.testimony if t.is_own)
        titles = kinds()[theirs.kind].title, kinds()[mine.kind].title
        return f"{told} tells {date_words(theirs.date)} as {titles[0]}, {own} as {titles[1]}"
    return f"{told} tells it of {theirs.jurisdiction} on the same day, {date_words(theirs.date)}"
