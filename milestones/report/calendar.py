"""What is expected, in order of the day by which it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time

from milestones.model.agenda import Agenda, Occasion
from milestones.model.claim import Status
from milestones.model.milestone import Milestone, Testimony
from milestones.model.table import Row, Table, ViewColumn
from milestones.report.overdue import overdue
from milestones.report.record import Record
from milestones.report.rows import count, date_cells, disease, in_time, read, title_of, when

COLUMNS = (
    "date",
    "earliest",
    "latest",
    "state",
    "days",
    "product",
    "indication",
    "jurisdiction",
    "agency",
    "kind",
    "application",
    "articles",
    "id",
    "detail",
)
AHEAD, PASSED, ANSWERED, UNDATED = "ahead", "passed", "answered", "undated"

_VIEW = (
    ViewColumn("Expected", "when", style="bold", whole=True),
    ViewColumn("Left", "left", whole=True),
    ViewColumn("Product", "product"),
    ViewColumn("Where", "jurisdiction", whole=True),
    ViewColumn("Milestone", "what"),
    ViewColumn("Articles", "articles", from_width=140, style="dim"),
    ViewColumn("Id", "id", from_width=80, whole=True, style="dim"),
)
_QUOTED = 5
"""Articles that are quoted in a calendar's entry."""
_WORDS = 300
"""Characters of each quotation."""
# A calendar entry must say when it was revised; where nobody knows, it says when the format was agreed on
# (RFC 5545, September 2009), which any revision follows.
_UNKNOWN = datetime(2009, 9, 1, tzinfo=UTC)


def calendar(
    milestones: Iterable[Milestone],
    *,
    today: date,
    articles_read: int,
    wanted: Callable[[Milestone], bool] = lambda _: True,
) -> Agenda:
    """The `wanted` of the expected among milestones, by the last day expected.

    What is expected is given in full, what has been achieved need not be.

    `state` is "ahead"; "passed" where that day is before `today` and no outcome is on record; "answered"
    where it is and something is on record that can be the outcome (report.overdue); or "undated", which comes
    last.
    `days` counts from today to the last day, negative once that is over. `detail` quotes the articles.
    """
    record = Record(milestones)
    expected = [m for m in record.milestones if m.status is Status.EXPECTED and wanted(m)]
    expected.sort(
        key=lambda m: (m.date.window.latest or date.max, m.date.window.earliest or date.min, in_time(m))
    )
    rows, occasions = [], []
    for milestone in expected:
        state = _state(milestone, record, today)
        rows.append(_row(milestone, state, today))
        if occasion := _occasion(milestone, state, articles_read):
            occasions.append(occasion)
    table = Table(
        "calendar",
        COLUMNS,
        rows,
        view=_VIEW,
        title=f"Expected milestones, as of {today}",
        notes=(f"{count(len(rows), 'expected milestone')} in {read(articles_read)}", *_legend(rows)),
    )
    return Agenda("Expected milestones", tuple(occasions), len(rows) - len(occasions), table)


def _state(milestone: Milestone, record: Record, today: date) -> str:
    latest = milestone.date.window.latest
    if latest is None:
        return UNDATED
    if latest >= today:
        return AHEAD
    return PASSED if overdue(milestone, record.beside(milestone), today) else ANSWERED


def _row(milestone: Milestone, state: str, today: date) -> Row:
    latest = milestone.date.window.latest
    days = (latest - today).days if latest else None
    cells = date_cells(milestone.date)
    return {
        "date": cells["date"],
        "earliest": cells["earliest"],
        "latest": cells["latest"],
        "state": state,
        "days": days,
        "product": milestone.product.name,
        "indication": milestone.indication,
        "jurisdiction": milestone.jurisdiction,
        "agency": milestone.agency,
        "kind": milestone.kind,
        "application": milestone.application,
        "articles": tuple(dict.fromkeys(part.sourced.claim.article for part in _telling(milestone))),
        "id": milestone.id,
        "detail": "; ".join(f"{article}: {words}" for article, words in _quotations(milestone)),
        "when": when(milestone.date, milestone.status),
        "left": _left(state, days),
        "what": " · ".join(filter(None, (title_of(milestone.kind), disease(milestone)))),
    }


def _left(state: str, days: int | None) -> str:
    if days is None:
        return "no day"
    if days < 0:
        return f"{'!' if state == PASSED else '✓'} {-days} d ago"
    return f"{days} d" if days else "today"


def _legend(rows: Sequence[Row]) -> Iterator[str]:
    states = {row["state"] for row in rows}
    signs = {
        PASSED: "! that day has passed, no outcome in these articles",
        ANSWERED: "✓ it has passed, and what can be the outcome is on record",
    }
    if known := [words for state, words in signs.items() if state in states]:
        yield " · ".join(known)


def _occasion(milestone: Milestone, state: str, articles_read: int) -> Occasion | None:
    """The milestone in a calendar; a window without a first day is its last one."""
    window = milestone.date.window
    if window.latest is None:
        return None
    title, name = title_of(milestone.kind), milestone.product.name
    where = " ".join(filter(None, (milestone.jurisdiction, milestone.agency)))
    about = disease(milestone)
    lines = [
        f"Expected: {title}, {where}, {when(milestone.date, milestone.status)}",
        ", ".join(filter(None, (name, about, milestone.application))),
        *([f"No outcome in {read(articles_read)}"] if state == PASSED else []),
        *(f"{article}: “{words}”" for article, words in _quotations(milestone)),
        f"milestones show {milestone.id}",
    ]
    return Occasion(
        uid=f"milestones-{milestone.id}",
        first=window.earliest or window.latest,
        last=window.latest,
        revised=_revised(milestone),
        summary=" · ".join(filter(None, (name, f"expected: {title}", where, about))),
        description="\n".join(" ".join(line.split()) for line in lines),
        categories=(title, milestone.jurisdiction),
    )


def _telling(milestone: Milestone) -> list[Testimony]:
    """What tells of the expectation, the latest article first."""
    own = [part for part in milestone.testimony if part.is_own]
    return sorted(own, key=lambda part: part.sourced.published or date.min, reverse=True)


def _quotations(milestone: Milestone) -> list[tuple[str, str]]:
    """The latest articles that tell of it, each with its words."""
    quoted: dict[str, str] = {}
    for part in _telling(milestone):
        words = " ".join(part.sourced.claim.evidence.split())
        cut = words if len(words) <= _WORDS else f"{words[:_WORDS].rpartition(' ')[0] or words[:_WORDS]}…"
        quoted.setdefault(part.sourced.claim.article, cut)
    return list(quoted.items())[:_QUOTED]


def _revised(milestone: Milestone) -> datetime:
    """When the last article that tells of it appeared, or the last ruling was made: never the clock."""
    told = [part.sourced.published for part in milestone.testimony if part.is_own and part.sourced.published]
    moments = [datetime.combine(day, time(), UTC) for day in told] + [r.when for r in milestone.rulings]
    return max(moments, default=_UNKNOWN)
