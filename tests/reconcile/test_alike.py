from collections.abc import Callable, Mapping
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.reconcile.alike import Marked, join_near
from milestones.reconcile.copies import Sources

Pair = frozenset[int]


def joined(marked: Mapping[int, Marked], are_copies: Callable[[int, int], bool]) -> tuple[set[Pair], int]:
    """The numbers of texts that become one; and how often it was asked whether two are copies."""
    found = Sources()
    asked: list[Pair] = []

    def ask(one: int, other: int) -> bool:
        asked.append(frozenset({one, other}))
        return are_copies(one, other)

    join_near(found, marked, ask)
    assert len(set(asked)) == len(asked), "a pair is compared twice"
    together: dict[str, set[int]] = {}
    for number, text in marked.items():
        together.setdefault(found.root(text.key), set()).add(number)
    return set(map(frozenset, together.values())), len(asked)


def pair_by_pair(marked: Mapping[int, Marked], are_copies: Callable[[int, int], bool]) -> set[Pair]:
    """What becomes one where each new text is compared with each."""
    found = Sources()
    for one, other in combinations(marked, 2):
        ours, theirs = marked[one], marked[other]
        shared = len(ours.prints & theirs.prints)
        likely = shared > 0 and shared * 2 >= min(len(ours.prints), len(theirs.prints))
        if (ours.is_new or theirs.is_new) and likely and are_copies(one, other):
            found.join(ours.key, theirs.key)
    return {
        frozenset(number for number in marked if found.are_one(marked[number].key, text.key))
        for text in marked.values()
    }


texts = st.builds(
    Marked, st.sampled_from("abcdefgh"), st.frozensets(st.integers(1, 6), max_size=4), st.booleans()
)


@given(st.lists(texts, max_size=10), st.sets(st.frozensets(st.integers(0, 9), min_size=2, max_size=2)))
def test_the_same_becomes_one_as_pair_by_pair(listed: list[Marked], copies: set[Pair]) -> None:
    marked = dict(enumerate(listed))

    def are_copies(one: int, other: int) -> bool:
        return frozenset({one, other}) in copies

    assert joined(marked, are_copies)[0] == pair_by_pair(marked, are_copies)


def many(count: int, *, new: int | None = None) -> dict[int, Marked]:
    """Texts that share five prints and have one of their own; so many of them are new."""
    first = 0 if new is None else count - new
    return {n: Marked(f"{n:05}", {1, 2, 3, 4, 5, 100 + n}, n >= first) for n in range(count)}


def test_each_of_many_copies_is_compared_once() -> None:
    together, asked = joined(many(500), lambda *_: True)
    assert len(together) == 1
    assert asked == 499


def test_copies_of_what_is_stored_are_compared_once_each() -> None:
    stored = {n: text._replace(key="source") for n, text in many(400).items()}
    marked = {n: text if n >= 300 else stored[n]._replace(is_new=False) for n, text in many(400).items()}
    together, asked = joined(marked, lambda *_: True)
    assert len(together) == 1
    assert asked == 100


@pytest.mark.parametrize("forms", [2, 5])
def test_copies_in_some_forms_are_compared_with_one_of_each(forms: int) -> None:
    # Each is a copy of those of its form; what joins the forms comes first.
    def are_copies(one: int, other: int) -> bool:
        return one % forms == other % forms or 0 in (one, other)

    together, asked = joined(many(500), are_copies)
    assert len(together) == 1
    assert asked <= 500 * forms


def test_texts_that_are_not_new_are_not_compared() -> None:
    together, asked = joined(many(300, new=0), lambda *_: True)
    assert (len(together), asked) == (300, 0)
    together, asked = joined(many(300, new=1), lambda *_: False)
    assert (len(together), asked) == (300, 299)


def test_too_few_prints_in_common_make_no_copies() -> None:
    marked = {n: Marked(str(n), {1, 10 * n, 10 * n + 1}, True) for n in (1, 2)}
    assert joined(marked, lambda *_: True) == ({frozenset({1}), frozenset({2})}, 0)
