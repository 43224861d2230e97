import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from milestones.model.claim import Status
from milestones.model.filters import Filter
from milestones.model.problem import AmbiguousNameError, NothingFoundError, UsageError
from milestones.model.table import Table
from milestones.services.by_country import by_country
from milestones.services.catalogue import articles, indications, products
from milestones.services.claims import claims, refusals
from milestones.services.conflicts import conflicts
from milestones.services.history import history
from milestones.services.ingest import ingest
from milestones.services.listing import listing
from milestones.services.matrix import matrix
from milestones.services.request import request
from milestones.services.show import show
from milestones.services.timeline import timeline
from milestones.store import Store

from .telling import tell

Write = Callable[[str, str], Path]

NEWS = {
    "a.txt": "Alfa,A-1 KR nda-approval 2023-06 for multiple myeloma\nAlfa US ind-approval 2020 for RRMM\n",
    "b.txt": "Bravo US nda-approval 2022-01 for lupus\nnot nda-approval of Bravo\nnot refusal of Bravo\n",
    "c.txt": "Alfa JP nda-approval 2024-01 expected for multiple myeloma\n",
}


@pytest.fixture
def news(store: Store, write: Write) -> Store:
    for name, text in NEWS.items():
        ingest(store, [str(write(name, text))], io.BytesIO())
    return store


def said(table: Table, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns) for row in table.rows]


def test_a_timeline_of_products_by_any_name(news: Store) -> None:
    table = timeline(news, ["a 1", "ALFA", "bravo"], request(status="achieved"), today=date(2025, 3, 1))
    assert said(table, "product", "date") == [("Alfa", "2020"), ("Bravo", "2022-01"), ("Alfa", "2023-06")]
    assert table.title == "Alfa (A-1) · Bravo"
    with pytest.raises(NothingFoundError, match="did you mean Alfa"):
        timeline(news, ["Alfaa"], request(), today=date(2025, 3, 1))


def test_what_is_on_record_in_countries(news: Store) -> None:
    table = by_country(news, ["korea", "FDA"], request(kinds=["nda-approval"]))
    assert said(table, "jurisdiction", "product") == [("KR", "Alfa"), ("US", "Bravo")]
    with pytest.raises(UsageError):
        by_country(news, ["nowhere"], request())


def test_all_milestones_of_a_disease_by_any_of_its_names(news: Store) -> None:
    table = listing(news, request(indication="MM"))
    assert said(table, "jurisdiction", "date") == [("US", "2020"), ("KR", "2023-06"), ("JP", "2024-01")]
    assert said(listing(news, request(indication="lup", since="2022", until="2022")), "product") == [
        ("Bravo",)
    ]
    assert said(listing(news, request(indication="asthma")), "product") == []


@pytest.mark.parametrize("indication", ["", "MM", "asthma"])
def test_files_hold_what_stands_in_the_columns_of_the_rows(
    news: Store, write: Write, indication: str
) -> None:
    ingest(news, [str(write("d.txt", "Alfa KR nda-approval 2024-06 for myeloma, or not\n"))], io.BytesIO())
    for rejected in (False, True):
        read, written = (listing(news, request(indication=indication), rejected=rejected) for _ in range(2))
        assert said(read, *read.columns) == list(map(tuple, written.written))


def test_conflicts_are_found_in_all_that_is_on_record_and_then_filtered(news: Store, write: Write) -> None:
    ingest(news, [str(write("d.txt", "Alfa KR nda-approval 2021 for multiple myeloma\n"))], io.BytesIO())
    today = date(2025, 3, 1)
    found = said(conflicts(news, request(), today=today), "conflict", "jurisdiction")
    assert found == [("date", "KR"), ("expected", "JP")]
    assert said(conflicts(news, request(countries=["JP"]), today=today), "conflict") == [("expected",)]
    assert said(conflicts(news, request(products=["Bravo"]), today=today), "conflict") == []
    assert said(conflicts(news, request(), today=date(2024, 1, 31)), "conflict") == [("date",)]
    # An outcome that the filter hides is an outcome all the same.
    ingest(
        news, [str(write("e.txt", "Alfa JP complete-response 2024-03 for multiple myeloma\n"))], io.BytesIO()
    )
    asked = request(countries=["JP"], kinds=["nda-approval"])
    assert said(conflicts(news, asked, today=today), "conflict") == []
    with pytest.raises(NothingFoundError):
        conflicts(news, request(products=["unheard"]), today=today)


@pytest.mark.parametrize(
    ("names", "asked", "note"),
    [
        (["a-1"], {}, "1 conflict: milestones conflicts Alfa"),
        (["alfa", "bravo"], {}, "1 conflict: milestones conflicts"),
        (["alfa"], {"countries": ["KR"]}, ""),
        (["bravo"], {}, ""),
    ],
)
def test_a_timeline_counts_conflicts(
    news: Store, names: list[str], asked: dict[str, list[str]], note: str
) -> None:
    table = timeline(news, names, request(**asked), today=date(2025, 3, 1))  # type: ignore[arg-type]
    assert [words for words in table.notes if "conflict" in words] == [note] * bool(note)


def test_conflicts_are_counted_without_reading_all_evidence(
    news: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Filter] = []
    in_full = news.milestones_in_full
    monkeypatch.setattr(Store, "milestones_in_full", lambda _, about: read.append(about) or in_full(about))
    for day in (date(2025, 3, 1), date(2024, 1, 31)):
        timeline(news, ["alfa"], request(), today=day)
    # Only what was expected, and only once its day has passed.
    assert [about.status for about in read] == [Status.EXPECTED]


