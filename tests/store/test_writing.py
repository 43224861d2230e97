import itertools
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from milestones.model.article import Article, DateTrust, Published
from milestones.model.claim import Claim, Cue, Findings, Refusal
from milestones.model.dates import Basis, EventDate, window_of
from milestones.model.filters import Filter
from milestones.model.milestone import Conflict, Disagreement, Milestone, Role, SourcedClaim
from milestones.store import DocumentEntry, Saved, Store, StoreError, open_store

from .records import TEXT, article, claim, findings, milestone, none_linked, product, reached, refusal, vouch


def save(store: Store, one: Article, found: Findings) -> tuple[Saved, set[str]]:
    with store.writing() as writer:
        return writer.save(one, found), writer.touched.names


def told(
    store: Store,
    *names: str,
    linked: Callable[[AbstractSet[str]], AbstractSet[str]] = none_linked,
) -> list[SourcedClaim]:
    with store.writing() as writer:
        return reached(writer, set(names), linked)


BARE = Article("bare", "", "")
HOSTILE = Article(
    "=cmd()'; DROP TABLE articles; --",
    "\x1b]0;x\x07 [red]\u202e<script> \x00 赛恺泽 %_'\" \U0001f9ec\n",
    "[red]",
    7,
    Published(date(1999, 12, 31), DateTrust.DOUBTFUL),
    "javascript:alert(1)",
    "\u202eevil",
    None,
)


@pytest.mark.parametrize("one", [article(), BARE, HOSTILE])
def test_an_article_is_found_again_as_it_was(store: Store, one: Article) -> None:
    assert save(store, one, Findings(())) == (Saved.NEW, set())
    assert store.article(one.id) == one
    assert store.has(one.id) == (one.digest, one.location)


CLAIMS = [
    claim(),
    claim(aliases=(), indication=None, population=None, agency=None, application=None, cues=()),
    claim(date=EventDate.undated(date(2024, 7, 15), date(2020, 1, 1))),
    claim(date=EventDate.undated()),
    claim(date=EventDate.announced(date(2024, 7, 15))),
    claim(date=EventDate.relative("2024-Q2")),
    claim(product="赛恺泽", aliases=('"quoted"', "\x1b[1m", "|", "[]"), cues=(Cue("date", "x", 0, 0),)),
]


@pytest.mark.parametrize("one", CLAIMS)
def test_a_claim_is_found_again_as_it_was(store: Store, one: Claim) -> None:
    save(store, article(), findings(claim(start=0), one))
    assert list(store.claims(Filter())) == [claim(start=0), one]


def test_a_refusal_is_found_again_as_it_was(store: Store) -> None:
    refusals = [refusal(), Refusal("a.txt", "", "no product", "\x00", 0, 1, "")]
    save(store, article(), findings(refusals=refusals))
    assert list(store.refusals()) == refusals


@pytest.mark.parametrize(
    ("then", "found", "saved"),
    [
        (article(), findings(claim(), refusals=[refusal()]), Saved.UNCHANGED),
        (article(location="/elsewhere/a.txt"), findings(claim(), refusals=[refusal()]), Saved.UNCHANGED),
        (article(text=TEXT + " More."), findings(claim(), refusals=[refusal()]), Saved.CHANGED),
        (article(text=TEXT + "\n"), findings(claim(), refusals=[refusal()]), Saved.CHANGED),
        (article(published=None), findings(claim(), refusals=[refusal()]), Saved.CHANGED),
        (article(), findings(claim(kind="nda-approval"), refusals=[refusal()]), Saved.CHANGED),
        (article(), findings(claim(cues=()), refusals=[refusal()]), Saved.CHANGED),
        (article(), findings(refusals=[refusal()]), Saved.CHANGED),
        (article(), findings(claim()), Saved.CHANGED),
        (article(), findings(claim(), refusals=[refusal(reason="negated")]), Saved.CHANGED),
        (article("b.txt"), findings(claim("b.txt")), Saved.NEW),
    ],
)
def test_what_saving_comes_to(store: Store, then: Article, found: Findings, saved: Saved) -> None:
    save(store, article(), findings(claim(), refusals=[refusal()]))
    assert save(store, then, found)[0] is saved
    if saved is not Saved.UNCHANGED:
        assert store.article(then.id) == then
        assert tuple(store.claims(Filter(), [then.id])) == found.claims
        assert tuple(store.refusals([then.id])) == found.refusals


