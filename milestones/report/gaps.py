"""What is missing, overdue, contradictory or thin in the articles read.

A gap is a statement about what was read, never about what happened: every row says on which articles it
was judged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from milestones.lexicon.kinds import kinds
from milestones.model.claim import Status
from milestones.model.dates import Basis
from milestones.model.milestone import Milestone
from milestones.model.table import Row, Table, ViewColumn
from milestones.report.overdue import overdue
from milestones.report.record import Gap, Record
from milestones.report.rows import count, dated, iso, order_of, read, some, title_of
from milestones.report.stages import behind

COLUMNS = ("gap", "product", "indication", "jurisdiction", "kind", "since", "days", "detail")
FOOTNOTES = 30
"""Up to so many articles a terminal names them once, below, and each row by their numbers."""
GAPS = ("jurisdiction", "expected-passed", "conflict", "missing-step", "undated", "single-source")
"""The types of gap, the weightiest first."""

_VIEW = (
    ViewColumn("Gap", "gap", style="bold", whole=True),
    ViewColumn("About", "about"),
    ViewColumn("Where", "jurisdiction", whole=True),
    ViewColumn("Since", "since", from_width=100, whole=True),
    ViewColumn("Days", "days", justify="right", whole=True),
    ViewColumn("What", "what"),
)


def gaps(
    milestones: Iterable[Milestone], *, today: date, articles_read: int, against: Sequence[str] = ()
) -> Table:
    """The gaps in milestones that are given in full, the weightiest type first.

    `since` is the date from which a gap counts, at its own precision, and `days` the whole days from its
    last possible day to `today`, at least 0; both are None where no date is known. `against` are
    jurisdictions to compare with even where nothing is on record there. Types:

    - jurisdiction: a disease of a product has come further elsewhere (report.stages);
    - expected-passed: an expected event whose last expected day has passed, without an outcome;
    - conflict: articles disagree, on a date or otherwise;
    - missing-step: a kind is on record and none of those that it needs (kinds.toml);
    - undated: achieved, and no article dates it;
    - single-source: achieved, and told by one independent source only.
    """
    record = Record(milestones)
    found = list(behind(record, against))
    for milestone in record.milestones:
        found += _of_one(milestone, record, today)
    found.sort(key=_weight)
    articles = sorted({article for gap in found for article in _articles(gap)})
    numbers = (
        {article: number for number, article in enumerate(articles, 1)} if len(articles) <= FOOTNOTES else {}
    )
    return Table(
        "gaps",
        COLUMNS,
        [_row(gap, today, articles_read, numbers) for gap in found],
        view=_VIEW,
        title="Gaps",
        notes=(
            f"{count(len(found), 'gap')} in {read(articles_read)}, as of {today}",
            "What these articles do not tell may have happened all the same",
            *(["Judged on " + " · ".join(f"[{numbers[a]}] {a}" for a in articles)] if numbers else ()),
        ),
    )


def _of_one(milestone: Milestone, record: Record, today: date) -> Iterator[Gap]:
    """The gaps that one milestone shows."""
    beside = tuple(record.beside(milestone))
    if milestone.conflict:
        yield _gap("conflict", milestone, f"{title_of(milestone.kind)}: {milestone.conflict}")
    if milestone.status is Status.EXPECTED:
        if passed := overdue(milestone, beside, today):
            yield _gap("expected-passed", milestone, passed)
        return
    yield from _missing(milestone, beside)
    if milestone.date.basis is Basis.NONE:
        latest = milestone.date.window.latest
        bound = f"on or before {latest}" if latest else "no bound either"
        yield _gap("undated", milestone, f"{title_of(milestone.kind)}: no date told, {bound}")
    if milestone.sources == 1:
        words = f"{dated(title_of(milestone.kind), milestone)} is told by one independent source"
        yield _gap("single-source", milestone, words)


def _missing(milestone: Milestone, beside: Sequence[Milestone]) -> Iterator[Gap]:
    """A kind on record without any of those that it needs."""
    known = kinds().get(milestone.kind)
    if known is None or not known.needs or any(other.kind in known.needs for other in beside):
        return
    needs = " or ".join(map(title_of, known.needs))
    words = f"{dated(known.title, milestone)}; no {needs} on record"
    yield _gap("missing-step", milestone, words, kind=known.needs[0], judged=(milestone, *beside))


def _gap(
    gap: str, milestone: Milestone, words: str, kind: str = "", judged: tuple[Milestone, ...] = ()
) -> Gap:
    return Gap(
        gap,
        milestone.indication,
        milestone.jurisdiction,
        kind or milestone.kind,
        milestone,
        words,
        judged or (milestone,),
    )


def _weight(gap: Gap) -> tuple[object, ...]:
    return (
        GAPS.index(gap.gap),
        -order_of(gap.kind) if gap.gap == "jurisdiction" else 0,
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
    told = gap.since.date
    latest = told.window.latest
    articles = _articles(gap)
    marks = "".join(f"[{numbers[article]}]" for article in articles) if numbers else ""
    judged = f"judged on {len(articles)} of {count(articles_read, 'article')} read: {some(articles)}"
    return {
        "gap": gap.gap,
        "product": gap.product.name,
        "indication": gap.indication,
        "jurisdiction": gap.jurisdiction,
        "kind": gap.kind,
        "since": told.text or iso(latest),
        "days": max((today - latest).days, 0) if latest else None,
        "detail": f"{gap.words}; {judged}",
        "what": f"{gap.words} {marks}" if marks else f"{gap.words}; {judged}",
        "about": ", ".join(filter(None, (gap.product.name, gap.indication))),
    }
