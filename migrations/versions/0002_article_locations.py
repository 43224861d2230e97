"""Where an article was read, and a way to find its copies."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("articles", sa.Column("location", _TEXT, nullable=True))
    op.create_index("articles_digest_index", "articles", ["digest"])
