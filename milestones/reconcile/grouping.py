"""Which accounts speak of one event."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TypeVar

from milestones.model.claim import Status
from milestones.model.dates import Basis, EventDate, Window
from milestones.model.milestone import SourcedClaim
from milestones.reconcile.accounts import Account, is_rejected, settled
from milestones.reconcile.diseases import UNSTATED, Diseases
from milestones.reconcile.facets import Facets, merged, restricted, stated_by, telling_names
from milestones.reconcile.settlement import Settlement, likely

# An application under review is acted on within a year: FDA's goals under PDUFA are 10 months for a standard
# and 6 for a priority review, from the end of a filing period of 60 days.
_REVIEW = timedelta(days=366)

_Home = TypeVar("_Home", bound=Hashable)


@dataclass(eq=False)
class Event:
    """Accounts of one event, before its date is settled."""

    disease: str
    distinction: Facets
    """What tells it from other events of the same product, disease, place, kind and status."""
    accounts: Sequence[Account]
    foresaw: list[Account] = field(default_factory=list)
    """The expectations that it has met."""

    @property
    def claims(self) -> list[SourcedClaim]:
        """What articles say of it; the analyst's word is not among them."""
        return [account.sourced for account in self.accounts if account.word is None]

    @cached_property
    def settlement(self) -> Settlement:
        """When it happened, or is expected, by all of its accounts."""
        return settled(self.accounts)

    @property
    def stated(self) -> Facets:
        """All that its accounts state, also what does not tell it from other events."""
        return stated_by(account.facets for account in self.accounts)


def events(accounts: Sequence[Account], diseases: Diseases) -> list[Event]:
    """The events of accounts of one product, place and kind: the achieved ones, then those still expected."""
    achieved = list(_apart([a for a in accounts if a.status is Status.ACHIEVED], diseases))
    expected = [account for account in accounts if account.status is Status.EXPECTED]
    if not expected:
        return achieved
    still = _unmet(achieved, [account for account in expected if account.word is None], diseases)
    # A word on an expectation goes where the expectation goes.
    words = [account for account in expected if account.word]
    open_ones = [event for event in _apart([*still, *words], diseases) if event.claims]
    spoken_of = {id(account) for event in open_ones for account in event.accounts}
    alone = _unmet(achieved, [word for word in words if id(word) not in spoken_of], diseases)
    return [*achieved, *open_ones, *_apart(alone, diseases)]


def _unmet(achieved: Sequence[Event], expected: Sequence[Account], diseases: Diseases) -> Sequence[Account]:
    """The expectations that no event has met; an event gets those that it has met."""
    dates = {event: event.settlement.date for event in achieved}
    for event in achieved:
        if is_rejected(event.accounts):
            continue
        met = _foreseen(event, dates, expected, diseases)
        event.foresaw.extend(met)
        taken = set(map(id, met))
        expected = [account for account in expected if id(account) not in taken]
    return expected


def event_of(disease: str, stated: Facets, among: Sequence[Event], diseases: Diseases) -> Event | None:
    """The event that this disease and these facets can only mean; None where there is none, or a choice.

    Of several that the facets fit, the one that states them all, and nothing that they do not.
    """
    group = diseases.related(disease, {event.disease for event in among})
    alike = [event for event in among if event.disease == group]
    could_be = [event for event in alike if merged(event.distinction, stated) is not None]
    if len(could_be) > 1:
        telling = {name for event in alike for name, _ in event.distinction}
        could_be = [event for event in could_be if event.distinction == restricted(stated, telling)]
    return could_be[0] if len(could_be) == 1 else None


def _apart(accounts: Sequence[Account], diseases: Diseases) -> Iterator[Event]:
    if len(accounts) == 1:
        # As the rest would give, for most events are told once.
        stated = accounts[0].facets
        yield Event(accounts[0].disease, restricted(stated, telling_names([stated])), accounts)
        return
    belongs = diseases.groups(account.disease for account in accounts)
    groups: dict[str, list[Account]] = {}
    open_ones: list[Account] = []
    # Without a disease, or of one with several narrower ones on record: perhaps the date tells.
    broader = frozenset().union(*map(diseases.broader, set(belongs.values())))
    several = len(set(belongs.values())) > 1
    for account in accounts:
        group = belongs[account.disease]
        if several and (group == UNSTATED or group in broader):
            open_ones.append(account)
        else:
            groups.setdefault(group, []).append(account)
    dates = _dates(groups) if open_ones else {}
    for account in open_ones:
        disease = account.disease
        could_be = [group for group in dates if disease == UNSTATED or disease in diseases.broader(group)]
        home = _by_date(account, could_be, dates)
        groups.setdefault(belongs[account.disease] if home is None else home, []).append(account)
    for group, members in groups.items():
        for distinction, some in _by_facets(members).items():
            yield Event(group, distinction, some)


