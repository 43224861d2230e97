"""Whether what is stored of articles is what their texts say: digests, evidence, names, prints, copies."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Table, exists, func, select

from milestones.lexicon.kinds import kinds
from milestones.model.claim import Claim
from milestones.store.checking import NOT_READABLE
from milestones.store.copies import Copies, prints_of
from milestones.store.faults import MEND, READ_AGAIN, Faults
from milestones.store.rows import article_of, claim_keys, claim_of, folded, refusal_of
from milestones.store.schema import (
    article_prints,
    articles,
    claim_names,
    claims,
    documents,
    product_names,
    products,
    refusals,
)
from milestones.store.sqlite import is_sqlite

_TOGETHER = 200
"""Articles that are looked at at once."""

Told = Callable[[str], None]
"""Hears in words how far the work is."""


class Stored(NamedTuple):
    """What is stored of an article."""

    row: Row[Any]
    claims: list[Row[Any]] | None
    refusals: list[Row[Any]]
    names: dict[int, set[str]]
    prints: set[int]


def check_articles(connection: Connection, faults: Faults, told: Told) -> list[str]:
    """Notes what of articles, claims and refusals is not what the texts say.

    Gives back the ids of the articles that are to be understood anew: their claims or refusals are not what
    the text says, though the text is sound, or cannot be read at all.
    """
    broken: list[str] = []
    for done, stored in enumerate(stored_articles(connection), start=1):
        told(f"{done} articles checked")
        row = stored.row
        is_sound = article_of(row, row.text).digest == row.digest
        if not is_sound:
            faults.note("articles", "text and digest do not fit", READ_AGAIN, row.id)
        advice = MEND if is_sound else READ_AGAIN
        claims, are_right = _claims(stored, faults, advice)
        are_right &= _are_refusals_right(stored, faults, advice)
        if claims is None or (is_sound and not are_right):
            broken.append(row.id)
        if claims is not None:
            _check_looked_up(stored, claims, faults)
    return broken


def stored_articles(connection: Connection) -> Iterator[Stored]:
    """All articles with what is stored of them, some at a time."""
    last = 0
    while True:
        query = select(articles).where(articles.c.number > last).order_by(articles.c.number).limit(_TOGETHER)
        rows = connection.execute(query).all()
        if not rows:
            return
        numbers = [row.number for row in rows]
        told, refused = _by_article(connection, claims, numbers), _by_article(connection, refusals, numbers)
        names, prints = defaultdict[int, set[str]](set), defaultdict[int, set[int]](set)
        named = select(claim_names).join(claims).where(claims.c.article.in_(numbers))
        for key, claim in connection.execute(named):
            names[claim].add(key)
        for one, number in connection.execute(
            select(article_prints).where(article_prints.c.article.in_(numbers))
        ):
            prints[number].add(one)
        for row in rows:
            yield Stored(row, told[row.number], refused[row.number] or [], names, prints[row.number])
        last = numbers[-1]


def _by_article(
    connection: Connection, table: Table, numbers: Sequence[int]
) -> dict[int, list[Row[Any]] | None]:
    """The rows of claims or refusals of each article; None where one holds a day that is none."""
    query = select(table, articles.c.id.label("article_id")).join(articles)
    query = query.where(table.c.article.in_(numbers)).order_by(table.c.article, table.c.position)
    try:
        rows = connection.execute(query).all()
    except ValueError:
        if len(numbers) == 1:
            return {numbers[0]: None}
        parts = (_by_article(connection, table, [number]) for number in numbers)
        return {number: rows for part in parts for number, rows in part.items()}
    found = defaultdict[int, list[Row[Any]]](list)
    for row in rows:
        found[row.article].append(row)
    return {number: found[number] for number in numbers}


def _claims(stored: Stored, faults: Faults, advice: str) -> tuple[list[tuple[int, Claim]] | None, bool]:
    """The claims of an article with their numbers, None where one cannot be read; whether all are right."""
    if stored.claims is None:
        faults.note("claims", "hold a day that is none", MEND, f"a claim of {stored.row.id}")
        return None, False
    found: list[tuple[int, Claim]] = []
    are_readable = are_right = True
    for row in stored.claims:
        example = f"claim {row.position + 1} of {stored.row.id}"
        try:
            claim = _claim_of(row)
        except NOT_READABLE as error:
            faults.note("claims", f"cannot be read ({type(error).__name__})", MEND, example)
            are_readable = False
            continue
        found.append((row.number, claim))
        if what := _wrong(claim, row, stored.row.text):
            faults.note("claims", what, advice, example)
            are_right = False
    return found if are_readable else None, are_readable and are_right


def _claim_of(row: Row[Any]) -> Claim:
    """The claim of a row. Raises one of NOT_READABLE, also for kinds that nobody knows."""
    claim = claim_of(row)
    names = (claim.product, *claim.aliases)
    if claim.kind not in kinds() or not all(isinstance(name, str) for name in names):
        raise ValueError("of no kind, or with names that are no words")
    return claim


def _wrong(claim: Claim, row: Row[Any], text: str) -> str:
    """What is wrong with a claim in this text; empty where nothing is."""
    if text[claim.start : claim.end] != claim.evidence:
        return "evidence is not what the article says there"
    if not all(0 <= cue.start <= cue.end <= len(text) for cue in claim.cues):
        return "cues stand outside of the article"
    key = None if claim.indication is None else folded(claim.indication)
    return "" if row.indication_folded == key else "are not found by their indication"


def _are_refusals_right(stored: Stored, faults: Faults, advice: str) -> bool:
    are_right = True
    for refusal in map(refusal_of, stored.refusals):
        if stored.row.text[refusal.start : refusal.end] != refusal.evidence:
            faults.note("refusals", "evidence is not what the article says there", advice, stored.row.id)
            are_right = False
    return are_right


def _check_looked_up(stored: Stored, read: Sequence[tuple[int, Claim]], faults: Faults) -> None:
    for at, (number, claim) in enumerate(read, start=1):
        if stored.names.get(number, set()) != claim_keys(claim):
            example = f"claim {at} of {stored.row.id}"
            faults.note("claim_names", "are not the names of the claim", MEND, example)
    if stored.prints != prints_of(stored.row.text, [claim for _, claim in read]):
        faults.note("article_prints", "are not those of the text", MEND, stored.row.id)


def check_copies(connection: Connection, faults: Faults) -> None:
    """Notes articles that are taken for copies and are none, and the other way round."""
    if found := Copies(connection).misplaced():
        query = select(articles.c.id).where(articles.c.number == min(found))
        example = connection.scalars(query).one()
        faults.note("articles.source", "is not what copies come to", MEND, example, len(found))


def check_orphans(connection: Connection, faults: Faults) -> None:
    """Notes what belongs to nothing, where no key of the tables can see it."""
    first = (product_names.c.product == products.c.key) & (product_names.c.position == 0)
    named = exists().where(first & (product_names.c.name == products.c.name))
    count, key = connection.execute(select(func.count(), func.min(products.c.key)).where(~named)).one()
    if count:
        faults.note("products", "have no name, or another", MEND, key, count)
    if not is_sqlite(connection):
        return
    count, location = connection.execute(
        select(func.count(), func.min(documents.c.location)).where(names_missing_articles())
    ).one()
    if count:
        what = "are remembered as read, with articles that are not there"
        faults.note("documents", what, MEND, location, count)


def names_missing_articles() -> Any:
    """The condition of documents in which articles were read that are not stored."""
    # Ids stand there as a list in JSON; a table-valued function looks into it, in SQLite and only there.
    ids = func.json_each(documents.c.articles).table_valued("value", name="listed")
    return exists(
        select(ids.c.value).where(~exists().where(articles.c.id == ids.c.value)).correlate(documents)
    )
