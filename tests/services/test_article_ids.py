from collections.abc import Iterator

import pytest

from milestones.model.article import Article
from milestones.model.claim import Findings
from milestones.services.article_ids import ArticleIds, Renamed
from milestones.store import Store


def one(text: str, location: str | None = "/a/news.txt", id: str = "news.txt") -> Article:
    return Article(id, text, "", location=location)


def keep(store: Store, *articles: Article) -> None:
    with store.writing() as writer:
        for article in articles:
            writer.save(article, Findings(()))


def other(article: Article, digits: int = 6) -> str:
    return f"news.txt ({article.digest[:digits]})"


def ids_of(ids: ArticleIds, *articles: Article) -> Iterator[str | None]:
    for article in articles:
        settled = ids.settle(article)
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
    assert list(ids_of(ArticleIds(store), read)) == [id]


def test_articles_of_one_name_in_one_run(store: Store) -> None:
    same_file = one("charlie", A.location)
    for ids in (ArticleIds(store), ArticleIds(None)):
        read = [A, B, A, B, same_file]
        assert list(ids_of(ids, *read)) == ["news.txt", other(B), None, None, other(same_file)]


def test_a_second_run_finds_the_same_ids(store: Store) -> None:
    for _ in range(2):
        ids = ArticleIds(store)
        settled = [ids.settle(article) for article in (A, B, C)]
        keep(store, *(found.article if isinstance(found, Renamed) else found for found in settled if found))
    assert [entry.article.id for entry in store.articles()] == sorted(["news.txt", other(B), other(C)])


def test_an_edited_article_keeps_the_id_with_digits(store: Store) -> None:
    keep(store, A, one("bravo", B.location, other(B)))
    edited = one("bravo, edited", B.location)
    assert list(ids_of(ArticleIds(store), A, edited, one("new", "/new/news.txt"))) == [
        "news.txt",
        other(B),
        other(one("new")),
    ]


def test_more_digits_where_six_are_taken(store: Store) -> None:
    keep(store, A, one("something else", "/x", other(B)))
    assert list(ids_of(ArticleIds(store), B)) == [other(B, 12)]


def test_a_new_name_is_told_in_one_line() -> None:
    ids = ArticleIds(None)
    ids.settle(A)
    told = f"/b/news.txt: another article has the id news.txt; this one is {other(B)}"
    assert str(ids.settle(B)) == told
