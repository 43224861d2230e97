"""What is missing, overdue, contradictory or thin in the articles read.

A gap is a statement about what was read, never about what happened: every row says on which articles it
was judged.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date

from milestones.model.claim import Status
from milestones.model.milestone import Milestone
from milestones.model.table import Row, Table
from milestones.report.designated import undesignated
from milestones.report.evidence import missing, thin
from milestones.report.gap_view import VIEW, cells, shown
from milestones.report.naming import report_of
from milestones.report.overdue import overdue
from milestones.report.record import Gap, Record
from milestones.report.reviews import overdue_reviews
from milestones.report.rows import count, order_of, read, some
from milestones.report.stages import behind
from milestones.report.taxonomy import GAPS

COLUMNS = (
    "gap",
    "product",
    "indication",
    "jurisdiction",
    "kind",
    "since",
    "days",
    "detail",
    "milestones",
    "closes",
)


def gaps(
    milestones: Iterable[Milestone],
    *,
    today: date,
    articles_read: int,
    against: Sequence[str] = (),
    doubtful: Collection[str] = (),
    wanted: Callable[[Gap], bool] | None = None,
    in_full: bool = False,
) -> Table:
    """The gaps in milestones that are given in full, the weightiest type first; only the `wanted`, if given.

    A terminal shows them by type, and sums up many of a weak type unless `in_full` (report.gap_view).

    `since` is the date from which a gap counts, at its own precision, and `days` the whole days from its
    last possible day to `today`, at least 0; both are None where no date is known. `against` are
    jurisdictions to compare with even where nothing is on record there; `doubtful` are the ids of articles
    whose own day is doubtful. The types are those of report.taxonomy:

    - jurisdiction: a disease of a product has come further elsewhere (report.stages), or has a status there
      that it lacks here (report.designated);
    - overdue: a step whose clock has run out (report.reviews); `since` is the day on which it did;
    - expected-passed: an expected event whose last expected day has passed, without an outcome;
    - the others speak of one milestone (report.evidence).
    """
    everything = found_in(milestones, today, against, doubtful)
    found = everything if wanted is None else [gap for gap in everything if wanted(gap)]
    seen, summed = shown(found, today, in_full=in_full)
    counted = count(len(everything), "gap")
    of = counted if wanted is None else f"{len(found)} of {counted}"
    return Table(
        "gaps",
        COLUMNS,
        [_row(gap, today, articles_read) for gap in found],
        view=VIEW,
        title="Gaps",
        notes=(
            f"{of} in {read(articles_read)}, as of {today}",
            *([f"Only summed up: milestones gaps --gap {','.join(summed)}"] if summed else ()),
            "What these articles do not tell may have happened all the same",
        ),
        groups="heading",
        shown=seen,
    )


def found_in(
    milestones: Iterable[Milestone], today: date, against: Sequence[str], doubtful: Collection[str]
) -> list[Gap]:
    """All gaps, in the order of a report."""
    record = Record(milestones)
    found = [*behind(record, against), *undesignated(record, against), *overdue_reviews(record, today)]
    for milestone in record.milestones:
        found += _of_one(milestone, record, today, doubtful)
    return sorted(found, key=_weight)


def _of_one(milestone: Milestone, record: Record, today: date, doubtful: Collection[str]) -> Iterator[Gap]:
    """The gaps that one milestone shows."""
    beside = tuple(record.beside(milestone))
    yield from thin(milestone, doubtful)
    if milestone.status is Status.ACHIEVED:
        yield from missing(milestone, beside)
    elif passed := overdue(milestone, beside, today):
        yield Gap(
            "expected-passed",
            milestone.indication,
            milestone.jurisdiction,
            milestone.kind,
            milestone,
            passed,
            (milestone,),
            report_of(milestone.kind, milestone.jurisdiction),
        )


def _weight(gap: Gap) -> tuple[object, ...]:
    return (
        GAPS.index(gap.gap),
        gap.order,
        gap.product.name.casefold(),
        gap.product.key,
        gap.indication or "",
        gap.jurisdiction,
        order_of(gap.kind),
        gap.since.id,
    )


def _articles(gap: Gap) -> list[str]:
    """The articles that the gap was judged on."""
    return sorted({t.sourced.claim.article for m in gap.judged for t in m.testimony})


def _row(gap: Gap, today: date, articles_read: int) -> Row:
    basis = f"; {gap.basis}" if gap.basis else ""
    return {
        "gap": gap.gap,
        "product": gap.product.name,
        "indication": gap.indication,
        "jurisdiction": gap.jurisdiction,
        "kind": gap.kind,
        **cells(gap, today),
        "detail": f"{gap.sentence} in {read(articles_read)}{gap.more}{basis}; "
        f"judged on {some(_articles(gap)) or 'a ruling'}",
        "milestones": tuple(dict.fromkeys(m.id for m in gap.judged)),
    }
