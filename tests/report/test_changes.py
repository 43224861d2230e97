"""What becomes of milestones from one state to the next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest

from milestones.model.milestone import Milestone, Role
from milestones.model.ruling import Ruling, Verb
from milestones.report.changes import Change, Sort, changes

from .records import claim, dated, milestone, part

OLD, NEW = ("a.txt",), ("a.txt", "new.txt")
"""Articles: what was read before, and with it what has come in."""
CAME = frozenset({"new.txt"})
DECIDED = Ruling(7, Verb.SET, "Ana Roth", datetime(2026, 11, 22, tzinfo=UTC), fields={"date": "2023-06-30"})


def approval(when: str = "stated 2023-06", articles: Sequence[str] = OLD, **fields: object) -> Milestone:
    return milestone("nda-approval", when=when, articles=articles, **fields)  # type: ignore[arg-type]


def told(before: Sequence[Milestone], now: Sequence[Milestone], *ruled: Ruling) -> list[Change]:
    numbers = {one.number for one in ruled}
    found = list(changes(before, now, CAME, numbers))
    for order in permutations(now):
        assert sorted(map(repr, changes(before[::-1], order, CAME, numbers))) == sorted(map(repr, found))
    return found


def sorts(before: Sequence[Milestone], now: Sequence[Milestone]) -> list[str]:
    return sorted(change.sort.value for change in told(before, now))


@pytest.mark.parametrize(
    ("before", "now", "sort"),
    [
        ("stated 2023-06", "stated 2023-06", Sort.CONFIRMED),
        ("stated 2023-06", "stated 2023-06-30", Sort.NARROWED),
        ("announced 2023-07-03", "stated 2023-06-30", Sort.NARROWED),
        ("announced 2023-07-03", "announced 2023-07-01", Sort.NARROWED),
        ("undated 2024-07-15", "stated 2022", Sort.NARROWED),
        ("undated", "stated 2022", Sort.NARROWED),
        ("stated 2023-06", "stated 2023-07", Sort.MOVED),
        ("stated 2023-06-30", "stated 2023-06", Sort.MOVED),
        ("announced 2023-07-03", "stated 2023-07-04", Sort.MOVED),
    ],
)
def test_what_becomes_of_a_date(before: str, now: str, sort: Sort) -> None:
    (change,) = told([approval(before)], [approval(now, NEW)])
    assert (change.sort, change.articles) == (sort, ("new.txt",))
    assert change.before == approval(before)


def test_nothing_that_is_as_it_was_is_a_change() -> None:
    assert told([approval()], [approval()]) == []
    assert told([], []) == []


def test_a_copy_confirms_nothing() -> None:
    copied = approval(articles=NEW)
    same = [replace(t, sourced=replace(t.sourced, source="a.txt")) for t in copied.testimony]
    assert told([approval()], [replace(copied, testimony=tuple(same))]) == []


def test_what_a_neighbour_on_its_path_tells_of_a_window_is_no_news() -> None:
    was = approval("stated 2019-09", NEW)
    narrower = dated("stated 2019-09")
    bounded = replace(narrower, window=dated("stated 2019-09-17").window)
    assert told([was], [replace(was, date=bounded)]) == []


def test_a_new_milestone_is_added_with_what_disputes_it() -> None:
    (change,) = told([], [approval(articles=["new.txt"], conflict="b.txt says 2022")])
    assert (change.sort, change.before, change.words) == (Sort.ADDED, None, "b.txt says 2022")


def test_what_was_expected_and_came_is_achieved_under_its_other_id() -> None:
    expected = replace(approval("stated 2023-Q4", expected=True), id="exp")
    met = replace(expected.testimony[0], role=Role.FORESAW)
    came = approval("stated 2023-06-30", ["new.txt"])
    (change,) = told([expected], [replace(came, testimony=(*came.testimony, met))])
    assert (change.sort, change.before, change.milestone.id) == (Sort.ACHIEVED, expected, came.id)


def test_one_expectation_met_while_others_are_open() -> None:
    expected = replace(approval("stated 2023-Q4", ("a.txt", "b.txt"), expected=True), id="exp")
    open_one, met = expected.testimony
    came = approval("stated 2023-06-30", ["new.txt"])
    came = replace(came, testimony=(*came.testimony, replace(met, role=Role.FORESAW)), expected="2023-Q4")
    assert sorts([expected], [came, replace(expected, testimony=(open_one,))]) == ["achieved"]


def test_what_the_same_new_article_foresaw_was_never_only_expected_here() -> None:
    foresaw = part(claim("new.txt", "stated 2023-Q4"), Role.FORESAW)
    came = approval("stated 2023-06-30", ["new.txt"])
    assert sorts([], [replace(came, testimony=(*came.testimony, foresaw))]) == ["added"]


def test_a_new_dispute_goes_before_a_confirmation_and_beside_a_narrower_date() -> None:
    words = "new.txt says 2024, against 2023-06 from 1 source"
    assert sorts([approval()], [approval(articles=NEW, conflict=words)]) == ["contradicted"]
    narrowed = approval("stated 2023-06-30", NEW, conflict=words)
    assert sorts([approval()], [narrowed]) == ["contradicted", "narrowed"]
    (moved,) = told([approval()], [approval("stated 2024", NEW, conflict=words)])
    assert (moved.sort, moved.words) == (Sort.MOVED, words)


def test_an_old_dispute_is_news_only_where_a_new_article_takes_part() -> None:
    was = approval(articles=["a.txt", "b.txt"], conflict="b.txt says 2024, against 2023-06 from 1 source")
    again = "b.txt says 2024, against 2023-06 from 2 sources"
    now = approval(articles=["a.txt", "b.txt", "new.txt"], conflict=again)
    assert sorts([was], [now]) == ["confirmed"]
    *old, fresh = now.testimony
    against = replace(now, testimony=(*old, replace(fresh, role=Role.CONTRADICTS)))
    assert sorts([was], [against]) == ["contradicted"]


def test_a_dispute_that_is_settled_is_told_with_what_settled_it() -> None:
    (change,) = told([approval(conflict="b.txt says 2024")], [approval(articles=NEW)])
    assert (change.sort, change.words) == (Sort.CONFIRMED, "2 sources, 1 before; no longer in dispute")


def test_a_milestone_is_followed_through_another_id_and_a_narrower_disease() -> None:
    was = replace(approval(indication=None), id="before")
    now = replace(approval(articles=NEW), testimony=(*was.testimony, part(claim("new.txt"))))
    (change,) = told([was], [now])
    assert (change.sort, change.words) == (Sort.CONFIRMED, "2 sources, 1 before; was for an unstated disease")


def test_of_two_that_become_one_the_one_with_its_id_goes_on() -> None:
    kept, lost = approval(), replace(approval(articles=["b.txt"]), id="other")
    now = approval(articles=["a.txt", "b.txt"])
    (gone,) = told([kept, lost], [now])
    assert (gone.sort, gone.milestone, gone.words) == (Sort.GONE, lost, f"one with {now.id} now")


def test_of_one_that_becomes_two_the_other_is_added() -> None:
    was = approval(articles=["a.txt", "b.txt"])
    other = replace(approval(articles=["b.txt"]), id="other")
    (added,) = told([was], [approval(), other])
    assert (added.sort, added.milestone.id) == (Sort.ADDED, "other")


def test_a_milestone_without_any_article_is_followed_by_its_former_id() -> None:
    was = replace(approval(articles=[]), id="before")
    now = replace(approval("stated 2023-06-30", NEW), formerly=("before",))
    assert sorts([was], [now]) == ["narrowed"]
    assert sorts([was], []) == ["gone"]


def test_rulings_speak_for_themselves() -> None:
    ruled = replace(approval("stated 2023-06-30"), rulings=(DECIDED,))
    rejected = replace(approval(), rulings=(DECIDED,), rejected=True)
    assert told([approval()], [ruled], DECIDED) == []
    assert told([approval()], [rejected], DECIDED) == []
    assert told([], [ruled], DECIDED) == []
    # What articles tell is told all the same.
    with_news = replace(approval("stated 2023-06-30", NEW), rulings=(DECIDED,))
    assert [change.sort for change in told([approval()], [with_news], DECIDED)] == [Sort.NARROWED]


def test_what_analysts_have_rejected_is_not_on_record() -> None:
    rejected = replace(approval(), rejected=True)
    assert told([rejected], [replace(approval(articles=NEW), rejected=True)]) == []
    assert [(c.sort, c.words) for c in told([approval()], [rejected])] == [(Sort.GONE, "rejected")]
    assert sorts([rejected], [approval()]) == ["added"]
