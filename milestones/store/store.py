"""An open store: what can be asked of it, and the one way to write to it."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Engine, func, select

from milestones.model.article import Article
from milestones.model.claim import Claim, Refusal
from milestones.model.filters import Filter
from milestones.model.milestone import Milestone, Product, Source
from milestones.model.ruling import Ruling
from milestones.store import derived, ruled, told
from milestones.store.entries import ArticleEntry, DocumentEntry, IndicationEntry, ProductEntry
from milestones.store.errors import telling
from milestones.store.locking import WRITE_LOCK, cut_log
from milestones.store.reading import Reader
from milestones.store.schema import articles
from milestones.store.sqlite import is_sqlite
from milestones.store.turns import Turns

if TYPE_CHECKING:
    from milestones.store.writing import Writer


class Store:
    """An open store. Use it in a `with` statement, or close it.

    Everything is read in an order that follows from what is stored, never from when it was stored. What gives
    back an iterator reads as it goes, and sees the store as it was when the first row was taken. Every
    method raises StoreError where the database fails.
    """

    def __init__(self, engine: Engine, shown: str, turns: Turns) -> None:
        self._engine = engine
        self._shown = shown
        self._turns = turns
        self._reading_now: set[Connection] = set()
        self._state: Connection | None = None
        """On which all is read within `one_state`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends all reading, also that of iterators that were left half-way."""
        for connection in tuple(self._reading_now):
            connection.close()
        self._reading_now.clear()
        self._engine.dispose()

    def article_count(self) -> int:
        """How many articles are stored."""
        with self._reading() as connection:
            return connection.scalars(select(func.count()).select_from(articles)).one()

    def independent_count(self) -> int:
        """How many articles are stored, copies and near copies of one text counted once."""
        with self._reading() as connection:
            return connection.scalars(select(func.count(articles.c.source.distinct()))).one()

    def has(self, article_id: str) -> tuple[str, str | None] | None:
        """The digest and location of the stored article of that id; None where there is none."""
        with self._reading() as connection:
            return told.has(connection, article_id)

    def document(self, location: str) -> DocumentEntry | None:
        """What was last read at this location; None where nothing was."""
        with self._reading() as connection:
            return told.document(connection, location)

    def without_claims(self, article_ids: Collection[str]) -> int:
        """How many of the stored articles of these ids make no claim."""
        with self._reading() as connection:
            return told.without_claims(connection, article_ids)

    def article(self, article_id: str) -> Article:
        """The stored article of that id. Raises NothingFoundError."""
        with self._reading() as connection:
            return told.article(connection, article_id)

    def articles(self) -> Iterator[ArticleEntry]:
        """All articles, by id."""
        with self._reading() as connection:
            yield from told.entries(connection)

    def claims(self, filter: Filter, articles: Sequence[str] = ()) -> Iterator[Claim]:
        """The claims that meet the filter, of the articles of these ids or of all; by article, then place."""
        with self._reading() as connection:
            yield from told.told_claims(connection, filter, articles)

    def refusals(self, articles: Sequence[str] = ()) -> Iterator[Refusal]:
        """The refusals in the articles of these ids, or in all; by article, then place."""
        with self._reading() as connection:
            yield from told.told_refusals(connection, articles)

    def milestones(self, filter: Filter) -> Iterator[Milestone]:
        """The milestones that meet the filter, without testimony and rulings: light, for lists of many.

        By product key, then the last and the first possible day (without any: last), then id.
        """
        with self._reading() as connection:
            yield from derived.derived_milestones(connection, filter, in_full=False)

    def milestones_in_full(self, filter: Filter) -> Iterator[Milestone]:
        """As `milestones`, with testimony and rulings."""
        with self._reading() as connection:
            yield from derived.derived_milestones(connection, filter, in_full=True)

    def milestone(self, id: str) -> Milestone:
        """The milestone of that id in full; the first characters do, from four on, where no other begins so.

        Raises NothingFoundError where there is none, or several.
        """
        with self._reading() as connection:
            return derived.milestone(connection, id)

    def milestones_formerly(self, id: str) -> list[Milestone]:
        """The milestones in full that can have had this id before, by their present ids."""
        with self._reading() as connection:
            return derived.milestones_formerly(connection, id)

    def sources_of(self, ids: Collection[str]) -> dict[str, list[Source]]:
        """The articles that tell of the milestones of these ids, by id: those that support it first."""
        with self._reading() as connection:
            return derived.sources_of(connection, ids)

    def rulings(self) -> Iterator[Ruling]:
        """All rulings, also those undone, in their order."""
        with self._reading() as connection:
            yield from ruled.all_rulings(connection)

    def products(self) -> Iterator[ProductEntry]:
        """All products, by key."""
        with self._reading() as connection:
            yield from derived.product_entries(connection)

    def product_names(self, words: str, *, limit: int) -> list[str]:
        """The names of products that begin with the words, in any spelling of these; at most `limit`."""
        with self._reading() as connection:
            return derived.names_beginning(connection, words, limit)

    def product_of(self, name: str) -> Product:
        """The product that has this name, in any spelling that shares its `name_key`.

        Raises NothingFoundError, which offers up to three close names, and AmbiguousNameError, which names
        the products that share it.
        """
        with self._reading() as connection:
            return derived.product_of(connection, name)

    def products_of(self, name: str) -> list[Product]:
        """All products that have this name, by key."""
        with self._reading() as connection:
            return derived.products_of(connection, name)

    def indications(self) -> Iterator[IndicationEntry]:
        """All indications of milestones, by the alphabet."""
        with self._reading() as connection:
            yield from derived.indication_entries(connection)

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Within, all that is asked is answered by the store as it was at the first question."""
        with self._reading() as connection:
            self._state = connection
            try:
                yield
            finally:
                self._state = None

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One state of the store, for what takes several questions."""
        with self._reading() as connection:
            yield Reader(connection)

    @contextmanager
    def writing(self) -> "Iterator[Writer]":
        """One transaction: all that the writer is told is stored at the end, or after an error nothing.

        Waits for other commands that are writing, as long as they get on; Turns tells of that.
        """
        # Imported only here: it brings all of reconciling, which takes those who read 15 ms.
        from milestones.store.writing import Writer

        locking = {WRITE_LOCK: self._turns}
        with telling(self._shown), self._engine.connect().execution_options(**locking) as connection:
            try:
                with connection.begin():
                    writer = Writer(connection)
                    yield writer
                    writer.settle()
            finally:
                self._turns.end()
            if is_sqlite(connection):
                cut_log(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._state:
            with telling(self._shown):
                yield self._state
            return
        with telling(self._shown), self._engine.connect() as connection:
            self._reading_now.add(connection)
            try:
                yield connection
            finally:
                self._reading_now.discard(connection)
