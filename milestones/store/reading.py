"""What can be asked within one transaction: the store as it is then, or as the transaction leaves it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from functools import cached_property

from milestones.model.article import Article
from milestones.model.filters import Filter
from milestones.model.milestone import Calling, Milestone, Product, SourcedClaim
from milestones.model.ruling import Ruling
from milestones.store import derived, told
from milestones.store.batches import SIZE
from milestones.store.entries import Head, Spot
from milestones.store.feeds import Feeds
from milestones.store.link import Link
from milestones.store.rows import moment_text
from milestones.store.ruled import all_rulings


class Reader:
    """Reads on the connection of a transaction; what it shares with `Store` says the same here."""

    def __init__(self, link: Link) -> None:
        self._link = link

    @property
    def feeds(self) -> Feeds:
        """The feeds that are followed."""
        return Feeds(self._link)

    def has(self, article_id: str) -> Head | None:
        """The digest and location of the stored article of that id; None where there is none."""
        return told.has(self._link, article_id)

    def heads(self, article_ids: Collection[str]) -> dict[str, Head]:
        """The digest and location of each of the articles of these ids that are stored."""
        return told.heads(self._link, article_ids)

    def id_with_digits(self, article_id: str, location: str) -> str | None:
        """The id made of this one and some digits, "news.txt (1a2b3c)", of an article read there; or None."""
        return told.id_with_digits(self._link, article_id, location)

    def is_elsewhere(self, article_id: str, location: str) -> bool:
        """Whether the article was also read at another location than this one.

        As it was when this was first asked.
        """
        return self._locations.get(article_id, location) != location

    @cached_property
    def _locations(self) -> dict[str, str | None]:
        return told.locations(self._link)

    def holds(self, article: Article) -> bool:
        """Whether it is stored in the very same form; only where it was read does not count."""
        return told.holds(self._link, article)

    def copies_among(self, ids: Iterable[str]) -> set[str]:
        """Those of the stored articles of these ids that are copies, near ones too.

        Where only they have a text, the first by id is none.
        """
        return told.copies_among(self._link, ids)

    def article(self, article_id: str) -> Article:
        """The stored article of that id. Raises NothingFoundError."""
        return told.article(self._link, article_id)

    def milestone(self, id: str) -> Milestone:
        """The milestone of that id, which may be shortened, in full. Raises NothingFoundError."""
        return derived.milestone(self._link, id)

    def milestones_formerly(self, id: str) -> list[Milestone]:
        """The milestones in full that can have had this id before, by their present ids."""
        return derived.milestones_formerly(self._link, id)

    def milestones_in_full(self, filter: Filter) -> Iterator[Milestone]:
        """The milestones that meet the filter, with testimony, in the store's order."""
        return derived.derived_milestones(self._link, filter, in_full=True)

    def milestones_ruled(self, number: int) -> list[Milestone]:
        """The milestones in full on which the ruling of that number bears, by id."""
        return derived.milestones_ruled(self._link, number)

    def milestones_told(self, claims: Collection[int]) -> list[Milestone]:
        """The milestones in full that the claims of these numbers tell of, by id."""
        return derived.milestones_told(self._link, claims)

    def acts_elsewhere(
        self, spots: AbstractSet[Spot], kinds: Collection[str], days: AbstractSet[tuple[str, str, date]]
    ) -> list[Milestone]:
        """The milestones in full of these kinds, of the products in these spots, but of other places, by id.

        Only those that one source tells to have been achieved on one day. Of these, only those of the same
        product, kind and day as in `days`, and those with a conflict.
        """
        return derived.acts_elsewhere(self._link, spots, kinds, days)

    def counted_by_place(self, products: Collection[str]) -> dict[tuple[str, str], int]:
        """How many milestones these products have in each jurisdiction, by product's key and jurisdiction."""
        return derived.counted_by_place(self._link, products)

    def products_with(self, name_keys: Collection[str]) -> list[Product]:
        """All products that have any of these names, by key."""
        return derived.products_with(self._link, name_keys)

    def products_of(self, name: str) -> list[Product]:
        """All products that have this name, by key."""
        return derived.products_of(self._link, name)

    def product_of(self, name: str) -> Product:
        """The product that has this name. Raises NothingFoundError and AmbiguousNameError."""
        return derived.product_of(self._link, name)

    def rulings(self) -> list[Ruling]:
        """All rulings, also those undone, in their order."""
        return list(all_rulings(self._link))

    def callings_reachable(
        self, name_keys: AbstractSet[str], linked: Callable[[AbstractSet[str]], AbstractSet[str]]
    ) -> tuple[list[Calling], AbstractSet[str]]:
        """All claims that share a name with these, or with claims that do, and so on; and all these names.

        Of the claims, what they call their products. `linked` gives the names that are known to belong to the
        products of the names it is given; names of one stored product belong together as well, whatever once
        joined them.
        """
        named = "SELECT key FROM claim_names WHERE claim IN :some"
        numbers: set[int] = set()
        seen: set[str] = set()
        fresh = set(name_keys)
        while fresh:
            seen |= fresh
            reached = told.numbers_by_name(self._link, fresh) - numbers
            numbers |= reached
            fresh = self._of_stored_products(fresh).union(linked(fresh))
            fresh = fresh.union(self._link.column_of(named, reached)) - seen
        return told.callings(self._link, numbers), seen

    def claims_of(self, callings: Iterable[Calling]) -> list[SourcedClaim]:
        """The claims that call their products so, in the order of article and text."""
        return told.sourced_claims(self._link, {calling.number for calling in callings})

    def article_count(self) -> int:
        """How many articles are stored."""
        return told.article_count(self._link)

    def former_ids(self, ids: Collection[str]) -> dict[str, frozenset[str]]:
        """The ids by which the milestones of these can be found as well, of those that have any."""
        return derived.former_ids_of(self._link, ids)

    def came_since(self, moment: datetime) -> frozenset[str]:
        """The ids of the articles that came in at this moment or later; of some that is not known."""
        query = "SELECT id FROM articles WHERE ingested >= :moment"
        return frozenset(self._link.column(query, moment=moment_text(moment)))

    def named_since(self, moment: datetime) -> frozenset[str]:
        """The keys of all names of products in the claims of these articles."""
        query = """
            SELECT DISTINCT n.key FROM claim_names n
            JOIN claims c ON c.number = n.claim JOIN articles a ON a.number = c.article
            WHERE a.ingested >= :moment
        """
        return frozenset(self._link.column(query, moment=moment_text(moment)))

    def is_known_before(self, moment: datetime) -> bool:
        """Whether it is known of every article if it came in before this moment.

        It is not where the store has articles from when that was not kept, and none that came in since then
        and before the moment.
        """
        unknown = self._link.first("SELECT id FROM articles WHERE ingested IS NULL LIMIT 1")
        first = self._link.value("SELECT min(ingested) FROM articles")
        return unknown is None or (first is not None and first < moment_text(moment))

    def _of_stored_products(self, keys: AbstractSet[str]) -> set[str]:
        """The keys of all names of the stored products that have any of these."""
        query = """
            SELECT key FROM product_names
            WHERE product IN (SELECT product FROM product_names WHERE key IN :some)
        """
        return set(self._link.column_of(query, keys))

    def name_keys(self) -> Iterator[list[str]]:
        """The keys of all names in claims and of products, in ascending order, in lists of some hundreds.

        Products and claims may be written between one list and the next.
        """
        query = """
            SELECT key FROM claim_names WHERE key > :last
            UNION SELECT key FROM product_names WHERE key > :last
            ORDER BY key LIMIT :most
        """
        last = ""
        while True:
            found = list(self._link.column(query, last=last, most=SIZE))
            if not found:
                return
            yield found
            last = found[-1]
