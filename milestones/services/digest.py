"""`digest`: what has changed since a moment."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from milestones.model.briefing import Briefing
from milestones.model.claim import Status
from milestones.model.filters import Filter
from milestones.model.milestone import Milestone
from milestones.model.problem import UsageError
from milestones.model.ruling import Ruling, active, root_of
from milestones.model.table import Row
from milestones.reconcile import reconcile
from milestones.report.changerows import Period
from milestones.report.digest import SORTS
from milestones.report.digest import digest as report_digest
from milestones.report.overdue import overdue
from milestones.report.record import Record
from milestones.services.rebuilding import names_of, reached_from
from milestones.services.request import Request, filter_in, first_day, one_of
from milestones.store import Reader, Store

_SPAN = re.compile(r"(\d{1,6})([dw])", re.ASCII)
_DAYS = {"d": 1, "w": 7}


def moment_of(text: str, now: datetime) -> datetime:
    """The moment that a user's words mean, in UTC: "7d" and "2w" count back from `now`, a date from its
    first second on. Raises UsageError for anything else, and for what is yet to come."""
    word = text.strip()
    if span := _SPAN.fullmatch(word.lower()):
        days = int(span[1]) * _DAYS[span[2]]
        try:
            return now.astimezone(UTC).replace(microsecond=0) - timedelta(days=days)
        except OverflowError as error:
            raise UsageError(f"nothing was so long ago: {text!r}") from error
    try:
        moment = datetime.combine(first_day(word), time(), UTC)
    except UsageError as error:
        raise UsageError(f"neither a date nor a time span: {text!r}; write 2023-06-30, 7d or 2w") from error
    if moment > now:
        raise UsageError(f"{text!r} is yet to come: give a day that was, or 7d or 2w")
    return moment


def change_sorts(words: Sequence[str]) -> tuple[str, ...]:
    """The sorts of change that a user's words name, also joined by commas. Raises UsageError for another."""
    return tuple(dict.fromkeys(one_of(word, SORTS, "change") for text in words for word in text.split(",")))


def digest(
    store: Store, asked: Request, *, since: datetime, today: date, sorts: Sequence[str] = ()
) -> Briefing:
    """What the articles that came in since then, and the rulings since then, have changed.

    The milestones of the products concerned are derived twice by the same rules, from what was known before
    and from all that is known now, and compared; so the order in which articles came in between does not
    count. Of an article that was replaced since then, what it had said before is not known: it counts as new.
    As of `today`, expected days have passed. Only these `sorts` and what meets the request are shown.
    Raises NothingFoundError for a product that is not known.
    """
    wanted = _wanted(asked, filter_in(store, asked), sorts)
    passed = tuple(_passed(store, since.date(), today))
    with store.reading() as reader:
        period = _period(reader, since, today, passed)
        notes = () if reader.is_known_before(since) else (_UNKNOWN,)
        nothing = "No such change" if sorts or asked != Request() else "Nothing has changed"
        return report_digest(period, reader.article_count(), wanted=wanted, nothing=nothing, notes=notes)


_UNKNOWN = "Of some articles it was not kept when they came in: they count as known before"


def _period(reader: Reader, since: datetime, today: date, passed: Sequence[tuple[Milestone, str]]) -> Period:
    rulings = reader.rulings()
    new = reader.came_since(since)
    decided = [ruling for ruling in rulings if ruling.when >= since]
    reached = reached_from(reader, reader.named_since(since).union(*_names(decided, rulings)))
    claims = reader.claims_of(reached.callings)
    held = active(ruling for ruling in rulings if ruling.when < since)
    before = reconcile(
        [sourced for sourced in claims if sourced.claim.article not in new],
        reached.groups,
        [ruling for ruling in held if not reached.names.isdisjoint(names_of(ruling))],
    )
    now = reconcile(claims, reached.groups, reached.rulings)
    return Period(since, today, before, now, new, rulings, dict(_overdue(now, today)), passed)


def _names(decided: Sequence[Ruling], every: Sequence[Ruling]) -> Iterator[frozenset[str]]:
    """The names that these rulings are about; an undo is about those of what it undoes."""
    known = {ruling.number: ruling for ruling in every}
    for ruling in decided:
        yield names_of(root_of(ruling, known))


def _overdue(milestones: Sequence[Milestone], today: date) -> Iterator[tuple[str, str]]:
    record = Record(found for found in milestones if not found.rejected)
    for milestone in record.milestones:
        if words := overdue(milestone, record.beside(milestone), today):
            yield milestone.id, words


def _passed(store: Store, since: date, today: date) -> Iterator[tuple[Milestone, str]]:
    """The expected milestones whose last expected day was on or after `since` and before `today`."""
    expected = store.milestones(Filter(status=Status.EXPECTED, since=since, until=today))
    keys = sorted({found.product.key for found in expected})
    if not keys:
        return
    found = list(store.milestones_in_full(Filter(products=tuple(keys))))
    words = dict(_overdue(found, today))
    for milestone in found:
        latest = milestone.date.window.latest
        if milestone.id in words and latest and latest >= since:
            yield milestone, words[milestone.id]


def _wanted(asked: Request, filter: Filter, sorts: Sequence[str]) -> Callable[[Row], bool]:
    def is_wanted(row: Row) -> bool:
        indication = row["indication"]
        return (
            (not sorts or row["change"] in sorts)
            and (not filter.products or row["key"] in filter.products)
            and (not filter.jurisdictions or row["jurisdiction"] in filter.jurisdictions)
            and (not filter.kinds or row["kind"] in filter.kinds)
            and asked.speaks_of(indication if isinstance(indication, str) else None)
        )

    return is_wanted
