"""Gaps without the milestones that they rest on, so that a report of millions needs little memory."""

import marshal
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from milestones.model.milestone import Milestone
from milestones.report.record import Gap
from milestones.report.rows import iso, order_of, some
from milestones.report.taxonomy import GAPS

_TOGETHER = 500
"""So many lines are packed together."""
_PLACE = {name: place for place, name in enumerate(GAPS)}


class GapLine(NamedTuple):
    """A gap as reports show it."""

    gap: str
    key: str
    """The product's."""
    product: str
    indication: str | None
    jurisdiction: str
    kind: str
    since: str | None
    """The date from which it counts, at its own precision."""
    days: int | None
    """Whole days from its last possible day on, at least 0."""
    id: str
    """The milestone from whose date it counts."""
    lead: str
    words: str
    """As of a Gap, as are those before and behind it."""
    more: str
    basis: str
    closes: str
    articles: str
    """The first articles that it was judged on, and how many more."""
    milestones: tuple[str, ...]
    """The ids of those that it rests on."""

    @property
    def sentence(self) -> str:
        """The words, behind what others have."""
        return sentence_of(self.lead, self.jurisdiction, self.words)


PlainLine = tuple[
    str,
    str,
    str,
    str | None,
    str,
    str,
    str | None,
    int | None,
    str,
    str,
    str,
    str,
    str,
    str,
    str,
    tuple[str, ...],
]
"""What a GapLine holds. Nothing else can be packed, and making a GapLine of it takes as long as its cells."""


def sentence_of(lead: str, jurisdiction: str, words: str) -> str:
    """The words of a gap, behind what others have: "Approved in CN; in KR nothing achieved"."""
    return f"{lead}; in {jurisdiction} {words}" if lead else words


def _lines_of(found: Iterable[Gap], today: date) -> Iterator[PlainLine]:
    """The gaps as of `today`. Neighbours often rest on the very same milestones, which are read once."""
    last: Sequence[Milestone] | None = None
    now = today.toordinal()
    articles, ids = "", tuple[str, ...]()
    for each in found:
        gap, indication, place, kind, since, words, judged, closes, lead, more, basis, counted_from, _ = each
        if judged is not last:
            last, articles, ids = judged, _articles_of(judged), _ids_of(judged)
        product, told = since.product, since.date
        latest = counted_from or told.window.latest
        yield (
            gap,
            product.key,
            product.name,
            indication,
            place,
            kind,
            (not counted_from and told.text) or iso(latest),
            max(now - latest.toordinal(), 0) if latest else None,
            since.id,
            lead,
            words,
            more,
            basis,
            closes,
            articles,
            ids,
        )


def _articles_of(judged: Sequence[Milestone]) -> str:
    """The first articles that tell of the milestones, and how many more; empty for none."""
    if len(judged) == 1 and len(told := judged[0].tellings) == 1:
        return told[0].article
    articles = {one.article for milestone in judged for one in milestone.told}
    return some(sorted(articles)) if len(articles) != 1 else articles.pop()


def _ids_of(judged: Sequence[Milestone]) -> tuple[str, ...]:
    if len(judged) == 1:
        return (judged[0].id,)
    return tuple(dict.fromkeys([milestone.id for milestone in judged]))


_Group = tuple[str, int]
"""A type of gap, and a place among the gaps of the type."""


class GapLines:
    """All gaps of a report: the weightiest type first, then by the products' names.

    They are added product by product, by the products' names whatever their case, then their keys.
    """

    def __init__(self) -> None:
        self._lines: dict[_Group, list[PlainLine]] = {}
        self._packed: dict[_Group, list[bytes]] = {}
        self.counts: Counter[str] = Counter()
        """How many there are of each type."""

    def __len__(self) -> int:
        return self.counts.total()

    def add(self, found: Iterable[Gap], today: date) -> None:
        """Takes the gaps of the next product."""
        groups: dict[_Group, list[Gap]] = {}
        for gap in found:
            groups.setdefault((gap.gap, gap.order), []).append(gap)
        for group, members in groups.items():
            members.sort(key=_weight)
            own = self._lines.setdefault(group, [])
            own += _lines_of(members, today)
            self.counts[group[0]] += len(members)
            if len(own) >= _TOGETHER:
                self._packed.setdefault(group, []).append(marshal.dumps(own))
                own.clear()

    def of(self, name: str) -> Iterator[GapLine]:
        """Those of one type."""
        groups = sorted(group for group in self._lines if group[0] == name)
        return map(GapLine._make, chain.from_iterable(map(self._of_group, groups)))

    def __iter__(self) -> Iterator[GapLine]:
        return map(GapLine._make, self.plain())

    def plain(self) -> Iterator[PlainLine]:
        """All, for a file of millions."""
        return chain.from_iterable(map(self._of_group, sorted(self._lines, key=_place)))

    def _of_group(self, group: _Group) -> Iterator[PlainLine]:
        for pack in self._packed.get(group, ()):
            yield from marshal.loads(pack)  # noqa: S302 -- its own
        yield from self._lines[group]


def _place(group: _Group) -> tuple[int, int]:
    return (_PLACE[group[0]], group[1])


def _weight(gap: Gap) -> tuple[str, str, int, str]:
    """What orders the gaps of a group and a product."""
    return (gap.indication or "", gap.jurisdiction, order_of(gap.kind), gap.since.id)
