"""What was read where, so that an ingest goes on where it stopped; at first nothing is known."""

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
