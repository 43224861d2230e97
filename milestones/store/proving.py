"""Whether what is stored of articles is what their texts say: digests, evidence, names, prints, copies."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, exists, func, select

from milestones.lexicon.kinds import kinds
from milestones.model.article import Article
from milestones.model.claim import Claim, Refusal
from milestones.store.checking import NOT_READABLE
from milestones.store.copies import Copies, prints_of
from milestones.store.engines import is_sqlite, link_on
from milestones.store.faults import MEND, READ_AGAIN, Faults
from milestones.store.link import Link, Row
from milestones.store.records import ARTICLE, CLAIM, REFUSAL, article_of, claim_of, refusal_of
from milestones.store.rows import claim_keys, folded
from milestones.store.schema import articles, documents, product_names, products

_TOGETHER = 200
"""Articles that are looked at at once."""

Told = Callable[[str], None]
"""Hears in words how far the work is."""


class StoredClaim(NamedTuple):
    """What is stored of a claim, which perhaps cannot be read."""

    number: int
    position: int
    indication_folded: str | None
    row: Row

    def claim(self) -> Claim:
        """The claim. Raises one of NOT_READABLE, also for kinds that nobody knows."""
        claim = claim_of(self.row)
        names = (claim.product, *claim.aliases)
        if claim.kind not in kinds() or not all(isinstance(name, str) for name in names):
            raise ValueError("of no kind, or with names that are no words")
        return claim


class Stored(NamedTuple):
    """What is stored of an article."""

    number: int
    digest: str
    article: Article
    claims: list[StoredClaim]
    refusals: list[Refusal]
    names: dict[int, set[str]]
    prints: set[int]


def check_articles(link: Link, faults: Faults, told: Told) -> list[str]:
    """Notes what of articles, claims and refusals is not what the texts say.

    Gives back the ids of the articles that are to be understood anew: their claims or refusals are not what
    the text says, though the text is sound, or cannot be read at all.
    """
    broken: list[str] = []
    for done, stored in enumerate(stored_articles(link), start=1):
        told(f"{done} articles checked")
        is_sound = stored.article.digest == stored.digest
        if not is_sound:
            faults.note("articles", "text and digest do not fit", READ_AGAIN, stored.article.id)
        advice = MEND if is_sound else READ_AGAIN
        claims, are_right = _claims(stored, faults, advice)
        are_right &= _are_refusals_right(stored, faults, advice)
        if claims is None or (is_sound and not are_right):
            broken.append(stored.article.id)
        if claims is not None:
            _check_looked_up(stored, claims, faults)
    return broken


def stored_articles(link: Link) -> Iterator[Stored]:
    """All articles with what is stored of them, some at a time."""
    query = f"""
        SELECT a.number, a.digest, a.text, {ARTICLE} FROM articles a WHERE a.number > :last
        ORDER BY a.number LIMIT :most
    """
    last = 0
    while rows := list(link.rows(query, last=last, most=_TOGETHER)):
        numbers = [row[0] for row in rows]
        told, refused = _claims_of(link, numbers), _refusals_of(link, numbers)
        names, prints = _names_of(link, numbers), _prints_of(link, numbers)
        for number, digest, text, *rest in rows:
            article = article_of(tuple(rest), text)
            yield Stored(number, digest, article, told[number], refused[number], names, prints[number])
        last = numbers[-1]


def _claims_of(link: Link, numbers: list[int]) -> dict[int, list[StoredClaim]]:
    query = f"""
        SELECT c.article, c.number, c.position, c.indication_folded, {CLAIM}
        FROM claims c JOIN articles a ON a.number = c.article
        WHERE c.article IN :some ORDER BY c.article, c.position
    """
    found = defaultdict[int, list[StoredClaim]](list)
    for article, number, position, key, *row in link.rows_of(query, numbers):
        found[article].append(StoredClaim(number, position, key, tuple(row)))
    return found


def _refusals_of(link: Link, numbers: list[int]) -> dict[int, list[Refusal]]:
    query = f"""
        SELECT r.article, {REFUSAL} FROM refusals r JOIN articles a ON a.number = r.article
        WHERE r.article IN :some ORDER BY r.article, r.position
    """
    found = defaultdict[int, list[Refusal]](list)
    for article, *row in link.rows_of(query, numbers):
        found[article].append(refusal_of(tuple(row)))
    return found


def _names_of(link: Link, numbers: list[int]) -> dict[int, set[str]]:
    """The names by which claims of these articles are found, by the claim's number."""
    query = """
        SELECT n.key, n.claim FROM claim_names n JOIN claims c ON c.number = n.claim
        WHERE c.article IN :some
    """
    found = defaultdict[int, set[str]](set)
    for key, claim in link.rows_of(query, numbers):
        found[claim].add(key)
    return found


def _prints_of(link: Link, numbers: list[int]) -> dict[int, set[int]]:
    found = defaultdict[int, set[int]](set)
    for one, article in link.rows_of(
        "SELECT print, article FROM article_prints WHERE article IN :some", numbers
    ):
        found[article].add(one)
    return found


def _claims(stored: Stored, faults: Faults, advice: str) -> tuple[list[tuple[int, Claim]] | None, bool]:
    """The claims of an article with their numbers, None where one cannot be read; whether all are right."""
    found: list[tuple[int, Claim]] = []
    are_readable = are_right = True
    for told in stored.claims:
        example = f"claim {told.position + 1} of {stored.article.id}"
        try:
            claim = told.claim()
        except NOT_READABLE as error:
            faults.note("claims", f"cannot be read ({type(error).__name__})", MEND, example)
            are_readable = False
            continue
        found.append((told.number, claim))
        if what := _wrong(claim, told.indication_folded, stored.article.text):
            faults.note("claims", what, advice, example)
            are_right = False
    return found if are_readable else None, are_readable and are_right


def _wrong(claim: Claim, found_by: str | None, text: str) -> str:
    """What is wrong with a claim in this text; empty where nothing is."""
    if text[claim.start : claim.end] != claim.evidence:
        return "evidence is not what the article says there"
    if not all(0 <= cue.start <= cue.end <= len(text) for cue in claim.cues):
        return "cues stand outside of the article"
    key = None if claim.indication is None else folded(claim.indication)
    return "" if found_by == key else "are not found by their indication"


def _are_refusals_right(stored: Stored, faults: Faults, advice: str) -> bool:
    are_right = True
    for refusal in stored.refusals:
        if stored.article.text[refusal.start : refusal.end] != refusal.evidence:
            faults.note("refusals", "evidence is not what the article says there", advice, stored.article.id)
            are_right = False
    return are_right


def _check_looked_up(stored: Stored, read: Sequence[tuple[int, Claim]], faults: Faults) -> None:
    for at, (number, claim) in enumerate(read, start=1):
        if stored.names.get(number, set()) != claim_keys(claim):
            example = f"claim {at} of {stored.article.id}"
            faults.note("claim_names", "are not the names of the claim", MEND, example)
    if stored.prints != prints_of(stored.article.text, [claim for _, claim in read]):
        faults.note("article_prints", "are not those of the text", MEND, stored.article.id)


def check_copies(connection: Connection, faults: Faults) -> None:
    """Notes articles that are taken for copies and are none, and the other way round."""
    if found := Copies(link_on(connection)).misplaced():
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
