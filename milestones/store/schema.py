"""The store's tables, as the newest migration leaves them.

A new store is made from these tables directly, which spares the import of Alembic; a test holds them against
what the migrations make. Whoever changes a table writes a migration, and adds its revision to
`revisions`.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from milestones.model.article import DateTrust
from milestones.model.claim import Status
from milestones.model.dates import Basis
from milestones.model.milestone import Role
from milestones.model.ruling import Verb

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "uq": "%(table_name)s_%(column_0_N_name)s_unique",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "ix": "%(table_name)s_%(column_0_N_name)s_index",
    }
)

# SQLite orders text by code point, PostgreSQL by the server's locale unless told otherwise.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
_NUMBER = Integer()


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, _TEXT, nullable=null)


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _one_of(column: str, values: Iterable[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _belongs_to(name: str, target: str, kind: Integer | Text) -> Column[Any]:
    return Column(name, kind, ForeignKey(target, ondelete="CASCADE"), nullable=False)


_OF_CLAIMS = tuple(basis for basis in Basis if basis is not Basis.RULED)
"""What the date of a claim can rest on."""


def _event(bases: Iterable[Basis]) -> tuple[Column[Any] | CheckConstraint, ...]:
    """What a claim and a milestone both say of an event."""
    return (
        _text("indication", null=True),
        # Case folded: a database's own lower() does not know every alphabet.
        _text("indication_folded", null=True),
        _text("population", null=True),
        _text("jurisdiction"),
        _text("agency", null=True),
        _text("kind"),
        _text("application", null=True),
        _text("date", null=True),
        Column("earliest", Date),
        Column("latest", Date),
        _text("basis"),
        _text("status"),
        _one_of("basis", bases),
        _one_of("status", Status),
        CheckConstraint("earliest <= latest", name="window"),
    )


def _passage() -> tuple[Column[Any] | CheckConstraint, ...]:
    """Words of an article, and the rule that saw something in them."""
    return (
        _text("evidence"),
        _count("start"),
        _count("end"),
        _text("rule"),
        CheckConstraint('start >= 0 AND "end" >= start', name="span"),
    )


articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("id"),
    _text("digest"),
    _text("text"),
    _text("title"),
    _count("title_start"),
    Column("published", Date),
    _text("trust", null=True),
    _text("url", null=True),
    _text("publisher", null=True),
    _text("location", null=True),
    # What copies share, near copies too: the least digest among them (store.copies).
    _text("source"),
    # When it came in, in UTC: 2026-11-22T09:30:00. NULL for those that came before this was kept.
    _text("ingested", null=True),
    UniqueConstraint("id"),
    _one_of("trust", DateTrust),
    CheckConstraint("(published IS NULL) = (trust IS NULL)", name="published"),
    Index(None, "digest"),
    Index(None, "source"),
    Index(None, "ingested"),
)

documents = Table(
    "documents",
    metadata,
    # What was read where, so that it is not read again: bytes by digest, readers by number, ids as JSON.
    Column("location", _TEXT, primary_key=True),
    _text("digest"),
    _count("reader"),
    _text("articles"),
)

article_prints = Table(
    "article_prints",
    metadata,
    # Near copies share some (reconcile.copies).
    Column("print", BigInteger, nullable=False),
    _belongs_to("article", "articles.number", _NUMBER),
    PrimaryKeyConstraint("print", "article"),
    Index(None, "article"),
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    _belongs_to("article", "articles.number", _NUMBER),
    _count("position"),
    _text("product"),
    _text("aliases"),
    *_event(_OF_CLAIMS),
    *_passage(),
    _text("cues"),
    UniqueConstraint("article", "position"),
)

claim_names = Table(
    "claim_names",
    metadata,
    _text("key"),
    _belongs_to("claim", "claims.number", _NUMBER),
    PrimaryKeyConstraint("key", "claim"),
    Index(None, "claim"),
)

refusals = Table(
    "refusals",
    metadata,
    _belongs_to("article", "articles.number", _NUMBER),
    _count("position"),
    _text("kind"),
    _text("reason"),
    *_passage(),
    PrimaryKeyConstraint("article", "position"),
)

products = Table("products", metadata, Column("key", _TEXT, primary_key=True), _text("name"))

product_names = Table(
    "product_names",
    metadata,
    _text("key"),
    _belongs_to("product", "products.key", _TEXT),
    _count("position"),
    _text("name"),
    # A name belongs to two products only where they are known to be two (reconcile.namesakes).
    PrimaryKeyConstraint("key", "product"),
    UniqueConstraint("product", "position"),
)

milestones = Table(
    "milestones",
    metadata,
    Column("id", _TEXT, primary_key=True),
    _belongs_to("product", "products.key", _TEXT),
    *_event(Basis),
    _count("sources"),
    _text("reasons"),
    _text("conflicts"),
    _text("distinction"),
    _text("expected", null=True),
    _text("ruling"),
    Column("rejected", Boolean(create_constraint=False), nullable=False),
    CheckConstraint("sources >= 0", name="sources"),
    Index(None, "product"),
    Index(None, "jurisdiction"),
)

testimony = Table(
    "testimony",
    metadata,
    _belongs_to("milestone", "milestones.id", _TEXT),
    _count("position"),
    _belongs_to("claim", "claims.number", _NUMBER),
    _text("role"),
    PrimaryKeyConstraint("milestone", "position"),
    UniqueConstraint("milestone", "claim"),
    _one_of("role", Role),
    Index(None, "claim"),
)

former_ids = Table(
    "former_ids",
    metadata,
    # Ids that a milestone can have had before; see reconcile.formerly.
    _text("id"),
    _belongs_to("milestone", "milestones.id", _TEXT),
    PrimaryKeyConstraint("id", "milestone"),
    Index(None, "milestone"),
)

rulings = Table(
    "rulings",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("verb"),
    _text("who"),
    # In UTC: 2026-11-22T09:30:00.
    _text("at"),
    _text("why"),
    # JSON: what a database never looks into.
    _text("subject", null=True),
    _text("fields"),
    _text("into", null=True),
    _text("names"),
    _text("rest"),
    Column("undoes", Integer, ForeignKey("rulings.number")),
    _one_of("verb", Verb),
    CheckConstraint("(undoes IS NOT NULL) = (verb = 'undo')", name="undoes"),
)

milestone_rulings = Table(
    "milestone_rulings",
    metadata,
    _belongs_to("milestone", "milestones.id", _TEXT),
    _belongs_to("ruling", "rulings.number", _NUMBER),
    PrimaryKeyConstraint("milestone", "ruling"),
    Index(None, "ruling"),
)

feeds = Table(
    "feeds",
    metadata,
    Column("name", _TEXT, primary_key=True),
    _text("url"),
    # All moments in UTC: 2026-11-22T09:30:00.
    _text("added"),
    _text("checked", null=True),
    _text("etag", null=True),
    _text("modified", null=True),
    _count("failures"),
    _text("problem", null=True),
    _text("until", null=True),
    # When a run took it; two at once would ask its hosts for everything twice.
    _text("busy", null=True),
    UniqueConstraint("url"),
)

feed_entries = Table(
    "feed_entries",
    metadata,
    _belongs_to("feed", "feeds.name", _TEXT),
    _text("key"),
    Column("done", Boolean(create_constraint=False), nullable=False),
    _count("tries"),
    PrimaryKeyConstraint("feed", "key"),
)

alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table, so that a store's revision is read and written without it."""
