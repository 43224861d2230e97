"""What is missing, overdue, contradictory or thin in the articles read.

A gap is a statement about what was read, never about what happened: every row says on which articles it
was judged.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from milestones.model.claim import Status
from milestones.model.milestone import Milestone
from milestones.model.table import Row, Table, ViewColumn
from milestones.report.designated import undesignated
from milestones.report.evidence import missing, thin
from milestones.report.naming import report_of
from milestones.report.overdue import overdue
from milestones.report.record import Gap, Record
from milestones.report.reviews import overdue_reviews
from milestones.report.rows import count, iso, order_of, read, some
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
FOOTNOTES = 30
"""Up to so many articles a terminal names them once, below, and each row by their numbers."""

_VIEW = (
    ViewColumn("Gap", "gap", style="bold", whole=True),
    ViewColumn("About", "about"),
    ViewColumn("Where", "jurisdiction", whole=True),
    ViewColumn("Since", "since", from_width=100, whole=True),
    ViewColumn("Days", "days", justify="right", whole=True),
    ViewColumn("What", "what"),
    ViewColumn("What would close it", "closes", from_width=130),
)


def gaps(
    milestones: Iterable[Milestone],
    *,
    today: date,
    articles_read: int,
    against: Sequence[str] = (),
    doubtful: Collection[str] = (),
    wanted: Callable[[Gap], bool] | None = None,
) -> Table:
    """The gaps in milestones that are given in full, the weightiest type first; only the `wanted`, if given.

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
    articles = sorted({article for gap in found for article in _articles(gap)})
    numbers = (
        {article: number for number, article in enumerate(articles, 1)} if len(articles) <= FOOTNOTES else {}
    )
    counted = count(len(everything), "gap")
    of = counted if wanted is None else f"{len(found)} of {counted}"
    return Table(
        "gaps",
        COLUMNS,
        [_row(gap, today, articles_read, numbers) for gap in found],
        view=_VIEW,
        title="Gaps",
        notes=(
            f"{of} in {read(articles_read)}, as of {today}",
            "What these articles do not tell may have happened all the same",
            *(["Judged on " + " · ".join(f"[{numbers[a]}] {a}" for a in articles)] if numbers else ()),
        ),
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


def _row(gap: Gap, today: date, articles_read: int, numbers: Mapping[str, int]) -> Row:
    articles = _articles(gap)
    told = gap.since.date
    latest = gap.counted_from or told.window.latest
    marks = "".join(f"[{numbers[article]}]" for article in articles) if numbers else ""
    basis = f"; {gap.basis}" if gap.basis else ""
    words = f"{gap.words} in {read(articles_read)}{gap.more}"
    return {
        "gap": gap.gap,
        "product": gap.product.name,
        "indication": gap.indication,
        "jurisdiction": gap.jurisdiction,
        "kind": gap.kind,
        "since": iso(gap.counted_from) or told.text or iso(latest),
        "days": max((today - latest).days, 0) if latest else None,
        "detail": f"{words}{basis}; judged on {some(articles) or 'a ruling'}",
        "milestones": tuple(dict.fromkeys(m.id for m in gap.judged)),
        "closes": gap.closes,
        "what": " ".join(filter(None, (f"{gap.words.rstrip(',')}{gap.more}", marks))),
        "about": ", ".join(filter(None, (gap.product.name, gap.indication))),
    }
