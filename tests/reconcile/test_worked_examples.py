"""What an analyst is told, word for word, in the cases that matter."""

from collections.abc import Sequence

from milestones.model.milestone import Milestone, SourcedClaim
from milestones.reconcile import reconcile

from .records import told


def _told_of(claims: Sequence[SourcedClaim]) -> dict[str, Milestone]:
    return {f"{m.kind} {m.status.value}": m for m in reconcile(claims)}


def _said(claims: Sequence[SourcedClaim]) -> tuple[str, str, int, list[str], list[str]]:
    """The date, its window and the sources of the only milestone, its reasons and its conflicts."""
    (found,) = reconcile(claims)
    days = f"{found.date.window.earliest}/{found.date.window.latest}"
    words = [conflict.words for conflict in found.conflicts]
    return f"{found.date.text} {found.date.basis.value}", days, found.sources, list(found.reasons), words


def test_three_sources_that_agree() -> None:
    claims = [
        told("a.txt", "stated 2023-06"),
        told("b.txt", "stated 2023-06-30"),
        told("c.txt", "announced 2023-07-03"),
    ]
    assert _said(claims) == (
        "2023-06-30 stated",
        "2023-06-30/2023-06-30",
        3,
        ["b.txt states 2023-06-30.", "3 independent sources: a.txt, b.txt, c.txt."],
        [],
    )


def test_two_against_one() -> None:
    claims = [
        told("a.txt", "stated 2023-06-30"),
        told("b.txt", "stated 2023-06"),
        told("c.txt", "stated 2023-05-12"),
    ]
    assert _said(claims) == (
        "2023-06-30 stated",
        "2023-06-30/2023-06-30",
        3,
        [
            "a.txt states 2023-06-30.",
            "2 independent sources: a.txt, b.txt.",
            "What c.txt says cannot be true as well (2 sources against 1); the date kept has more support "
            "(a stated date counts more than a relative one, that more than a day of report).",
        ],
        ["c.txt says 2023-05-12 (stated), against 2023-06-30 from 2 sources"],
    )


def test_announced_and_stated_agree_where_the_report_comes_after_the_day() -> None:
    claims = [told("a.txt", "announced 2023-07-03"), told("b.txt", "stated 2023-06-30")]
    assert _said(claims) == (
        "2023-06-30 stated",
        "2023-06-30/2023-06-30",
        2,
        ["b.txt states 2023-06-30.", "2 independent sources: a.txt, b.txt."],
        [],
    )


def test_announced_against_stated_where_the_report_comes_before_the_day() -> None:
    claims = [told("a.txt", "announced 2023-06-20"), told("b.txt", "stated 2023-06-30")]
    assert _said(claims) == (
        "2023-06-30 stated",
        "2023-06-30/2023-06-30",
        2,
        [
            "b.txt states 2023-06-30.",
            "What a.txt says cannot be true as well (1 source against 1); the date kept has more support "
            "(a stated date counts more than a relative one, that more than a day of report).",
        ],
        ["a.txt reports it on 2023-06-20 (announced), against 2023-06-30 from 1 source"],
    )


def test_relative_against_stated() -> None:
    claims = [
        told("a.txt", "relative 2024-06", published="2024-07-15"),
        told("b.txt", "stated 2023-06", published="2023-07-03"),
    ]
    assert _said(claims) == (
        "2023-06 stated",
        "2023-06-01/2023-06-30",
        2,
        [
            "b.txt states 2023-06.",
            "What a.txt says cannot be true as well (1 source against 1); the date kept has more support "
            "(a stated date counts more than a relative one, that more than a day of report).",
        ],
        ["a.txt says 2024-06 (relative), against 2023-06 from 1 source"],
    )


def test_a_day_and_its_month_agree_and_the_day_is_shown() -> None:
    claims = [told("a.txt", "stated 2023-06"), told("b.txt", "relative 2023-06-28", published="2023-06-29")]
    assert _said(claims) == (
        "2023-06-28 relative",
        "2023-06-28/2023-06-28",
        2,
        [
            "b.txt tells 2023-06-28 relative to its own day (2023-06-29).",
            "2 independent sources: a.txt, b.txt.",
        ],
        [],
    )


