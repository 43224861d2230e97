"""What the store knows: articles, products and indications."""

from collections.abc import Iterable
from typing import Protocol

from milestones.model.article import Article
from milestones.model.milestone import Product
from milestones.model.names import as_seen
from milestones.model.table import Row, Table, ViewColumn
from milestones.report.rows import iso


class ArticleEntry(Protocol):
    """A stored article; its text is not looked at."""

    @property
    def article(self) -> Article: ...
    @property
    def claims(self) -> int: ...
    @property
    def copy_of(self) -> str | None: ...
    @property
    def copy(self) -> str | None: ...


class ProductEntry(Protocol):
    """A product, and how much is on record about it."""

    @property
    def product(self) -> Product: ...
    @property
    def milestones(self) -> int: ...
    @property
    def articles(self) -> int: ...


class IndicationEntry(Protocol):
    """An indication, and how much is on record about it."""

    @property
    def indication(self) -> str: ...
    @property
    def products(self) -> int: ...
    @property
    def milestones(self) -> int: ...


ARTICLE_COLUMNS = ("article", "title", "published", "trust", "publisher", "url", "claims", "copy_of", "copy")
PRODUCT_COLUMNS = ("product", "names", "milestones", "articles")
INDICATION_COLUMNS = ("indication", "products", "milestones")


def articles_table(entries: Iterable[ArticleEntry]) -> Table:
    """One row per article in the order given: `trust` says how far its day is believed, `copy_of` names
    the article that counts in its place, `copy` says whether their words are the same ("exact") or nearly so
    ("near")."""
    view = (
        ViewColumn("Article", "article", style="bold"),
        ViewColumn("Title", "title"),
        ViewColumn("Published", "published", whole=True),
        ViewColumn("Trust", "trust", from_width=100),
        ViewColumn("Claims", "claims", justify="right", whole=True),
        ViewColumn("Copy of", "copy_of", from_width=100, style="dim"),
        ViewColumn("Copy", "copy", from_width=100, style="dim"),
    )
    return Table("articles", ARTICLE_COLUMNS, map(_article_row, entries), view=view, title="Articles read")


def products_table(entries: Iterable[ProductEntry]) -> Table:
    """One row per product in the order given; `names` are its other names.

    Who sees them is told which are written to look like another.
    """
    rows: Iterable[Row] = (
        {
            "product": entry.product.name,
            "names": entry.product.names[1:],
            "milestones": entry.milestones,
            "articles": entry.articles,
            "product seen": as_seen(entry.product.name),
            "names seen": tuple(map(as_seen, entry.product.names[1:])),
        }
        for entry in entries
    )
    view = (
        ViewColumn("Product", "product seen", style="bold"),
        ViewColumn("Also", "names seen"),
        ViewColumn("Milestones", "milestones", justify="right", whole=True),
        ViewColumn("Articles", "articles", justify="right", whole=True),
    )
    return Table("products", PRODUCT_COLUMNS, rows, view=view, title="Products")


def indications_table(entries: Iterable[IndicationEntry]) -> Table:
    """One row per indication in the order given."""
    rows: Iterable[Row] = (
        {"indication": entry.indication, "products": entry.products, "milestones": entry.milestones}
        for entry in entries
    )
    view = (
        ViewColumn("Indication", "indication", style="bold"),
        ViewColumn("Products", "products", justify="right", whole=True),
        ViewColumn("Milestones", "milestones", justify="right", whole=True),
    )
    return Table("indications", INDICATION_COLUMNS, rows, view=view, title="Indications")


def _article_row(entry: ArticleEntry) -> Row:
    article = entry.article
    return {
        "article": article.id,
        "title": article.title,
        "published": iso(article.published.day) if article.published else None,
        "trust": article.published.trust.value if article.published else None,
        "publisher": article.publisher,
        "url": article.url,
        "claims": entry.claims,
        "copy_of": entry.copy_of,
        "copy": entry.copy,
    }
