"""What can be asked within a transaction that writes: the store as the transaction leaves it."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select, union

from milestones.model.article import Article
from milestones.model.filters import Filter
from milestones.model.milestone import Milestone, Product
from milestones.model.ruling import Ruling
from milestones.store import derived, told
from milestones.store.batches import SIZE
from milestones.store.ruled import all_rulings
from milestones.store.schema import claim_names, product_names


class Reader:
    """Reads on the connection of a transaction; what it shares with `Store` says the same here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def article(self, article_id: str) -> Article:
        """The stored article of that id. Raises NothingFoundError."""
        return told.article(self._connection, article_id)

    def milestone(self, id: str) -> Milestone:
        """The milestone of that id, which may be shortened, in full. Raises NothingFoundError."""
        return derived.milestone(self._connection, id)

    def milestones_formerly(self, id: str) -> list[Milestone]:
        """The milestones in full that can have had this id before, by their present ids."""
        return derived.milestones_formerly(self._connection, id)

    def milestones_in_full(self, filter: Filter) -> Iterator[Milestone]:
        """The milestones that meet the filter, with testimony, in the store's order."""
        return derived.derived_milestones(self._connection, filter, in_full=True)

    def milestones_ruled(self, number: int) -> list[Milestone]:
        """The milestones in full on which the ruling of that number bears, by id."""
        return derived.milestones_ruled(self._connection, number)

    def milestones_told(self, claims: Collection[int]) -> list[Milestone]:
        """The milestones in full that the claims of these numbers tell of, by id."""
        return derived.milestones_told(self._connection, claims)

    def acts_elsewhere(
        self, products: Collection[str], places: Collection[str], kinds: Collection[str]
    ) -> list[Milestone]:
        """The milestones in full of these products, by key, and kinds outside these jurisdictions, by id.

        Only those that one source tells to have been achieved on one day.
        """
        return derived.acts_elsewhere(self._connection, products, places, kinds)

    def counted_by_place(self, products: Collection[str]) -> dict[tuple[str, str], int]:
        """How many milestones these products have in each jurisdiction, by product's key and jurisdiction."""
        return derived.counted_by_place(self._connection, products)

    def products_with(self, name_keys: Collection[str]) -> list[Product]:
        """All products that have any of these names, by key."""
        return derived.products_with(self._connection, name_keys)

    def products_of(self, name: str) -> list[Product]:
        """All products that have this name, by key."""
        return derived.products_of(self._connection, name)

    def product_of(self, name: str) -> Product:
        """The product that has this name. Raises NothingFoundError and AmbiguousNameError."""
        return derived.product_of(self._connection, name)

    def rulings(self) -> list[Ruling]:
        """All rulings, also those undone, in their order."""
        return list(all_rulings(self._connection))

    def name_keys(self) -> Iterator[list[str]]:
        """The keys of all names in claims and of products, in ascending order, in lists of some hundreds.

        Products and claims may be written between one list and the next.
        """
        last = ""
        while True:
            every = union(
                select(claim_names.c.key).where(claim_names.c.key > last),
                select(product_names.c.key).where(product_names.c.key > last),
            ).subquery()
            found = list(self._connection.scalars(select(every.c.key).order_by(every.c.key).limit(SIZE)))
            if not found:
                return
            yield found
            last = found[-1]
