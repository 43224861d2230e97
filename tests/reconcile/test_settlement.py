from itertools import permutations

import pytest

from milestones.model.milestone import SourcedClaim
from milestones.reconcile.settlement import Settlement, settle
from milestones.reconcile.wording import conflict_of, reasons_of

from .records import in_place, told

A = told("a.txt", "stated 2023-06")
B = told("b.txt", "stated 2023-06-30")
C = told("c.txt", "announced 2023-07-03")


def _settled(claims: tuple[SourcedClaim, ...]) -> Settlement:
    """The settlement, which must be the same in every order."""
    found = [settle(in_place(*order)) for order in permutations(claims)]
    assert all(other == found[0] for other in found)
    return found[0]


@pytest.mark.parametrize(
    ("claims", "shown", "earliest", "latest"),
    [
        ((A, B, C), "2023-06-30 stated", "2023-06-30", "2023-06-30"),
        ((A, C), "2023-06 stated", "2023-06-01", "2023-06-30"),
        ((A, told("d.txt", "announced 2023-06-20")), "2023-06 stated", "2023-06-01", "2023-06-20"),
        ((C, told("d.txt", "announced 2023-07-05")), "2023-07-03 announced", "None", "2023-07-03"),
        ((C, told("d.txt", "undated 2023-06-15")), "None none", "None", "2023-06-15"),
        ((C, told("d.txt", "undated 2024-06-15")), "2023-07-03 announced", "None", "2023-07-03"),
        ((told("d.txt", "undated 2024-07-15"),), "None none", "None", "2024-07-15"),
        ((told("d.txt"),), "None none", "None", "None"),
        ((A, told("d.txt", "relative 2023-06-28")), "2023-06-28 relative", "2023-06-28", "2023-06-28"),
        ((A, told("d.txt", "relative 2023-06")), "2023-06 stated", "2023-06-01", "2023-06-30"),
        (
            (told("d.txt", "stated 2023-Q2"), told("e.txt", "stated 2023-H1")),
            "2023-Q2 stated",
            "2023-04-01",
            "2023-06-30",
        ),
    ],
)
def test_dates_that_can_all_be_true_narrow_one_another(
    claims: tuple[SourcedClaim, ...], shown: str, earliest: str, latest: str
) -> None:
    found = _settled(claims)
    assert f"{found.date.text} {found.date.basis.value}" == shown
    assert (str(found.date.window.earliest), str(found.date.window.latest)) == (earliest, latest)
    assert (len(found.within), found.outside, conflict_of(found)) == (len(claims), (), "")


@pytest.mark.parametrize(
    ("claims", "shown", "conflict"),
    [
        (
            (A, B, told("x.txt", "stated 2023-05")),
            "2023-06-30",
            "x.txt says 2023-05 (stated), against 2023-06-30 from 2 sources",
        ),
        (
            (A, C, told("x.txt", "relative 2024-06")),
            "2023-06",
            "x.txt says 2024-06 (relative), against 2023-06 from 2 sources",
        ),
        (
            (A, told("x.txt", "relative 2024-06")),
            "2023-06",
            "x.txt says 2024-06 (relative), against 2023-06 from 1 source",
        ),
        (
            (
                told("x.txt", "stated 2023-06"),
                told("y.txt", "relative 2024-06"),
                told("z.txt", "relative 2024-06"),
            ),
            "2024-06",
            "x.txt says 2023-06 (stated), against 2024-06 from 2 sources",
        ),
        (
            (told("x.txt", "announced 2022-01-05"), A),
            "2023-06",
            "x.txt reports it on 2022-01-05 (announced), against 2023-06 from 1 source",
        ),
        (
            (told("x.txt", "undated 2022-01-05"), A),
            "2023-06",
            "x.txt has it on or before 2022-01-05 (undated), against 2023-06 from 1 source",
        ),
    ],
)
def test_dates_that_cannot_all_be_true(claims: tuple[SourcedClaim, ...], shown: str, conflict: str) -> None:
    found = _settled(claims)
    assert (found.date.text, conflict_of(found)) == (shown, conflict)


def test_copies_of_a_wrong_date_count_once() -> None:
    copies = tuple(told(f"copy{n}.txt", "stated 2024-01", source="one") for n in range(4))
    found = _settled((A, told("b.txt", "stated 2023-06"), *copies))
    assert found.date.text == "2023-06"
    assert conflict_of(found) == (
        "copy0.txt, copy1.txt, copy2.txt and 1 more say 2024-01 (stated), against 2023-06 from 2 sources"
    )


def test_a_copy_that_says_less_does_not_hide_what_the_text_says_exactly() -> None:
    year = told("a.txt", "stated 2023", source="one", published="2023-09-01")
    day = told("b.txt", "stated 2023-06-30", source="one", published="2023-09-01")
    assert _settled((year, day)).date.text == "2023-06-30"


@pytest.mark.parametrize(
    ("one", "other", "shown", "ground"),
    [
        (
            told("a.txt", "stated 2023-06", published="2025-01-01"),
            told("b.txt", "stated 2023-08", published="2023-09-03"),
            "2023-08",
            "closer to the event",
        ),
        (told("a.txt", "stated 2023-06"), told("b.txt", "stated 2023-08-09"), "2023-08-09", "more exact"),
        (told("a.txt", "stated 2023-08-09"), told("b.txt", "stated 2023-06-09"), "2023-06-09", "earlier"),
        (told("a.txt", "relative 2023-06"), told("b.txt", "stated 2024"), "2024", "more support"),
    ],
)
def test_what_decides_between_two_dates_is_told(
    one: SourcedClaim, other: SourcedClaim, shown: str, ground: str
) -> None:
    found = _settled((one, other))
    assert found.date.text == shown
    assert ground in reasons_of(found)[-1]


@pytest.mark.parametrize(
    ("when", "window"),
    [
        ("undated 2024-05-01", "None None"),
        ("announced 2024-05-01", "None None"),
        ("stated 2024-Q3", "2024-07-01 2024-09-30"),
    ],
)
def test_the_day_of_an_article_does_not_bound_what_it_expects(when: str, window: str) -> None:
    found = _settled((told("a.txt", when, expected=True),))
    assert f"{found.date.window.earliest} {found.date.window.latest}" == window


@pytest.mark.parametrize(
    ("claims", "reasons"),
    [
        ((A,), ["a.txt states 2023-06."]),
        (
            (told("a.txt", "relative 2024-06", published="2024-07-15"),),
            ["a.txt tells 2024-06 relative to its own day (2024-07-15)."],
        ),
        (
            (C,),
            ["No article dates the event; c.txt reports it on 2023-07-03, so it was then or before."],
        ),
        (
            (
                A,
                told("b.txt", "stated 2023-06", source="source of a.txt"),
                told("d.txt", "announced 2023-06-20"),
            ),
            [
                "a.txt states 2023-06.",
                "2 independent sources (3 articles; copies count once): a.txt, b.txt, d.txt.",
                "Together they leave 2023-06-01 to 2023-06-20.",
            ],
        ),
        ((told("a.txt"),), ["No article dates the event; all that is known is that it happened."]),
        ((told("a.txt", expected=True),), ["No article says when it is expected."]),
    ],
)
def test_reasons(claims: tuple[SourcedClaim, ...], reasons: list[str]) -> None:
    assert list(reasons_of(_settled(claims))) == reasons