def test_several_articles_are_saved_as_one_by_one(store: Store, tmp_path: Path) -> None:
    before = [(article(id, f"{id} {TEXT}"), findings(claim(id), refusals=[refusal(id)])) for id in "abc"]
    then = [
        (article("d", "d " + TEXT), findings(claim("d"), claim("d", start=9))),
        before[0],
        (article("b", "other words"), findings(claim("b", "Nelufen", aliases=()))),
        (article("c", "c " + TEXT), findings(claim("c"))),
        (article("e", "e " + TEXT), findings()),
    ]
    with open_store(str(tmp_path / "single.db")) as single:
        for some in (before, then):
            with store.writing() as writer, single.writing() as other:
                assert writer.save_all(some) == [other.save(*one) for one in some]
                assert writer.touched.names == other.touched.names
        for one in (store, single):
            assert [(found.article.id, found.claims) for found in one.articles()] == [
                ("a", 1),
                ("b", 1),
                ("c", 1),
                ("d", 2),
                ("e", 0),
            ]
            assert [refused.article for refused in one.refusals()] == ["a"]
        assert list(store.claims(Filter())) == list(single.claims(Filter()))


def test_there_may_be_no_articles_to_save(store: Store) -> None:
    with store.writing() as writer:
        assert writer.save_all([]) == []
        assert writer.touched.names == set()


def test_what_was_read_is_remembered_by_place_the_last_time(store: Store) -> None:
    first, last = DocumentEntry("digest", 1, ("a", "b")), DocumentEntry("another", 2, ())
    with store.writing() as writer:
        writer.remember({"/news/a": first, "/news/b": first})
    with store.writing() as writer:
        writer.remember({"/news/b": last})
        writer.remember({})
    assert store.documents(["/news/a", "/news/b", "/news/c"]) == {"/news/a": first, "/news/b": last}


def test_nothing_is_written_for_an_article_that_says_the_same(statements: list[str], store: Store) -> None:
    save(store, article(), findings(claim()))
    statements.clear()
    saved, touched = save(store, article(), findings(claim()))
    assert (saved, touched) == (Saved.UNCHANGED, set())
    assert any(statement.startswith("SELECT") for statement in statements)
    assert all(statement.startswith(("SELECT", "BEGIN", "COMMIT", "PRAGMA")) for statement in statements)


def test_what_was_touched_are_the_names_of_claims_that_came_or_went(store: Store) -> None:
    assert save(store, article(), findings(claim()))[1] == {"zorvacel", "zv1"}
    assert save(store, article("b"), findings(claim("b", "®", aliases=())))[1] == set()
    gone_and_come = save(store, article(), findings(claim(product="Nelufen", aliases=())))
    assert gone_and_come == (Saved.CHANGED, {"zorvacel", "zv1", "nelufen"})


def test_after_an_error_nothing_is_stored(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as writer:
        writer.save(article(), findings(claim()))
        raise ZeroDivisionError
    assert store.article_count() == 0


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (article(text="half \ud83e"), findings()),
        (article(), findings(claim(evidence="half \ud83e"))),
    ],
)
def test_half_a_character_is_refused_in_one_line(store: Store, one: Article, found: Findings) -> None:
    with pytest.raises(StoreError, match="half a character"):
        save(store, one, found)
    assert store.article_count() == 0


CHAIN = {
    "1": claim("1", "Alfa", aliases=("A-1",)),
    "2": claim("2", "a1", aliases=("Bravo",)),
    "3": claim("3", "BRAVO", aliases=("Charlie",)),
    "4": claim("4", "Delta", aliases=()),
    "5": claim("5", "Echo", aliases=("Delta®",)),
}


