from dataclasses import dataclass
from datetime import date

from milestones.model.article import Article, DateTrust, Published
from milestones.model.milestone import Product
from milestones.report.catalogue import articles_table, indications_table, products_table

from .records import rows


@dataclass(frozen=True)
class _Article:
    article: Article
    claims: int
    copy_of: str | None
    copy: str | None


@dataclass(frozen=True)
class _Product:
    product: Product
    milestones: int
    articles: int


@dataclass(frozen=True)
class _Indication:
    indication: str
    products: int
    milestones: int


def test_articles_show_their_day_its_trust_and_what_they_copy() -> None:
    day = Published(date(2023, 7, 3), DateTrust.DOUBTFUL)
    table = articles_table(
        [
            _Article(Article("a.txt", "", "Zelvora approved", published=day), 3, None, None),
            _Article(Article("b.txt", "", ""), 3, "a.txt", "near"),
        ]
    )
    assert [tuple(row[key] for key in table.columns) for row in rows(table)] == [
        ("a.txt", "Zelvora approved", "2023-07-03", "doubtful", None, None, 3, None, None),
        ("b.txt", "", None, None, None, None, 3, "a.txt", "near"),
    ]


def test_what_is_a_copy_is_seen_where_there_is_room() -> None:
    widths = {column.key: column.from_width for column in articles_table([]).view}
    assert widths["copy_of"] == widths["copy"] == 100


def test_products_show_their_other_names() -> None:
    table = products_table(
        [_Product(Product("zelvora", "Zelvora", ("Zelvora", "ZV-101", "zelvorine")), 4, 2)]
    )
    assert [tuple(row[key] for key in table.columns) for row in rows(table)] == [
        ("Zelvora", ("ZV-101", "zelvorine"), 4, 2)
    ]


def test_a_name_that_looks_like_another_says_so_to_who_sees_it() -> None:
    named = Product("zelvora", "Zelv\u043era", ("Zelv\u043era", "ZV-101", "\u0421\u0422101"))
    table = products_table([_Product(named, 4, 2)])
    (row,) = rows(table)
    assert (row["product"], row["names"]) == (named.name, named.names[1:])
    seen = [row[column.key] for column in table.view[:2]]
    assert seen == [
        "Zelv\u043era (looks like Zelvora, with letters of another alphabet)",
        ("ZV-101", "\u0421\u0422101 (looks like CT101, with letters of another alphabet)"),
    ]


def test_indications() -> None:
    table = indications_table([_Indication("heart failure", 2, 7)])
    assert [tuple(row[key] for key in table.columns) for row in rows(table)] == [("heart failure", 2, 7)]
