"""`gaps`: what is missing, overdue, contradictory or thin."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from milestones.model.problem import UsageError
from milestones.model.table import Table
from milestones.report.gaps import gaps as report_gaps
from milestones.report.record import Gap
from milestones.report.rows import count
from milestones.report.taxonomy import GAPS
from milestones.services.request import Request, filter_in, one_of
from milestones.store import Store


def gap_types(words: Sequence[str]) -> tuple[str, ...]:
    """The types of gap that a user's words name, also joined by commas. Raises UsageError for another."""
    return tuple(dict.fromkeys(one_of(word, GAPS, "gap") for text in words for word in text.split(",")))


def failing_types(words: Sequence[str], types: Sequence[str]) -> tuple[str, ...]:
    """As `gap_types`. Raises UsageError for one that is not among the `types` shown, where any are named."""
    found = gap_types(words)
    if hidden := [name for name in found if types and name not in types]:
        raise UsageError(f"--fail-on {hidden[0]} would never fail: --gap leaves it out; name it there too")
    return found


def gaps(
    store: Store,
    asked: Request,
    *,
    today: date,
    against: Sequence[str] = (),
    types: Sequence[str] = (),
    in_full: bool = False,
) -> Table:
    """The gaps as of `today`, the weightiest type first; of these types, where any are given.

    Types that are named, and with `in_full` all, are shown row by row even where they are many and weak.

    `against` are codes of jurisdictions to compare with even where nothing is on record there; so are the
    request's countries. Gaps are found in all that is on record about a product and only then filtered, by
    the request's countries, kinds and indication: what a filter hides is not missing.
    The title counts each type. Raises NothingFoundError for a product that is not known.
    """
    return report_gaps(
        store.milestones_by_product(filter_in(store, asked).products),
        today=today,
        articles_read=store.article_count(),
        against=tuple(dict.fromkeys((*against, *asked.filter.jurisdictions))),
        wanted=_wanted(asked, types) if types or replace(asked, products=()) != Request() else None,
        in_full=in_full or bool(types),
    )


def failures(found: Table, types: Sequence[str]) -> str:
    """Says how many gaps of these types the report holds, "2 overdue, 1 conflict"; empty for none."""
    counted = Counter(row["gap"] for row in found.rows) if types else {}
    return ", ".join(count(counted[name], f"{name} gap") for name in types if counted[name])


def _wanted(asked: Request, types: Sequence[str]) -> Callable[[Gap], bool]:
    wanted = asked.filter

    def is_wanted(gap: Gap) -> bool:
        return (
            (not types or gap.gap in types)
            and (not wanted.jurisdictions or gap.jurisdiction in wanted.jurisdictions)
            and (not wanted.kinds or gap.kind in wanted.kinds)
            and asked.speaks_of(gap.indication)
        )

    return is_wanted
