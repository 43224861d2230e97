"""What has changed since a moment, for a daily or weekly mail."""

import shlex
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from milestones.lexicon.kinds import kinds
from milestones.model.briefing import Briefing, Entry, Section
from milestones.model.table import Row, Table
from milestones.report.changerows import COLUMNS, Period, change_rows
from milestones.report.changes import Sort
from milestones.report.rows import count, order_of, read, some

SORTS = tuple(sort.value for sort in Sort)
"""The sorts of change, the weightiest first."""

_SHOWN = 8
"""Changes of one product that a person is shown."""
_PRODUCTS = 30
"""Products that a person is shown."""
_PATHS = ("setback", "marketing", "trial", "designation")
_ARTICLES = 2
"""Articles that are named with a change."""
_NAMES = 3
"""Other names of a product in its heading."""


def digest(
    period: Period,
    articles_read: int,
    *,
    wanted: Callable[[Row], bool] = lambda _: True,
    nothing: str = "Nothing has changed",
    notes: Sequence[str] = (),
) -> Briefing:
    """What has changed, by product: the one with the weightiest change first, then by name.

    `wanted` chooses among the rows, `nothing` says that none is left. In a row, `before` and `after` are
    dates as a timeline shows them; `days` counts from the last day of the one to the last day of the other,
    negative for earlier ones, or from an expected day that has passed up to today; `articles` are those new
    ones that tell of it.
    """
    groups = _by_product(filter(wanted, change_rows(period)))
    rows = [row for group in groups for row in group]
    since = _moment(period.since)
    table = Table("digest", COLUMNS, rows, title=f"Changes since {since}")
    came = f"{count(len(period.new), 'article')} came in"
    if not rows:
        summary = f"{nothing} since {since}: {came}, {count(articles_read, 'article')} read in all"
        return Briefing("", summary, (), tuple(notes), table)
    left = groups[_PRODUCTS:]
    more = f"and {count(len(left), 'more product')} with {count(sum(map(len, left)), 'change')}: --format csv"
    return Briefing(
        title=f"Changes since {since}",
        summary=f"{_counted(rows)}; {came}",
        sections=tuple(_section(group, alone=len(groups) == 1) for group in groups[:_PRODUCTS]),
        notes=(*([more] if left else []), f"In {read(articles_read)}, as of {period.today}", *notes),
        table=table,
    )


def _by_product(rows: Iterator[Row]) -> list[list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in sorted(rows, key=_weight):
        groups.setdefault(str(row["key"]), []).append(row)
    return sorted(groups.values(), key=lambda group: (_rank(group[0]), _name(group[0])))


def _rank(row: Row) -> int:
    return SORTS.index(str(row["change"]))


def _name(row: Row) -> tuple[str, str]:
    return (str(row["product"]).casefold(), str(row["key"]))


def _weight(row: Row) -> tuple[object, ...]:
    return (
        _rank(row),
        *_news(str(row["kind"])),
        str(row["jurisdiction"] or ""),
        str(row["indication"] or ""),
        str(row["id"] or ""),
        row["number"] or 0,
        str(row["detail"]),
    )


def _news(kind: str) -> tuple[int, int]:
    """The later on the road, the greater the news; a setback is the greatest, a designation the least."""
    known = kinds().get(kind)
    return (_PATHS.index(known.path) if known else len(_PATHS), -order_of(kind))


def _moment(since: datetime) -> str:
    """ "2026-11-15", with the time of day in UTC unless it is midnight."""
    return f"{since:%Y-%m-%d}" if (since.hour, since.minute) == (0, 0) else f"{since:%Y-%m-%d %H:%M} UTC"


def _counted(rows: Sequence[Row]) -> str:
    """ "1 achieved, 2 added"."""
    found = Counter(str(row["change"]) for row in rows)
    return ", ".join(f"{found[sort]} {sort}" for sort in SORTS if found[sort])


def _section(rows: Sequence[Row], *, alone: bool) -> Section:
    """The changes of one product: the weightiest, or all where it stands `alone`."""
    names = rows[0]["names"]
    product, *others = names if isinstance(names, tuple) else ("",)
    shown = len(rows) if alone else _SHOWN
    left = len(rows) - shown
    return Section(
        f"{product} ({some(others, _NAMES)})" if others else product,
        tuple(map(_entry, rows[:shown])),
        f"and {count(left, 'more change')}: milestones digest {shlex.quote(product)}" if left > 0 else "",
    )


def _entry(row: Row) -> Entry:
    articles = row["articles"] if isinstance(row["articles"], tuple) else ()
    # Of a dispute the words themselves name the articles.
    told = "" if row["change"] == Sort.CONTRADICTED else some(articles, _ARTICLES)
    below = (_dates(row), str(row["detail"]), told)
    return Entry(
        str(row["change"]),
        str(row["jurisdiction"] or ""),
        " · ".join(str(row[key]) for key in ("title", "disease") if row[key]),
        str(row["id"] or ""),
        " · ".join(filter(None, below)),
    )


def _dates(row: Row) -> str:
    """ "by 2024-Q4 → 2024-11-02 (59 days earlier)"."""
    before, after, days = row["before"], row["after"], row["days"]
    if row["change"] == Sort.PASSED:
        return f"passed {count(int(str(days)), 'day')} ago"
    if row["change"] == Sort.CONTRADICTED or before == after:
        return str(after or ("" if row["change"] == Sort.RULED else "undated"))
    words = f"{before or 'undated'} → {after or 'undated'}" if row["change"] != Sort.ADDED else str(after)
    if row["change"] == Sort.GONE:
        return f"was {before}"
    if not isinstance(days, int) or not days:
        return words
    return f"{words} ({count(abs(days), 'day')} {'later' if days > 0 else 'earlier'})"
