"""Gaps without the milestones that they rest on, so that a report of millions needs little memory."""

import marshal
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

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
        """The words, behind what others have: "Approved in CN; in KR nothing achieved"."""
        return f"{self.lead}; in {self.jurisdiction} {self.words}" if self.lead else self.words


_Plain = tuple[str | int | tuple[str, ...] | None, ...]
"""What a GapLine holds: nothing else can be packed."""


def _line_of(gap: Gap, today: date) -> _Plain:
    """The gap as of `today`."""
    since = gap.since
    product, told = since.product, since.date
    latest = gap.counted_from or told.window.latest
    judged = gap.judged
    articles = {one.article for milestone in judged for one in milestone.told}
    return (
        gap.gap,
        product.key,
        product.name,
        gap.indication,
        gap.jurisdiction,
        gap.kind,
        (not gap.counted_from and told.text) or iso(latest),
        max((today - latest).days, 0) if latest else None,
        since.id,
        gap.lead,
        gap.words,
        gap.more,
        gap.basis,
        gap.closes,
        some(sorted(articles)) if len(articles) != 1 else articles.pop(),
        tuple(dict.fromkeys([milestone.id for milestone in judged])),
    )


class GapLines:
    """All gaps of a report: the weightiest type first, then by the products' names.

    They are added product by product, by the products' names whatever their case, then their keys.
    """

    def __init__(self) -> None:
        self._lines: dict[tuple[int, int], list[_Plain]] = {}
        self._packed: dict[tuple[int, int], list[bytes]] = {}
        """By the place of the type, and the place among the gaps of a type."""
        self.counts: Counter[str] = Counter()
        """How many there are of each type."""

    def __len__(self) -> int:
        return self.counts.total()

    def add(self, found: Iterable[Gap], today: date) -> None:
        """Takes the gaps of the next product."""
        for group, members in groupby(sorted(found, key=_weight), key=_group):
            own = self._lines.setdefault(group, [])
            before = len(own)
            own += [_line_of(gap, today) for gap in members]
            self.counts[GAPS[group[0]]] += len(own) - before
            if len(own) >= _TOGETHER:
                self._packed.setdefault(group, []).append(marshal.dumps(own))
                own.clear()

    def of(self, name: str) -> Iterator[GapLine]:
        """Those of one type."""
        for group in sorted(group for group in self._lines if group[0] == _PLACE[name]):
            for pack in self._packed.get(group, ()):
                yield from map(GapLine._make, marshal.loads(pack))  # noqa: S302 -- its own
            yield from map(GapLine._make, self._lines[group])

    def __iter__(self) -> Iterator[GapLine]:
        for name in GAPS:
            yield from self.of(name)


def _group(gap: Gap) -> tuple[int, int]:
    return (_PLACE[gap.gap], gap.order)


def _weight(gap: Gap) -> tuple[object, ...]:
    return (
        _PLACE[gap.gap],
        gap.order,
        gap.indication or "",
        gap.jurisdiction,
        order_of(gap.kind),
        gap.since.id,
    )
