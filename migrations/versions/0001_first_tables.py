"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _text(name: str, *, null: bool = False) -> sa.Column:
    return sa.Column(name, _TEXT, nullable=null)


def _count(name: str) -> sa.Column:
    return sa.Column(name, sa.Integer, nullable=False)


def _day(name: str) -> sa.Column:
    return sa.Column(name, sa.Date)


def _one_of(table: str, column: str, *values: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"{table}_{column}_check")


def _belongs_to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"{table}_{column}_fkey", ondelete="CASCADE")


def _event(table: str) -> tuple[sa.Column | sa.CheckConstraint, ...]:
    return (
        _text("indication", null=True),
        _text("indication_folded", null=True),
        _text("population", null=True),
        _text("jurisdiction"),
        _text("agency", null=True),
        _text("kind"),
        _text("application", null=True),
        _text("date", null=True),
        _day("earliest"),
        _day("latest"),
        _text("basis"),
        _text("status"),
        _one_of(table, "basis", "stated", "relative", "announced", "none"),
        _one_of(table, "status", "achieved", "expected"),
        sa.CheckConstraint("earliest <= latest", name=f"{table}_window_check"),
    )


def _passage(table: str) -> tuple[sa.Column | sa.CheckConstraint, ...]:
    return (
        _text("evidence"),
        _count("start"),
        _count("end"),
        _text("rule"),
        sa.CheckConstraint('start >= 0 AND "end" >= start', name=f"{table}_span_check"),
    )


def upgrade() -> None:
    _make_what_is_told()
    _make_what_is_derived()


def _make_what_is_told() -> None:
    op.create_table(
        "articles",
        _count("number"),
        _text("id"),
        _text("digest"),
        _text("text"),
        _text("title"),
        _count("title_start"),
        _day("published"),
        _text("trust", null=True),
        _text("url", null=True),
        _text("publisher", null=True),
        sa.PrimaryKeyConstraint("number", name="articles_pkey"),
        sa.UniqueConstraint("id", name="articles_id_unique"),
        _one_of("articles", "trust", "given", "found", "doubtful"),
        sa.CheckConstraint("(published IS NULL) = (trust IS NULL)", name="articles_published_check"),
    )
    op.create_table(
        "claims",
        _count("number"),
        _count("article"),
        _count("position"),
        _text("product"),
        _text("aliases"),
        *_event("claims"),
        *_passage("claims"),
        _text("cues"),
        sa.PrimaryKeyConstraint("number", name="claims_pkey"),
        sa.UniqueConstraint("article", "position", name="claims_article_position_unique"),
        _belongs_to("claims", "article", "articles.number"),
    )
    op.create_table(
        "claim_names",
        _text("key"),
        _count("claim"),
        sa.PrimaryKeyConstraint("key", "claim", name="claim_names_pkey"),
        _belongs_to("claim_names", "claim", "claims.number"),
    )
    op.create_index("claim_names_claim_index", "claim_names", ["claim"])
    op.create_table(
        "refusals",
        _count("article"),
        _count("position"),
        _text("kind"),
        _text("reason"),
        *_passage("refusals"),
        sa.PrimaryKeyConstraint("article", "position", name="refusals_pkey"),
        _belongs_to("refusals", "article", "articles.number"),
    )


def _make_what_is_derived() -> None:
    op.create_table(
        "products",
        _text("key"),
        _text("name"),
        sa.PrimaryKeyConstraint("key", name="products_pkey"),
    )
    op.create_table(
        "product_names",
        _text("key"),
        _text("product"),
        _count("position"),
        _text("name"),
        sa.PrimaryKeyConstraint("key", name="product_names_pkey"),
        sa.UniqueConstraint("product", "position", name="product_names_product_position_unique"),
        _belongs_to("product_names", "product", "products.key"),
    )
    op.create_table(
        "milestones",
        _text("id"),
        _text("product"),
        *_event("milestones"),
        _count("sources"),
        _text("conflict"),
        _text("reasons"),
        sa.PrimaryKeyConstraint("id", name="milestones_pkey"),
        sa.CheckConstraint("sources >= 0", name="milestones_sources_check"),
        _belongs_to("milestones", "product", "products.key"),
    )
    op.create_index("milestones_product_index", "milestones", ["product"])
    op.create_index("milestones_jurisdiction_index", "milestones", ["jurisdiction"])
    op.create_table(
        "testimony",
        _text("milestone"),
        _count("position"),
        _count("claim"),
        _text("role"),
        sa.PrimaryKeyConstraint("milestone", "position", name="testimony_pkey"),
        sa.UniqueConstraint("milestone", "claim", name="testimony_milestone_claim_unique"),
        _belongs_to("testimony", "milestone", "milestones.id"),
        _belongs_to("testimony", "claim", "claims.number"),
        _one_of("testimony", "role", "supports", "contradicts", "foresaw"),
    )
    op.create_index("testimony_claim_index", "testimony", ["claim"])
