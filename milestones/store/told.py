"""Reading what articles tell: the articles themselves, their claims and refusals."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from milestones.model.article import Article
from milestones.model.claim import Claim, Findings, Refusal
from milestones.model.filters import Filter
from milestones.model.harmless import plain
from milestones.model.milestone import Calling, SourcedClaim
from milestones.model.problem import NothingFoundError
from milestones.store.batches import SIZE
from milestones.store.conditions import claim_conditions
from milestones.store.entries import ArticleEntry, DocumentEntry, Head, Likeness
from milestones.store.link import Link, Row
from milestones.store.records import (
    ARTICLE,
    CALLING,
    CLAIM,
    REFUSAL,
    SOURCED,
    article_of,
    calling_of,
    claim_of,
    refusal_of,
    sourced_claim_of,
)


class StoredArticle(NamedTuple):
    """An article with what only the store knows of it."""

    number: int
    source: str
    ingested: str | None
    digest: str
    article: Article

    def is_same(self, article: Article) -> bool:
        """Whether it has the other one's words and metadata, wherever that was read."""
        return self.digest == article.digest and replace(self.article, location=article.location) == article


def stored(link: Link, id: str) -> StoredArticle | None:
    """The article of that id, if there is one."""
    query = (
        f"SELECT a.number, a.source, a.ingested, a.digest, a.text, {ARTICLE} FROM articles a WHERE a.id = :id"
    )
    row = link.first(query, id=id)
    if row is None:
        return None
    number, source, ingested, digest, text, *rest = row
    return StoredArticle(number, source, ingested, digest, article_of(tuple(rest), text))


def article(link: Link, id: str) -> Article:
    """The article of that id. Raises NothingFoundError."""
    found = stored(link, id)
    if found is None:
        raise NothingFoundError(f"no article {plain(id)!r} in the store; `milestones articles` lists them")
    return found.article


def article_count(link: Link) -> int:
    """How many articles are stored."""
    return int(link.value("SELECT count(*) FROM articles"))


def independent_count(link: Link) -> int:
    """How many articles are stored, copies counted once."""
    return int(link.value("SELECT count(DISTINCT source) FROM articles"))


def has(link: Link, id: str) -> Head | None:
    """The digest and location of the article of that id."""
    return heads(link, [id]).get(id)


def heads(link: Link, ids: Collection[str]) -> dict[str, Head]:
    """The digest and location of each of the articles of these ids that are stored."""
    rows = link.rows_of("SELECT id, digest, location FROM articles WHERE id IN :some", ids)
    return {id: Head(digest, location) for id, digest, location in rows}


def id_with_digits(link: Link, id: str, location: str) -> str | None:
    """The id made of this one and some digits, of an article that was read at this location."""
    # As bounds, for which the index serves: a name can hold what a pattern would take for a wildcard.
    query = "SELECT id FROM articles WHERE id > :first AND id < :last AND location = :location ORDER BY id"
    found = link.column(query, first=f"{id} (", last=f"{id} )", location=location)
    return next((one for one in found if one.rpartition(" (")[0] == id), None)


def holds(link: Link, article: Article) -> bool:
    """Whether it is stored with the same words and metadata, wherever it was read."""
    found = stored(link, article.id)
    return found is not None and found.is_same(article)


def findings(link: Link, number: int) -> Findings:
    """What was found in the article of that number."""
    told = f"""
        SELECT {CLAIM} FROM claims c JOIN articles a ON a.number = c.article
        WHERE c.article = :number ORDER BY c.position
    """
    refused = f"""
        SELECT {REFUSAL} FROM refusals r JOIN articles a ON a.number = r.article
        WHERE r.article = :number ORDER BY r.position
    """
    return Findings(
        tuple(map(claim_of, link.rows(told, number=number))),
        tuple(map(refusal_of, link.rows(refused, number=number))),
    )


def documents_at(link: Link, places: Collection[str]) -> dict[str, DocumentEntry]:
    """What was last read at each of these locations."""
    query = "SELECT location, digest, reader, articles FROM documents WHERE location IN :some"
    return {
        location: DocumentEntry(digest, reader, tuple(json.loads(articles)))
        for location, digest, reader, articles in link.rows_of(query, places)
    }


