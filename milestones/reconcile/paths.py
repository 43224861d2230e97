"""The order of steps on a path: it narrows when each can have happened, and shows what cannot be.

An application is submitted, then accepted, then approved (kinds.toml); orphan and other designations come
before or after, and are on no path.
"""

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
from milestones.reconcile.wording import date_words

# An approval long before a submission is that of an earlier application, which nobody calls by another name.
_ONE_APPLICATION = timedelta(days=2 * 366)
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
    order, both say so, and nothing of their path is narrowed.
    """
    found = list(placed)
    changed: dict[Identity, Milestone] = {}
    for chain in _chains(found):
        against = list(_against_order(chain))
        for one, other in against:
            for mine, theirs in ((one, other), (other, one)):
                now = changed.get(mine.identity, mine.milestone)
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
        key, disease, where, kind, status, _ = one.identity
        diseases.setdefault((key, where), set()).add(disease)
        known = kinds().get(kind)
        if (
            status is Status.ACHIEVED
            and not one.milestone.rejected
            and known
            and known.path in _PATHS
            and known.step
        ):
            together.setdefault((key, where, disease, known.path), []).append(one)
    for (key, where, disease, _), steps in together.items():
        several = {
            one.identity.kind for one in steps if sum(o.identity.kind == one.identity.kind for o in steps) > 1
        }
        chain = [one for one in steps if one.identity.kind not in several]
        if len(chain) > 1 and (disease != UNSTATED or len(diseases[key, where]) == 1):
            yield sorted(chain, key=lambda one: kinds()[one.identity.kind].step or 0)


def _against_order(chain: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Pairs of steps of which the later one comes first by its date."""
    for place, one in enumerate(chain):
        for other in chain[place + 1 :]:
            first, then = one.milestone.date.window, other.milestone.date.window
            if (
                then.before(first)
                and then.latest
                and first.earliest
                and first.earliest - then.latest <= _ONE_APPLICATION
                and _one_application(one.milestone, other.milestone)
                and Basis.RULED not in (one.milestone.date.basis, other.milestone.date.basis)
            ):
                yield one, other


def _one_application(one: Milestone, other: Milestone) -> bool:
    """Whether two steps can be of one application: not where one alone is told of a supplement."""
    return _is_supplement(one) == _is_supplement(other)


def _is_supplement(milestone: Milestone) -> bool:
    form = milestone.application or ""
    return form.startswith(("sN", "sB")) or form.lower().startswith(_SUPPLEMENTS[1:])


def _contradiction(mine: Milestone, theirs: Milestone) -> Conflict:
    words = (
        f"{_title(mine)} {date_words(mine.date)} against {_title(theirs)} {date_words(theirs.date)} "
        f"({_article(theirs)}): {_title(min(mine, theirs, key=_step))} cannot come after it"
    )
    return Conflict(Disagreement.ORDER, words)


def _narrowed(milestone: Milestone, chain: Sequence[Placed]) -> Milestone:
    """The milestone within the days that the other steps leave it."""
    days = milestone.date.window
    if milestone.date.basis is Basis.RULED:
        return milestone
    related = [m for _, m in chain if m is not milestone and _one_application(m, milestone)]
    before = max(
        (m for m in related if _step(m) < _step(milestone) and m.date.window.earliest),
        key=_begins,
        default=None,
    )
    after = min(
        (m for m in related if _step(m) > _step(milestone) and m.date.window.latest), key=_ends, default=None
    )
    told: list[tuple[Milestone, str]] = []
    earliest, latest = days.earliest, days.latest
    if (
        before
        and (earliest is None or _begins(before) > earliest)
        and _leaves_time(_begins(before), milestone)
    ):
        earliest = _begins(before)
        told.append(
            (
                before,
                f"Not before {earliest}: {_title(before)} {date_words(before.date)} ({_article(before)}).",
            )
        )
    if after and (latest is None or _ends(after) < latest):
        latest = _ends(after)
        told.append(
            (after, f"Not after {latest}: {_title(after)} {date_words(after.date)} ({_article(after)}).")
        )
    if not told or (earliest and latest and earliest > latest):
        return milestone
    bounds = [m.testimony[0].sourced for m, _ in told if m.testimony]
    return replace(
        milestone,
        date=replace(milestone.date, window=Window(earliest, latest)),
        testimony=(*milestone.testimony, *(Testimony(sourced, Role.BOUNDS) for sourced in bounds)),
        reasons=(*milestone.reasons, *(reason for _, reason in told)),
    )


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


def _title(milestone: Milestone) -> str:
    return kinds()[milestone.kind].title


def _article(milestone: Milestone) -> str:
    return milestone.testimony[0].sourced.claim.article if milestone.testimony else milestone.ruling
