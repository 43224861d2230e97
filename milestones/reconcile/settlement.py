"""When an event happened, by all that the claims about it say."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import zip_longest

from milestones.model.claim import Status
from milestones.model.dates import ANY_DAY, DATED, Basis, EventDate, Window, meet_all
from milestones.model.milestone import SourcedClaim
from milestones.model.ruling import Ruling

# A date that the text gives outweighs one that must be worked out, and that one the day of the report. Two
# independent sources of a lesser kind outweigh one of the next, except that a bound, which follows from
# any article that tells the event as past, never outweighs a date until many articles agree on it.
_WEIGHTS = {Basis.STATED: 6, Basis.RELATIVE: 5, Basis.ANNOUNCED: 4, Basis.NONE: 1}
_MORE_SUPPORT = (
    "has more support (a stated date counts more than a relative one, that more than a day of report)"
)
# In the order of _Agreement.preference.
_GROUNDS = (
    "has equal support and is told closer to the event",
    "has equal support and is more exact",
    "has equal support and is earlier",
)
# An article that reports an event without its date appears within weeks of it.
_NEWS = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Settlement:
    """The date of an event, and which claims can be true together with it."""

    date: EventDate
    within: tuple[SourcedClaim, ...]
    """The claims that agree; the first one gives the date that is shown."""
    outside: tuple[SourcedClaim, ...]
    """The claims that cannot be true as well."""
    decided: str = ""
    """What told the winning claims from the next best ones; empty where there were none."""
    revised: tuple[SourcedClaim, ...] = ()
    """Expectations that a later article has changed."""
    ruling: Ruling | None = None
    """The ruling that gives the date; None where the claims do."""


def window(sourced: SourcedClaim) -> Window:
    """The days that a claim allows.

    The day of an article bounds what it tells as past. It does not bound what it expects: an expectation
    without a date of its own allows any day.
    """
    claim = sourced.claim
    if claim.status is Status.EXPECTED and claim.date.basis not in DATED:
        return Window(claim.date.window.earliest, None)
    return claim.date.window


def likely(date: EventDate) -> Window:
    """The days of a date; where an event is only reported, those of the weeks before the report.

    For telling events apart, never for narrowing one: nothing is known of those days for certain.
    """
    days = date.window
    if date.basis is Basis.ANNOUNCED and days.earliest is None and days.latest:
        return Window(days.latest - _NEWS, days.latest)
    return days


def settle(claims: Sequence[SourcedClaim]) -> Settlement:
    """The date that the claims, at least one and in the order of `place`, support best.

    Of all sets of claims that have a common day, the one with most support wins: each independent source
    adds the weight of its best claim in the set, stated before relative before announced before a mere
    bound. Copies of one text are one source. Of sets with equal support, the one wins that was told
    closest to the event (days between its window and the nearest day of an article that dates it), then
    the one with the shorter window, then the earlier one.

    The window is the days that the winning claims have in common. The date shown is the most exact
    stated or relative one among them; else the earliest day of announcement, if it lies in the window;
    else none.
    """
    allowed = [(window(sourced), sourced) for sourced in claims]
    if (common := meet_all(days for days, _ in allowed)) is not None:
        return _settled(_Agreement(tuple(claims), common), (), "")
    within, *equals = sorted(_best_supported(allowed), key=_Agreement.preference)
    outside = tuple(sourced for days, sourced in allowed if days.meet(within.common) is None)
    return _settled(within, outside, _decided(within, equals[0]) if equals else _MORE_SUPPORT)


def _settled(within: "_Agreement", outside: tuple[SourcedClaim, ...], decided: str) -> Settlement:
    shown = within.shown()
    agreeing = sorted(within.claims, key=lambda c: (c is not shown, -weight(c)))
    return Settlement(_date(shown, within.common), tuple(agreeing), outside, decided)


def settle_expected(claims: Sequence[SourcedClaim]) -> Settlement:
    """As `settle`, for an event that is still expected: what the latest article expects stands.

    An authority moves its day of action, a company its plans: an earlier article was right when it appeared,
    and disagrees with nothing. Articles of one day, or of an unknown day, can contradict each other.
    """
    dated = [c for c in claims if c.published and c.claim.date.basis in DATED]
    if not dated:
        return settle(claims)
    latest = max(c.published for c in dated if c.published)
    newest = settle([c for c in dated if c.published == latest]).date.window
    revised = [c for c in claims if c.published and c.published < latest and window(c).meet(newest) is None]
    return replace(settle([c for c in claims if c not in revised]), revised=tuple(revised))


def settled_by(ruling: Ruling, date: EventDate, claims: Sequence[SourcedClaim]) -> Settlement:
    """The date that a ruling gives, with the claims that agree with it, and those that do not."""
    within = [c for c in claims if window(c).meet(date.window) is not None]
    outside = [c for c in claims if window(c).meet(date.window) is None]
    return Settlement(date, tuple(within), tuple(outside), ruling=ruling)


def weight(sourced: SourcedClaim) -> int:
    """How much a claim's word on the date counts."""
    return _WEIGHTS[sourced.claim.date.basis]


