import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Inspector, create_engine, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateTable

from milestones.store import open_store, schema
from milestones.store.upgrading import configured, upgrade


@contextmanager
def database(path: Path) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{path}")
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def described(inspector: Inspector, table: str) -> dict[str, Any]:
    def by_name(found: list[Any]) -> list[Any]:
        return sorted(found, key=lambda item: str(item["name"]))

    return {
        "columns": [
            (column["name"], str(column["type"]), column["nullable"], column["default"])
            for column in inspector.get_columns(table)
        ],
        "primary key": inspector.get_pk_constraint(table),
        "foreign keys": by_name(inspector.get_foreign_keys(table)),
        "unique": by_name(inspector.get_unique_constraints(table)),
        "checks": by_name(inspector.get_check_constraints(table)),
        "indexes": by_name(inspector.get_indexes(table)),
    }


def test_a_new_store_has_the_schema_that_the_migrations_make(tmp_path: Path) -> None:
    open_store(str(tmp_path / "new.db")).close()
    with database(tmp_path / "migrated.db") as connection:
        upgrade(connection)
    with database(tmp_path / "new.db") as one, database(tmp_path / "migrated.db") as other:
        new, migrated = inspect(one), inspect(other)
        assert new.get_table_names() == migrated.get_table_names() == sorted(schema.metadata.tables)
        for table in new.get_table_names():
            assert described(new, table) == described(migrated, table)
        for read in (one, other):
            assert read.exec_driver_sql("SELECT version_num FROM alembic_version").all() == [(schema.HEAD,)]


def test_the_revisions_are_those_of_the_migrations() -> None:
    scripts = ScriptDirectory.from_config(configured())
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == schema.REVISIONS
    assert scripts.get_heads() == [schema.HEAD]


def test_each_revision_before_the_newest_has_an_old_database() -> None:
    folder = Path(__file__).parent.parent / "old_databases"
    assert sorted(dump.stem for dump in folder.glob("*.sql")) == sorted(schema.REVISIONS[:-1])


def test_every_check_and_key_has_a_name() -> None:
    unnamed = [
        f"{table.name}: {constraint}"
        for table in schema.metadata.tables.values()
        for constraint in table.constraints
        if constraint.name is None
    ]
    assert unnamed == []


def test_postgresql_orders_text_as_sqlite_does() -> None:
    for table in schema.metadata.tables.values():
        if table is not schema.alembic_version:
            statement = str(CreateTable(table).compile(dialect=postgresql.dialect()))
            assert not re.search(r'TEXT(?! COLLATE "C")', statement)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE claims SET basis = 'guessed'", "claims_basis_check"),
        ("UPDATE claims SET status = 'denied'", "claims_status_check"),
        ("UPDATE milestones SET basis = 'guessed'", "milestones_basis_check"),
        ("UPDATE testimony SET role = 'doubts'", "testimony_role_check"),
        ("UPDATE articles SET trust = 'blind' WHERE number = 1", "articles_trust_check"),
        ("UPDATE articles SET trust = NULL WHERE number = 1", "articles_published_check"),
        ("UPDATE claims SET earliest = '2024-01-01', latest = '2023-01-01'", "claims_window_check"),
        ('UPDATE claims SET start = 9, "end" = 8', "claims_span_check"),
        ("UPDATE claims SET evidence = NULL", "NOT NULL constraint failed: claims.evidence"),
        ("UPDATE articles SET id = 'same'", "UNIQUE constraint failed: articles.id"),
        ("UPDATE product_names SET key = 'same'", "UNIQUE constraint failed: product_names.key"),
    ],
)
def test_what_makes_no_sense_is_not_stored(old_store: Path, statement: str, says: str) -> None:
    with database(old_store) as connection, pytest.raises(IntegrityError, match=re.escape(says)):
        connection.exec_driver_sql(statement)
