"""What new articles and rulings have made of the milestones: those before against those now."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from milestones.model.claim import Claim, Status
from milestones.model.dates import Window
from milestones.model.milestone import Disagreement, Milestone, Role
from milestones.report.rows import when


class Sort(StrEnum):
    """What has become of a milestone; the weightiest first."""

    ACHIEVED = "achieved"
    """It was only expected."""
    MOVED = "moved"
    """Its date is another one."""
    CONTRADICTED = "contradicted"
    """Something about it is in dispute that was not, or one more article disputes its date."""
    PASSED = "passed"
    """The day on which it was expected has passed, without an outcome on record."""
    ADDED = "added"
    NARROWED = "narrowed"
    """Its date lies within what it was, and says more."""
    CONFIRMED = "confirmed"
    """One more independent source tells it."""
    GONE = "gone"
    """It is not on record any more, or one with another."""
    RULED = "ruled"
    """An analyst has decided something about it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that has become of a milestone."""

    sort: Sort
    milestone: Milestone
    """As it is now; as it was, where it is gone."""
    before: Milestone | None = None
    articles: tuple[str, ...] = ()
    """The new articles that tell of it."""
    words: str = ""


def changes(
    before: Sequence[Milestone], now: Sequence[Milestone], new: AbstractSet[str], ruled: AbstractSet[int]
) -> Iterator[Change]:
    """The changes from the milestones `before` to those `now`, all in full, in no order.

    `new` are the ids of the articles that have come in between, `ruled` the numbers of the rulings. What
    rulings alone have changed is left out: they speak for themselves. Milestones that analysts have
    rejected count as not on record.
    """
    found = Counterparts(before, now)
    for milestone in now:
        told = _articles(milestone, new)
        by_ruling = not told and any(ruling.number in ruled for ruling in milestone.rulings)
        if not milestone.rejected and not by_ruling:
            yield from _of(milestone, found.before(milestone), told, new)
    for was, into in found.gone:
        if into is None or not any(ruling.number in ruled for ruling in into.rulings):
            yield Change(Sort.GONE, was, was, words=_became(into))


class Counterparts:
    """Which milestones before are which now.

    One is the same where its id is; else where most of its claims are. No claim that was known is lost, so
    that each has a place. Where several have become one, that one is the same as the one with its id, else of
    its status, else with most of the claims; the others are gone.
    """

    def __init__(self, before: Sequence[Milestone], now: Sequence[Milestone]) -> None:
        self._by_id = {milestone.id: milestone for milestone in now}
        self._holding: dict[Claim, Milestone] = {claim: m for m in now for claim in _claims(m)}
        self._former: dict[str, list[Milestone]] = {}
        for milestone in now:
            for id in milestone.formerly:
                self._former.setdefault(id, []).append(milestone)
        self._before: dict[str, Milestone] = {}
        self.gone: list[tuple[Milestone, Milestone | None]] = []
        """Those that are no longer on record by themselves, and what they are part of now."""
        self._match([milestone for milestone in before if not milestone.rejected])

    def before(self, milestone: Milestone) -> Milestone | None:
        """What a milestone that stands now was before; None for a new one."""
        return self._before.get(milestone.id)

    def _match(self, before: Sequence[Milestone]) -> None:
        become: dict[str, list[Milestone]] = {}
        for was in sorted(before, key=lambda milestone: milestone.id):
            into = self._into(was)
            if into is None or into.rejected:
                self.gone.append((was, into))
            else:
                become.setdefault(into.id, []).append(was)
        for id, several in become.items():
            into = self._by_id[id]
            several.sort(key=lambda was: (was.id != id, was.status is not into.status, -len(_claims(was))))
            self._before[id] = several[0]
            self.gone += [(was, into) for was in several[1:]]

    def _into(self, was: Milestone) -> Milestone | None:
        if same := self._by_id.get(was.id):
            return same
        shared: dict[str, int] = {}
        for claim in _claims(was):
            if holding := self._holding.get(claim):
                shared[holding.id] = shared.get(holding.id, 0) + 1
        if not shared:
            former = self._former.get(was.id, [])
            return former[0] if len(former) == 1 else None
        return self._by_id[min(shared, key=lambda id: (-shared[id], id))]


def _of(
    now: Milestone, was: Milestone | None, told: tuple[str, ...], new: Collection[str]
) -> Iterator[Change]:
    """What has become of a milestone that stands now."""
    if was is None:
        yield Change(Sort.ACHIEVED if _was_foreseen(now, new) else Sort.ADDED, now, None, told, now.conflict)
        return
    disputes = _new_disputes(now, was, new)
    sort = _sort(now, was)
    if sort is Sort.MOVED:
        yield Change(sort, now, was, told, _joined(_specified(now, was), disputes))
        return
    if sort is not None:
        yield Change(sort, now, was, told, _specified(now, was))
    if disputes:
        yield Change(Sort.CONTRADICTED, now, was, told, disputes)
    elif sort is None and _supporting(now, new) - _supporting(was):
        words = f"{now.sources} sources, {was.sources} before"
        settled = "no longer in dispute" if was.conflict and not now.conflict else ""
        yield Change(Sort.CONFIRMED, now, was, told, _joined(words, _specified(now, was), settled))


def _was_foreseen(now: Milestone, new: Collection[str]) -> bool:
    """Whether articles that are not new expected it; others of theirs can still be open."""
    return any(t.role is Role.FORESAW and t.sourced.claim.article not in new for t in now.testimony)


def _sort(now: Milestone, was: Milestone) -> Sort | None:
    """What has become of its status and date; None where they are as they were."""
    if now.status is not was.status:
        return Sort.ACHIEVED if now.status is Status.ACHIEVED else Sort.MOVED
    if shown(now) == shown(was):
        return None
    return Sort.NARROWED if _within(now.date.window, was.date.window) else Sort.MOVED


def shown(milestone: Milestone) -> str:
    """Its date as a timeline shows it: what neighbours on its path tell of its window is no news."""
    return when(milestone.date, milestone.status)


def _within(inner: Window, outer: Window) -> bool:
    return outer.meet(inner) == inner


def _new_disputes(now: Milestone, was: Milestone, new: Collection[str]) -> str:
    """What disagrees that did not before, in words; of a disputed date also what one more article says."""
    known = {conflict.about for conflict in was.conflicts}
    against = {t.sourced.claim.article for t in now.testimony if t.role is Role.CONTRADICTS}
    if not against.isdisjoint(new):
        known.discard(Disagreement.DATE)
    return "; ".join(conflict.words for conflict in now.conflicts if conflict.about not in known)


def _supporting(milestone: Milestone, among: Collection[str] | None = None) -> set[str]:
    """The independent sources that support it, of these articles or of all."""
    return {
        part.sourced.source
        for part in milestone.testimony
        if part.role is Role.SUPPORTS and (among is None or part.sourced.claim.article in among)
    }


def _specified(now: Milestone, was: Milestone) -> str:
    if now.indication == was.indication:
        return ""
    return f"was for {was.indication or 'an unstated disease'}"


def _became(into: Milestone | None) -> str:
    if into is None:
        return "no longer told"
    return "rejected" if into.rejected else f"one with {into.id} now"


def _joined(*words: str) -> str:
    return "; ".join(filter(None, words))


def _articles(milestone: Milestone, among: Collection[str]) -> tuple[str, ...]:
    """The articles among these that tell of it."""
    telling = {part.sourced.claim.article for part in milestone.testimony if part.is_own}
    return tuple(sorted(telling.intersection(among)))


def _claims(milestone: Milestone) -> Mapping[Claim, None]:
    return dict.fromkeys(part.sourced.claim for part in milestone.testimony if part.is_own)
