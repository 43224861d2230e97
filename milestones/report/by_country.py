"""What is on record in given jurisdictions."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from milestones.lexicon.unions import union_of
from milestones.model.milestone import Milestone
from milestones.model.table import Table
from milestones.report.places import place_name
from milestones.report.rows import COLUMNS, by_product, count, legend, milestone_row, read
from milestones.report.sources import Told, source_cells
from milestones.report.timeline import AUTHORITY, ID, INDICATION, MARKS, NAMED, PRODUCT, TOLD, WHAT, WHEN


def by_country(
    milestones: Iterable[Milestone],
    jurisdictions: Sequence[str],
    articles_read: int,
    told: Told = MappingProxyType({}),
) -> Table:
    """The milestones of the jurisdictions, in the order these are given in, then by product and time.

    A jurisdiction without any is named in the notes, which also say how to ask for what is missing.
    """
    asked = list(dict.fromkeys(jurisdictions))
    found = [milestone for milestone in milestones if milestone.jurisdiction in asked]
    found.sort(key=lambda m: (asked.index(m.jurisdiction), by_product(m)))
    rows = [
        {
            **milestone_row(milestone),
            **source_cells(told.get(milestone.id, ())),
            "place": _named(milestone.jurisdiction),
        }
        for milestone in found
    ]
    products = len({milestone.product.key for milestone in found})
    empty = [code for code in asked if not any(m.jurisdiction == code for m in found)]
    several = len(asked) > 1
    return Table(
        "by-country",
        COLUMNS,
        rows,
        view=(PRODUCT, WHEN, AUTHORITY, WHAT, INDICATION, TOLD, MARKS, NAMED, ID),
        title=f"On record in {', '.join(asked) if several else _named(asked[0])}",
        notes=(
            f"{count(len(rows), 'milestone')} of {count(products, 'product')} in {read(articles_read)}",
            *((f"Nothing for {', '.join(empty)} in {read(articles_read)}",) if empty and rows else ()),
            *_held(asked),
            *_missing(asked),
            *legend(rows),
        ),
        groups="place" if several else "",
    )


def _named(code: str) -> str:
    """ "KR · South Korea"."""
    return f"{code} · {place_name(code)}"


def _held(asked: Sequence[str]) -> tuple[str, ...]:
    """Says of member states of a union that what it has approved holds there."""
    members: dict[str, list[str]] = {}
    for code in asked:
        if (union := union_of(code)) and union not in asked:
            members.setdefault(union, []).append(code)
    return tuple(
        f"An approval by the {union} holds in {', '.join(codes)} too: milestones by-country {union}"
        for union, codes in members.items()
    )


def _missing(asked: Sequence[str]) -> tuple[str, ...]:
    """Where the user finds what is not on record there."""
    codes = ",".join(asked)
    there = f"What others have and {codes} not: milestones gaps --country {codes}"
    return (there, f"Side by side: milestones matrix --country {codes}") if len(asked) > 1 else (there,)