def test_a_day_against_another_month() -> None:
    claims = [told("a.txt", "stated 2023-07"), told("b.txt", "stated 2023-06-30")]
    assert _said(claims)[0] == "2023-06-30 stated"
    assert _said(claims)[3][-1] == (
        "What a.txt says cannot be true as well (1 source against 1); "
        "the date kept has equal support and is more exact."
    )
    assert _said(claims)[4] == ["a.txt says 2023-07 (stated), against 2023-06-30 from 1 source"]


def test_a_copy_that_repeats_a_wrong_date_does_not_outvote() -> None:
    copies = [told(f"copy{number}.txt", "stated 2024-06", source="one release") for number in range(1, 6)]
    claims = [told("a.txt", "stated 2023-06"), told("b.txt", "stated 2023-06-30"), *copies]
    assert _said(claims) == (
        "2023-06-30 stated",
        "2023-06-30/2023-06-30",
        3,
        [
            "b.txt states 2023-06-30.",
            "2 independent sources: a.txt, b.txt.",
            "What copy1.txt, copy2.txt, copy3.txt and 2 more say cannot be true as well "
            "(2 sources against 1); the date kept has more support "
            "(a stated date counts more than a relative one, that more than a day of report).",
        ],
        [
            "copy1.txt, copy2.txt, copy3.txt and 2 more say 2024-06 (stated), "
            "against 2023-06-30 from 2 sources"
        ],
    )


def test_expected_then_achieved_is_one_milestone_with_both_dates() -> None:
    claims = [
        told("plan.txt", "stated 2023-Q2", expected=True, published="2022-11-02"),
        told("later.txt", "stated 2023-Q3", expected=True, published="2023-03-14"),
        told("news.txt", "stated 2023-06-30", published="2023-07-01"),
    ]
    (found,) = reconcile(claims)
    assert (found.status.value, found.date.text, found.expected) == ("achieved", "2023-06-30", "2023-Q3")
    assert found.sources == 1
    assert [(p.sourced.claim.article, p.role.value) for p in found.testimony] == [
        ("news.txt", "supports"),
        ("later.txt", "foresaw"),
        ("plan.txt", "foresaw"),
    ]
    assert (found.conflict, found.reasons) == ("", ("news.txt states 2023-06-30.",))


def test_a_date_of_action_that_moved_is_no_conflict() -> None:
    claims = [
        told("plan.txt", "stated 2023-03-28", expected=True, published="2022-11-02"),
        told("later.txt", "stated 2023-06-28", expected=True, published="2023-03-14"),
    ]
    assert _said(claims) == (
        "2023-06-28 stated",
        "2023-06-28/2023-06-28",
        2,
        [
            "later.txt states 2023-06-28.",
            "Before that, plan.txt expected it otherwise: 2023-03-28 (told on 2022-11-02).",
        ],
        [],
    )


def test_an_approval_that_precedes_its_acceptance() -> None:
    found = _told_of(
        [
            told("a.txt", "stated 2023-08-20", kind="nda-acceptance"),
            told("b.txt", "stated 2023-06-30"),
        ]
    )
    words = (
        "Application accepted 2023-08-20 (a.txt) comes after Approved 2023-06-30 (b.txt), "
        "which it must precede"
    )
    for key in ("nda-acceptance achieved", "nda-approval achieved"):
        assert [(c.about.value, c.words) for c in found[key].conflicts] == [("order", words)]
    assert found["nda-approval achieved"].date.text == "2023-06-30"


def test_the_order_of_steps_narrows_and_says_why() -> None:
    found = _told_of(
        [
            told("a.txt", "stated 2022-10", kind="nda-submission"),
            told("b.txt", "stated 2023", kind="nda-acceptance"),
            told("c.txt", "stated 2023-06-30"),
        ]
    )
    accepted = found["nda-acceptance achieved"]
    assert (str(accepted.date.window.earliest), str(accepted.date.window.latest)) == (
        "2023-01-01",
        "2023-06-30",
    )
    assert accepted.reasons == ("b.txt states 2023.", "Not after 2023-06-30: Approved 2023-06-30 (c.txt).")
    assert [(p.sourced.claim.article, p.role.value) for p in accepted.testimony] == [
        ("b.txt", "supports"),
        ("c.txt", "bounds"),
    ]
