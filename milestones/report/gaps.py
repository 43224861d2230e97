"""What is missing, overdue, contradictory or thin in the articles read.

A gap is a statement about what was read, never about what happened: every row says on which articles it
was judged.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from milestones.model.claim import ACHIEVED
from milestones.model.milestone import Milestone
from milestones.model.table import Again, Line, Row, Table
from milestones.report.designated import undesignated
from milestones.report.evidence import missing, needs_steps, thin
from milestones.report.gap_lines import GapLine, GapLines, PlainLine, sentence_of
from milestones.report.gap_view import VIEW, cells, in_words, shown, summed_up
from milestones.report.naming import report_of
from milestones.report.overdue import overdue
from milestones.report.record import Gap, Record, gap_in
from milestones.report.reviews import overdue_reviews
from milestones.report.rows import count, read
from milestones.report.stages import behind

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
    products: Iterable[Sequence[Milestone]],
    *,
    today: date,
    articles_read: int,
    against: Sequence[str] = (),
    wanted: Callable[[Gap], bool] | None = None,
    in_full: bool = False,
) -> Table:
    """The gaps of products, the weightiest type first; only the `wanted`, if given.

    `products` are the milestones of each, with who tells of them, by the products' names whatever their case,
    then their keys. Each is judged by itself and then forgotten, so that there may be any number. A terminal
    shows the gaps by type, and sums up many of a weak type unless `in_full` (report.gap_view); the title
    counts each type.

    `since` is the date from which a gap counts, at its own precision, and `days` the whole days from its
    last possible day to `today`, at least 0; both are None where no date is known. `against` are
    jurisdictions to compare with even where nothing is on record there. The types are those of
    report.taxonomy:

    - jurisdiction: a disease of a product has come further elsewhere (report.stages), or has a status there
      that it lacks here (report.designated);
    - overdue: a step whose clock has run out (report.reviews); `since` is the day on which it did;
    - expected-passed: an expected event whose last expected day has passed, without an outcome;
    - the others speak of one milestone (report.evidence).
    """
    found, number = GapLines(), 0
    for milestones in products:
        everything = found_in(milestones, today, against)
        number += len(everything)
        found.add(everything if wanted is None else filter(wanted, everything), today)
    of = count(number, "gap") if wanted is None else f"{len(found)} of {count(number, 'gap')}"
    summed = () if in_full else summed_up(found.counts)
    counted, scope = in_words(found.counts), read(articles_read)
    return Table(
        "gaps",
        COLUMNS,
        Again(lambda: (_row(line, scope) for line in found)),
        view=VIEW,
        title=f"Gaps: {counted}" if counted else "Gaps",
        notes=(
            f"{of} in {scope}, as of {today}",
            *([f"Only summed up: milestones gaps --gap {','.join(summed)}"] if summed else ()),
            "What these articles do not tell may have happened all the same",
        ),
        groups="heading",
        shown=Again(lambda: shown(found, summed)),
        lines=Again(lambda: (_cells(line, scope) for line in found.plain())),
    )


def found_in(milestones: Sequence[Milestone], today: date, against: Sequence[str]) -> list[Gap]:
    """All gaps of one product."""
    record = Record(milestones)
    found = [*behind(record, against), *undesignated(record, against), *overdue_reviews(record, today)]
    for milestone in record.milestones:
        found += thin(milestone)
        if milestone.status is ACHIEVED:
            if needs_steps(milestone.kind):
                found += missing(milestone, record.beside(milestone))
        elif passed := overdue(milestone, record.beside(milestone), today):
            closes = report_of(milestone.kind, milestone.jurisdiction)
            found.append(gap_in(milestone, "expected-passed", passed, closes))
    return found


def _row(line: GapLine, scope: str) -> Row:
    """The columns, and what a view shows."""
    return cells(line) | dict(zip(COLUMNS, _cells(line, scope), strict=True))


def _cells(line: PlainLine, scope: str) -> Line:
    """The cells of COLUMNS."""
    gap, _, product, disease, place, kind, since, days, _, lead, words, more, basis, closes, told, ids = line
    ground = f"; {basis}" if basis else ""
    detail = f"{sentence_of(lead, place, words)} in {scope}{more}{ground}; judged on {told or 'a ruling'}"
    return (gap, product, disease, place, kind, since, days, detail, ids, closes)
