"""The few figures that stand at the head of a report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from milestones.lexicon.kinds import kinds
from milestones.model.claim import Status
from milestones.model.milestone import Milestone
from milestones.report.conflicts import found as conflicts_found
from milestones.report.record import Record
from milestones.report.rows import dated, in_time, title_of
from milestones.report.stages import stage_of

_APPROVAL = "nda-approval"
_ENDS = ("complete-response", "refusal", "withdrawal")
"""What ends a review without an approval. A committee's negative opinion does not: the decision follows."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    label: str
    note: str
    """What counts, in one line."""
    milestones: tuple[Milestone, ...]
    """What is counted, in the order in which it is named."""


def figures(milestones: Iterable[Milestone], today: date) -> tuple[Figure, ...]:
    """Approvals, open applications, what is expected next, and conflicts, as of `today`.

    Milestones are given in full. Each figure counts milestones and is about what was read.
    """
    record = Record(milestones)
    achieved = [m for m in record.milestones if m.status is Status.ACHIEVED]
    disputed = {milestone.id: milestone for milestone, _, _ in conflicts_found(record.milestones, today)}
    return (
        Figure("Approvals", "on record", _newest(m for m in achieved if m.kind == _APPROVAL)),
        Figure("Under review", "application on record, no decision read", _newest(under_review(record))),
        Figure("Expected", f"from {today} on, or with no date", _awaited(record.milestones, today)),
        Figure("In conflict", "articles, or the calendar, disagree", _newest(disputed.values())),
    )


def _newest(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """The newest first; what has no date comes last."""
    ordered = sorted(milestones, key=in_time, reverse=True)
    return tuple(sorted(ordered, key=lambda m: m.date.window.latest is None))


def under_review(record: Record) -> Iterator[Milestone]:
    """The applications without a decision on record: of each, the last step.

    A step counts as followed where a later one, or a setback, for the same product, place and disease is
    on record that can have come after it.
    """
    for milestone in record.milestones:
        stage = stage_of(milestone.kind)
        if milestone.status is not Status.ACHIEVED or stage is None or stage >= (stage_of(_APPROVAL) or ()):
            continue
        if kinds()[milestone.kind].path == "marketing" and not _followed(milestone, record):
            yield milestone


def _followed(milestone: Milestone, record: Record) -> bool:
    order = kinds()[milestone.kind].order
    for other in record.beside(milestone):
        known = kinds().get(other.kind)
        later = known is not None and (known.path == "marketing" or known.id in _ENDS) and known.order > order
        if later and not other.date.window.before(milestone.date.window):
            return True
    return False


def _awaited(milestones: Sequence[Milestone], today: date) -> tuple[Milestone, ...]:
    """What is expected and has not passed, the next first; what has no date comes last."""
    found = (
        m
        for m in milestones
        if m.status is Status.EXPECTED and (m.date.window.latest is None or m.date.window.latest >= today)
    )
    return tuple(sorted(found, key=in_time))


def words(milestone: Milestone, *, named: bool) -> str:
    """ "Approved, CN (2023-06-30)"; where `named`, after the product's name."""
    told = dated(f"{title_of(milestone.kind)}, {milestone.jurisdiction}", milestone)
    return f"{milestone.product.name}: {told}" if named else told
