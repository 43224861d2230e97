"""An open store: what can be asked of it, and the one way to write to it."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from milestones.model.article import Article
from milestones.model.claim import Claim, Refusal
from milestones.model.filters import Filter
from milestones.model.milestone import Milestone, Product, Source
from milestones.model.ruling import Ruling
from milestones.store import by_product, derived, lines, ruled, told
from milestones.store.access import Access
from milestones.store.entries import ArticleEntry, DocumentEntry, Head, IndicationEntry, ProductEntry
from milestones.store.errors import telling
from milestones.store.link import Link
from milestones.store.locking import WRITE_LOCK, cut_log
from milestones.store.reading import Reader

if TYPE_CHECKING:
    from milestones.store.examining import Examiner
    from milestones.store.writing import Writer


class Store:
    """An open store. Use it in a `with` statement, or close it.

    Everything is read in an order that follows from what is stored, never from when it was stored. What gives
    back an iterator reads as it goes, and sees the store as it was when the first row was taken. Every
    method raises StoreError where the database fails.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._state: Link | None = None
        """On which all is read within `one_state`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends all reading, also that of iterators that were left half-way."""
        self._access.close()

    def article_count(self) -> int:
        """How many articles are stored."""
        with self._reading() as link:
            return told.article_count(link)

    def independent_count(self) -> int:
        """How many articles are stored, copies and near copies of one text counted once."""
        with self._reading() as link:
            return told.independent_count(link)

    def has(self, article_id: str) -> Head | None:
        """The digest and location of the stored article of that id; None where there is none."""
        with self._reading() as link:
            return told.has(link, article_id)

    def documents(self, locations: Collection[str]) -> dict[str, DocumentEntry]:
        """What was last read at each of these locations where anything was."""
        with self._reading() as link:
            return told.documents_at(link, locations)

    def without_claims(self, article_ids: Collection[str]) -> int:
        """How many of the stored articles of these ids make no claim."""
        with self._reading() as link:
            return told.without_claims(link, article_ids)

    def article(self, article_id: str) -> Article:
        """The stored article of that id. Raises NothingFoundError."""
        with self._reading() as link:
            return told.article(link, article_id)

    def articles(self) -> Iterator[ArticleEntry]:
        """All articles, by id."""
        with self._reading() as link:
            yield from told.entries(link)

    def claims(self, filter: Filter, articles: Sequence[str] = ()) -> Iterator[Claim]:
        """The claims that meet the filter, of the articles of these ids or of all; by article, then place."""
        with self._reading() as link:
            yield from told.told_claims(link, filter, articles)

    def refusals(self, articles: Sequence[str] = ()) -> Iterator[Refusal]:
        """The refusals in the articles of these ids, or in all; by article, then place."""
        with self._reading() as link:
            yield from told.told_refusals(link, articles)

    def milestones(self, filter: Filter) -> Iterator[Milestone]:
        """The milestones that meet the filter, without testimony, reasons and rulings: for lists of many.

        By product key, then the last and the first possible day (without any: last), then id.
        """
        with self._reading() as link:
            yield from derived.derived_milestones(link, filter, in_full=False)

    def milestone_lines(self, filter: Filter, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """What the same milestones have in these columns of the contract, in the same order: for files."""
        with self._reading() as link:
            yield from lines.milestone_lines(link, filter, columns)

    def milestones_in_full(self, filter: Filter) -> Iterator[Milestone]:
        """As `milestones`, with testimony, reasons and rulings."""
        with self._reading() as link:
            yield from derived.derived_milestones(link, filter, in_full=True)

    def milestones_by_product(self, keys: Collection[str]) -> Iterator[list[Milestone]]:
        """The milestones of each product of these keys, or of all, with who tells of them, in no order.

        Those that stand, without testimony and rulings. Products come by their names whatever their case,
        then by key; one without milestones does not.
        """
        with self._reading() as link:
            yield from by_product.milestones_by_product(link, keys)

    def milestone(self, id: str) -> Milestone:
        """The milestone of that id in full; the first characters do, from four on, where no other begins so.

        Raises NothingFoundError where there is none, or several.
        """
        with self._reading() as link:
            return derived.milestone(link, id)

    def milestones_formerly(self, id: str) -> list[Milestone]:
        """The milestones in full that can have had this id before, by their present ids."""
        with self._reading() as link:
            return derived.milestones_formerly(link, id)

    def sources_of(self, ids: Collection[str]) -> dict[str, list[Source]]:
        """The articles that tell of the milestones of these ids, by id: those that support it first."""
        with self._reading() as link:
            return derived.sources_of(link, ids)

    def rulings(self) -> Iterator[Ruling]:
        """All rulings, also those undone, in their order."""
        with self._reading() as link:
            yield from ruled.all_rulings(link)

    def products(self) -> Iterator[ProductEntry]:
        """All products, by key."""
        with self._reading() as link:
            yield from derived.product_entries(link)

    def product_names(self, words: str, *, limit: int) -> list[str]:
        """The names of products that begin with the words, in any spelling of these; at most `limit`."""
        with self._reading() as link:
            return derived.names_beginning(link, words, limit)

    def product_of(self, name: str) -> Product:
        """The product that has this name, in any spelling that shares its `name_key`.

        Raises NothingFoundError, which offers up to three close names, and AmbiguousNameError, which names
        the products that share it.
        """
        with self._reading() as link:
            return derived.product_of(link, name)

    def products_of(self, name: str) -> list[Product]:
        """All products that have this name, by key."""
        with self._reading() as link:
            return derived.products_of(link, name)

    def indications(self) -> Iterator[IndicationEntry]:
        """All indications of milestones, by the alphabet."""
        with self._reading() as link:
            yield from derived.indication_entries(link)

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Within, all that is asked is answered by the store as it was at the first question."""
        with self._reading() as link:
            self._state = link
            try:
                yield
            finally:
                self._state = None

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One state of the store, for what takes several questions."""
        with self._reading() as link:
            yield Reader(link)

    @contextmanager
    def examining(self) -> "Iterator[Examiner]":
        """One state of the store, to look for its faults."""
        from milestones.store.examining import Examiner

        with self._telling(), self._access.engine.connect() as connection:
            # Ended by closing: a file with faults may not even let an empty transaction be committed.
            connection.begin()
            yield Examiner(connection)

    @contextmanager
    def writing(self) -> "Iterator[Writer]":
        """One transaction: all that the writer is told is stored at the end, or after an error nothing.

        Waits for other commands that are writing, as long as they get on; Turns tells of that.
        """
        # Imported only here: it brings SQLAlchemy and all of reconciling, which those who read do not need.
        from milestones.store.writing import Writer

        turns = self._access.turns
        connecting = self._access.engine.connect
        with self._telling(), connecting().execution_options(**{WRITE_LOCK: turns}) as connection:
            try:
                with connection.begin():
                    writer = Writer(connection)
                    yield writer
                    writer.settle()
            finally:
                turns.end()
            if self._access.place.path:
                cut_log(connection)

    @contextmanager
    def _reading(self) -> Iterator[Link]:
        with self._telling():
            if self._state:
                yield self._state
                return
            with self._access.links.taken() as link:
                yield link

    def _telling(self) -> AbstractContextManager[None]:
        return telling(self._access.place.shown)