def _by_facets(accounts: Sequence[Account]) -> Mapping[Facets, list[Account]]:
    """The accounts of each event of one disease, by what tells it from the others.

    Facets that no two accounts state differently tell nothing apart. An account with less detail belongs to
    the only event that has all of it; where there are several, to the one that its date tells, and to the
    earliest where it has no date, for what is told as past has been true ever since then.
    """
    telling = telling_names(account.facets for account in accounts)
    if not telling:
        return {(): list(accounts)}
    stated = [restricted(account.facets, telling) for account in accounts]
    fullest = _fullest(stated)
    fits = {facets: _fitting(facets, fullest) for facets in set(stated)}
    homes: dict[Facets, list[Account]] = {}
    open_ones = []
    for account, facets in zip(accounts, stated, strict=True):
        if len(fits[facets]) == 1:
            homes.setdefault(fits[facets][0], []).append(account)
        else:
            open_ones.append((account, facets))
    dates = _dates(homes) if open_ones else {}
    for account, facets in open_ones:
        could_be = [full for full in fits[facets] if full in dates]
        home = _by_date(account, could_be, dates)
        if home is None and account.sourced.claim.date.basis is Basis.NONE and account.word is None:
            home = _earliest(could_be, dates)
        homes.setdefault(facets if home is None else home, []).append(account)
    return homes


def _fitting(facets: Facets, fullest: Sequence[Facets]) -> list[Facets]:
    """Those of the fullest statements that hold all of these facets."""
    return [full for full in fullest if merged(full, facets) == full]


def _fullest(stated: Iterable[Facets]) -> list[Facets]:
    """All that is stated in most detail; two that only complete one another are put together."""
    distinct = sorted(set(stated))
    full = [
        one for one in distinct if not any(one != other and merged(one, other) == other for other in distinct)
    ]
    partners = {one: [other for other in full if other != one and merged(one, other)] for one in full}
    together = {
        merged(one, others[0]) if len(others) == 1 and len(partners[others[0]]) == 1 else one
        for one, others in partners.items()
    }
    return sorted(facets for facets in together if facets is not None)


def _dates(homes: Mapping[_Home, Sequence[Account]]) -> dict[_Home, Window]:
    return {home: likely(settled(members).date) for home, members in homes.items()}


def _by_date(account: Account, homes: Iterable[_Home], dates: Mapping[_Home, Window]) -> _Home | None:
    """The only one of these events whose date an account tells; None where it tells none, or several's."""
    told = account.sourced.claim.date
    if told.basis is Basis.NONE:
        return None
    alike = [
        home
        for home in homes
        if dates[home].latest and dates[home].earliest and dates[home].meet(likely(told))
    ]
    return alike[0] if len(alike) == 1 else None


def _earliest(homes: Iterable[_Home], dates: Mapping[_Home, Window]) -> _Home | None:
    dated = [(last, str(home), home) for home in homes if (last := dates[home].latest)]
    return min(dated)[2] if dated else None


def _foreseen(
    event: Event, among: Mapping[Event, EventDate], expected: Sequence[Account], diseases: Diseases
) -> list[Account]:
    """The expectations that the achieved event has met.

    Those that can only mean this event by their disease, facets and date, and that do not look past it. Where
    they name several narrower diseases than the event does, or several lines of therapy where it names none,
    nothing tells which it has met: then it meets only those that do not say more than it does.
    """
    tellers = {account.sourced.claim.article for account in event.accounts if account.word is None}
    known = {other.disease for other in among}
    alike = {other: date for other, date in among.items() if other.disease == event.disease}
    met = [
        account
        for account in expected
        if account.sourced.claim.article not in tellers
        and diseases.related(account.disease, known) == event.disease
        and _meant(account, alike) is event
    ]
    own = diseases.broader(event.disease) | {event.disease, UNSTATED}
    narrower = {account.disease for account in met} - own
    if len(set(diseases.groups(narrower).values()) - {UNSTATED}) > 1:
        met = [account for account in met if account.disease in own]
    open_facets = telling_names(account.facets for account in met) - set(dict(event.stated))
    return [account for account in met if not restricted(account.facets, open_facets)]


def _meant(account: Account, events: Mapping[Event, EventDate]) -> Event | None:
    """The one of these events that an expectation can only mean: by its facets, else by its date."""
    fit = {
        event: likely(date)
        for event, date in events.items()
        if merged(event.stated, account.facets) is not None and not _looks_past(account.sourced, date.window)
    }
    return next(iter(fit)) if len(fit) == 1 else _by_date(account, fit, fit)


def _looks_past(sourced: SourcedClaim, event: Window) -> bool:
    """Whether an expectation can only mean a later event than the achieved one.

    No article expects what had happened before it was written. Where its day is unknown, an expectation
    for more than a review's length after the event means another one.
    """
    if event.latest is None:
        return False
    if sourced.published:
        return sourced.published > event.latest
    earliest = sourced.claim.date.window.earliest
    return earliest is not None and earliest > event.latest + _REVIEW
