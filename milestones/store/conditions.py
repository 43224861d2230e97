"""What a user wants to see, as conditions on rows."""

from collections.abc import Iterator

from milestones.model.filters import Filter
from milestones.model.milestone import Role
from milestones.store.rows import Values, folded

Condition = tuple[str, Values]
"""A condition in the words of a query, and the values in it."""


def milestone_conditions(wanted: Filter) -> Condition:
    """What a row of `milestones m` must meet."""
    return _all_of([*_milestone_conditions(wanted), *_event_conditions("m", wanted)])


def claim_conditions(wanted: Filter) -> Condition:
    """What a row of `claims c` must meet.

    A claim is about the product whose milestone it tells of.
    """
    return _all_of([*_claim_conditions(wanted), *_event_conditions("c", wanted)])


def _all_of(conditions: list[Condition]) -> Condition:
    words = " AND ".join(condition for condition, _ in conditions) or "TRUE"
    return words, {name: value for _, values in conditions for name, value in values.items()}


def _milestone_conditions(wanted: Filter) -> Iterator[Condition]:
    if wanted.rejected is not None:
        yield ("m.rejected" if wanted.rejected else "NOT m.rejected"), {}
    if wanted.products:
        yield "m.product IN :products", {"products": wanted.products}


def _claim_conditions(wanted: Filter) -> Iterator[Condition]:
    if wanted.products:
        told = (
            "SELECT t.claim FROM testimony t JOIN milestones m ON m.id = t.milestone "
            "WHERE m.product IN :products AND t.role <> :bounds"
        )
        yield f"c.number IN ({told})", {"products": wanted.products, "bounds": Role.BOUNDS.value}


def _event_conditions(table: str, wanted: Filter) -> Iterator[Condition]:
    if wanted.indication:
        words = f"%{_literally(folded(wanted.indication))}%"
        yield f"{table}.indication_folded LIKE :indication ESCAPE '/'", {"indication": words}
    if wanted.jurisdictions:
        yield f"{table}.jurisdiction IN :jurisdictions", {"jurisdictions": wanted.jurisdictions}
    if wanted.kinds:
        yield f"{table}.kind IN :kinds", {"kinds": wanted.kinds}
    # An event known only to be on or before a day, or on or after it, counts as of that day. Any other may
    # have happened on each day of its window, so one that overlaps the wanted days is shown.
    if wanted.since:
        yield f"coalesce({table}.latest, {table}.earliest) >= :since", {"since": wanted.since.isoformat()}
    if wanted.until:
        yield f"coalesce({table}.earliest, {table}.latest) <= :until", {"until": wanted.until.isoformat()}
    if wanted.status:
        yield f"{table}.status = :status", {"status": wanted.status.value}


def _literally(words: str) -> str:
    """The words as a pattern takes them that has no signs for any letters."""
    return "".join(f"/{letter}" if letter in "/%_" else letter for letter in words)
