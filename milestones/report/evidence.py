"""What is on record, but told thinly or with contradiction."""

from collections.abc import Iterable, Iterator
from functools import cache

from milestones.lexicon.steps import Needed, needed_steps
from milestones.model.claim import ACHIEVED
from milestones.model.dates import Basis
from milestones.model.milestone import Milestone
from milestones.report.record import Gap, gap_in, is_orphan_opinion
from milestones.report.rows import count, dated, title_of

_FIRM = (Basis.STATED, Basis.RULED)


def thin(milestone: Milestone) -> list[Gap]:
    """What is wrong with a milestone's evidence.

    Of what only single articles tell, that an analyst has ruled on nothing is said.
    """
    found: list[Gap] = []
    if milestone.conflicts:
        words = f"{title_of(milestone.kind)} is contested"
        closes = f"an article that settles it, or: milestones set {milestone.id}"
        found.append(gap_in(milestone, "conflict", words, closes, f": {milestone.conflict}"))
    if milestone.status is not ACHIEVED:
        return found
    if milestone.date.basis not in _FIRM and _is_doubtful(milestone):
        words = f"{dated(title_of(milestone.kind), milestone)}: dated only by articles of a doubtful day"
        found.append(gap_in(milestone, "doubtful-date", words, _dating(milestone)))
    elif milestone.date.basis is Basis.NONE:
        latest = milestone.date.window.latest
        bound = f"on or before {latest}" if latest else "no bound either"
        words = f"{title_of(milestone.kind)}: no date told, {bound},"
        found.append(gap_in(milestone, "undated", words, _dating(milestone)))
    if milestone.sources == 1 and not milestone.ruling:
        found.append(_alone(milestone))
    return found


def _is_doubtful(milestone: Milestone) -> bool:
    """Whether no article that tells of it has a day that is believed, and one has a doubtful day."""
    own = [told for told in milestone.told if told.is_own]
    return not any(told.published for told in own) and any(told.doubtful for told in own)


def _alone(milestone: Milestone) -> Gap:
    told = milestone.told
    articles = len({one.article for one in told if one.is_own}) if len(told) > 1 else 1
    title = dated(title_of(milestone.kind), milestone)
    closes = f"a second independent article, or: milestones confirm {milestone.id}"
    if articles > 1:
        words = f"{title}: told by {count(articles, 'article')}, copies of one source,"
        return gap_in(milestone, "copies-only", words, closes)
    return gap_in(milestone, "single-source", f"{title}: told by one source", closes)


def needs_steps(kind: str) -> bool:
    """Whether any step must have come before one of this kind."""
    return bool(_steps_before(kind))


def missing(milestone: Milestone, achieved: Iterable[Milestone]) -> Iterator[Gap]:
    """The step that must have come before, and is not on record (steps.toml); the weightiest, and only one.

    A step that is only implied is told of the last that implies it. `achieved` is read only where the
    milestone needs any step.
    """
    steps = [step for step in _steps_before(milestone.kind) if _speaks_of(step, milestone)]
    beside = tuple(achieved) if steps else ()
    for step in steps:
        if any(_meets(step, other) for other in beside):
            continue
        if step.weak and any(_implies(step, other, milestone) for other in beside):
            continue
        needs = " or ".join(map(title_of, step.needs))
        words = f"{dated(title_of(milestone.kind), milestone)}; no {needs} on record"
        gap = "implied-step" if step.weak else "missing-step"
        closes = f"a report of {title_of(step.needs[0])} in {milestone.jurisdiction}"
        yield Gap(
            gap,
            milestone.indication,
            milestone.jurisdiction,
            step.needs[0],
            milestone,
            words,
            (milestone, *beside),
            closes,
            basis=f"rule: {step.why}",
        )
        return


@cache
def _steps_before(kind: str) -> tuple[Needed, ...]:
    return tuple(step for step in needed_steps() if step.kind == kind)


def _speaks_of(step: Needed, milestone: Milestone) -> bool:
    """Whether a step before the milestone's kind is one before the milestone itself."""
    return (not step.places or milestone.jurisdiction in step.places) and (
        not step.agencies or milestone.agency in step.agencies
    )


def _meets(step: Needed, other: Milestone) -> bool:
    return other.kind in step.needs and not is_orphan_opinion(other)


def _implies(step: Needed, other: Milestone, milestone: Milestone) -> bool:
    """Whether another milestone lacks the same step, and is the one to be told of."""
    if other.kind == milestone.kind or other.kind != "nda-approval":
        return False
    return any(_speaks_of(s, other) and set(s.needs) & set(step.needs) for s in _steps_before(other.kind))


def _dating(milestone: Milestone) -> str:
    return f"an article that gives its date, or: milestones set {milestone.id} --date"
