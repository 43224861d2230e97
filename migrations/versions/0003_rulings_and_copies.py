"""The analyst's rulings, near copies, conflicts of several sorts, names of two products."""

import json
from collections import Counter
from functools import lru_cache

import sqlalchemy as sa
from alembic import op

from milestones.reconcile.copies import ONE_SHARED_IN, Sources, Wording

revision = "0003"
down_revision = "0002"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# As they are at this revision, whatever becomes of them later.
_ARTICLES = sa.table("articles", *map(sa.column, ("number", "digest", "text", "source")))
_CLAIMS = sa.table("claims", *map(sa.column, ("article", "product", "aliases")))
_PRINTS = sa.table("article_prints", *map(sa.column, ("print", "article")))
_VERBS = ("confirm", "reject", "set", "add", "merge", "split", "join", "part", "undo")


def _text(name: str, *, null: bool = False) -> sa.Column:
    return sa.Column(name, _TEXT, nullable=null)


def _check(table: str, column: str, *values: str) -> tuple[str, str]:
    """The name of a column's check, and the values that it allows."""
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{table}_{column}_check", f"{column} IN ({listed})"


def _belongs_to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"{table}_{column}_fkey", ondelete="CASCADE")


def upgrade() -> None:
    _tell_copies_apart()
    _let_a_name_belong_to_two()
    _widen_milestones()
    _keep_former_ids()
    _make_rulings()


def _tell_copies_apart() -> None:
    op.add_column("articles", _text("source", null=True))
    op.execute("UPDATE articles SET source = digest")
    with op.batch_alter_table("articles") as articles:
        articles.alter_column("source", existing_type=_TEXT, nullable=False)
    op.create_index("articles_source_index", "articles", ["source"])
    op.create_table(
        "article_prints",
        sa.Column("print", sa.BigInteger, nullable=False),
        sa.Column("article", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("print", "article", name="article_prints_pkey"),
        _belongs_to("article_prints", "article", "articles.number"),
    )
    op.create_index("article_prints_article_index", "article_prints", ["article"])
    connection = op.get_bind()
    found = _prints_of(connection)
    rows = [{"print": one, "article": article} for article, some in found.items() for one in sorted(some)]
    if rows:
        connection.execute(_PRINTS.insert(), rows)
    _join_near_copies(connection, found)


def _prints_of(connection: sa.Connection) -> dict[int, frozenset[int]]:
    """The prints of each article that makes a claim."""
    names: dict[int, set[str]] = {}
    told = sa.select(_CLAIMS.c.article, _CLAIMS.c.product, _CLAIMS.c.aliases)
    for article, product, aliases in connection.execute(told):
        names.setdefault(article, set()).update([product, *json.loads(aliases)])
    return {
        article: Wording(_text_of(connection, article)).prints(names[article]) for article in sorted(names)
    }


def _join_near_copies(connection: sa.Connection, found: dict[int, frozenset[int]]) -> None:
    """Gives each article that has near copies the least digest among them as source."""
    digests = dict(connection.execute(sa.select(_ARTICLES.c.number, _ARTICLES.c.digest)).all())
    wording = lru_cache(maxsize=50)(lambda article: Wording(_text_of(connection, article)))
    having: dict[int, list[int]] = {}
    sources = Sources()
    for article, some in found.items():
        for other, shared in Counter(other for one in some for other in having.get(one, ())).items():
            if (
                shared * ONE_SHARED_IN >= min(len(some), len(found[other]))
                and not sources.are_one(digests[article], digests[other])
                and wording(article).is_copy(wording(other))
            ):
                sources.join(digests[article], digests[other])
        for one in some:
            having.setdefault(one, []).append(article)
    for digest, source in sources.named().items():
        if source != digest:
            joined = _ARTICLES.update().where(_ARTICLES.c.digest == digest)
            connection.execute(joined.values(source=source))


def _text_of(connection: sa.Connection, article: int) -> str:
    text: str = connection.scalar(sa.select(_ARTICLES.c.text).where(_ARTICLES.c.number == article))
    return text


def _let_a_name_belong_to_two() -> None:
    with op.batch_alter_table("product_names") as names:
        names.drop_constraint("product_names_pkey", type_="primary")
        names.create_primary_key("product_names_pkey", ["key", "product"])


def _widen_milestones() -> None:
    op.add_column("milestones", _text("conflicts", null=True))
    connection = op.get_bind()
    milestones = sa.table("milestones", sa.column("id"), sa.column("conflict"), sa.column("conflicts"))
    for id, words in connection.execute(sa.select(milestones.c.id, milestones.c.conflict)).all():
        conflicts = json.dumps([["date", words]] if words else [], ensure_ascii=False, separators=(",", ":"))
        connection.execute(milestones.update().where(milestones.c.id == id).values(conflicts=conflicts))
    with op.batch_alter_table("milestones") as table:
        table.drop_column("conflict")
        table.alter_column("conflicts", existing_type=_TEXT, nullable=False)
        table.add_column(sa.Column("distinction", _TEXT, nullable=False, server_default=""))
        table.add_column(_text("expected", null=True))
        table.add_column(sa.Column("ruling", _TEXT, nullable=False, server_default=""))
        table.add_column(sa.Column("rejected", sa.Boolean, nullable=False, server_default=sa.false()))
        table.drop_constraint("milestones_basis_check", type_="check")
        table.create_check_constraint(
            *_check("milestones", "basis", "stated", "relative", "announced", "none", "ruled")
        )
    with op.batch_alter_table("milestones") as table:
        for column in ("distinction", "ruling", "rejected"):
            table.alter_column(column, server_default=None)
    with op.batch_alter_table("testimony") as table:
        table.drop_constraint("testimony_role_check", type_="check")
        table.create_check_constraint(
            *_check("testimony", "role", "supports", "contradicts", "foresaw", "revised", "bounds")
        )


def _keep_former_ids() -> None:
    op.create_table(
        "former_ids",
        _text("id"),
        _text("milestone"),
        sa.PrimaryKeyConstraint("id", "milestone", name="former_ids_pkey"),
        _belongs_to("former_ids", "milestone", "milestones.id"),
    )
    op.create_index("former_ids_milestone_index", "former_ids", ["milestone"])


def _make_rulings() -> None:
    verb_check, known_verbs = _check("rulings", "verb", *_VERBS)
    op.create_table(
        "rulings",
        sa.Column("number", sa.Integer, nullable=False),
        _text("verb"),
        _text("who"),
        _text("at"),
        _text("why"),
        _text("subject", null=True),
        _text("fields"),
        _text("into", null=True),
        _text("names"),
        _text("rest"),
        sa.Column("undoes", sa.Integer, nullable=True),
        sa.PrimaryKeyConstraint("number", name="rulings_pkey"),
        sa.ForeignKeyConstraint(["undoes"], ["rulings.number"], name="rulings_undoes_fkey"),
        sa.CheckConstraint(known_verbs, name=verb_check),
        sa.CheckConstraint("(undoes IS NOT NULL) = (verb = 'undo')", name="rulings_undoes_check"),
    )
    op.create_table(
        "milestone_rulings",
        _text("milestone"),
        sa.Column("ruling", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("milestone", "ruling", name="milestone_rulings_pkey"),
        _belongs_to("milestone_rulings", "milestone", "milestones.id"),
        _belongs_to("milestone_rulings", "ruling", "rulings.number"),
    )
    op.create_index("milestone_rulings_ruling_index", "milestone_rulings", ["ruling"])
