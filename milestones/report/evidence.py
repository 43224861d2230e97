"""What is on record, but told thinly or with contradiction."""

from collections.abc import Collection, Iterator

from milestones.lexicon.steps import Needed, needed_steps
from milestones.model.claim import Status
from milestones.model.dates import Basis
from milestones.model.milestone import Milestone
from milestones.report.record import Gap, is_orphan_opinion
from milestones.report.rows import count, dated, title_of

_FIRM = (Basis.STATED, Basis.RULED)


def thin(milestone: Milestone, doubtful: Collection[str]) -> Iterator[Gap]:
    """What is wrong with a milestone's evidence; `doubtful` are the articles whose own day is.

    Of what only single articles tell, that an analyst has ruled on nothing is said.
    """
    if milestone.conflict:
        words = f"{title_of(milestone.kind)} is contested"
        closes = f"an article that settles it, or: milestones set {milestone.id}"
        yield _gap("conflict", milestone, words, closes, f": {milestone.conflict}")
    if milestone.status is not Status.ACHIEVED:
        return
    own = [t.sourced for t in milestone.testimony if t.is_own]
    articles = {sourced.claim.article for sourced in own}
    believed = any(sourced.published for sourced in own)
    if milestone.date.basis not in _FIRM and not believed and not articles.isdisjoint(doubtful):
        words = f"{dated(title_of(milestone.kind), milestone)}: dated only by articles of a doubtful day"
        yield _gap("doubtful-date", milestone, words, _dating(milestone))
    elif milestone.date.basis is Basis.NONE:
        latest = milestone.date.window.latest
        bound = f"on or before {latest}" if latest else "no bound either"
        yield _gap(
            "undated", milestone, f"{title_of(milestone.kind)}: no date told, {bound},", _dating(milestone)
        )
    if milestone.sources == 1 and not milestone.ruling:
        yield _alone(milestone, len(articles))


def _alone(milestone: Milestone, articles: int) -> Gap:
    title = dated(title_of(milestone.kind), milestone)
    closes = f"a second independent article, or: milestones confirm {milestone.id}"
    if articles > 1:
        words = f"{title}: told by {count(articles, 'article')}, copies of one source,"
        return _gap("copies-only", milestone, words, closes)
    return _gap("single-source", milestone, f"{title}: told by one source", closes)


def missing(milestone: Milestone, beside: Collection[Milestone]) -> Iterator[Gap]:
    """The step that must have come before, and is not on record (steps.toml); the weightiest, and only one.

    A step that is only implied is told of the last that implies it.
    """
    for step in needed_steps():
        if not _speaks_of(step, milestone) or any(_meets(step, other) for other in beside):
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


def _speaks_of(step: Needed, milestone: Milestone) -> bool:
    return (
        milestone.kind == step.kind
        and (not step.places or milestone.jurisdiction in step.places)
        and (not step.agencies or milestone.agency in step.agencies)
    )


def _meets(step: Needed, other: Milestone) -> bool:
    return other.kind in step.needs and not is_orphan_opinion(other)


def _implies(step: Needed, other: Milestone, milestone: Milestone) -> bool:
    """Whether another milestone lacks the same step, and is the one to be told of."""
    lacks = any(_speaks_of(s, other) and set(s.needs) & set(step.needs) for s in needed_steps())
    return lacks and other.kind != milestone.kind and other.kind == "nda-approval"


def _dating(milestone: Milestone) -> str:
    return f"an article that gives its date, or: milestones set {milestone.id} --date"


def _gap(gap: str, milestone: Milestone, words: str, closes: str, more: str = "") -> Gap:
    return Gap(
        gap,
        milestone.indication,
        milestone.jurisdiction,
        milestone.kind,
        milestone,
        words,
        (milestone,),
        closes,
        more=more,
    )
