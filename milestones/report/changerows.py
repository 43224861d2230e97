"""Changes and rulings as rows."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime

from milestones.model.claim import Status
from milestones.model.milestone import Milestone, Product
from milestones.model.names import name_key
from milestones.model.ruling import Ruling, Verb, root_of, undone
from milestones.model.table import Row
from milestones.report.changes import Change, Counterparts, Sort, changes, shown
from milestones.report.rows import disease, title_of
from milestones.report.rulings import about, holds, sentence

COLUMNS = (
    "change",
    "product",
    "indication",
    "jurisdiction",
    "kind",
    "before",
    "after",
    "days",
    "articles",
    "id",
    "detail",
)


@dataclass(frozen=True, slots=True)
class Period:
    """What is known of the time that a digest is about."""

    since: datetime
    """In UTC."""
    today: date
    before: Sequence[Milestone]
    """The milestones of all products concerned as they followed from what was known before, in full."""
    now: Sequence[Milestone]
    """The same products' milestones as they follow from all that is known, in full."""
    new: AbstractSet[str]
    """The ids of the articles that have come in."""
    rulings: Sequence[Ruling]
    """All of the store."""
    overdue: Mapping[str, str]
    """Of `now`, by id: in words that the day has passed on which it was expected (report.overdue)."""
    passed: Sequence[tuple[Milestone, str]]
    """The expected milestones of all products, in full, whose day has passed in that time; in such words."""


def change_rows(period: Period) -> Iterator[Row]:
    """A row for each change, expected day that has passed, and ruling of the period, in no order.

    Beside the columns they hold `title` (of the kind), `disease`, and `key` and `names` of the product.
    """
    since = [ruling for ruling in period.rulings if ruling.when >= period.since]
    found = list(changes(period.before, period.now, period.new, {ruling.number for ruling in since}))
    for change in found:
        yield _row(change, period)
    added = {change.milestone.id for change in found if change.sort is Sort.ADDED}
    for milestone, words in period.passed:
        if milestone.id not in added:
            yield _row(Change(Sort.PASSED, milestone, milestone, (), words), period)
    if not since:
        return
    gone = undone(period.rulings)
    docket = _Docket(period)
    for ruling in since:
        yield docket.row(ruling, gone.get(ruling.number))


def _row(change: Change, period: Period) -> Row:
    now, was = change.milestone, change.before
    before = _date(was) if was else f"by {now.expected}" if now.expected else None
    after = None if change.sort in (Sort.PASSED, Sort.GONE) else _date(now)
    days = None
    if change.sort is Sort.PASSED and (latest := now.date.window.latest):
        days = (period.today - latest).days
    elif change.sort in (Sort.MOVED, Sort.ACHIEVED) and was:
        days = _days(was, now)
    hoped = "only expected" if now.status is Status.EXPECTED and after is None and before is None else ""
    stale = period.overdue.get(now.id, "") if change.sort is Sort.ADDED else ""
    return {
        "change": change.sort.value,
        "product": now.product.name,
        "indication": now.indication,
        "jurisdiction": now.jurisdiction,
        "kind": now.kind,
        "before": None if change.sort is Sort.ADDED else before,
        "after": after,
        "days": days,
        "articles": change.articles,
        "id": now.id,
        "detail": "; ".join(filter(None, (hoped, change.words, stale))),
        "title": title_of(now.kind),
        "disease": disease(now),
        "key": now.product.key,
        "names": now.product.names,
        "number": None,
    }


def _date(milestone: Milestone) -> str | None:
    told = shown(milestone)
    return None if told == "–" else told


def _days(was: Milestone, now: Milestone) -> int | None:
    one, other = was.date.window.latest, now.date.window.latest
    return (other - one).days if one and other else None


class _Docket:
    """The rulings of the period as rows."""

    def __init__(self, period: Period) -> None:
        self._period = period
        self._found = Counterparts(period.before, period.now)
        self._by_number = {ruling.number: ruling for ruling in period.rulings}
        self._products: dict[str, Product] = {}
        for milestone in (*period.before, *period.now):
            for name in milestone.product.names:
                self._products[name_key(name)] = milestone.product

    def row(self, ruling: Ruling, undone_by: int | None) -> Row:
        """A ruling: what it is about as it was named then, and what it has changed of a date."""
        of = root_of(ruling, self._by_number)
        subject = of.subject
        on = [m for m in self._period.now if any(r.number == ruling.number for r in m.rulings)]
        one = on[0] if len(on) == 1 else None
        was = self._found.before(one) if one else None
        before = after = days = None
        if one and was and was.date != one.date and ruling.verb is Verb.SET:
            before, after, days = _date(was), _date(one), _days(was, one)
        kept = "" if undone_by is None else f" ({holds(undone_by)})"
        why = f" ({ruling.why})" if ruling.why else ""
        name = subject.product if subject else (of.names or of.rest or ("",))[0]
        product = one.product if one else self._products.get(name_key(name))
        return {
            "change": Sort.RULED.value,
            "product": product.name if product else name,
            "indication": subject.indication if subject else None,
            "jurisdiction": subject.jurisdiction if subject else None,
            "kind": subject.kind if subject else None,
            "before": before,
            "after": after,
            "days": days,
            "articles": (),
            "id": one.id if one else None,
            "detail": f"{ruling.who}: {sentence(ruling)}{why}{kept}",
            "title": title_of(subject.kind) if subject else about(of),
            "disease": subject.indication if subject else None,
            "key": product.key if product else name_key(name),
            "names": product.names if product else (name,),
            "number": ruling.number,
        }
