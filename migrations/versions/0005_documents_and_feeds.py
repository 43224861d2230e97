"""What was read where, so that an ingest goes on where it stopped; and feeds. At first there is nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("location", _TEXT, nullable=False),
        sa.Column("digest", _TEXT, nullable=False),
        sa.Column("reader", sa.Integer(), nullable=False),
        sa.Column("articles", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("location", name="documents_pkey"),
    )
    op.create_table(
        "feeds",
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("url", _TEXT, nullable=False),
        sa.Column("added", _TEXT, nullable=False),
        sa.Column("checked", _TEXT, nullable=True),
        sa.Column("etag", _TEXT, nullable=True),
        sa.Column("modified", _TEXT, nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("problem", _TEXT, nullable=True),
        sa.Column("until", _TEXT, nullable=True),
        sa.Column("busy", _TEXT, nullable=True),
        sa.PrimaryKeyConstraint("name", name="feeds_pkey"),
        sa.UniqueConstraint("url", name="feeds_url_unique"),
    )
    op.create_table(
        "feed_entries",
        sa.Column("feed", _TEXT, nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("done", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("feed", "key", name="feed_entries_pkey"),
        sa.ForeignKeyConstraint(
            ["feed"],
            ["feeds.name"],
            name="feed_entries_feed_fkey",
            ondelete="CASCADE",
        ),
    )
