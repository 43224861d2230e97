"""Milestones that seem to be one event told in two ways: of two kinds, or of two jurisdictions."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import NamedTuple

from milestones.lexicon.kinds import kinds
from milestones.model.claim import Status
from milestones.model.dates import DATED
from milestones.model.milestone import Conflict, Disagreement, Milestone
from milestones.reconcile.ids import Identity
from milestones.reconcile.paths import Placed
from milestones.reconcile.wording import articles_of, date_words

# A month is the longest date at which two tellings can be of one act; within a quarter there is time for two.
_LONGEST = timedelta(days=31)
_SUBMITTED = 1
"""The first step of each path."""


class Act(NamedTuple):
    """What an authority did, whichever it was."""

    product_key: str
    kind: str
    day: date


def acts_in(placed: Iterable[Placed]) -> set[Act]:
    """The acts that two places can be suspected to be one by: those that one source each tells of one day."""
    return {
        Act(one.identity.product_key, one.identity.kind, day)
        for one in placed
        if _is_dated(one.milestone)
        and _is_act_of_authority(one.milestone)
        and (day := one.milestone.date.window.earliest)
    }


def disputed_kinds(placed: Sequence[Placed]) -> list[Placed]:
    """The milestones, in the order given, with conflicts about their kind.

    Two of them are suspected to be one event where they have one date and differ in kind only, news takes
    the one for the other (kinds.toml) and no source tells both. An application can be accepted in the month
    of its submission, so these two must be told of one day.
    """
    dated = [one for one in placed if _is_dated(one.milestone)]
    pairs = _pairs(dated, lambda i: (i.product_key, i.indication_key, i.jurisdiction, i.distinction))
    suspects = ((one, other) for one, other in pairs if _mistaken(one.milestone, other.milestone))
    return _disputed(placed, suspects, Disagreement.KIND)


def disputed_places(placed: Sequence[Placed], on_record: Mapping[tuple[str, str], int]) -> list[Placed]:
    """The milestones, in the order given, with conflicts about their jurisdiction.

    Two of them are suspected to be one event where one source each tells of one day, they differ in place
    only, and the product has nothing else on record in one of the two places. Authorities do act on one day:
    a product with steps of its own in both places is not suspected, nor is what a company does everywhere at
    once (a submission), nor a designation.

    `on_record` says how many milestones there are, by product's key and jurisdiction.
    """
    acts = [one for one in placed if _is_dated(one.milestone) and _is_act_of_authority(one.milestone)]
    pairs = _pairs(acts, lambda i: (i.product_key, i.indication_key, i.kind, i.distinction))
    alone = {where for where, count in on_record.items() if count == 1}
    suspects = (pair for pair in pairs if not alone.isdisjoint(map(_where, pair)))
    return _disputed(placed, suspects, Disagreement.JURISDICTION)


def _where(placed: Placed) -> tuple[str, str]:
    return (placed.identity.product_key, placed.identity.jurisdiction)


def _disputed(
    placed: Sequence[Placed], suspects: Iterable[tuple[Placed, Placed]], about: Disagreement
) -> list[Placed]:
    """The milestones, those suspected to be one with a conflict each.

    What a ruling bears on says nothing: an analyst has seen it.
    """
    conflicts: dict[Identity, list[Conflict]] = {}
    for one, other in suspects:
        if not _one_date(one.milestone, other.milestone):
            continue
        for mine, theirs in ((one, other), (other, one)):
            if not mine.milestone.ruling:
                words = _words(mine.milestone, theirs.milestone, about)
                conflicts.setdefault(mine.identity, []).append(Conflict(about, words))
    return [
        Placed(one.identity, replace(one.milestone, conflicts=(*one.milestone.conflicts, *found)))
        if (found := conflicts.get(one.identity))
        else one
        for one in placed
    ]


@cache
def acts() -> frozenset[str]:
    """The kinds that are a step of a path that an authority takes."""
    return frozenset(id for id, kind in kinds().items() if kind.step not in (None, _SUBMITTED))


def _is_dated(milestone: Milestone) -> bool:
    days = milestone.date.window
    return (
        milestone.status is Status.ACHIEVED
        and not milestone.rejected
        and milestone.date.basis in DATED
        and days.earliest is not None
        and days.latest is not None
        and days.latest - days.earliest < _LONGEST
    )


def _is_day(milestone: Milestone) -> bool:
    return milestone.date.window.earliest == milestone.date.window.latest


def _is_act_of_authority(milestone: Milestone) -> bool:
    """Whether one source tells of one day on which an authority took a step of a path."""
    return milestone.sources == 1 and _is_day(milestone) and milestone.kind in acts()


def _pairs(placed: Iterable[Placed], key: Callable[[Identity], Hashable]) -> Iterator[tuple[Placed, Placed]]:
    together: dict[Hashable, list[Placed]] = {}
    for one in placed:
        together.setdefault(key(one.identity), []).append(one)
    for some in together.values():
        yield from combinations(some, 2)


def _mistaken(one: Milestone, other: Milestone) -> bool:
    """Whether news takes the kind of the one for that of the other."""
    first, second = kinds().get(one.kind), kinds().get(other.kind)
    if not (first and second and (second.id in first.mistaken_for or first.id in second.mistaken_for)):
        return False
    return _is_day(one) or not {first.step, second.step} & {_SUBMITTED}


def _one_date(one: Milestone, other: Milestone) -> bool:
    """Whether both have the same date, and no source tells of both."""
    sources, others = ({t.sourced.source for t in m.testimony if t.is_own} for m in (one, other))
    return one.date.window == other.date.window and sources.isdisjoint(others)


def _words(mine: Milestone, theirs: Milestone, about: Disagreement) -> str:
    """What speaks against a milestone: "b.txt says Approved 2023-06-30, and a.txt says Accepted"."""
    told = _told_by(theirs)
    if about is Disagreement.KIND:
        titles = kinds()[theirs.kind].title, kinds()[mine.kind].title
        return f"{told} says {titles[0]} {date_words(theirs.date)}, and {_told_by(mine)} says {titles[1]}"
    return f"{told} says {theirs.jurisdiction} on that day, and {_told_by(mine)} says {mine.jurisdiction}"


def _told_by(milestone: Milestone) -> str:
    """Who tells of a milestone: articles, or with none an analyst."""
    return articles_of(t.sourced for t in milestone.testimony if t.is_own) or milestone.ruling