def locations(link: Link) -> dict[str, str | None]:
    """Where each article stands, by id: the location of its document; None where it stands in several."""
    found: dict[str, str | None] = {}
    for location, articles in link.rows("SELECT location, articles FROM documents"):
        for id in json.loads(articles):
            found[id] = location if found.get(id, location) == location else None
    return found


def without_claims(link: Link, ids: Collection[str]) -> int:
    """How many of the articles of these ids make no claim."""
    query = """
        SELECT count(*) FROM articles a
        WHERE a.id IN :some AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.article = a.number)
    """
    return sum(link.column_of(query, ids))


def copies_among(link: Link, ids: Iterable[str]) -> set[str]:
    """Those of the articles of these ids that are copies: where only they have a text, all but the first."""
    query = """
        SELECT a.source, a.id FROM articles a WHERE a.id IN :some
            AND EXISTS (SELECT * FROM articles b WHERE b.source = a.source AND b.number <> a.number)
    """
    among: dict[str, list[str]] = {}
    rest = iter(ids)
    # There can be millions, of which few are copies: they are taken some at a time.
    while lot := list(islice(rest, SIZE)):
        for source, id in link.rows_of(query, lot):
            among.setdefault(source, []).append(id)
    found = {id for together in among.values() for id in together}
    everywhere = "SELECT source, count(*) FROM articles WHERE source IN :some GROUP BY source"
    for source, count in link.rows_of(everywhere, among):
        if count == len(among[source]):
            found.discard(min(among[source]))
    return found


def entries(link: Link) -> Iterator[ArticleEntry]:
    """All articles in the order of their ids."""
    query = f"""
        SELECT {ARTICLE}, (SELECT count(*) FROM claims c WHERE c.article = a.number), a.digest,
            first_value(a.id) OVER (PARTITION BY a.source ORDER BY a.id),
            first_value(a.digest) OVER (PARTITION BY a.source ORDER BY a.id)
        FROM articles a ORDER BY a.id
    """
    return map(_entry, link.rows(query))


def _entry(row: Row) -> ArticleEntry:
    *known, claims, digest, first, words = row
    article = article_of(tuple(known), "")
    if first == article.id:
        return ArticleEntry(article, claims, None, None)
    return ArticleEntry(article, claims, first, Likeness.EXACT if words == digest else Likeness.NEAR)


def told_claims(link: Link, wanted: Filter, ids: Sequence[str]) -> Iterator[Claim]:
    """The claims that meet the filter, of all articles or of those named, by article and place."""
    condition, values = claim_conditions(wanted)
    query = f"""
        SELECT {CLAIM} FROM claims c JOIN articles a ON a.number = c.article
        WHERE {condition} {_OF_ARTICLES if ids else ""} ORDER BY a.id, c.position
    """
    return map(claim_of, link.rows_of(query, ids, **values) if ids else link.rows(query, **values))


def told_refusals(link: Link, ids: Sequence[str]) -> Iterator[Refusal]:
    """The refusals of all articles or of those named, by article and place."""
    query = f"""
        SELECT {REFUSAL} FROM refusals r JOIN articles a ON a.number = r.article
        WHERE TRUE {_OF_ARTICLES if ids else ""} ORDER BY a.id, r.position
    """
    return map(refusal_of, link.rows_of(query, ids) if ids else link.rows(query))


_OF_ARTICLES = "AND a.id IN :some"


def numbers_by_name(link: Link, keys: AbstractSet[str]) -> set[int]:
    """The numbers of all claims that have any of the names."""
    return set(link.column_of("SELECT claim FROM claim_names WHERE key IN :some", keys))


def callings(link: Link, numbers: AbstractSet[int]) -> list[Calling]:
    """What the claims of these numbers call their products, in no order."""
    query = f"""
        SELECT {CALLING} FROM claims c JOIN articles a ON a.number = c.article WHERE c.number IN :some
    """
    return list(map(calling_of, link.rows_of(query, numbers)))


def sourced_claims(link: Link, numbers: AbstractSet[int]) -> list[SourcedClaim]:
    """The claims of these numbers, in the order of article and text, which no order of saving changes."""
    query = f"""
        SELECT {SOURCED}, c.position FROM claims c JOIN articles a ON a.number = c.article
        WHERE c.number IN :some
    """
    rows = sorted(link.rows_of(query, numbers), key=lambda row: (row[0], row[-1]))
    return [sourced_claim_of(row[:-1]) for row in rows]
