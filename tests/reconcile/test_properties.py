"""What holds for any claims and rulings."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from milestones.model.dates import Basis, Window, meet_all
from milestones.model.milestone import Disagreement, Milestone, Role, SourcedClaim
from milestones.model.ruling import Ruling
from milestones.reconcile import reconcile
from milestones.reconcile.settlement import window

from .records import ruled, subject, told

PARENTS = {"acute heart failure": ("heart failure",), "chronic heart failure": ("heart failure",)}
DATES = [
    "undated",
    "undated 2022-05-01",
    "undated 2024-07-15",
    "announced 2023-07-03",
    "announced 2022-02-01",
    "stated 2023",
    "stated 2023-06",
    "stated 2023-06-30",
    "stated 2024-Q1",
    "relative 2023-06",
    "relative 2024-06",
]
DISEASES = ["heart failure", "heart failure", "acute heart failure", "chronic heart failure", "gout", None]
KINDS = ["nda-approval", "nda-approval", "nda-submission", "nda-acceptance"]
POPULATIONS = [
    None,
    None,
    "adults",
    "children",
    "first-line",
    "second-line",
    "after at least two prior lines",
]


def _claims(called: Sequence[str], alias: str, most: int = 8) -> st.SearchStrategy[list[SourcedClaim]]:
    claim = st.builds(
        told,
        st.sampled_from("abcdef"),
        st.sampled_from(DATES),
        product=st.sampled_from(called),
        aliases=st.sampled_from([(), (), (alias,), called[:1]]),
        indication=st.sampled_from(DISEASES),
        population=st.sampled_from(POPULATIONS),
        where=st.sampled_from(["US", "US", "EU"]),
        agency=st.sampled_from([None, "FDA", "CBER"]),
        kind=st.sampled_from(KINDS),
        expected=st.sampled_from([False, False, True]),
        source=st.sampled_from(["", "", "one"]),
        published=st.sampled_from([None, "2022-05-01", "2023-07-03", "2024-07-15"]),
        start=st.integers(0, 2),
    )
    return st.lists(claim, max_size=most)


CLAIMS = _claims(("Zelvora", "ZV-101", "Otherix"), "zelvorine")
OTHER_CLAIMS = _claims(("Besponta", "BE-7"), "besponib")
SUBJECTS = st.builds(
    subject,
    st.sampled_from(["Zelvora", "ZV-101", "Otherix"]),
    indication=st.sampled_from(DISEASES),
    kind=st.sampled_from(KINDS),
    expected=st.booleans(),
    distinction=st.sampled_from(["", "", "line=2", "age=child"]),
)
GIVEN = st.sampled_from(
    [
        {"date": "2023-05"},
        {"kind": "nda-acceptance"},
        {"indication": "gout"},
        {"indication": None},
        {"population": "second-line"},
        {"status": "expected"},
        {"jurisdiction": "EU", "agency": None},
        {"product": "Newname"},
    ]
)


@st.composite
def _rulings(draw: st.DrawFn) -> list[Ruling]:
    found: list[Ruling] = []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        verb = draw(st.sampled_from(["confirm", "reject", "set", "add", "merge", "split", "join", "part"]))
        if verb == "join":
            found.append(ruled(number, verb, names=("Zelvora", "Otherix")))
        elif verb == "part":
            found.append(ruled(number, verb, names=("Zelvora",), rest=("ZV-101",)))
        elif verb == "merge":
            found.append(ruled(number, verb, draw(SUBJECTS), into=draw(SUBJECTS)))
        elif verb == "split":
            found.append(ruled(number, verb, draw(SUBJECTS), names=("a", "b")))
        else:
            fields = draw(GIVEN) if verb == "set" else {"date": "2023-06"} if verb == "add" else {}
            found.append(ruled(number, verb, draw(SUBJECTS), fields=fields))
    return found


def _reconciled(
    claims: Sequence[SourcedClaim],
    rulings: Sequence[Ruling] = (),
    names: Sequence[Sequence[str]] = (),
) -> tuple[Milestone, ...]:
    return reconcile(claims, names, rulings, str.casefold, lambda key: PARENTS.get(key, ()))


@settings(deadline=None)
@given(CLAIMS, _rulings(), st.data())
def test_the_order_of_claims_and_rulings_changes_nothing(
    claims: list[SourcedClaim], rulings: list[Ruling], data: st.DataObject
) -> None:
    shuffled, turned = data.draw(st.permutations(claims)), data.draw(st.permutations(rulings))
    once, again = _reconciled(claims, rulings), _reconciled(shuffled, turned)
    assert once == again
    assert [m.formerly for m in once] == [m.formerly for m in again]


@settings(deadline=None)
@given(CLAIMS, OTHER_CLAIMS, _rulings())
def test_products_that_share_no_name_do_not_touch_each_other(
    claims: list[SourcedClaim], others: list[SourcedClaim], rulings: list[Ruling]
) -> None:
    apart = [*_reconciled(claims, rulings), *_reconciled(others)]
    together = _reconciled([*claims, *others], rulings)
    assert {m.id: m for m in together} == {m.id: m for m in apart}
    assert len(together) == len(apart)


@settings(deadline=None)
@given(CLAIMS, _rulings())
def test_every_claim_stands_in_exactly_one_milestone(
    claims: list[SourcedClaim], rulings: list[Ruling]
) -> None:
    found = _reconciled(claims, rulings)
    kept = [part.sourced for milestone in found for part in milestone.testimony if part.is_own]
    assert sorted(map(repr, kept)) == sorted(map(repr, claims))
    assert len({milestone.id for milestone in found}) == len(found)


@settings(deadline=None)
@given(CLAIMS)
def test_the_window_is_what_the_supporting_claims_and_the_order_of_steps_leave(
    claims: list[SourcedClaim],
) -> None:
    for milestone in _reconciled(claims):
        parts = {role: [p.sourced for p in milestone.testimony if p.role is role] for role in Role}
        own = meet_all(map(window, parts[Role.SUPPORTS]))
        assert own is not None
        bounds = [
            Window(window(c).earliest, None)
            if _step(c.claim.kind) < _step(milestone.kind)
            else Window(None, window(c).latest)
            for c in parts[Role.BOUNDS]
        ]
        assert milestone.date.window == meet_all([own, *bounds])
        for outside in parts[Role.CONTRADICTS]:
            assert window(outside).meet(own) is None
        telling = parts[Role.SUPPORTS] + parts[Role.CONTRADICTS] + parts[Role.REVISED]
        assert milestone.sources == len({sourced.source for sourced in telling}) >= 1
        assert 1 <= len(milestone.reasons) <= 6
        disputed = any(conflict.about is Disagreement.DATE for conflict in milestone.conflicts)
        assert disputed == bool(parts[Role.CONTRADICTS])
        if milestone.date.basis is not Basis.NONE:
            assert milestone.date.text in {s.claim.date.text for s in parts[Role.SUPPORTS]}


def _step(kind: str) -> int:
    return ["nda-submission", "nda-acceptance", "nda-approval"].index(kind)


@settings(deadline=None)
@given(CLAIMS, st.integers(2, 5))
def test_copies_change_no_date_and_count_no_source(claims: list[SourcedClaim], copies: int) -> None:
    once = _reconciled(claims)
    often = _reconciled([claim for claim in claims for _ in range(copies)])
    assert [(m.id, m.date, m.sources, m.agency, m.conflict) for m in once] == [
        (m.id, m.date, m.sources, m.agency, m.conflict) for m in often
    ]


@settings(deadline=None)
@given(CLAIMS, st.integers(0, 8))
def test_an_id_that_was_ever_shown_still_resolves(claims: list[SourcedClaim], known: int) -> None:
    before, after = _reconciled(claims[:known]), _reconciled(claims)
    ids = {milestone.id for milestone in after}
    former = {id for milestone in after for id in milestone.formerly}
    assert {milestone.id for milestone in before} <= ids | former


@settings(deadline=None)
@given(CLAIMS, _rulings())
def test_what_a_ruling_bears_on_says_nothing_about_order_kind_and_place(
    claims: list[SourcedClaim], rulings: list[Ruling]
) -> None:
    for milestone in _reconciled(claims, rulings):
        if milestone.ruling:
            assert all(conflict.about is Disagreement.DATE for conflict in milestone.conflicts)
        assert not (milestone.rejected and milestone.conflicts)