@pytest.mark.parametrize(
    ("names", "links", "reached"),
    [
        ({"alfa"}, {}, "123"),
        ({"charlie"}, {}, "123"),
        ({"bravo"}, {}, "123"),
        ({"delta"}, {}, "45"),
        ({"alfa", "echo"}, {}, "12345"),
        ({"alf"}, {}, ""),
        (set(), {}, ""),
        ({"charlie"}, {"alfa": {"echo"}}, "12345"),
        ({"unheard"}, {"unheard": {"delta"}}, "45"),
        ({"delta"}, {"alfa": {"echo"}}, "45"),
        ({"alfa"}, {"alfa": {"unheard"}, "unheard": {"delta"}}, "12345"),
    ],
)
def test_claims_are_reached_through_shared_and_linked_names(
    store: Store, names: set[str], links: dict[str, set[str]], reached: str
) -> None:
    def linked(keys: AbstractSet[str]) -> set[str]:
        return {name for key in keys for name in links.get(key, ())}

    for id, one in CHAIN.items():
        save(store, article(id, f"text {id}"), findings(one))
    assert [sourced.claim.article for sourced in told(store, *names, linked=linked)] == list(reached)


def test_claims_are_reached_through_the_names_of_a_stored_product(store: Store) -> None:
    for id in "14":
        save(store, article(id, f"text {id}"), findings(CHAIN[id]))
    derive(store, set(), milestone("aaaa", product("Alfa", "Delta")))
    assert [sourced.claim.article for sourced in told(store, "a1")] == ["1", "4"]


def test_a_reached_claim_knows_its_source(store: Store) -> None:
    save(store, article("a"), findings(claim("a")))
    save(store, article("b", TEXT.upper()), findings(claim("b")))
    save(store, article("c", "other words"), findings(claim("c")))
    sources = [sourced.source for sourced in told(store, "zorvacel")]
    assert sources[0] == sources[1] == article().digest != sources[2]
    assert len({sourced.number for sourced in told(store, "zorvacel")} - {0}) == 3


@pytest.mark.parametrize(
    ("published", "known"),
    [
        (Published(date(2023, 7, 3), DateTrust.GIVEN), date(2023, 7, 3)),
        (Published(date(2023, 7, 3), DateTrust.FOUND), date(2023, 7, 3)),
        (Published(date(2023, 7, 3), DateTrust.DOUBTFUL), None),
        (None, None),
    ],
)
def test_a_claim_knows_the_day_of_its_article_where_that_is_believed(
    store: Store, published: Published | None, known: date | None
) -> None:
    save(store, article(published=published), findings(claim()))
    reached = told(store, "zorvacel")
    assert [sourced.published for sourced in reached] == [known]
    derive(store, set(), milestone(told=reached))
    assert [part.sourced.published for part in store.milestone("abcd2345").testimony] == [known]


def test_more_names_than_a_statement_takes(store: Store) -> None:
    with store.writing() as writer:
        for number in range(1200):
            one = claim("a", f"P{number}", aliases=(f"Q{number}",))
            writer.save(
                article(f"{number:04}", f"text {number}"), findings(replace(one, article=f"{number:04}"))
            )
    with store.writing() as writer:
        found = reached(writer, {f"p{number}" for number in range(40_000)})
    assert [sourced.claim.article for sourced in found] == [f"{number:04}" for number in range(1200)]
    assert len(list(store.claims(Filter(), [f"{number:04}" for number in range(40_000)]))) == 1200


def test_the_order_of_saving_does_not_change_what_is_read(tmp_path: Path) -> None:
    def read(order: tuple[str, ...]) -> tuple[object, ...]:
        with open_store(str(tmp_path / f"{''.join(order)}.db")) as store:
            for id in order:
                save(store, article(id, f"text {id}"), findings(CHAIN[id], CHAIN[id]))
            reached = [(sourced.claim, sourced.source) for sourced in told(store, "alfa", "delta")]
            return reached, list(store.claims(Filter())), list(store.articles())

    results = [read(order) for order in itertools.permutations("1235")]
    assert all(result == results[0] for result in results)


def test_a_milestone_is_found_again_with_its_testimony(store: Store) -> None:
    save(store, article(), findings(*(claim(start=number) for number in range(len(Role)))))
    sourced = told(store, "zorvacel")
    testimony = tuple(map(vouch, reversed(sourced), Role))
    one = milestone(
        testimony=testimony,
        conflicts=tuple(Conflict(about, f"a says {about}, \x1b[1m") for about in Disagreement),
        population="adults",
        sources=2,
        date=EventDate("2023-06", window_of("2023-06"), Basis.RULED),
        distinction="as monotherapy",
        expected="2023-Q2",
        rejected=False,
    )
    with store.writing() as writer:
        writer.replace_milestones({"zorvacel"}, [one])
    assert store.milestone(one.id) == one
    assert list(store.milestones_in_full(Filter())) == [one]
    assert list(store.milestones(Filter())) == [replace(one, testimony=(), reasons=())]


