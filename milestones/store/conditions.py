"""What a user wants to see, as conditions on rows."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Table, func, select

from milestones.model.filters import Filter
from milestones.model.milestone import Role
from milestones.store.rows import folded
from milestones.store.schema import claims, milestones, testimony


def milestone_conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """The conditions that a row of `milestones` must all meet."""
    if wanted.rejected is not None:
        yield milestones.c.rejected.is_(wanted.rejected)
    if wanted.products:
        yield milestones.c.product.in_(wanted.products)
    yield from _event_conditions(milestones, wanted)


def claim_conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """The conditions that a row of `claims` must all meet.

    A claim is about the product whose milestone it tells of.
    """
    if wanted.products:
        told = (
            select(testimony.c.claim)
            .join(milestones, milestones.c.id == testimony.c.milestone)
            .where(milestones.c.product.in_(wanted.products), testimony.c.role != Role.BOUNDS)
        )
        yield claims.c.number.in_(told)
    yield from _event_conditions(claims, wanted)


def _event_conditions(table: Table, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    columns = table.c
    if wanted.indication:
        yield columns.indication_folded.contains(folded(wanted.indication), autoescape=True)
    if wanted.jurisdictions:
        yield columns.jurisdiction.in_(wanted.jurisdictions)
    if wanted.kinds:
        yield columns.kind.in_(wanted.kinds)
    # An event known only to be on or before a day, or on or after it, counts as of that day. Any other may
    # have happened on each day of its window, so one that overlaps the wanted days is shown.
    if wanted.since:
        yield func.coalesce(columns.latest, columns.earliest) >= wanted.since
    if wanted.until:
        yield func.coalesce(columns.earliest, columns.latest) <= wanted.until
    if wanted.status:
        yield columns.status == wanted.status.value
