"""The store's tables, as the newest migration leaves them.

A new store is made from these tables directly, which spares the import of Alembic; a test holds them against
what the migrations make. Whoever changes a table writes a migration and adds its revision here.
"""

from enum import StrEnum
from typing import Any

from sqlalchemy import (
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

REVISIONS = ("0001", "0002")
"""All revisions of the schema, the oldest first."""
HEAD = REVISIONS[-1]

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


def _one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _belongs_to(name: str, target: str, kind: Integer | Text) -> Column[Any]:
    return Column(name, kind, ForeignKey(target, ondelete="CASCADE"), nullable=False)


def _event() -> tuple[Column[Any] | CheckConstraint, ...]:
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
        _one_of("basis", Basis),
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
    UniqueConstraint("id"),
    _one_of("trust", DateTrust),
    CheckConstraint("(published IS NULL) = (trust IS NULL)", name="published"),
    Index(None, "digest"),
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    _belongs_to("article", "articles.number", _NUMBER),
    _count("position"),
    _text("product"),
    _text("aliases"),
    *_event(),
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
    # Two articles that share a name meet in one product: no name belongs to two.
    Column("key", _TEXT, primary_key=True),
    _belongs_to("product", "products.key", _TEXT),
    _count("position"),
    _text("name"),
    UniqueConstraint("product", "position"),
)

milestones = Table(
    "milestones",
    metadata,
    Column("id", _TEXT, primary_key=True),
    _belongs_to("product", "products.key", _TEXT),
    *_event(),
    _count("sources"),
    _text("conflict"),
    _text("reasons"),
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

alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table, so that a store's revision is read and written without it."""