def derive(store: Store, names: set[str], *new: Milestone) -> list[tuple[str, str]]:
    with store.writing() as writer:
        writer.replace_milestones(names, new)
    return [(one.id, one.product.name) for one in store.milestones(Filter())]


def test_what_was_derived_before_goes_and_other_products_stay(store: Store) -> None:
    other = product("Nelufen")
    both = derive(store, set(), milestone("aaaa"), milestone("bbbb"), milestone("cccc", other))
    assert both == [("cccc", "Nelufen"), ("aaaa", "Zorvacel"), ("bbbb", "Zorvacel")]
    assert derive(store, {"zv1"}, milestone("bbbb")) == [("cccc", "Nelufen"), ("bbbb", "Zorvacel")]
    assert derive(store, {"unheard"}) == [("cccc", "Nelufen"), ("bbbb", "Zorvacel")]
    assert derive(store, {"zorvacel"}) == [("cccc", "Nelufen")]
    assert [entry.product for entry in store.products()] == [other]


def test_two_products_become_one_and_part_again(store: Store) -> None:
    one, other = product("Alfa", "A-1"), product("Bravo")
    derive(store, set(), milestone("aaaa", one), milestone("bbbb", other))
    joined = product("Alfa", "A-1", "Bravo")
    assert derive(store, {"a1", "bravo"}, milestone("aaaa", joined)) == [("aaaa", "Alfa")]
    assert store.product_of("bravo") == joined
    parted = derive(store, {"bravo"}, milestone("aaaa", one), milestone("bbbb", other))
    assert parted == [("aaaa", "Alfa"), ("bbbb", "Bravo")]


def test_products_that_share_a_name_with_the_new_ones_go_too(store: Store) -> None:
    derive(store, set(), milestone("aaaa", product("Alfa")))
    assert derive(store, {"bravo"}, milestone("bbbb", product("Bravo", "Alfa"))) == [("bbbb", "Bravo")]


def test_a_name_may_belong_to_two_products(store: Store) -> None:
    one, other = product("Alfa", "Shared"), product("Bravo", "Shared")
    derive(store, set(), milestone("aaaa", one), milestone("bbbb", other))
    assert store.products_of("SHARED") == [one, other]
    assert derive(store, {"alfa"}, milestone("aaaa", product("Alfa"))) == [
        ("aaaa", "Alfa"),
        ("bbbb", "Bravo"),
    ]
    assert derive(store, {"shared"}) == [("aaaa", "Alfa")]


def test_claims_of_products_that_share_a_name_are_reached_together(store: Store) -> None:
    save(store, article("4", "text 4"), findings(CHAIN["4"]))
    save(store, article("1", "text 1"), findings(CHAIN["1"]))
    derive(store, set(), milestone("aaaa", product("Alfa", "S")), milestone("dddd", product("Delta", "S")))
    assert [sourced.claim.article for sourced in told(store, "alfa")] == ["1", "4"]


def test_testimony_goes_with_its_article(store: Store) -> None:
    save(store, article("a"), findings(claim("a")))
    save(store, article("b"), findings(claim("b")))
    derive(store, set(), milestone(told=told(store, "zorvacel")))
    save(store, article("a"), findings())
    left = [part.sourced.claim.article for part in store.milestone("abcd2345").testimony]
    assert left == ["b"]


@pytest.mark.parametrize(
    "milestones",
    [
        [milestone("aaaa", told=[SourcedClaim(claim(), "digest")])],
        [milestone("aaaa"), milestone("aaaa")],
        [milestone("aaaa", product("Alfa", "A-1", "A1"))],
    ],
)
def test_milestones_that_cannot_be_are_refused(store: Store, milestones: list[Milestone]) -> None:
    derive(store, set(), milestone("old1"))
    with pytest.raises(StoreError, match="constraint failed"):
        derive(store, {"zorvacel"}, *milestones)
    assert [one.id for one in store.milestones(Filter())] == ["old1"]
