"""`gaps`: what is missing, overdue, contradictory or thin."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from milestones.model.filters import Filter
from milestones.model.table import Row, Table
from milestones.report.gaps import GAPS
from milestones.report.gaps import gaps as report_gaps
from milestones.report.rows import count
from milestones.services.request import Request, filter_in, one_of
from milestones.store import Store


def gap_types(words: Sequence[str]) -> tuple[str, ...]:
    """The types of gap that a user's words name, also joined by commas. Raises UsageError for another."""
    return tuple(dict.fromkeys(one_of(word, GAPS, "gap") for text in words for word in text.split(",")))


def gaps(
    store: Store, asked: Request, *, today: date, against: Sequence[str] = (), types: Sequence[str] = ()
) -> Table:
    """The gaps as of `today`, the weightiest type first; of these types, where any are given.

    `against` are codes of jurisdictions to compare with even where nothing is on record there. Gaps are
    found in all that is on record about a product and only then filtered, by the request's countries, kinds
    and indication: what a filter hides is not missing.
    Raises NothingFoundError for a product that is not known.
    """
    about = Filter(products=filter_in(store, asked).products)
    found = report_gaps(
        store.milestones_in_full(about), today=today, articles_read=store.article_count(), against=against
    )
    if not types and replace(asked, products=()) == Request():
        return found
    rows = list(filter(_wanted(asked, types), found.rows))
    return replace(found, rows=rows, notes=(f"{count(len(rows), 'gap')} shown of", *found.notes))


def _wanted(asked: Request, types: Sequence[str]) -> Callable[[Row], bool]:
    wanted = asked.filter

    def is_wanted(row: Row) -> bool:
        indication = row["indication"]
        return (
            (not types or row["gap"] in types)
            and (not wanted.jurisdictions or row["jurisdiction"] in wanted.jurisdictions)
            and (not wanted.kinds or row["kind"] in wanted.kinds)
            and asked.speaks_of(indication if isinstance(indication, str) else None)
        )

    return is_wanted
