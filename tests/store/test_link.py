"""Both ways to a database, which must answer alike: SQLite's own, and the one that servers are reached by."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from milestones.model.claim import Status
from milestones.model.filters import Filter
from milestones.model.milestone import Conflict, Disagreement
from milestones.store import Store, Writer, open_store, sqlite
from milestones.store.access import Access
from milestones.store.batches import SIZE
from milestones.store.direct import DirectLinks, in_order
from milestones.store.engines import EngineLinks, engine_of
from milestones.store.link import Link, Links
from milestones.store.place import Place, place_of
from milestones.store.records import day_of

from .records import article, claim, findings, milestone, product, reached, refusal


def direct(place: Place) -> Links:
    assert place.path
    return DirectLinks(place.path)


def by_engine(place: Place) -> Links:
    return EngineLinks(engine_of(place))


WAYS = pytest.mark.parametrize("way", [direct, by_engine])


@pytest.fixture
def links(path: Path, way: Callable[[Place], Links]) -> Iterator[Links]:
    open_store(str(path)).close()
    made = way(place_of(str(path)))
    yield made
    made.close()


def fill(link: Link, count: int) -> None:
    link.change_each(
        "INSERT INTO documents (location, digest, reader, articles) VALUES (:location, '%', :reader, '[]')",
        ({"location": f"{at:05}", "reader": at} for at in range(count)),
    )


@WAYS
def test_values_stand_in_queries_by_name(links: Links) -> None:
    with links.taken() as link:
        fill(link, 2 * SIZE + 1)
        query = "SELECT location, reader FROM documents WHERE reader > :least AND location IN :some"
        listed = ["00003", "00001", "00002", "x' OR 1 = 1", ":least"]
        assert list(link.rows(query, some=listed, least=1)) == [("00002", 2), ("00003", 3)]
        assert list(link.rows(query, some=[], least=1)) == []
        assert list(link.rows(query.replace("IN :some", "NOT IN :some"), some=[], least=1998)) == [
            ("01999", 1999),
            ("02000", 2000),
        ]
        assert len(list(link.rows_of(query, [f"{at:05}" for at in range(2 * SIZE + 1)], least=0))) == 2 * SIZE
        assert list(link.column_of(query, listed, least=2)) == ["00003"]


@WAYS
def test_a_list_of_any_length_means_its_own_values(links: Links) -> None:
    with links.taken() as link:
        fill(link, 40)
        query = "SELECT location FROM documents WHERE location IN :some AND reader < :below ORDER BY location"
        for count in range(35):
            listed = [f"{at:05}" for at in range(count)]
            assert list(link.column(query, some=listed, below=33)) == listed[:33]


def test_lists_of_all_lengths_are_asked_by_few_queries() -> None:
    lists = [list(range(count)) for count in range(SIZE + 1)]
    asked = [in_order("SELECT 1 WHERE 1 IN :some", {"some": some}) for some in lists]
    assert len({query for query, _ in asked}) == 12, "none, and each power of two up to 1,024"
    for some, (query, given) in zip(lists, asked, strict=True):
        assert query.count("?") == len(given) and set(given) == set(some)


@WAYS
def test_rows_come_in_lots_and_alone(links: Links) -> None:
    with links.taken() as link:
        fill(link, 2 * SIZE + 1)
        query = "SELECT reader FROM documents ORDER BY reader"
        assert [len(lot) for lot in link.lots(query)] == [SIZE, SIZE, 1]
        assert list(link.column(query)) == list(range(2 * SIZE + 1))
        assert (link.first(query), link.value(query)) == ((0,), 0)
        none = "SELECT reader FROM documents WHERE reader < 0"
        assert (link.first(none), link.value(none), list(link.lots(none))) == (None, None, [])


@WAYS
def test_it_is_told_how_many_rows_have_changed(links: Links) -> None:
    with links.taken() as link:
        fill(link, 3)
        assert link.change("UPDATE documents SET digest = :new WHERE reader > :least", new="", least=0) == 2
        assert link.change("DELETE FROM documents WHERE location IN :some", some=["00001", "x"]) == 1
        link.change_each("DELETE FROM documents WHERE location = :location", [])
        assert link.value("SELECT count(*) FROM documents") == 2


@WAYS
def test_a_link_knows_the_tables(links: Links) -> None:
    with links.taken() as link:
        assert {"articles", "claims", "alembic_version"} < link.tables()
        assert link.columns("products") == {"key", "name"}


@WAYS
def test_what_is_taken_is_a_transaction_of_its_own(links: Links) -> None:
    query = "SELECT count(*) FROM documents"
    with links.taken() as one, links.taken() as other:
        assert other.value(query) == 0
        fill(one, 1)
        assert (one.value(query), other.value(query)) == (1, 0)
    with links.taken() as link:
        assert link.value(query) == 0, "nothing is stored by a link that was only to read"


def test_a_connection_is_taken_again_and_shared_by_nobody(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[sqlite3.Connection] = []

    def connected(path: Path) -> sqlite3.Connection:
        opened.append(real(path))
        return opened[-1]

    real = sqlite.connected
    monkeypatch.setattr(sqlite, "connected", connected)
    path.touch()
    links = DirectLinks(path)
    for _ in range(3):
        with links.taken() as link:
            link.value("SELECT 1")
    assert len(opened) == 1
    with links.taken(), links.taken():
        assert len(opened) == 2
    links.close()
    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")


def test_a_connection_whose_transaction_does_not_end_is_not_taken_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stuck(sqlite3.Connection):
        def rollback(self) -> None:
            raise sqlite3.OperationalError("disk I/O error")

    opened: list[Stuck] = []

    def connected(path: Path) -> sqlite3.Connection:
        opened.append(sqlite3.connect(path, factory=Stuck, isolation_level=None))
        return opened[-1]

    monkeypatch.setattr(sqlite, "connected", connected)
    links = DirectLinks(path)
    for _ in range(2):
        with links.taken() as link:
            assert link.value("SELECT 1") == 1
    assert len(opened) == 2
    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")


COLUMNS = ("id", "product", "date", "earliest", "latest", "sources", "conflict", "expected")


def rows_of_all_kinds(writer: Writer) -> None:
    """Two articles, and products with milestones that differ in all that filters look at."""
    writer.save(
        article("a"), findings(claim("a"), claim("a", status=Status.EXPECTED), refusals=[refusal("a")])
    )
    writer.save(article("b", "Other words.", published=None), findings(claim("b", jurisdiction="US")))
    told = reached(writer, {"zorvacel"})
    other = milestone("bbbb2345", product("Nelufen"), indication="Lupus 50%", sources=2, rejected=True)
    other = replace(other, conflicts=(Conflict(Disagreement.DATE, "a, 1"), Conflict(Disagreement.KIND, "b")))
    writer.replace_milestones(set(), [milestone(told=told, formerly=("old12345",)), other])


@pytest.mark.parametrize(
    "ask",
    [
        *(
            lambda store, wanted=wanted: (list(store.milestones_in_full(wanted)), list(store.claims(wanted)))
            for wanted in (
                Filter(),
                Filter(rejected=None),
                Filter(rejected=True, indication="us 50%"),
                Filter(indication="_"),
                Filter(products=("zorvacel",), jurisdictions=("US", "KR"), kinds=("ind-approval",)),
                Filter(since=date(2023, 6, 30), until=date(2023, 7, 1), status=Status.ACHIEVED),
                Filter(since=date(2023, 7, 1)),
            )
        ),
        lambda store: list(store.milestones(Filter(rejected=None))),
        lambda store: list(store.milestone_lines(Filter(rejected=None), COLUMNS)),
        lambda store: list(store.claims(Filter(), ["a", "c"])),
        lambda store: (list(store.refusals()), list(store.refusals(["b"]))),
        lambda store: (store.article("a"), store.article("b"), list(store.articles())),
        lambda store: (store.article_count(), store.independent_count(), store.without_claims(["a", "c"])),
        lambda store: (store.milestone("abcd"), store.milestones_formerly("old12345")),
        lambda store: store.sources_of(["abcd2345"]),
        lambda store: (list(store.products()), list(store.indications()), list(store.rulings())),
        lambda store: (store.product_of("ZV-1"), store.product_names("ne", limit=2)),
    ],
)
def test_a_store_is_read_alike_both_ways(
    path: Path, ask: Callable[[Store], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(str(path)) as store:
        with store.writing() as writer:
            rows_of_all_kinds(writer)
        direct = ask(store)
    place = place_of(str(path))
    access = Access(place)
    monkeypatch.setattr(access, "links", by_engine(place))
    with Store(access) as store:
        assert ask(store) == direct


def test_a_day_is_read_as_either_database_gives_it() -> None:
    day = date(2023, 6, 30)
    assert (day_of("2023-06-30"), day_of(day), day_of(None)) == (day, day, None)
    with pytest.raises(ValueError, match="day"):
        day_of("2023-06-31")
