"""The order of steps on a path: it narrows when each can have happened, and shows what cannot be.

An application is submitted, then accepted, then approved (kinds.toml); orphan and other designations come
before or after, and are on no path.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from milestones.lexicon.kinds import kinds
from milestones.model.claim import Status
from milestones.model.dates import Basis, Window
from milestones.model.milestone import Conflict, Disagreement, Milestone, Role, Testimony
from milestones.reconcile.diseases import UNSTATED
from milestones.reconcile.ids import Identity
from milestones.reconcile.settlement import likely, window
from milestones.reconcile.wording import date_words

# An approval longer before a submission than a review takes is that of an earlier application, which nobody
# calls by another name.
_ONE_APPLICATION = timedelta(days=366)
# Nobody acts on an application within days: an approval told without a date, in an article that appeared just
# after an application, is an earlier one.
_SHORTEST = timedelta(days=60)
_PATHS = ("trial", "marketing")
_SUPPLEMENTS = ("s", "type ii", "variation", "supplement")
"""How the forms of application begin that ask for a change of what is approved."""


class Placed(NamedTuple):
    """A milestone with what makes it the one it is."""

    identity: Identity
    milestone: Milestone


def bounded(placed: Iterable[Placed]) -> list[Placed]:
    """The milestones, those on a path bounded by the steps before and after them, in the order given.

    Steps count together where product, place and disease are the same, and where each kind is there only
    once: of two approvals nothing tells which application was whose. Where two steps contradict their
    order, both say so, and nothing of their path is narrowed. What a ruling bears on says nothing: an
    analyst has seen it.
    """
    found = list(placed)
    changed: dict[Identity, Milestone] = {}
    for chain in _chains(found):
        against = list(_against_order(chain))
        for one, other in against:
            for mine, theirs in ((one, other), (other, one)):
                now = changed.get(mine.identity, mine.milestone)
                if not now.ruling:
                    conflict = _contradiction(mine.milestone, theirs.milestone)
                    changed[mine.identity] = replace(now, conflicts=(*now.conflicts, conflict))
        if not against:
            changed |= {one.identity: _narrowed(one.milestone, chain) for one in chain}
    return [Placed(one.identity, changed.get(one.identity, one.milestone)) for one in found]


def _chains(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """The steps of each path, in their order."""
    together: dict[tuple[str, str, str, str], list[Placed]] = {}
    diseases: dict[tuple[str, str], set[str]] = {}
    for one in placed:
        key, disease, where, _, status, _ = one.identity
        diseases.setdefault((key, where), set()).add(disease)
        if status is Status.ACHIEVED and not one.milestone.rejected and (path := _path(one.milestone)):
            together.setdefault((key, where, disease, path), []).append(one)
    for (key, where, disease, _), steps in together.items():
        times = Counter(one.identity.kind for one in steps)
        chain = [one for one in steps if times[one.identity.kind] == 1]
        if len(chain) > 1 and (disease != UNSTATED or len(diseases[key, where]) == 1):
            yield sorted(chain, key=lambda one: _step(one.milestone))


def _path(milestone: Milestone) -> str:
    """The path that the milestone is a step of; empty for none."""
    known = kinds().get(milestone.kind)
    return known.path if known and known.path in _PATHS and known.step else ""


def _against_order(chain: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Pairs of steps of which the later one comes first by its date.

    Not where several steps of an application all come after an approval: they are a later application's,
    whose own approval is not on record.
    """
    for place, then in enumerate(chain):
        before = chain[:place]
        late = [one for one in before if _comes_late(one.milestone, then.milestone)]
        if len(late) == 1 or len(late) < len(before):
            yield from ((one, then) for one in late)


def _comes_late(one: Milestone, then: Milestone) -> bool:
    """Whether a step comes after the one that should follow it, and both can be of one application."""
    first, last = likely(one.date).earliest, then.date.window.latest
    return (
        then.date.window.before(likely(one.date))
        and first is not None
        and last is not None
        and first - last <= _ONE_APPLICATION
        and _one_application(one, then)
    )


def _one_application(one: Milestone, other: Milestone) -> bool:
    """Whether two steps can be of one application: not where one alone is told of a supplement."""
    return _is_supplement(one) == _is_supplement(other)


def _is_supplement(milestone: Milestone) -> bool:
    form = milestone.application or ""
    return form.startswith(("sN", "sB")) or form.lower().startswith(_SUPPLEMENTS[1:])


def _contradiction(mine: Milestone, theirs: Milestone) -> Conflict:
    first, then = sorted((mine, theirs), key=_step)
    words = f"{_told(first)} comes after {_told(then)}, which it must precede"
    return Conflict(Disagreement.ORDER, words)


def _narrowed(milestone: Milestone, chain: Sequence[Placed]) -> Milestone:
    """The milestone within the days that the other steps leave it."""
    if milestone.date.basis is Basis.RULED:
        return milestone
    days = milestone.date.window
    related = [m for _, m in chain if m is not milestone and _one_application(m, milestone)]
    before = max((m for m in related if _step(m) < _step(milestone)), key=_begins, default=None)
    after = min((m for m in related if _step(m) > _step(milestone)), key=_ends, default=None)
    earliest, latest = days.earliest, days.latest
    testimony, reasons = list(milestone.testimony), list(milestone.reasons)
    if before and _begins(before) > _begins(milestone) and _leaves_time(_begins(before), milestone):
        earliest = _begins(before)
        testimony += _bound(before, earliest=True)
        reasons.append(f"Not before {earliest}: {_told(before)}.")
    if after and _ends(after) < _ends(milestone):
        latest = _ends(after)
        testimony += _bound(after, earliest=False)
        reasons.append(f"Not after {latest}: {_told(after)}.")
    if (earliest, latest) == (days.earliest, days.latest) or (earliest and latest and earliest > latest):
        return milestone
    if Window(earliest, latest).meet(likely(milestone.date)) is None:
        return milestone
    return replace(
        milestone,
        date=replace(milestone.date, window=Window(earliest, latest)),
        testimony=tuple(testimony),
        reasons=tuple(reasons),
    )


def _bound(milestone: Milestone, *, earliest: bool) -> list[Testimony]:
    """The claim that gives the first day of a step, or the last; none where an analyst gives it."""
    own = milestone.date.window
    return [
        Testimony(part.sourced, Role.BOUNDS)
        for part in milestone.testimony
        if part.role is Role.SUPPORTS
        and (days := window(part.sourced))
        and (days.earliest == own.earliest if earliest else days.latest == own.latest)
    ][:1]


def _leaves_time(bound: date, milestone: Milestone) -> bool:
    """Whether a step told without a date can have come after one that began on `bound`."""
    latest = milestone.date.window.latest
    return latest is not None and (milestone.date.basis is not Basis.NONE or latest - bound >= _SHORTEST)


def _step(milestone: Milestone) -> int:
    return kinds()[milestone.kind].step or 0


def _begins(milestone: Milestone) -> date:
    return milestone.date.window.earliest or date.min


def _ends(milestone: Milestone) -> date:
    return milestone.date.window.latest or date.max


def _told(milestone: Milestone) -> str:
    """A step with its date and who gives it: "Application accepted 2023-08-20 (b.txt)"."""
    told = milestone.testimony[0].sourced.claim.article if milestone.testimony else milestone.ruling
    if milestone.date.basis is Basis.RULED:
        told = milestone.ruling
    return f"{kinds()[milestone.kind].title} {date_words(milestone.date)} ({told})"
