"""Products' milestones in order of date, year by year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from milestones.model.claim import Status
from milestones.model.dates import Basis, EventDate, Window, window_of
from milestones.model.milestone import Milestone, Product, Source
from milestones.model.table import Row, Table, ViewColumn
from milestones.report.record import is_orphan_opinion, key_of, may_be_one
from milestones.report.rows import COLUMNS, count, disease, in_time, legend, milestone_row, read, title_of
from milestones.report.sources import Told, source_cells
from milestones.report.stages import stage_of

WIDE = 120
"""From so many characters on, a view names authorities and articles."""

WHEN = ViewColumn("Date", "when", whole=True)
WHERE = ViewColumn("Where", "jurisdiction", whole=True, tint="tint")
WHAT = ViewColumn("Milestone", "title", style="bold")
PRODUCT = ViewColumn("Product", "product")
INDICATION = ViewColumn("Indication", "disease")
SOURCES = ViewColumn("Src", "sources", justify="right", whole=True)
MARKS = ViewColumn("", "marks", whole=True)
ID = ViewColumn("Id", "id", from_width=80, whole=True, style="dim")

AUTHORITY = ViewColumn("Authority", "agency", from_width=WIDE)
TOLD = ViewColumn("Src", "sources", from_width=70, justify="right", whole=True, links="address")
NAMED = ViewColumn("Articles", "names", from_width=WIDE, links="addresses")

_WINDOW = ViewColumn("Between", "window", from_width=WIDE, whole=True, style="dim")
_AFTER = ViewColumn("Took", "after", from_width=WIDE, style="dim")
_UNDATED = "undated"
_LANE = 30
_NAMES = 50
_BESIDE_LANES = 50
"""Lanes of so many characters for products side by side leave so many for the rest."""


def timeline(
    milestones: Iterable[Milestone],
    product_names: str,
    articles_read: int,
    conflicts: str = "",
    told: Told = MappingProxyType({}),
    products: Sequence[Product] = (),
) -> Table:
    """The milestones by the last day on which each can lie; undated ones follow the dated of that day.

    `product_names` goes into the title, `conflicts` says in a note what of it is in conflict. Ties are broken
    by kind in the order of its path, then place. A view of several `products` has a lane for each, in their
    order, where the terminal is wide enough; those of the milestones follow those given.
    """
    ordered = sorted(milestones, key=in_time)
    lanes = {p.key: p.name for p in (*products, *(milestone.product for milestone in ordered))}
    after = _durations(ordered)
    rows = [
        {
            **dict.fromkeys(f"lane {key}" for key in lanes),
            **_row(milestone, told.get(milestone.id, ())),
            "after": after.get(milestone.id),
        }
        for milestone in ordered
    ]
    found = {milestone.product.key for milestone in ordered}
    without = [name for key, name in lanes.items() if key not in found]
    return Table(
        "timeline",
        COLUMNS,
        rows,
        view=_side_by_side(lanes) if len(lanes) > 1 else _alone(rows),
        title=product_names,
        notes=(
            f"{count(len(rows), 'milestone')} in {read(articles_read)}",
            *((f"Nothing for {', '.join(without)} in {read(articles_read)}",) if without and rows else ()),
            *filter(None, (conflicts,)),
            *legend(rows),
        ),
        groups="year",
    )


def _alone(rows: Sequence[Row]) -> tuple[ViewColumn, ...]:
    """The view of one product; what no row tells has no column."""
    optional = (_WINDOW, _AFTER)
    extra = [part for part in optional if any(row[part.key] for row in rows)]
    return (WHEN, WHERE, AUTHORITY, WHAT, INDICATION, *extra, TOLD, MARKS, NAMED, ID)


def _side_by_side(products: Mapping[str, str]) -> tuple[ViewColumn, ...]:
    """The view of several products: a lane for each, or in a narrower terminal a column that names it."""
    wide = _BESIDE_LANES + _LANE * len(products)
    return (
        WHEN,
        WHERE,
        *(replace(part, below_width=wide) for part in (PRODUCT, WHAT, INDICATION)),
        *(ViewColumn(name, f"lane {key}", from_width=wide) for key, name in products.items()),
        TOLD,
        MARKS,
        replace(NAMED, from_width=wide + _NAMES),
        ID,
    )


def _row(milestone: Milestone, told: Sequence[Source]) -> Row:
    """The milestone's row, and for views: `year`, its product's lane, `window`, and its articles."""
    last = milestone.date.window.latest
    step = filter(None, (title_of(milestone.kind), disease(milestone)))
    return {
        **milestone_row(milestone),
        **source_cells(told),
        f"lane {milestone.product.key}": " · ".join(step),
        "year": str(last.year) if last else _UNDATED,
        "window": _window(milestone.date),
    }


def _window(told: EventDate) -> str | None:
    """The first and the last day, where the date as written does not tell them."""
    first, last = told.window.earliest, told.window.latest
    if first is None or last is None or first == last:
        return None
    written = window_of(told.text) if told.text and told.basis is not Basis.ANNOUNCED else None
    return None if written == told.window else f"{first} – {last}"


def _durations(ordered: Sequence[Milestone]) -> Mapping[str, str]:
    """How long a step took, by the milestone's id: days since the last lower one on its product's way there.

    "573 d since IND approved", or "543–573 d" where a date is less than a day. Steps for two diseases are not
    compared, nor steps of which a day is open at an end.
    """
    reached: dict[tuple[str, str], list[Milestone]] = {}
    found: dict[str, str] = {}
    for milestone in ordered:
        stage = stage_of(milestone.kind)
        if stage is None or milestone.status is Status.EXPECTED or is_orphan_opinion(milestone):
            continue
        before = reached.setdefault((milestone.product.key, milestone.jurisdiction), [])
        for lower in reversed(before):
            if (stage_of(lower.kind) or stage) < stage and may_be_one(key_of(lower), key_of(milestone)):
                if days := _days_between(lower.date.window, milestone.date.window):
                    found[milestone.id] = f"{days} since {title_of(lower.kind)}"
                break
        before.append(milestone)
    return found


def _days_between(one: Window, other: Window) -> str:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return ""
    least, most = max((other.earliest - one.latest).days, 0), (other.latest - one.earliest).days
    return f"{most} d" if least == most else f"{least}–{most} d"
