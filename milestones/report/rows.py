"""The row of a milestone, and the words that all reports share."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from milestones.lexicon.facets import told_apart
from milestones.lexicon.kinds import kinds
from milestones.model.claim import ACHIEVED, EXPECTED, Status
from milestones.model.dates import ANNOUNCED, EventDate
from milestones.model.milestone import Milestone
from milestones.model.table import Cell, Row
from milestones.report.places import tint

COLUMNS = (
    "id",
    "product",
    "indication",
    "population",
    "jurisdiction",
    "agency",
    "kind",
    "application",
    "date",
    "earliest",
    "latest",
    "basis",
    "status",
    "sources",
    "conflict",
    "ruling",
    "expected",
)
"""The columns of a milestone that the contract names, in its order."""

_SIGNS = {
    "≤": "≤ told on that day: happened then or before",
    "(≤": "(≤ …) undated: happened on or before that day",
    "(≥": "(≥ …) undated: happened on or after that day",
    "by": "by … expected then",
    "*": "* ruled by an analyst",
    "!": "! articles disagree: milestones show ID",
    "?": "? only expected",
    "1": "1 rests on one source",
}
LEGEND = " · ".join(_SIGNS.values())
"""The signs of all rows, explained in one line."""


def milestone_row(milestone: Milestone) -> Row:
    """The contract's columns, and for views: `when`, `title` (of the kind), `marks`, `disease` and `tint`.

    `date` keeps its own precision; `earliest` and `latest` are ISO days, None where that end is open.
    """
    return {
        "id": milestone.id,
        "product": milestone.product.name,
        "indication": milestone.indication,
        "population": milestone.population,
        "jurisdiction": milestone.jurisdiction,
        "agency": milestone.agency,
        "kind": milestone.kind,
        "application": milestone.application,
        **date_cells(milestone.date),
        "status": milestone.status.value,
        "sources": milestone.sources,
        "conflict": milestone.conflict,
        "ruling": milestone.ruling,
        "expected": milestone.expected,
        "when": when(milestone.date, milestone.status),
        "title": title_of(milestone.kind),
        "marks": marks(milestone),
        "disease": disease(milestone),
        "tint": tint(milestone.jurisdiction),
    }


def date_cells(told: EventDate) -> dict[str, Cell]:
    """The columns date, earliest, latest and basis."""
    return {
        "date": told.text,
        "earliest": iso(told.window.earliest),
        "latest": iso(told.window.latest),
        "basis": told.basis.value,
    }


def iso(day: date | None) -> str | None:
    """A day as 2023-06-30; None stays None."""
    return day.isoformat() if day else None


@lru_cache
def title_of(kind: str) -> str:
    """How a person reads a kind; the id itself for one that the lexicon does not hold."""
    known = kinds().get(kind)
    return known.title if known else kind


@lru_cache
def order_of(kind: str) -> int:
    """A kind's place in the order in which a product usually meets them; an unknown kind comes last."""
    known = kinds().get(kind)
    return known.order if known else len(kinds())


@lru_cache
def path_of(kind: str) -> str:
    """The path that a kind is a step of; one that the lexicon does not hold counts as a designation."""
    known = kinds().get(kind)
    return known.path if known else "designation"


def when(told: EventDate, status: Status) -> str:
    """The date as a timeline shows it.

    "2023-06" as told; "≤ 2023-07-03" for the day of a report; "(≤ 2024-07-15)" for an undated event's
    bound, or "(≥ 2024-07-15)"; "by 2025-Q3" for an expected one; "–" where nothing is known.
    """
    text = told.text
    if status is EXPECTED:
        return f"by {text}" if text else "–"
    if told.basis is ANNOUNCED:
        return f"≤ {text}"
    if text:
        return text
    earliest, latest = told.window.earliest, told.window.latest
    return f"(≤ {latest})" if latest else f"(≥ {earliest})" if earliest else "–"


def disease(milestone: Milestone) -> str | None:
    """The indication, with what tells the milestone from others that share it: "gout, second line"."""
    return ", ".join(filter(None, (milestone.indication, told_apart(milestone.distinction)))) or None


def dated(words: str, milestone: Milestone) -> str:
    """The words with the milestone's date in brackets, if it has any: "CN (2023-06)"."""
    date, status = milestone.date, milestone.status
    # As told, mostly: what all reports do for each line.
    is_plain = date.text and status is ACHIEVED and date.basis is not ANNOUNCED
    told = date.text if is_plain else when(date, status).strip("()–")
    return f"{words} ({told})" if told else words


def marks(milestone: Milestone) -> str:
    """ "*" for a ruling, "!" for a conflict, "?" for an expected event, "1" for a single source."""
    return (
        ("*" if milestone.ruling else "")
        + ("!" if milestone.conflict else "")
        + ("?" if milestone.status is EXPECTED else "")
        + ("1" if milestone.sources == 1 else "")
    )


def legend(rows: Iterable[Row]) -> tuple[str, ...]:
    """One line that explains the signs that the rows show; none where they show none."""
    seen = {str(row["when"]).split()[0] for row in rows} | {
        sign for row in rows for sign in str(row["marks"])
    }
    found = [words for sign, words in _SIGNS.items() if sign in seen]
    return (" · ".join(found),) if found else ()


def in_time(milestone: Milestone) -> tuple[object, ...]:
    """Sorts by the last day on which an event can lie, then dated ones first, then by kind and place.

    An event without a last day comes last.
    """
    days = milestone.date.window
    return (
        days.latest or date.max,
        milestone.status is EXPECTED,
        milestone.date.text is None,
        milestone.date.basis is ANNOUNCED,
        order_of(milestone.kind),
        days.earliest or date.min,
        milestone.jurisdiction,
        milestone.product.key,
        milestone.indication or "",
        milestone.id,
    )


def by_product(milestone: Milestone) -> tuple[object, ...]:
    """Sorts by the product's name, then as `in_time`."""
    return (milestone.product.name.casefold(), milestone.product.key, in_time(milestone))


def count(number: int, noun: str) -> str:
    """ "1 article", "5 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def read(articles_read: int) -> str:
    """ "the 5 articles read"."""
    return f"the {count(articles_read, 'article')} read"


def some(items: Sequence[str], limit: int = 3) -> str:
    """The first items, and how many more: "a, b, c and 2 more"."""
    more = len(items) - limit
    return f"{', '.join(items[:limit])} and {more} more" if more > 0 else ", ".join(items)
