"""Steps that are open longer than the authority's clock allows."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

from milestones.lexicon.clocks import Clock, clocks
from milestones.model.claim import ACHIEVED
from milestones.model.dates import ANNOUNCED
from milestones.model.milestone import Milestone
from milestones.report.naming import report_of
from milestones.report.overdue import comes_after
from milestones.report.record import Gap, Record
from milestones.report.rows import dated, title_of

_HOLIDAYS = 16
"""One weekday in so many is taken for a public holiday: Japan, which has the most, has 16 in 261."""
_WEEKEND = 5
_REMEMBERED = 1 << 14
"""How many days keep the one that lies so many months or working days later."""


def overdue_reviews(record: Record, today: date) -> Iterator[Gap]:
    """The steps whose clock (clocks.toml) has run out before `today` without an outcome on record.

    A step without a last day starts no clock. Where an outcome is expected by a date, that date counts and
    not the clock. Of several clocks that have run out, the one that ended last is told.
    """
    for milestone in record.milestones:
        latest = milestone.date.window.latest
        if (
            milestone.status is not ACHIEVED
            or latest is None
            or not _started_by(milestone.jurisdiction, milestone.kind)
        ):
            continue
        beside = tuple(record.beside(milestone))
        passed = [
            (due, clock)
            for clock in _running(milestone, {m.kind for m in beside})
            if (due := due_by(clock, latest)) < today
        ]
        if passed and not _answered(milestone, beside, [clock.ends for _, clock in passed]):
            foreseen = (
                m.date.window.latest for m in record.foreseen(milestone) if comes_after(milestone, m.kind)
            )
            if not any(day and day >= latest for day in foreseen):
                due, clock = max(passed, key=lambda found: found[0])
                yield _gap(milestone, clock, due)


def due_by(clock: Clock, start: date) -> date:
    """The last day on which the step is not late, for a clock that starts on `start`; `allowed` included.

    Working days are weekdays, with one in `_HOLIDAYS` more for public holidays, which no table here knows.
    """
    if clock.unit == "months":
        end = _months_after(start, clock.length)
    elif clock.unit == "days":
        end = start + timedelta(days=clock.length)
    else:
        end = _weekdays_after(start, clock.length + clock.length // _HOLIDAYS)
    return end + timedelta(days=clock.allowed)


@lru_cache(maxsize=_REMEMBERED)
def _months_after(start: date, number: int) -> date:
    from dateutil.relativedelta import relativedelta

    end: date = start + relativedelta(months=number)
    return end


@lru_cache(maxsize=_REMEMBERED)
def _weekdays_after(start: date, number: int) -> date:
    day = start
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < _WEEKEND
    return day


def _running(milestone: Milestone, beside: Collection[str]) -> Iterator[Clock]:
    """The clocks that the step starts: of those that end with one kind, the first that fits."""
    ends: set[str] = set()
    for clock in _started_by(milestone.jurisdiction, milestone.kind):
        if clock.ends not in ends and _fits(clock, milestone, beside):
            ends.add(clock.ends)
            yield clock


@cache
def _started_by(jurisdiction: str, kind: str) -> tuple[Clock, ...]:
    """The clocks that the kind can start there, in their order."""
    return tuple(clock for clock in clocks() if jurisdiction in clock.places and kind in clock.starts)


def _fits(clock: Clock, milestone: Milestone, beside: Collection[str]) -> bool:
    latest = milestone.date.window.latest
    return (
        (not clock.priority or any(kind in beside for kind in clock.priority))
        and (not clock.applications or milestone.application in clock.applications)
        and (not clock.agencies or (milestone.agency or "") in clock.agencies)
        and latest is not None
        and clock.since <= latest
    )


def _answered(milestone: Milestone, beside: Collection[Milestone], ends: Collection[str]) -> bool:
    """Whether something that answers the step can have happened since: the next step, or a setback."""
    start = milestone.date.window.earliest
    if start is None and milestone.date.basis is ANNOUNCED:
        # Told on the day of its report: what was told before cannot be its answer.
        start = milestone.date.window.latest
    for other in beside:
        latest = other.date.window.latest
        if (other.kind in ends or comes_after(milestone, other.kind)) and (
            start is None or latest is None or latest >= start
        ):
            return True
    return False


def _gap(milestone: Milestone, clock: Clock, due: date) -> Gap:
    unit = clock.unit.removesuffix("s") if clock.length == 1 else clock.unit
    allowed = f" + {clock.allowed} for {clock.allowed_for}" if clock.allowed else ""
    length = f"{clock.length} {unit.replace('-', ' ')}{allowed}"
    silence = "; without a word it may start" if clock.silent else ""
    holidays = f"one weekday in {_HOLIDAYS} a public holiday" if clock.unit == "working-days" else ""
    assumed = ", ".join(filter(None, (clock.assumed, holidays)))
    return Gap(
        "overdue",
        milestone.indication,
        milestone.jurisdiction,
        clock.ends,
        milestone,
        f"{dated(title_of(milestone.kind), milestone)}, no outcome",
        (milestone,),
        report_of(clock.ends, milestone.jurisdiction),
        more=f": {clock.authority} {clock.name} ended by {due}{silence}",
        basis="; ".join(filter(None, (length, assumed and f"assumed: {assumed}", f"clock: {clock.source}"))),
        counted_from=due,
        order=1 if clock.silent else 0,
    )
