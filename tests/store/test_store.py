from dataclasses import replace
from datetime import date

import pytest

from milestones.model.dates import EventDate
from milestones.model.filters import Filter
from milestones.model.milestone import Conflict, Disagreement, Milestone, Product, Role, Source
from milestones.model.problem import AmbiguousNameError, NothingFoundError
from milestones.store import (
    ArticleEntry,
    IndicationEntry,
    Likeness,
    ProductEntry,
    Store,
    StoreError,
    Writer,
)

from .records import TEXT, ZORVACEL, article, claim, findings, milestone, product, reached, refusal, vouch


def fill(store: Store, *milestones: Milestone) -> None:
    with store.writing() as writer:
        writer.replace_milestones(set(), milestones)


def test_articles_and_their_copies_are_counted(store: Store) -> None:
    with store.writing() as writer:
        writer.save(article("b"), findings(claim("b"), claim("b")))
        writer.save(article("a", TEXT.upper()), findings())
        writer.save(article("c", "other words"), findings(claim("c")))
    assert (store.article_count(), store.independent_count()) == (3, 2)
    assert list(store.articles()) == [
        ArticleEntry(replace(article("a", TEXT.upper()), text=""), 0, None, None),
        ArticleEntry(replace(article("b"), text=""), 2, "a", Likeness.EXACT),
        ArticleEntry(replace(article("c", "other words"), text=""), 1, None, None),
    ]


def test_one_state_is_seen_whatever_others_write(store: Store) -> None:
    with store.writing() as writer:
        writer.save(article("a"), findings(claim("a")))
    with store.one_state():
        assert store.article_count() == 1
        with store.writing() as writer:
            writer.save(article("b", "other words"), findings())
        for entry in store.articles():
            assert store.article(entry.article.id).id == "a"
        with store.reading() as reader:
            assert reader.article_count() == 1
    assert store.article_count() == 2


def test_an_article_that_is_not_there(store: Store) -> None:
    assert store.has("x\x1b[31m") is None
    with pytest.raises(NothingFoundError) as caught:
        store.article("x\x1b[31m")
    assert str(caught.value).isprintable()
    assert "milestones articles" in str(caught.value)


def test_claims_and_refusals_of_some_articles(store: Store) -> None:
    with store.writing() as writer:
        for id in ("c", "a", "b"):
            writer.save(article(id), findings(claim(id), refusals=[refusal(id)]))
    assert [one.article for one in store.claims(Filter())] == ["a", "b", "c"]
    assert [one.article for one in store.claims(Filter(), ["c", "a", "c", "unheard"])] == ["a", "c"]
    assert [one.article for one in store.refusals()] == ["a", "b", "c"]
    assert [one.article for one in store.refusals(["b"])] == ["b"]
    assert list(store.refusals(["unheard"])) == []


JUNE = EventDate.stated("2023-06")
ON_OR_BEFORE = EventDate.announced(date(2023, 7, 3))
UNBOUND = EventDate.undated()
SINCE = EventDate.undated(earliest=date(2023, 5, 5))


@pytest.mark.parametrize(
    ("when", "since", "until", "meets"),
    [
        (JUNE, date(2023, 6, 1), date(2023, 6, 30), True),
        (JUNE, date(2023, 6, 30), None, True),
        (JUNE, date(2023, 7, 1), None, False),
        (JUNE, None, date(2023, 6, 1), True),
        (JUNE, None, date(2023, 5, 31), False),
        (JUNE, date(2023, 6, 10), date(2023, 6, 12), True),
        (ON_OR_BEFORE, date(2023, 7, 3), date(2023, 7, 3), True),
        (ON_OR_BEFORE, date(2023, 7, 4), None, False),
        (ON_OR_BEFORE, None, date(2023, 7, 2), False),
        (SINCE, date(2023, 5, 5), date(2023, 5, 5), True),
        (SINCE, date(2023, 5, 6), None, False),
        (SINCE, None, date(2023, 5, 4), False),
        (UNBOUND, date(1900, 1, 1), None, False),
        (UNBOUND, None, date(2100, 1, 1), False),
        (UNBOUND, None, None, True),
    ],
)
def test_since_and_until(
    store: Store, when: EventDate, since: date | None, until: date | None, meets: bool
) -> None:
    with store.writing() as writer:
        writer.save(article(), findings(claim(date=when)))
        writer.replace_milestones(set(), [milestone(date=when)])
    wanted = Filter(since=since, until=until)
    assert bool(list(store.milestones(wanted))) is meets
    assert bool(list(store.claims(wanted))) is meets


