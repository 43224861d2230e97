"""Writing to the store: articles with their findings, and what is derived from them."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection

from milestones.model.article import Article
from milestones.model.claim import Findings
from milestones.model.milestone import Calling, Milestone, Product
from milestones.model.names import name_key
from milestones.model.ruling import Ruling
from milestones.store import told
from milestones.store.adding import add_claim_names, add_rows
from milestones.store.copies import Copies
from milestones.store.engines import link_on
from milestones.store.entries import DocumentEntry, Saved, Spot, Touched
from milestones.store.reading import Reader
from milestones.store.rows import (
    Values,
    article_values,
    claim_values,
    milestone_values,
    moment_text,
    refusal_values,
)
from milestones.store.ruled import keep_ruling
from milestones.store.told import StoredArticle


class Writer(Reader):
    """Writes in one transaction, which `Store.writing` ends."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(link_on(connection))
        self._connection = connection
        self._insert = partial(add_rows, self._link)
        self._copies = Copies(self._link)
        self._names: set[str] = set()
        self._gone: set[str] = set()
        self._added: set[int] = set()
        self._resourced: set[int] = set()

    @property
    def touched(self) -> Touched:
        """What this transaction has touched so far: the claims that it added or removed.

        Those of articles that it made copies of others, or no longer, count too.
        """
        self.settle()
        return Touched(self._names, self._gone, self._added, self._resourced)

    def settle(self) -> None:
        """Gives every article its source: what copies share. Done in time by all that needs it."""
        numbers = set(
            self._link.column_of("SELECT number FROM claims WHERE article IN :some", self._copies.settle())
        )
        self._resourced |= numbers
        self._names |= self._names_in(numbers)

    def save(self, article: Article, findings: Findings, now: datetime | None = None) -> Saved:
        """Stores the article with what was found in it, and says what that came to.

        An article of the same id is replaced, with all that was found in it, unless it says the same; where
        it was read does not count. It came in `now`, in UTC; one of which only the findings have changed
        came in when it did before.
        """
        return self.save_all([(article, findings)], now)[0]

    def save_all(self, found: Sequence[tuple[Article, Findings]], now: datetime | None = None) -> list[Saved]:
        """As `save`, for articles of which no two have one id: many take much less time than one by one."""
        came = moment_text(now) if now else None
        known = self.heads([article.id for article, _ in found])
        saved: list[Saved] = []
        new: list[_New] = []
        for article, findings in found:
            what, ingested = (
                self._outdated(article, findings, came) if article.id in known else (Saved.NEW, came)
            )
            saved.append(what)
            if what is not Saved.UNCHANGED:
                new.append(_New(article, findings, ingested))
        self._add(new)
        return saved

    def callings_reachable(
        self, name_keys: AbstractSet[str], linked: Callable[[AbstractSet[str]], AbstractSet[str]]
    ) -> tuple[list[Calling], AbstractSet[str]]:
        """As of a Reader, with the sources that copies share now."""
        self.settle()
        return super().callings_reachable(name_keys, linked)

    def remember(self, places: Mapping[str, DocumentEntry]) -> None:
        """Notes what was read at these locations."""
        self._link.change_of("DELETE FROM documents WHERE location IN :some", places)
        self._insert(
            "documents",
            (
                {
                    "location": location,
                    "digest": read.digest,
                    "reader": read.reader,
                    "articles": json.dumps(read.articles, ensure_ascii=False),
                }
                for location, read in places.items()
            ),
        )

    def copies_among(self, ids: Iterable[str]) -> set[str]:
        """As of a Reader, with the sources that copies share now."""
        self.settle()
        return super().copies_among(ids)

    def renew_tables(self) -> None:
        """Empties all tables of what is derived, in the form that they should have, and renews all indexes.

        Then the findings of `broken_articles` are to be replaced, then come `renew_looked_up` and milestones.
        """
        from milestones.store.mending import renew_tables

        renew_tables(self._connection)

    def broken_articles(self, told: Callable[[str], None]) -> list[str]:
        """The ids of articles whose claims or refusals are not what the text says. Raises StoreError."""
        from milestones.store.mending import broken_articles

        return broken_articles(self._connection, told)

    def replace_findings(self, article_id: str, findings: Findings) -> None:
        """Puts these findings in the place of those stored of an article, which stays as it is."""
        number = self._link.value("SELECT number FROM articles WHERE id = :id", id=article_id)
        for table in ("claims", "refusals"):
            self._link.change(f"DELETE FROM {table} WHERE article = :number", number=number)
        self._add_findings({number: findings})

    def renew_looked_up(self, told: Callable[[str], None]) -> None:
        """Makes anew by what claims are found and copies are told; `told` hears how far that is."""
        from milestones.store.mending import renew_looked_up

        renew_looked_up(self._connection, told)

    def rule(self, ruling: Ruling) -> Ruling:
        """Stores a ruling, and gives it back with the number that it got."""
        return keep_ruling(self._link, ruling)

    def replace_milestones(
        self,
        name_keys: AbstractSet[str],
        milestones: Sequence[Milestone],
    ) -> None:
        """Puts these milestones in the place of all that was derived for products with any of these names.

        Products that have a name of the new ones count too: they have become one. The testimony must come
        from this store's claims. Each is to be found by its former ids as well.
        """
        products = {milestone.product.key: milestone.product for milestone in milestones}
        renamed = {name_key(name) for product in products.values() for name in product.names}
        outdated = "SELECT product FROM product_names WHERE key IN :some"
        self._link.change_of(f"DELETE FROM products WHERE key IN ({outdated})", name_keys | renamed)
        self._insert("products", ({"key": p.key, "name": p.name} for p in products.values()))
        self._insert("product_names", (row for p in products.values() for row in _name_values(p)))
        self._add_milestones(milestones)

    def replace_milestones_in(self, spots: AbstractSet[Spot], milestones: Sequence[Milestone]) -> None:
        """Puts these milestones in the place of all that was derived for products in single places.

        The products are stored under these keys, with the names that they have in the milestones.
        """
        # Found by product first: there are few in a product, and very many in a jurisdiction.
        query = "SELECT id, product, jurisdiction FROM milestones WHERE product IN :some"
        found = self._link.rows_of(query, {product for product, _ in spots})
        outdated = [id for id, *spot in found if tuple(spot) in spots]
        self._link.change_of("DELETE FROM milestones WHERE id IN :some", outdated)
        self._add_milestones(milestones)

    def set_conflicts(self, milestone: Milestone) -> None:
        """Gives a stored milestone these conflicts."""
        conflicts = milestone_values(milestone)["conflicts"]
        changed = "UPDATE milestones SET conflicts = :conflicts WHERE id = :id"
        self._link.change(changed, conflicts=conflicts, id=milestone.id)

    def _add_milestones(self, milestones: Sequence[Milestone]) -> None:
        self._insert("milestones", map(milestone_values, milestones))
        self._insert("testimony", (row for m in milestones for row in _testimony_values(m)))
        self._insert("former_ids", ({"id": id, "milestone": m.id} for m in milestones for id in m.formerly))
        self._insert(
            "milestone_rulings",
            ({"milestone": m.id, "ruling": ruling.number} for m in milestones for ruling in m.rulings),
        )

    def _outdated(self, article: Article, findings: Findings, came: str | None) -> tuple[Saved, str | None]:
        """What saving a known article comes to, and when it came in; what is to be replaced is removed."""
        stored = told.stored(self._link, article.id)
        if stored is None:
            return Saved.NEW, came
        same = stored.is_same(article)
        if same and told.findings(self._link, stored.number) == findings:
            return Saved.UNCHANGED, stored.ingested
        self._remove(stored)
        return Saved.CHANGED, stored.ingested if same else came

    def _add(self, new: Sequence["_New"]) -> None:
        """Adds articles. They are numbered here: only one process writes at a time."""
        rows, findings = [], {}
        for number, (article, found, ingested) in enumerate(new, start=self._next("articles")):
            values = article_values(article)
            rows.append({"number": number, **values, "source": values["digest"], "ingested": ingested})
            self._copies.come(number, article, found)
            findings[number] = found
        self._insert("articles", rows)
        self._add_findings(findings)

    def _add_findings(self, found: Mapping[int, Findings]) -> None:
        """Adds what was found in articles, which are given by number."""
        told = [(article, at, claim) for article in found for at, claim in enumerate(found[article].claims)]
        numbered = list(enumerate(told, start=self._next("claims")))
        self._insert(
            "claims",
            (
                {"number": number, **claim_values(claim, article, at)}
                for number, (article, at, claim) in numbered
            ),
        )
        self._names |= add_claim_names(self._link, ((number, claim) for number, (*_, claim) in numbered))
        self._added.update(number for number, _ in numbered)
        self._insert(
            "refusals",
            (
                refusal_values(refusal, article, at)
                for article in found
                for at, refusal in enumerate(found[article].refusals)
            ),
        )

    def _next(self, table: str) -> int:
        """The number that the next row of a table gets."""
        return int(self._link.value(f"SELECT coalesce(max(number), 0) + 1 FROM {table}"))

    def _remove(self, stored: StoredArticle) -> None:
        """Removes an article; its claims, and their part in milestones, go with it."""
        self._copies.go(stored.number, stored.source)
        claims = "SELECT number FROM claims WHERE article = :number"
        gone = self._names_in(self._link.column(claims, number=stored.number))
        self._gone |= gone
        self._names |= gone
        self._link.change("DELETE FROM articles WHERE number = :number", number=stored.number)

    def _names_in(self, claims: Iterable[int]) -> set[str]:
        return set(self._link.column_of("SELECT key FROM claim_names WHERE claim IN :some", claims))


class _New(NamedTuple):
    """An article that is to be added."""

    article: Article
    findings: Findings
    ingested: str | None


def _name_values(product: Product) -> list[Values]:
    return [
        {"key": name_key(name), "product": product.key, "position": at, "name": name}
        for at, name in enumerate(product.names)
    ]


def _testimony_values(milestone: Milestone) -> list[Values]:
    return [
        {
            "milestone": milestone.id,
            "position": at,
            "claim": part.sourced.number,
            "role": part.role.value,
        }
        for at, part in enumerate(milestone.testimony)
    ]
