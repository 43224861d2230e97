from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from milestones.model.article import Article
from milestones.model.claim import Findings
from milestones.services.article_ids import ArticleIds, Renamed
from milestones.store import DocumentEntry, Store


def one(text: str, location: str | None = "/a/news.txt", id: str = "news.txt") -> Article:
    return Article(id, text, "", location=location)


def keep(store: Store, *articles: Article) -> None:
    with store.writing() as writer:
        for article in articles:
            writer.save(article, Findings(()))


def other(article: Article, digits: int = 6) -> str:
    return f"news.txt ({article.digest[:digits]})"


def ids_of(store: Store | None, *articles: Article) -> Iterator[str | None]:
    ids = ArticleIds()
    with store.reading() if store else nullcontext() as stored:
        for article in articles:
            settled = ids.settle(article, stored)
            yield settled and (settled.article.id if isinstance(settled, Renamed) else settled.id)


A, B, C = one("alfa"), one("bravo", "/b/news.txt"), one("charlie", "/c/news.txt")


@pytest.mark.parametrize(
    ("stored", "read", "id"),
    [
        ([], A, "news.txt"),
        ([A], A, "news.txt"),
        ([A], one("ALFA!", "/elsewhere/news.txt"), "news.txt"),  # moved
        ([A], one("edited"), "news.txt"),
        ([A], B, other(B)),
        ([A], one("bravo", None), other(B)),
        ([one("alfa", None)], one("edited", None), "news.txt"),  # both from standard input
    ],
)
def test_the_id_beside_what_is_stored(store: Store, stored: list[Article], read: Article, id: str) -> None:
    keep(store, *stored)
    assert list(ids_of(store, read)) == [id]


def test_articles_of_one_name_in_one_run(store: Store) -> None:
    same_file = one("charlie", A.location)
    read = [A, B, A, B, same_file]
    for source in (store, None):
        assert list(ids_of(source, *read)) == ["news.txt", other(B), None, None, other(same_file)]


def test_a_second_run_finds_the_same_ids(store: Store) -> None:
    for _ in range(2):
        ids = ArticleIds()
        with store.reading() as stored:
            settled = [ids.settle(article, stored) for article in (A, B, C)]
        keep(store, *(found.article if isinstance(found, Renamed) else found for found in settled if found))
    assert [entry.article.id for entry in store.articles()] == sorted(["news.txt", other(B), other(C)])


def test_an_edited_article_keeps_the_id_with_digits(store: Store) -> None:
    keep(store, A, one("bravo", B.location, other(B)))
    edited = one("bravo, edited", B.location)
    assert list(ids_of(store, A, edited, one("new", "/new/news.txt"))) == [
        "news.txt",
        other(B),
        other(one("new")),
    ]


def remember(store: Store, article: Article, id: str) -> None:
    with store.writing() as writer:
        writer.remember({str(article.location): DocumentEntry("digest", 1, (id,))})


@pytest.mark.parametrize(("elsewhere", "id"), [(A, "news.txt"), (B, other(one("edited")))])
def test_an_edited_article_replaces_no_copy_in_another_folder(
    store: Store, elsewhere: Article, id: str
) -> None:
    keep(store, A)
    remember(store, A, "news.txt")
    remember(store, elsewhere, "news.txt")
    assert list(ids_of(store, one("edited"))) == [id]


def test_nor_does_one_whose_id_has_digits(store: Store) -> None:
    keep(store, A, one("bravo", B.location, other(B)))
    remember(store, B, other(B))
    remember(store, C, other(B))
    edited = one("bravo, edited", B.location)
    assert list(ids_of(store, edited)) == [other(edited)]


def test_digits_are_told_from_a_name_that_holds_some(store: Store) -> None:
    twin = "news.txt (old) (1a2b3c)"
    keep(store, A, one("bravo", B.location, twin))
    edited = one("bravo, edited", B.location)
    assert list(ids_of(store, edited)) == [other(edited)]


def test_more_digits_where_six_are_taken(store: Store) -> None:
    keep(store, A, one("something else", "/x", other(B)))
    assert list(ids_of(store, B)) == [other(B, 12)]


def test_a_new_name_is_told_in_one_line() -> None:
    ids = ArticleIds()
    ids.settle(A, None)
    told = f"/b/news.txt: another article has the id news.txt; this one is {other(B)}"
    assert str(ids.settle(B, None)) == told
