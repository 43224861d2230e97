"""What each verb does to milestones, and that it goes on doing so."""

from collections.abc import Sequence

import pytest

from milestones.model.milestone import Milestone, SourcedClaim
from milestones.model.ruling import Ruling, Subject, active
from milestones.reconcile import reconcile, stated_in

from .records import ruled, subject, told

A = told("a.txt", "stated 2023-06")
B = told("b.txt", "stated 2023-06-30")
LATER = told("c.txt", "stated 2024-02-01")
SECOND = told("second.txt", "stated 2024-04-05", population="after one prior line of therapy")
FOURTH = told("fourth.txt", "stated 2022-02-28", population="after at least three prior lines of therapy")


def _after(*rulings: Ruling, claims: Sequence[SourcedClaim] = (A, B)) -> tuple[Milestone, ...]:
    return reconcile(claims, (), active(rulings))


def _only(*rulings: Ruling, claims: Sequence[SourcedClaim] = (A, B)) -> Milestone:
    (found,) = _after(*rulings, claims=claims)
    return found


def _about(milestone: Milestone) -> Subject:
    """The milestone as the subject of a ruling."""
    return Subject(
        milestone.product.name,
        milestone.indication,
        milestone.jurisdiction,
        milestone.kind,
        milestone.status,
        stated_in(milestone),
    )


def _articles(milestone: Milestone) -> set[str]:
    return {part.sourced.claim.article for part in milestone.testimony if part.is_own}


SET_DATE = ruled(1, "set", subject(), fields={"date": "2023-07-01"}, why="the register says so")
CONFIRM = ruled(1, "confirm", subject(), fields={"date": "2023-06-30"})
REJECT = ruled(1, "reject", subject())


def test_a_confirmed_date_stands_against_later_articles() -> None:
    crowd = [told(f"x{number}.txt", "stated 2024-02-01") for number in range(9)]
    found = _only(CONFIRM, claims=[A, B, *crowd])
    assert (found.date.text, found.date.basis.value, found.conflict) == ("2023-06-30", "ruled", "")
    assert found.ruling == "confirmed by Ana Roth on 2026-11-22"
    assert found.sources == 11, "the articles are still shown"
    assert _only(claims=[A, B, *crowd]).date.text == "2024-02-01", "without the ruling they would win"


def test_a_set_date_beats_every_article_and_is_explained() -> None:
    found = _only(SET_DATE)
    assert (found.date.text, found.date.basis.value) == ("2023-07-01", "ruled")
    assert found.ruling == "date set by Ana Roth on 2026-11-22"
    assert found.reasons == (
        "Ana Roth ruled on 2026-11-22 that it was 2023-07-01: the register says so.",
        "The ruling goes before what the articles say: a.txt says 2023-06 (stated), "
        "b.txt says 2023-06-30 (stated).",
    )
    assert {part.role.value for part in found.testimony} == {"contradicts"}


def test_the_last_ruling_on_a_field_counts_in_any_order_of_grouping() -> None:
    later = ruled(2, "set", subject(), fields={"date": "2023-07-02", "agency": "CBER"})
    for claims in ((A, B), (B, A), (A, B, SECOND, FOURTH), (told("u.txt", indication=None), A, B)):
        dates = {m.date.text for m in _after(later, SET_DATE, claims=claims) if m.rulings}
        assert dates == {"2023-07-02"}


def test_a_rejected_milestone_is_kept_with_its_evidence() -> None:
    found = _only(REJECT, claims=[A, B, LATER])
    assert (found.rejected, found.conflicts, len(found.testimony)) == (True, (), 3)
    assert _only(REJECT, ruled(2, "confirm", subject())).rejected is False


def test_what_an_analyst_added_can_be_rejected_and_stays_on_record() -> None:
    added = ruled(1, "add", subject(), fields={"date": "2024-05"})
    found = _only(added, ruled(2, "reject", subject()), claims=[])
    assert (found.rejected, found.date.text) == (True, "2024-05")


def test_what_was_rejected_has_met_no_expectation() -> None:
    plan = told("plan.txt", expected=True, published="2023-01-10")
    found = _after(REJECT, claims=[A, plan])
    assert [(m.status.value, m.rejected) for m in found] == [("achieved", True), ("expected", False)]


def test_a_rejection_of_what_is_not_there_waits() -> None:
    assert _after(REJECT, claims=[]) == ()
    plan = told("plan.txt", expected=True, published="2023-01-10")
    assert [m.status.value for m in _after(REJECT, claims=[plan])] == ["expected"]
    assert _only(REJECT, claims=[A]).rejected


def test_a_set_kind_governs_later_articles_of_the_same_event_too() -> None:
    ruling = ruled(1, "set", subject(), fields={"kind": "nda-acceptance"})
    found = _only(ruling, claims=[A, B, told("c.txt", "stated 2023-06")])
    assert (found.kind, _articles(found)) == ("nda-acceptance", {"a.txt", "b.txt", "c.txt"})
    assert _only().id in found.formerly


