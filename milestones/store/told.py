"""Reading what articles tell: the articles themselves, their claims and refusals."""

import json
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, select

from milestones.model.article import Article
from milestones.model.claim import Claim, Refusal
from milestones.model.filters import Filter
from milestones.model.harmless import plain
from milestones.model.milestone import Calling, SourcedClaim
from milestones.model.problem import NothingFoundError
from milestones.store.batches import SIZE, batches
from milestones.store.conditions import claim_conditions
from milestones.store.entries import ArticleEntry, DocumentEntry, Likeness
from milestones.store.rows import article_of, calling_of, claim_of, refusal_of, sourced_claim_of
from milestones.store.schema import articles, claim_names, claims, documents, refusals


def article(connection: Connection, id: str) -> Article:
    """The article of that id. Raises NothingFoundError."""
    row = connection.execute(select(articles).where(articles.c.id == id)).one_or_none()
    if row is None:
        raise NothingFoundError(f"no article {plain(id)!r} in the store; `milestones articles` lists them")
    return article_of(row, row.text)


def has(connection: Connection, id: str) -> tuple[str, str | None] | None:
    """The digest and location of the article of that id."""
    query = select(articles.c.digest, articles.c.location).where(articles.c.id == id)
    row = connection.execute(query).one_or_none()
    return None if row is None else (row.digest, row.location)


def id_with_digits(connection: Connection, id: str, location: str) -> str | None:
    """The id made of this one and some digits, of an article that was read at this location."""
    column = articles.c.id
    # As bounds, for which the index serves: a name can hold what a pattern would take for a wildcard.
    alike = (column > f"{id} (") & (column < f"{id} )")
    found = connection.scalars(select(column).where(alike, articles.c.location == location).order_by(column))
    return next((one for one in found if one.rpartition(" (")[0] == id), None)


def holds(connection: Connection, article: Article) -> bool:
    """Whether it is stored with the same words and metadata, wherever it was read."""
    query = select(articles).where(articles.c.id == article.id, articles.c.digest == article.digest)
    row = connection.execute(query).one_or_none()
    return row is not None and is_same(row, article)


def is_same(stored: Row[Any], article: Article) -> bool:
    """Whether a stored article has this one's words and metadata, wherever it was read."""
    before = article_of(stored, stored.text)
    return stored.digest == article.digest and replace(before, location=article.location) == article


def document(connection: Connection, location: str) -> DocumentEntry | None:
    """What was last read there."""
    row = connection.execute(select(documents).where(documents.c.location == location)).one_or_none()
    return None if row is None else DocumentEntry(row.digest, row.reader, tuple(json.loads(row.articles)))


def locations(connection: Connection) -> dict[str, str | None]:
    """Where each article stands, by id: the location of its document; None where it stands in several."""
    found: dict[str, str | None] = {}
    query = select(documents.c.location, documents.c.articles).execution_options(yield_per=SIZE)
    for row in connection.execute(query):
        for id in json.loads(row.articles):
            found[id] = row.location if found.get(id, row.location) == row.location else None
    return found


def without_claims(connection: Connection, ids: Collection[str]) -> int:
    """How many of the articles of these ids make no claim."""
    silent = (
        select(func.count())
        .select_from(articles)
        .where(~exists().where(claims.c.article == articles.c.number))
    )
    found = (connection.scalar(silent.where(articles.c.id.in_(batch))) for batch in batches(ids))
    return sum(count or 0 for count in found)


def entries(connection: Connection) -> Iterator[ArticleEntry]:
    """All articles in the order of their ids."""
    light = [column for column in articles.c if column is not articles.c.text]
    found = (
        select(func.count())
        .select_from(claims)
        .where(claims.c.article == articles.c.number)
        .scalar_subquery()
        .label("claims")
    )
    first, words = (
        func.first_value(column).over(partition_by=articles.c.source, order_by=articles.c.id)
        for column in (articles.c.id, articles.c.digest)
    )
    query: Select[Any] = select(*light, found, first.label("first"), words.label("words"))
    query = query.order_by(articles.c.id)
    for row in connection.execute(query.execution_options(yield_per=SIZE)):
        yield _entry(row)


def _entry(row: Row[Any]) -> ArticleEntry:
    article = article_of(row, "")
    if row.first == row.id:
        return ArticleEntry(article, row.claims, None, None)
    likeness = Likeness.EXACT if row.words == row.digest else Likeness.NEAR
    return ArticleEntry(article, row.claims, row.first, likeness)


def told_claims(connection: Connection, wanted: Filter, ids: Sequence[str]) -> Iterator[Claim]:
    """The claims that meet the filter, of all articles or of those named, by article and place."""
    query = (
        select(claims, articles.c.id.label("article_id"))
        .join(articles)
        .where(*claim_conditions(wanted))
        .order_by(articles.c.id, claims.c.position)
    )
    for part in _of_articles(query, ids):
        for row in connection.execute(part.execution_options(yield_per=SIZE)):
            yield claim_of(row)


def told_refusals(connection: Connection, ids: Sequence[str]) -> Iterator[Refusal]:
    """The refusals of all articles or of those named, by article and place."""
    query = (
        select(refusals, articles.c.id.label("article_id"))
        .join(articles)
        .order_by(articles.c.id, refusals.c.position)
    )
    for part in _of_articles(query, ids):
        for row in connection.execute(part.execution_options(yield_per=SIZE)):
            yield refusal_of(row)


def numbers_by_name(connection: Connection, keys: AbstractSet[str]) -> set[int]:
    """The numbers of all claims that have any of the names."""
    numbers: set[int] = set()
    for batch in batches(keys):
        numbers.update(connection.scalars(select(claim_names.c.claim).where(claim_names.c.key.in_(batch))))
    return numbers


SOURCED = (
    claims,
    articles.c.id.label("article_id"),
    articles.c.source,
    articles.c.published,
    articles.c.trust,
)
"""What `rows.sourced_claim_of` needs of a claim and its article."""


def callings(connection: Connection, numbers: AbstractSet[int]) -> list[Calling]:
    """What the claims of these numbers call their products, in no order."""
    columns = claims.c
    query: Select[Any] = select(
        columns.number, columns.product, columns.aliases, columns.jurisdiction, articles.c.source
    ).join(articles, articles.c.number == columns.article)
    return [
        calling_of(row)
        for batch in batches(numbers)
        for row in connection.execute(query.where(columns.number.in_(batch)))
    ]


def sourced_claims(connection: Connection, numbers: AbstractSet[int]) -> list[SourcedClaim]:
    """The claims of these numbers, in the order of article and text, which no order of saving changes."""
    query = select(*SOURCED).select_from(claims).join(articles)
    rows = [
        row
        for batch in batches(numbers)
        for row in connection.execute(query.where(claims.c.number.in_(batch)))
    ]
    rows.sort(key=lambda row: (row.article_id, row.position))
    return [sourced_claim_of(row) for row in rows]


def _of_articles(query: Select[Any], ids: Sequence[str]) -> Iterator[Select[Any]]:
    """The query for all articles, or for those named, part after part in the order of ids."""
    if not ids:
        yield query
    for batch in batches(ids):
        yield query.where(articles.c.id.in_(batch))