@pytest.mark.parametrize(
    ("stored", "part", "meets"),
    [
        ("multiple myeloma", "myeloma", True),
        ("multiple myeloma", "MULTIPLE", True),
        ("multiple myeloma", "lymphoma", False),
        ("Sjögren's disease", "SJÖGREN", True),
        ("SJÖGREN'S DISEASE", "sjögren", True),
        ("多发性骨髓瘤", "骨髓", True),
        ("100% loss", "0%", True),
        ("1000 losses", "0% ", False),
        ("5_alpha", "5_a", True),
        ("5-alpha", "5_a", False),
        ("a/b", "/", True),
        ("ab", "/", False),
        (None, "a", False),
        (None, "", True),
    ],
)
def test_a_part_of_the_indication(store: Store, stored: str | None, part: str, meets: bool) -> None:
    with store.writing() as writer:
        writer.save(article(), findings(claim(indication=stored)))
        writer.replace_milestones(set(), [milestone(indication=stored)])
    wanted = Filter(indication=part)
    assert bool(list(store.milestones(wanted))) is meets
    assert bool(list(store.claims(wanted))) is meets


@pytest.mark.parametrize(
    ("wanted", "meets"),
    [
        (Filter(), True),
        (Filter(products=("zorvacel",)), True),
        (Filter(products=("nelufen", "zorvacel")), True),
        (Filter(products=("nelufen",)), False),
        (Filter(products=("zv1",)), False),
        (Filter(jurisdictions=("US", "KR")), True),
        (Filter(jurisdictions=("US",)), False),
        (Filter(kinds=("ind-approval",)), True),
        (Filter(kinds=("ind",)), False),
        (Filter(status=claim().status), True),
        (Filter(products=("zorvacel",), jurisdictions=("KR",), kinds=("nda-approval",)), False),
    ],
)
def test_the_other_conditions_must_all_be_met(store: Store, wanted: Filter, meets: bool) -> None:
    with store.writing() as writer:
        writer.save(article(), findings(claim(product="zv 1", aliases=())))
        told = reached(writer, {"zv1"})
        writer.replace_milestones(set(), [milestone(told=told)])
    assert bool(list(store.milestones(wanted))) is meets
    assert bool(list(store.claims(wanted))) is meets


def test_claims_are_about_the_product_whose_milestone_they_tell_of(store: Store) -> None:
    alfa, bravo = product("Alfa", "Shared"), product("Bravo", "Shared")
    with store.writing() as writer:
        writer.save(article("a"), findings(claim("a", "Shared", aliases=())))
        writer.save(article("b"), findings(claim("b", "Shared", aliases=())))
        (first, second) = reached(writer, {"shared"})
        bound = vouch(second, Role.BOUNDS)
        writer.replace_milestones(
            set(),
            [
                milestone("aaaa", alfa, testimony=(vouch(first), bound)),
                milestone("bbbb", bravo, told=[second]),
            ],
        )
    assert [one.article for one in store.claims(Filter(products=("alfa",)))] == ["a"]
    assert [one.article for one in store.claims(Filter(products=("bravo",)))] == ["b"]


def test_rejected_milestones_are_shown_only_on_demand(store: Store) -> None:
    lupus = milestone("bbbb", indication="Lupus", rejected=True)
    fill(store, milestone("aaaa"), lupus)
    assert [one.id for one in store.milestones(Filter())] == ["aaaa"]
    assert [one.id for one in store.milestones(Filter(rejected=True))] == ["bbbb"]
    assert [one.id for one in store.milestones_in_full(Filter(rejected=True, kinds=("nda-approval",)))] == []
    assert store.milestone("bbbb") == lupus
    assert list(store.products()) == [ProductEntry(ZORVACEL, 1, 0)]
    assert list(store.indications()) == [IndicationEntry("multiple myeloma", 1, 1)]


def test_milestones_come_by_product_then_day_then_id(store: Store) -> None:
    fill(
        store,
        milestone("dddd", date=UNBOUND),
        milestone("eeee", date=ON_OR_BEFORE),
        milestone("cccc", date=JUNE),
        milestone("bbbb", date=JUNE),
        milestone("aaaa", date=EventDate.stated("2023-06-30")),
        milestone("zzzz", product("Nelufen")),
    )
    order = ["zzzz", "bbbb", "cccc", "aaaa", "eeee", "dddd"]
    assert [one.id for one in store.milestones(Filter())] == order
    assert [one.id for one in store.milestones_in_full(Filter())] == order


