"""Which stored articles are copies of one another: their `source`, kept right as articles come and go.

A source is called by the least digest among its articles. It depends on the stored articles and their claims
alone, never on the order in which they came.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, ScalarSelect, bindparam, func, select, update

from milestones.model.article import Article
from milestones.model.claim import Claim, Findings
from milestones.reconcile.copies import ONE_SHARED_IN, Sources, Wording
from milestones.store.adding import add_prints
from milestones.store.batches import batches
from milestones.store.schema import article_prints, articles

_OPEN = 50
"""Texts that are kept ready for comparing."""


class Copies:
    """Notes which articles come and go in a transaction, and settles the sources of those concerned."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._come: dict[int, Wording] = {}
        self._prints: dict[int, frozenset[int]] = {}
        """Of the articles that have come, as are their words."""
        self._left: set[str] = set()
        """Sources that have lost an article, and perhaps fall apart."""

    def come(self, number: int, article: Article, findings: Findings) -> None:
        """Notes an article that has come, under its own digest as source."""
        names = _names_in(findings.claims)
        wording = _wording(article.text, names)
        self._come[number] = wording
        self._prints[number] = wording.prints(names)

    def go(self, number: int, source: str) -> None:
        """Notes an article that goes."""
        if number in self._come:
            del self._come[number], self._prints[number]
        self._left.add(source)

    def settle(self) -> set[int]:
        """Gives all articles their sources, and says which have another one than before, by number."""
        if not self._come and not self._left:
            return set()
        add_prints(self._connection, self._prints)
        before = self._concerned()
        changed = self._changed(before, self._joined(before))
        self._give(changed)
        self._come.clear()
        self._prints.clear()
        self._left.clear()
        return set(changed)

    def misplaced(self) -> dict[int, str]:
        """The articles whose source is not what copies come to, by number, with the right one."""
        columns = articles.c
        query = select(columns.number, columns.digest, columns.source)
        every = {row.number: (row.digest, row.source) for row in self._connection.execute(query)}
        return self._changed(every, self._joined(every))

    def put_right(self) -> None:
        """Gives each article that is misplaced the right source."""
        self._give(self.misplaced())

    def _give(self, sources: Mapping[int, str]) -> None:
        if sources:
            given = update(articles).where(articles.c.number == bindparam("which"))
            self._connection.execute(
                given.values(source=bindparam("now")),
                [{"which": number, "now": source} for number, source in sorted(sources.items())],
            )

    def _concerned(self) -> dict[int, tuple[str, str]]:
        """The digest and present source of each article that has come, or whose source has lost one."""
        columns = articles.c
        query = select(columns.number, columns.digest, columns.source)
        parts = [query.where(columns.number.in_(batch)) for batch in batches(self._come)]
        parts += [query.where(columns.source.in_(batch)) for batch in batches(self._left)]
        return {
            row.number: (row.digest, row.source) for part in parts for row in self._connection.execute(part)
        }

    def _joined(self, concerned: Mapping[int, tuple[str, str]]) -> Mapping[str, str]:
        """The source of each digest and each present source that has to do with the articles concerned.

        The sources of all other articles hold together as they are, since none of these has gone.
        """
        stands = {number: digest for number, (digest, _) in concerned.items()}
        found = Sources()
        for digest in stands.values():
            found.join(digest)
        for digest, source in self._same_words(stands):
            found.join(digest, source)
        alike = self._comparing()
        for one, other, source in self._alike_at_first_sight(stands):
            digest, stands_for = stands[one], stands.get(other, source)
            if not found.are_one(digest, stands_for) and alike(one, other):
                found.join(digest, stands_for)
        return found.named()

    def _same_words(self, stands: Mapping[int, str]) -> Iterator[tuple[str, str]]:
        """The digests that other articles have too, with the source of these."""
        columns = articles.c
        query = select(columns.number, columns.digest, columns.source)
        for batch in batches(stands.values()):
            for row in self._connection.execute(query.where(columns.digest.in_(batch))):
                if row.number not in stands:
                    yield row.digest, row.source

    def _alike_at_first_sight(self, numbers: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
        """Pairs of one of these articles and any other that share enough prints; and the other's source."""
        ours, theirs = article_prints.alias(), article_prints.alias()
        shared = func.count() * ONE_SHARED_IN
        query = (
            select(ours.c.article, theirs.c.article.label("other"), articles.c.source)
            .join(theirs, (theirs.c.print == ours.c.print) & (theirs.c.article != ours.c.article))
            .join(articles, articles.c.number == theirs.c.article)
            .group_by(ours.c.article, theirs.c.article, articles.c.source)
            .having((shared >= _size(ours.c.article)) | (shared >= _size(theirs.c.article)))
            .order_by(ours.c.article, theirs.c.article)
        )
        for batch in batches(numbers):
            for row in self._connection.execute(query.where(ours.c.article.in_(batch))).all():
                if row.other not in numbers or row.article < row.other:
                    yield row.article, row.other, row.source

    def _comparing(self) -> Callable[[int, int], bool]:
        """Tells whether the texts of two articles are copies."""

        @lru_cache(maxsize=_OPEN)
        def stored(number: int) -> Wording:
            text = select(articles.c.text).where(articles.c.number == number)
            return Wording(self._connection.scalars(text).one())

        def wording(number: int) -> Wording:
            return self._come.get(number) or stored(number)

        return lambda one, other: wording(one).is_copy(wording(other))

    def _changed(self, before: Mapping[int, tuple[str, str]], now: Mapping[str, str]) -> dict[int, str]:
        """The articles whose source is another one now, with that source."""
        changed = {
            number: now[digest] for number, (digest, source) in before.items() if now[digest] != source
        }
        renamed = {source for source, called in now.items() if source != called}
        query = select(articles.c.number, articles.c.source)
        for batch in batches(renamed):
            for row in self._connection.execute(query.where(articles.c.source.in_(batch))):
                if row.number not in before:
                    changed[row.number] = now[row.source]
        return changed


def _names_in(claims: Iterable[Claim]) -> set[str]:
    return {name for claim in claims for name in (claim.product, *claim.aliases)}


def _wording(text: str, names: Collection[str]) -> Wording:
    """The words of an article; none where it makes no claim.

    That has no part in any count: it is a copy only word for word.
    """
    return Wording(text if names else "")


def prints_of(text: str, claims: Iterable[Claim]) -> frozenset[int]:
    """The prints of an article that makes these claims."""
    names = _names_in(claims)
    return _wording(text, names).prints(names)


def _size(article: ColumnElement[int]) -> ScalarSelect[int]:
    """How many prints an article has."""
    return (
        select(func.count())
        .select_from(article_prints)
        .where(article_prints.c.article == article)
        .scalar_subquery()
    )