def test_a_ruling_still_holds_after_another_has_changed_the_kind() -> None:
    change = ruled(2, "set", subject(), fields={"kind": "nda-acceptance"})
    then = ruled(3, "set", subject(kind="nda-acceptance"), fields={"agency": "CBER"})
    found = _only(SET_DATE, change, then)
    assert (found.kind, found.date.text, found.agency) == ("nda-acceptance", "2023-07-01", "CBER")
    assert _only(SET_DATE, change, then, ruled(4, "undo", undoes=3)).agency is None
    back = _after(SET_DATE, change, ruled(3, "undo", undoes=2))
    assert [(m.kind, m.date.text) for m in back] == [("nda-approval", "2023-07-01")]


def test_undo_restores_what_was_and_can_be_undone() -> None:
    assert _after(SET_DATE, ruled(2, "undo", undoes=1)) == _after()
    again = _after(SET_DATE, ruled(2, "undo", undoes=1), ruled(3, "undo", undoes=2))
    assert again == _after(SET_DATE)


def test_an_emptied_field_is_empty() -> None:
    claims = [told("a.txt", "stated 2023-06", agency="FDA", population="adults")]
    ruling = ruled(1, "set", subject(), fields={"agency": None, "population": None})
    found = _only(ruling, claims=claims)
    assert (found.agency, found.population, found.date.text) == (None, None, "2023-06")


def test_a_set_indication_moves_the_milestone_to_the_disease() -> None:
    ruling = ruled(1, "set", subject(), fields={"indication": "gout"})
    found = _only(ruling, claims=[A, B, told("g.txt", "stated 2023-06-30", indication="gout")])
    assert (found.indication, _articles(found)) == ("gout", {"a.txt", "b.txt", "g.txt"})


def test_a_set_population_tells_a_milestone_from_its_sibling() -> None:
    ruling = ruled(1, "set", subject(), fields={"population": "second-line"})
    claims = [A, told("f.txt", "stated 2020-01-15", population="first-line", indication="gout")]
    assert [(m.indication, m.population) for m in _after(ruling, claims=claims)] == [
        ("gout", "first-line"),
        ("heart failure", "second-line"),
    ]


def test_what_is_added_stands_alone_and_joins_articles_that_come_later() -> None:
    added = ruled(
        1, "add", subject("Newname", where="KR"), fields={"date": "2024-05", "agency": "MFDS"}, why="register"
    )
    alone = _only(added, claims=[])
    assert (alone.product.name, alone.date.text, alone.agency, alone.sources) == (
        "Newname",
        "2024-05",
        "MFDS",
        0,
    )
    joined = _only(added, claims=[told("n.txt", "stated 2024-06", product="Newname", where="KR")])
    assert (joined.id, joined.date.text, joined.sources) == (alone.id, "2024-05", 1)


def test_an_addition_for_another_line_is_another_milestone() -> None:
    added = ruled(1, "add", subject(), fields={"date": "2024-04-05", "population": "second-line"})
    assert [m.distinction for m in _after(added, claims=[FOURTH])] == ["line=2", "line=4"]


def test_merged_milestones_are_one_and_keep_both_rulings() -> None:
    claims = [A, told("s.txt", "stated 2023-06-29", kind="nda-acceptance")]
    merge = ruled(1, "merge", subject(kind="nda-acceptance"), into=subject())
    found = _only(merge, claims=claims)
    assert (found.kind, _articles(found)) == ("nda-approval", {"a.txt", "s.txt"})
    assert {m.id for m in _after(claims=claims)} <= {found.id, *found.formerly}


def test_merging_two_lines_takes_the_one_it_is_merged_into() -> None:
    merge = ruled(1, "merge", subject(distinction="line=2"), into=subject(distinction="line=4"))
    found = _only(merge, claims=[SECOND, FOURTH])
    assert _articles(found) == {"second.txt", "fourth.txt"}
    assert [m.id for m in _after(merge, claims=[SECOND])] == [
        m.id for m in _after(merge, claims=[told("fourth.txt")])
    ], "what it is merged into need not be told"


def test_merging_into_a_product_that_nobody_else_names() -> None:
    merge = ruled(1, "merge", subject(), into=subject("Newname"))
    assert _only(merge).product.name == "Newname"


def test_to_merge_a_rejected_milestone_revives_it() -> None:
    claims = [A, told("s.txt", "stated 2023-06-29", kind="nda-acceptance")]
    merge = ruled(2, "merge", subject(), into=subject(kind="nda-acceptance"))
    assert not _only(REJECT, merge, claims=claims).rejected


def test_what_is_split_off_is_an_event_of_its_own() -> None:
    split = ruled(1, "split", subject(), names=("c.txt",))
    found = _after(split, claims=[A, B, LATER, told("d.txt", "stated 2023-06")])
    assert {(m.distinction, frozenset(_articles(m))) for m in found} == {
        ("", frozenset({"a.txt", "b.txt", "d.txt"})),
        ("part=c.txt", frozenset({"c.txt"})),
    }
    assert not any(m.conflicts for m in found)