@pytest.mark.parametrize("id", ["k2m4p6q8", "k2m4p", "k2m4", " k2m4p6q8 "])
def test_a_milestone_by_its_id_or_how_that_begins(store: Store, id: str) -> None:
    fill(store, milestone("k2m4p6q8"), milestone("k2m5p6q8"))
    assert store.milestone(id).id == "k2m4p6q8"


@pytest.mark.parametrize(
    ("id", "says"),
    [
        ("k2m", "write at least 4 characters"),
        ("", "write at least 4 characters"),
        ("k2m4%", "no milestone has the id 'k2m4%'"),
        ("____", "no milestone has the id '____'"),
        ("\x1b[1mx", "no milestone has the id '\ufffd.1mx'"),
    ],
)
def test_no_such_milestone(store: Store, id: str, says: str) -> None:
    fill(store, milestone("k2m4p6q8"), milestone("k2m4p9q9"))
    with pytest.raises(NothingFoundError, match=says):
        store.milestone(id)


def test_how_several_ids_begin_is_none_of_them(store: Store) -> None:
    fill(store, milestone("k2m4p6q8"), milestone("k2m4p9q9"))
    says = "several milestones have an id that begins with 'k2m4p', such as k2m4p6q8, k2m4p9q9"
    with pytest.raises(AmbiguousNameError, match=says):
        store.milestone("k2m4p")


def test_an_id_that_others_begin_with_is_itself(store: Store) -> None:
    fill(store, milestone("k2m4"), milestone("k2m4p6q8"))
    assert store.milestone("k2m4").id == "k2m4"


def test_rows_are_in_the_order_of_the_names_shown(store: Store) -> None:
    shown = [("aaa", "zelvora"), ("mmm", "Alfa"), ("zzz", "Bravo")]
    fill(
        store,
        *(milestone(f"m{key}", Product(key, name, (name, key))) for key, name in shown),
    )
    assert [one.product.name for one in store.milestones(Filter())] == ["Alfa", "Bravo", "zelvora"]
    assert [one.product.name for one in store.products()] == ["Alfa", "Bravo", "zelvora"]


def test_lines_are_what_the_same_milestones_have_in_these_columns(store: Store) -> None:
    conflicts = (Conflict(Disagreement.DATE, "a says 2020"), Conflict(Disagreement.KIND, "b says refused"))
    fill(
        store,
        milestone("aaaa", conflicts=conflicts, expected="2023"),
        milestone("bbbb", product("Alfa", "A-1"), date=ON_OR_BEFORE, population="adults"),
        milestone("cccc", product("Alfa", "A-1"), date=UNBOUND, indication=None, rejected=True),
    )
    columns = ("conflict", "id", "product", "indication", "date", "earliest", "latest", "status", "expected")
    of_alfa = (None, "2023-07-03", "achieved", None)
    assert list(store.milestone_lines(Filter(), columns)) == [
        ("", "bbbb", "Alfa", "multiple myeloma", "2023-07-03", *of_alfa),
        (
            *("a says 2020; b says refused", "aaaa", "Zorvacel", "multiple myeloma"),
            *("2023-06", "2023-06-01", "2023-06-30", "achieved", "2023"),
        ),
    ]
    found = store.milestone_lines(Filter(rejected=True), ("indication", "sources", "product"))
    assert list(found) == [(None, 1, "Alfa")]


@pytest.mark.parametrize("name", ["Zorvacel", "ZORVACEL ®", "zor-vacel", "zv1", "ZV-1"])
def test_a_product_by_any_of_its_names(store: Store, name: str) -> None:
    fill(store, milestone())
    assert store.product_of(name) == ZORVACEL


