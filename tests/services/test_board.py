import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from milestones.model.problem import NothingFoundError
from milestones.services.board import board
from milestones.services.ingest import ingest
from milestones.store import Store

TODAY = date(2025, 3, 1)


@pytest.fixture
def news(store: Store, write: Callable[[str, str], Path]) -> Store:
    told = "Alfa,A-1 KR nda-approval 2023-06 for gout\nAlfa US ind-approval 2020 for gout\n"
    ingest(store, [str(write("a.txt", told))], io.BytesIO())
    ingest(store, [str(write("b.txt", "Bravo US nda-approval 2022-01 for lupus\n"))], io.BytesIO())
    return store


def test_a_report_is_about_the_products_asked_for_and_says_how_many_articles_were_read(news: Store) -> None:
    found = board(news, ["A-1"], today=TODAY)
    assert (found.title, found.scope, found.milestones, found.articles) == (
        "Alfa",
        "the 2 articles read",
        2,
        1,
    )
    assert [track.product.name for track in found.chart.tracks] == ["Alfa"]
    assert [chapter.product.name for chapter in found.chapters] == ["Alfa"]
    assert {row["product"] for part in found.parts for group in part.groups for row in group.rows} == {"Alfa"}
    every = board(news, [], today=TODAY)
    assert (every.title, every.articles) == ("2 products", 2)


def test_a_product_that_is_asked_for_twice_is_there_once(news: Store) -> None:
    assert board(news, ["alfa", "A-1"], today=TODAY).title == "Alfa"


def test_evidence_is_in_the_words_of_the_article(news: Store) -> None:
    (chapter,) = board(news, ["Bravo"], today=TODAY).chapters
    (entry,) = chapter.entries
    (evidence,) = entry.evidence
    assert "".join(words.text for words in evidence.quoted) == "Bravo US nda-approval 2022-01 for lupus\n"


def test_jurisdictions_to_compare_with_have_a_column_and_gaps(news: Store) -> None:
    found = board(news, ["Bravo"], today=TODAY, against=["JP"])
    assert [code for code, _ in found.coverage.places] == ["US", "JP"]
    rows = [row for part in found.parts for group in part.groups for row in group.rows]
    assert ("jurisdiction", "JP") in {(row["gap"], row["jurisdiction"]) for row in rows}
    alone = board(news, ["Bravo"], today=TODAY)
    assert [code for code, _ in alone.coverage.places] == ["US"]


def test_every_gap_stands_there_however_many_and_weak(
    store: Store, write: Callable[[str, str], Path]
) -> None:
    told = "".join(
        f"Alfa {code} nda-approval 2023 for gout\n"
        for code in ["US", "EU", "JP", "CN", "KR", "GB", "CA", "AU", "BR", "CH", "IN"]
    )
    ingest(store, [str(write("a.txt", told))], io.BytesIO())
    (part,) = board(store, [], today=TODAY).parts
    sizes = {group.name: len(group.rows) for group in part.groups}
    assert sizes["single-source"] == 11
    assert not any("summed up" in note for note in part.table.notes)


def test_a_name_that_no_product_has(news: Store) -> None:
    with pytest.raises(NothingFoundError):
        board(news, ["Charlie"], today=TODAY)
