"""How a person sees gaps in a terminal: by type, with a count of each first, and few lines for many gaps."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from milestones.model.table import Row, ViewColumn
from milestones.report.record import Gap
from milestones.report.rows import count, iso, some
from milestones.report.taxonomy import TAXONOMY, gap_type

VIEW = (
    ViewColumn("About", "about"),
    ViewColumn("Where", "where"),
    ViewColumn("Since", "since", from_width=100, whole=True),
    ViewColumn("Days", "days", justify="right", whole=True),
    ViewColumn("What", "what"),
    ViewColumn("What would close it", "closes", from_width=130),
    ViewColumn("Id", "id", whole=True, style="dim"),
)
"""Without the type, which heads a group."""
WEAK = 40
"""Types of up to this weight only say how well a thing is told."""
MANY = 10
"""So many rows of a weak type are shown, no more: then a line sums them up, unless they are asked for."""
_NAMED = 5
"""So many products are named in such a line."""


def counts(rows: Iterable[Row]) -> str:
    """How many of each type a report holds: "9 jurisdiction · 1 overdue"; empty for none."""
    number = Counter(row["gap"] for row in rows)
    return " · ".join(f"{number[t.id]} {t.id}" for t in TAXONOMY if number[t.id])


def cells(gap: Gap, today: date) -> dict[str, str | int | None]:
    """What a view shows of one gap, for VIEW and for the columns that it shares with files."""
    told = gap.since.date
    latest = gap.counted_from or told.window.latest
    return {
        "about": _about(gap),
        "where": gap.jurisdiction,
        "since": iso(gap.counted_from) or told.text or iso(latest),
        "days": max((today - latest).days, 0) if latest else None,
        "what": f"{gap.sentence.rstrip(',')}{gap.more}",
        "closes": gap.closes,
        "id": gap.since.id,
    }


def shown(found: Sequence[Gap], today: date, *, in_full: bool) -> tuple[list[Row], list[str]]:
    """The rows of the view, each with its group's `heading`; and the types that are only summed up.

    What several jurisdictions lack for one reason is one row. Without `in_full`, a weak type of more than
    MANY is one row.
    """
    rows: list[Row] = []
    summed: list[str] = []
    for name, members in groupby(found, key=lambda gap: gap.gap):
        own = list(members)
        heading = f"{name} · {len(own)} · {gap_type(name).meaning}"
        if not in_full and gap_type(name).weight <= WEAK and len(own) > MANY:
            rows.append({"heading": heading, **_summed(own)})
            summed.append(name)
        else:
            rows += ({"heading": heading, **row} for row in _joined(own, today))
    return rows, summed


def _joined(found: Sequence[Gap], today: date) -> Iterator[Row]:
    """A row for each gap; one for all that lack what the same others have."""
    together: dict[tuple[object, ...], list[Gap]] = {}
    for gap in found:
        key = (gap.lead, gap.product.key, gap.indication) if gap.lead else (len(together),)
        together.setdefault(key, []).append(gap)
    for gaps in together.values():
        first = cells(gaps[0], today)
        if len(gaps) == 1:
            yield first
            continue
        lacking: dict[str, list[str]] = {}
        for gap in gaps:
            lacking.setdefault(gap.words, []).append(gap.jurisdiction)
        here = "; ".join(f"in {', '.join(places)} {words}" for words, places in lacking.items())
        yield {
            **first,
            "where": " ".join(gap.jurisdiction for gap in gaps),
            "what": f"{gaps[0].lead}; {here}",
            "closes": _closes(gaps),
        }


def _closes(found: Sequence[Gap]) -> str:
    """What would close them; what differs by the place alone is said once, for all places."""
    acts = {gap.closes.removesuffix(f" in {gap.jurisdiction}") for gap in found}
    if len(acts) == 1 and acts.isdisjoint(gap.closes for gap in found):
        return f"{acts.pop()} in {', '.join(gap.jurisdiction for gap in found)}"
    return some(list(dict.fromkeys(gap.closes for gap in found)), 1)


def _summed(found: Sequence[Gap]) -> dict[str, str | int | None]:
    """One row for many gaps of one type."""
    products = Counter(gap.product.name for gap in found)
    return {
        "about": count(len(products), "product"),
        "where": "",
        "what": some([f"{name} {number}" for name, number in products.most_common()], _NAMED),
        "id": "",
    }


def _about(gap: Gap) -> str:
    return ", ".join(filter(None, (gap.product.name, gap.indication)))