def place(sourced: SourcedClaim) -> tuple[object, ...]:
    """Where a claim stands when nothing else decides: a total order that depends on the claim alone."""
    claim, number = sourced.claim, sourced.number
    other = "" if number else repr(sourced)
    return (claim.article, claim.start, claim.end, claim.kind, sourced.source, number, other)


@dataclass(frozen=True, slots=True)
class _Agreement:
    """Claims that can all be true, and the days that they have in common."""

    claims: tuple[SourcedClaim, ...]
    common: Window

    @classmethod
    def of(cls, allowed: Sequence[tuple[Window, SourcedClaim]]) -> "_Agreement":
        """The agreement of claims that have a common day, with the days that they allow."""
        return cls(tuple(sourced for _, sourced in allowed), meet_all(days for days, _ in allowed) or ANY_DAY)

    def preference(self) -> tuple[int, int, date]:
        """Sorts the best of equally supported agreements first, by the rule of `settle`."""
        first, last = _ends(self.common)
        return (self._days_to_report(), (last - first).days, first)

    def _days_to_report(self) -> int:
        """The days between the window and the nearest article that dates the event into it."""
        first, last = _ends(self.common)
        told = [c.published for c in self.claims if c.published and c.claim.date.basis is not Basis.NONE]
        return min(
            (max((first - day).days, (day - last).days, 0) for day in told), default=date.max.toordinal()
        )

    def shown(self) -> SourcedClaim | None:
        """The claim whose date is shown; None when the event stays undated."""
        texts = [sourced for sourced in self.claims if sourced.claim.date.text]
        dated = [sourced for sourced in texts if sourced.claim.date.basis in DATED]
        if dated:
            return min(dated, key=lambda c: (_length(c.claim.date.window), -weight(c), c.claim.date.text))
        for sourced in texts:
            day = sourced.claim.date
            if day.basis is Basis.ANNOUNCED and day.window.latest == self.common.latest:
                return sourced
        return None


@dataclass(slots=True)
class _Support:
    """What claims that allow one day weigh together: for each source its best word."""

    total: int = 0
    _words: dict[str, Counter[int]] = field(default_factory=dict)

    def change(self, sourced: SourcedClaim, by: int) -> None:
        """Counts a claim once more (1) or once less (-1)."""
        words = self._words.setdefault(sourced.source, Counter())
        self.total -= max((weighing for weighing, times in words.items() if times), default=0)
        words[weight(sourced)] += by
        self.total += max((weighing for weighing, times in words.items() if times), default=0)


def _best_supported(allowed: Sequence[tuple[Window, SourcedClaim]]) -> list[_Agreement]:
    """The agreements that have most support, of claims that cannot all be true."""
    most, best = 0, list[list[int]]()
    for support, there in _crossings(allowed):
        if support > most:
            most, best = support, []
        if support == most:
            best.append(sorted(there))
    return [_Agreement.of([allowed[at] for at in places]) for places in best]


def _crossings(allowed: Sequence[tuple[Window, SourcedClaim]]) -> Iterator[tuple[int, set[int]]]:
    """The largest sets of claims with a common day: their support and their places in `allowed`.

    Each has the first day of one of its windows in common. Where another window begins before any of them
    ends, that one can be added. So the days on which windows begin are gone through in order, once,
    which takes time in proportion to the claims. A set given is only good until the next one.
    """
    starting: dict[date, list[int]] = {}
    for at, (days, _) in enumerate(allowed):
        starting.setdefault(days.earliest or date.min, []).append(at)
    starts = sorted(starting)
    there, support = set[int](), _Support()
    ending: list[tuple[date, int]] = []
    for day, following in zip_longest(starts, starts[1:]):
        while ending and ending[0][0] < day:
            _, at = heappop(ending)
            there.remove(at)
            support.change(allowed[at][1], -1)
        for at in starting[day]:
            heappush(ending, (_ends(allowed[at][0])[1], at))
            there.add(at)
            support.change(allowed[at][1], 1)
        if following is None or ending[0][0] < following:
            yield support.total, there


def _decided(best: _Agreement, next_best: _Agreement) -> str:
    pairs = zip(_GROUNDS, best.preference(), next_best.preference(), strict=True)
    return next((ground for ground, one, other in pairs if one != other), "")


def _ends(days: Window) -> tuple[date, date]:
    return days.earliest or date.min, days.latest or date.max


def _length(days: Window) -> int:
    first, last = _ends(days)
    return (last - first).days


def _date(shown: SourcedClaim | None, common: Window) -> EventDate:
    if shown is None:
        return EventDate(None, common, Basis.NONE)
    return EventDate(shown.claim.date.text, common, shown.claim.date.basis)