def test_rulings_find_the_rest_and_the_part_after_a_split() -> None:
    split = ruled(2, "split", subject(), names=("c.txt",))
    on_part = ruled(3, "set", subject(distinction="part=c.txt"), fields={"agency": "CBER"})
    on_rest = ruled(4, "set", subject(), fields={"agency": "CDER"})
    found = _after(SET_DATE, split, on_part, on_rest, claims=[A, B, LATER])
    assert {(m.distinction, m.agency) for m in found} == {("", "CDER"), ("part=c.txt", "CBER")}
    assert len({m.id for m in found}) == 2


def test_a_ruling_finds_its_milestone_when_the_product_gets_another_name() -> None:
    naming = told("n.txt", "stated 2023-06", aliases=("Azelvorine",))
    found = _only(SET_DATE, claims=[A, B, naming])
    assert (found.product.key, found.date.text) == ("azelvorine", "2023-07-01")


def test_a_ruling_finds_its_milestone_when_the_disease_gets_narrower() -> None:
    ruling = ruled(1, "set", subject(indication="leukemia"), fields={"date": "2023-07-01"})
    claims = [told("a.txt", indication="leukemia"), told("b.txt", indication="acute myeloid leukemia")]
    found = _only(ruling, claims=claims)
    assert (found.indication, found.date.text, found.sources) == ("acute myeloid leukemia", "2023-07-01", 2)


@pytest.mark.parametrize(
    "sibling", [SECOND, told("y.txt", "stated 2024-04-05", population="previously untreated")]
)
def test_a_ruling_finds_its_milestone_when_a_sibling_becomes_known(sibling: SourcedClaim) -> None:
    (before,) = _after(claims=[FOURTH])
    assert before.distinction == ""
    ruling = ruled(1, "set", _about(before), fields={"date": "2022-03-01"})
    found = _after(ruling, claims=[FOURTH, sibling])
    assert [(m.date.text, len(m.rulings)) for m in found if "fourth.txt" in _articles(m)] == [
        ("2022-03-01", 1)
    ]
    assert len(found) == 2


def test_a_ruling_on_an_expectation_does_not_govern_the_event() -> None:
    plan = told("plan.txt", "stated 2023-Q2", expected=True, published="2022-11-02")
    for verb, fields in (("set", {"date": "2023-05-01"}), ("reject", {}), ("confirm", {"date": "2023-Q2"})):
        ruling = ruled(1, verb, subject(expected=True), fields=fields)
        before = _only(ruling, claims=[plan])
        found = _only(ruling, claims=[plan, B])
        assert (found.date.text, found.rejected, found.ruling) == ("2023-06-30", False, "")
        # It is listed there all the same, so that who made it finds what has become of it; a rejection waits.
        assert found.rulings == (() if verb == "reject" else (ruling,))
        assert before.id in found.formerly


def test_the_analysts_expectation_is_the_one_shown_beside_the_event() -> None:
    plan = told("plan.txt", "stated 2023-Q2", expected=True, published="2022-11-02")
    ruling = ruled(1, "set", subject(expected=True), fields={"date": "2023-05-01"})
    assert _only(ruling, claims=[plan, B]).expected == "2023-05-01"


def test_an_added_event_meets_only_what_does_not_look_past_it() -> None:
    added = ruled(1, "add", subject(), fields={"date": "2020-01-15"})
    plan = told("plan.txt", "stated 2025-03-28", expected=True, published="2024-11-02")
    assert [m.status.value for m in _after(added, claims=[plan])] == ["achieved", "expected"]


def test_a_milestone_with_a_ruling_no_longer_disputes_its_order_or_kind() -> None:
    accepted = told("acc.txt", "stated 2023-08-20", kind="nda-acceptance")
    found = {m.kind: m for m in _after(ruled(1, "confirm", subject()), claims=[B, accepted])}
    assert found["nda-approval"].conflicts == ()
    assert [c.about.value for c in found["nda-acceptance"].conflicts] == ["order"]


def test_a_confirmation_without_a_date_leaves_the_date_to_the_articles() -> None:
    found = _only(ruled(1, "confirm", subject()), claims=[A, B, LATER])
    assert (found.date.basis.value, [c.about.value for c in found.conflicts]) == ("stated", ["date"])


def test_a_ruling_makes_no_name_more_frequent() -> None:
    claims = [
        told("a.txt", product="Zelvora", aliases=("ZV-101",)),
        told("b.txt", product="Zelvora", aliases=("ZV-101",)),
    ]
    rulings = [ruled(number, "confirm", subject("ZV-101")) for number in range(1, 5)]
    assert _only(*rulings, claims=claims).product.name == "Zelvora"
