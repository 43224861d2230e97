"""Gaps without the milestones that they rest on, so that a report of millions needs little memory."""

import marshal
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, groupby
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


def _line_of(found: Gap, today: date) -> PlainLine:
    """The gap as of `today`."""
    gap, indication, place, kind, since, words, judged, closes, lead, more, basis, counted_from, _ = found
    product, told = since.product, since.date
    latest = counted_from or told.window.latest
    return (
        gap,
        product.key,
        product.name,
        indication,
        place,
        kind,
        (not counted_from and told.text) or iso(latest),
        max((today - latest).days, 0) if latest else None,
        since.id,
        lead,
        words,
        more,
        basis,
        closes,
        _articles_of(judged),
        tuple(dict.fromkeys([milestone.id for milestone in judged])) if len(judged) > 1 else (judged[0].id,),
    )


def _articles_of(judged: Sequence[Milestone]) -> str:
    """The first articles that tell of the milestones, and how many more; empty for none."""
    articles = {one.article for milestone in judged for one in milestone.told}
    return some(sorted(articles)) if len(articles) != 1 else articles.pop()


class GapLines:
    """All gaps of a report: the weightiest type first, then by the products' names.

    They are added product by product, by the products' names whatever their case, then their keys.
    """

    def __init__(self) -> None:
        self._lines: dict[tuple[int, int], list[PlainLine]] = {}
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
        groups = sorted(group for group in self._lines if group[0] == _PLACE[name])
        return map(GapLine._make, chain.from_iterable(map(self._of_group, groups)))

    def __iter__(self) -> Iterator[GapLine]:
        return map(GapLine._make, self.plain())

    def plain(self) -> Iterator[PlainLine]:
        """All, for a file of millions."""
        return chain.from_iterable(map(self._of_group, sorted(self._lines)))

    def _of_group(self, group: tuple[int, int]) -> Iterator[PlainLine]:
        for pack in self._packed.get(group, ()):
            yield from marshal.loads(pack)  # noqa: S302 -- its own
        yield from self._lines[group]


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