def test_an_outcome_that_the_request_hides_is_an_outcome_all_the_same(news: Store, write: Write) -> None:
    today = date(2025, 3, 1)
    asked = request(countries=["JP"], kinds=["nda-approval"])
    assert any("1 conflict" in note for note in timeline(news, ["alfa"], asked, today=today).notes)
    text = "Alfa JP complete-response 2024-03 for multiple myeloma\n"
    ingest(news, [str(write("e.txt", text))], io.BytesIO())
    assert not any("conflict" in note for note in timeline(news, ["alfa"], asked, today=today).notes)


def test_a_matrix_of_what_is_asked_for(news: Store) -> None:
    assert said(matrix(news, request()), "product", "jurisdiction", "stage", "next") == [
        ("Alfa", "US", "ind-approval", None),
        ("Alfa", "JP", None, "nda-approval"),
        ("Alfa", "KR", "nda-approval", None),
        ("Bravo", "US", "nda-approval", None),
    ]
    asked = request(products=["a1"], countries=["korea", "CN"])
    assert said(matrix(news, asked), "jurisdiction", "stage") == [("KR", "nda-approval"), ("CN", None)]
    tell(news, ("d.txt", "Bravo EU nda-approval 2019 for lupus"))
    held = said(matrix(news, request(countries=["DE"])), "product", "jurisdiction", "stage", "via")
    assert held == [("Bravo", "DE", "nda-approval", "EU")]
    assert said(matrix(news, request(status="expected")), "jurisdiction", "stage") == [("JP", None)]
    with pytest.raises(NothingFoundError):
        matrix(news, request(products=["unheard"]))


def test_claims_and_what_was_not_believed(news: Store) -> None:
    assert said(claims(news, request(products=["a1"], indication="MM")), "article", "jurisdiction") == [
        ("a.txt", "KR"),
        ("a.txt", "US"),
        ("c.txt", "JP"),
    ]
    assert said(claims(news, request(), ["b.txt"]), "product") == [("Bravo",)]
    assert said(refusals(news), "article", "kind") == [("b.txt", "nda-approval"), ("b.txt", "refusal")]
    assert said(refusals(news, ["refusal"]), "reason") == [("negated",)]
    assert said(refusals(news, articles=["a.txt"]), "reason") == []
    for table in (claims(news, request(), ["b.txt"]), refusals(news, (), ["b.txt"])):
        assert list(table.rows)
    with pytest.raises(NothingFoundError):
        claims(news, request(), ["b.txt", "unheard"])


def test_what_the_store_knows(news: Store) -> None:
    assert said(articles(news), "article", "claims") == [("a.txt", 2), ("b.txt", 1), ("c.txt", 1)]
    assert said(products(news), "product", "names", "milestones") == [("Alfa", ("A-1",), 3), ("Bravo", (), 1)]
    assert said(indications(news, request(indication="lupus")), "indication") == [("lupus",)]


def test_one_milestone_by_its_id_or_how_that_begins(news: Store) -> None:
    id = next(row["id"] for row in listing(news, request(countries=["KR"])).rows)
    assert isinstance(id, str)
    full = show(news, id)
    assert dict(full.fields)["Id"] == id
    assert full.passages[0].quoted.startswith("Alfa,A-1 KR")
    assert {show(news, form).fields for form in (id[:5], f" {id.upper()} ")} == {full.fields}
    with pytest.raises(NothingFoundError, match="no milestone has the id 'unheard0'"):
        show(news, "unheard0")


def test_an_id_of_last_month_still_resolves(news: Store, write: Write) -> None:
    expected = next(row["id"] for row in listing(news, request(status="expected")).rows)
    ingest(
        news,
        [str(write("d.txt", "Aaa,Alfa JP nda-approval 2024-01 for multiple myeloma\n"))],
        io.BytesIO(),
    )
    full = show(news, str(expected))
    assert dict(full.fields)["Id"] != expected
    assert dict(full.fields)["Status"] == "achieved"
    assert full.remarks[0] == f"{expected} is an id that this milestone had before"


def test_a_former_id_of_several_milestones_names_them(store: Store) -> None:
    # An approval for lymphoma is expected; one for a form of it comes, and one for another form is expected.
    told = [
        ("2020-01-01", "2021 expected for lymphoma"),
        ("2021-07-01", "2021-06 for DLBCL"),
        ("2022-01-01", "2030 expected for lymphoma"),
        ("2022-01-02", "2030 expected for follicular lymphoma"),
    ]
    lines = [
        json.dumps({"published": day, "text": f"Alfa KR nda-approval {words}"}).encode()
        for day, words in told
    ]
    ingest(store, ["-"], io.BytesIO(lines[0]))
    (former,) = (str(row["id"]) for row in listing(store, request()).rows)
    ingest(store, ["-"], io.BytesIO(b"\n".join(lines)))
    now = {str(row["id"]) for row in listing(store, request()).rows}
    assert len(now) == 2
    with pytest.raises(
        AmbiguousNameError, match=f"several milestones had the id '{former}' before"
    ) as caught:
        show(store, former)
    assert all(id in str(caught.value) for id in now)
    with pytest.raises(AmbiguousNameError) as told_once:
        history(store, former)
    assert str(told_once.value) == str(caught.value), "it is an id, so nothing is said of products"
