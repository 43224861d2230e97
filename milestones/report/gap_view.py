"""How a person sees gaps in a terminal: by type, with a count of each first, and few lines for many gaps."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from milestones.model.table import Cell, Row, ViewColumn
from milestones.report.gap_lines import GapLine, GapLines
from milestones.report.rows import count, some
from milestones.report.taxonomy import TAXONOMY

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


def in_words(counts: Mapping[str, int]) -> str:
    """How many of each type a report holds: "9 jurisdiction · 1 overdue"; empty for none."""
    return " · ".join(f"{counts[t.id]} {t.id}" for t in TAXONOMY if counts.get(t.id))


def cells(line: GapLine) -> dict[str, Cell]:
    """What a view shows of one gap, for VIEW."""
    return {
        "about": ", ".join(filter(None, (line.product, line.indication))),
        "where": line.jurisdiction,
        "since": line.since,
        "days": line.days,
        "what": f"{line.sentence.rstrip(',')}{line.more}",
        "closes": line.closes,
        "id": line.id,
    }


def summed_up(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The types of which a view that is not in full shows one row alone: weak ones of more than MANY."""
    return tuple(t.id for t in TAXONOMY if t.weight <= WEAK and counts.get(t.id, 0) > MANY)


def shown(found: GapLines, summed: Collection[str]) -> Iterator[Row]:
    """The rows of the view, each with its group's `heading`; of the types `summed` up one each.

    What several jurisdictions lack for one reason is one row.
    """
    for type in TAXONOMY:
        if number := found.counts[type.id]:
            heading = f"{type.id} · {number} · {type.meaning}"
            lines = found.of(type.id)
            for row in (_summed(lines),) if type.id in summed else _joined(lines):
                yield {"heading": heading, **row}


def _joined(found: Iterable[GapLine]) -> Iterator[Row]:
    """A row for each gap; one for all that lack what the same others have."""
    together: dict[tuple[object, ...], list[GapLine]] = {}
    for line in found:
        key = (line.lead, line.key, line.indication) if line.lead else (len(together),)
        together.setdefault(key, []).append(line)
    for lines in together.values():
        first = cells(lines[0])
        if len(lines) == 1:
            yield first
            continue
        lacking: dict[str, list[str]] = {}
        for line in lines:
            lacking.setdefault(line.words, []).append(line.jurisdiction)
        here = "; ".join(f"in {', '.join(places)} {words}" for words, places in lacking.items())
        yield {
            **first,
            "where": " ".join(line.jurisdiction for line in lines),
            "what": f"{lines[0].lead}; {here}",
            "closes": _closes(lines),
        }


def _closes(found: Sequence[GapLine]) -> str:
    """What would close them; what differs by the place alone is said once, for all places."""
    acts = {line.closes.removesuffix(f" in {line.jurisdiction}") for line in found}
    if len(acts) == 1 and acts.isdisjoint(line.closes for line in found):
        return f"{acts.pop()} in {', '.join(line.jurisdiction for line in found)}"
    return some(list(dict.fromkeys(line.closes for line in found)), 1)


def _summed(found: Iterable[GapLine]) -> Row:
    """One row for many gaps of one type."""
    products = Counter(line.product for line in found)
    return {
        "about": count(len(products), "product"),
        "where": "",
        "what": some([f"{name} {number}" for name, number in products.most_common()], _NAMED),
        "id": "",
    }
