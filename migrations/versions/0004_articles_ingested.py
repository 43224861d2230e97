"""When each article came in; nobody knows of those that are there already."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("articles", sa.Column("ingested", _TEXT, nullable=True))
    op.create_index("articles_ingested_index", "articles", ["ingested"])