def test_a_name_of_two_products_names_both_and_none_is_chosen(store: Store) -> None:
    alfa, bravo = product("Alfa", "Sha red"), product("\x1b[31mBravo", "SHARED")
    fill(store, milestone("aaaa", alfa), milestone("bbbb", bravo), milestone("cccc"))
    assert store.products_of("shared") == [bravo, alfa]
    assert store.products_of("alfa") == [alfa]
    assert store.products_of("unheard") == []
    says = r"^'S-hared' is a name of 2 products: \ufffd\[31mBravo, Alfa; give one$"
    with pytest.raises(AmbiguousNameError, match=says):
        store.product_of("S-hared")
    assert store.product_of("ALFA") == alfa


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Zorvacell", r"no product 'Zorvacell' in the articles read; did you mean Zorvacel\?$"),
        ("zv2", r"did you mean ZV-1\?$"),
        ("aspirin", r"no product 'aspirin' in the articles read$"),
        ("®", r"no product '®' in the articles read$"),
        ("\udcff", r"no product '\ufffd' in the articles read$"),
        ("redd", r"did you mean \ufffd\[31mred\?$"),
    ],
)
def test_no_such_product(store: Store, name: str, says: str) -> None:
    fill(store, milestone(), milestone("bbbb", product("\x1b[31mred")))
    with pytest.raises(NothingFoundError, match=says):
        store.product_of(name)


def test_products_and_indications_are_counted(store: Store) -> None:
    other = product("Nelufen")
    with store.writing() as writer:
        writer.save(article("a"), findings(claim("a"), claim("a")))
        writer.save(article("b"), findings(claim("b")))
        told = reached(writer, {"zorvacel"})
        writer.replace_milestones(
            set(),
            [
                milestone("aaaa", told=told),
                milestone("bbbb", told=told[:1]),
                milestone("cccc", other),
                milestone("dddd", other, indication="Lupus"),
                milestone("eeee", other, indication=None),
            ],
        )
    assert list(store.products()) == [ProductEntry(other, 3, 0), ProductEntry(ZORVACEL, 2, 2)]
    assert list(store.indications()) == [
        IndicationEntry("Lupus", 1, 1),
        IndicationEntry("multiple myeloma", 2, 3),
    ]


def test_many_milestones_take_few_queries(statements: list[str], store: Store) -> None:
    with store.writing() as writer:
        writer.save(article(), findings(claim()))
        told = reached(writer, {"zorvacel"})
        writer.replace_milestones(set(), [milestone(f"m{number:04}", told=told) for number in range(2500)])
    statements.clear()
    full = list(store.milestones_in_full(Filter()))
    assert len(full) == 2500
    assert all(len(one.testimony) == 1 for one in full)
    # BEGIN, the milestones, for each thousand three more, and the end.
    assert len(statements) == 1 + 1 + 3 * 3 + 1
    statements.clear()
    assert len(list(store.milestones(Filter()))) == 2500
    assert len(statements) == 1 + 1 + 1 + 1, "without testimony, and a product is asked for once"


def test_an_iterator_sees_one_state_of_the_store(store: Store) -> None:
    fill(store, *(milestone(f"m{number:04}") for number in range(2500)))
    reading = store.milestones(Filter())
    first = next(reading)
    with store.writing() as writer:
        writer.replace_milestones({"zorvacel"}, [])
    assert len([first, *reading]) == 2500
    assert list(store.milestones(Filter())) == []


def test_closing_the_store_ends_what_is_half_read(store: Store) -> None:
    fill(store, *(milestone(f"m{number:04}") for number in range(2500)))
    reading = store.milestones(Filter())
    next(reading)
    store.close()
    with pytest.raises(StoreError):
        list(reading)


def test_the_classes_can_be_imported_from_the_package() -> None:
    assert (Store.__name__, Writer.__name__) == ("Store", "Writer")
    with pytest.raises(ImportError):
        from milestones.store import Shop  # noqa: F401


def test_the_articles_of_milestones(store: Store) -> None:
    with store.writing() as writer:
        for name in ("c.txt", "a.txt", "b.txt"):
            writer.save(
                article(name, f"Other words in {name}."), findings(claim(name), claim(name, start=27))
            )
        told = reached(writer, {"zorvacel"})
        by_name = {name: [t for t in told if t.claim.article == name] for name in ("a.txt", "b.txt", "c.txt")}
        parts = (
            vouch(by_name["a.txt"][0], Role.CONTRADICTS),
            *map(vouch, by_name["c.txt"]),
            vouch(by_name["b.txt"][0], Role.BOUNDS),
        )
        alone = milestone("bbbb2345", kind="ind-acceptance")
        writer.replace_milestones({"zorvacel"}, [milestone(testimony=parts), alone])
    # Those that support it come first; one that tells of another step is none of them; each is named once.
    assert store.sources_of(["abcd2345", "bbbb2345"]) == {
        "abcd2345": [
            Source("c.txt", "https://news.example/c.txt"),
            Source("a.txt", "https://news.example/a.txt"),
        ],
        "bbbb2345": [],
    }
    assert store.sources_of([]) == {}
