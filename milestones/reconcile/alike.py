"""Bringing near copies together without comparing each with each. Pure functions.

A release that a hundred sites reprint has five thousand pairs of copies. But being of one source goes on from
copy to copy: of two sets of texts, each of one source, one pair of copies tells all. So a text that comes
to such a set is compared with a few of it, and only where it is no copy of any with all that share enough
prints with it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from milestones.reconcile.copies import ONE_SHARED_IN, Sources


class Marked(NamedTuple):
    """A text with what it shares with its copies."""

    key: str
    """Its digest, or a source that it is known to be of."""
    prints: Collection[int]
    """No two of them are equal."""
    is_new: bool
    """Whether it is to be compared with all; two texts that are not new are never compared."""


def join_near(found: Sources, marked: Mapping[int, Marked], are_copies: Callable[[int, int], bool]) -> None:
    """Joins the keys of any two texts that are near copies, where at least one of them is new.

    The result does not depend on the numbers of texts; only which pairs `are_copies` is asked about does.
    """
    sharing: dict[int, list[int]] = {}
    for number in sorted(marked):
        if marked[number].is_new:
            sharing |= {one: [] for one in sorted(marked[number].prints)}
    for number in sorted(marked):
        for one in marked[number].prints:
            if one in sharing:
                sharing[one].append(number)
    # In this order the texts on one medicine come together, so that few need to be at hand.
    ranks = {one: rank for rank, one in enumerate(sharing)}
    meeting = _Meeting(found, marked, ranks, are_copies)
    for one, numbers in sharing.items():
        meeting.join(one, numbers)


class _Heap(NamedTuple):
    """Texts that share a print and are of one source."""

    key: str
    new: list[int]
    old: list[int]


class _Meeting:
    """Lets the texts meet that share a print, print by print."""

    def __init__(
        self,
        found: Sources,
        marked: Mapping[int, Marked],
        ranks: Mapping[int, int],
        are_copies: Callable[[int, int], bool],
    ) -> None:
        self._found = found
        self._marked = marked
        self._ranks = ranks
        self._are_copies = are_copies

    def join(self, one: int, numbers: Iterable[int]) -> None:
        """Joins the texts that share this print, where they are copies."""
        known: dict[str, _Heap] = {}
        by_key: dict[str, _Heap] = {}
        for number in numbers:
            key, _, is_new = self._marked[number]
            if (heap := by_key.get(key)) is None:
                root = self._found.root(key)
                heap = by_key[key] = known.setdefault(root, _Heap(root, [], []))
            (heap.new if is_new else heap.old).append(number)
        coming = [heap for heap in known.values() if heap.new]
        met = [heap for heap in known.values() if not heap.new]
        for heap in coming:
            met = self._let_meet(heap, met, one)

    def _let_meet(self, heap: _Heap, met: Iterable[_Heap], one: int) -> list[_Heap]:
        """The heaps after another one has come, and has become one with those that hold a copy."""
        apart = []
        for other in met:
            if not self._hold_copies(other, heap, one):
                apart.append(other)
                continue
            self._found.join(other.key, heap.key)
            other.new.extend(heap.new)
            other.old.extend(heap.old)
            heap = other
        return [*apart, heap]

    def _hold_copies(self, heap: _Heap, other: _Heap, one: int) -> bool:
        """Whether a text of one heap is a copy of one of the other.

        What proves to be one goes to the front: the next to come is mostly a copy of the same.
        """
        for theirs, ours in ((heap.new, other.new), (heap.old, other.new), (heap.new, other.old)):
            for at, number in enumerate(theirs):
                for mine in ours:
                    if self._is_copy(number, mine, one):
                        theirs.insert(0, theirs.pop(at))
                        return True
        return False

    def _is_copy(self, number: int, other: int, one: int) -> bool:
        """Whether two texts are copies; only told where they meet for the first time."""
        ours, theirs = self._marked[number].prints, self._marked[other].prints
        shared = set(ours).intersection(theirs)
        return (
            len(shared) * ONE_SHARED_IN >= min(len(ours), len(theirs))
            and min(map(self._ranks.__getitem__, shared)) == self._ranks[one]
            and self._are_copies(number, other)
        )
