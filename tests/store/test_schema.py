import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from alembic import op
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Inspector, create_engine, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateIndex, CreateTable

from milestones.store import open_store, revisions, schema
from milestones.store.upgrading import configured, upgrade

from . import old_databases


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
            assert read.exec_driver_sql("SELECT version_num FROM alembic_version").all() == [
                (revisions.HEAD,)
            ]


def test_the_revisions_are_those_of_the_migrations() -> None:
    scripts = ScriptDirectory.from_config(configured())
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == revisions.REVISIONS
    assert scripts.get_heads() == [revisions.HEAD]


def test_each_revision_has_a_database_of_its_own() -> None:
    assert sorted(dump.stem for dump in old_databases.FOLDER.glob("*.sql")) == sorted(revisions.REVISIONS)


def test_the_newest_database_has_rows_in_all_tables_that_a_new_store_has(tmp_path: Path) -> None:
    old_databases.make_old_store(tmp_path / "dump.db", revisions.HEAD)
    before = (tmp_path / "dump.db").read_bytes()
    open_store(str(tmp_path / "new.db")).close()
    with database(tmp_path / "new.db") as one, database(tmp_path / "dump.db") as other:
        new, dump = inspect(one), inspect(other)
        assert dump.get_table_names() == new.get_table_names()
        for table in new.get_table_names():
            assert described(dump, table) == described(new, table)
            assert other.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one(), table
    assert (tmp_path / "dump.db").read_bytes() == before


def test_every_check_and_key_has_a_name() -> None:
    unnamed = [
        f"{table.name}: {constraint}"
        for table in schema.metadata.tables.values()
        for constraint in table.constraints
        if constraint.name is None
    ]
    assert unnamed == []


def test_postgresql_orders_text_as_sqlite_does() -> None:
    assert not re.search(r'TEXT(?! COLLATE "C")', ";\n".join(new_on_postgresql()))


def test_on_postgresql_too_a_new_store_has_the_schema_that_the_migrations_make(tmp_path: Path) -> None:
    new, migrated = replayed(new_on_postgresql()), replayed(migrated_on_postgresql(tmp_path / "empty.db"))
    assert set(new) == set(migrated) == set(schema.metadata.tables) - {"alembic_version"}
    for table in new:
        assert new[table] == migrated[table]


def new_on_postgresql() -> Iterator[str]:
    """The statements that make a new store."""
    for table in schema.metadata.sorted_tables:
        if table is not schema.alembic_version:
            yield str(CreateTable(table).compile(dialect=postgresql.dialect()))
            for index in table.indexes:
                yield str(CreateIndex(index).compile(dialect=postgresql.dialect()))


def migrated_on_postgresql(empty: Path) -> list[str]:
    """The statements that the migrations make; what they read, they read from an empty store."""
    written = StringIO()
    options = {"as_sql": True, "output_buffer": written}
    context = MigrationContext.configure(dialect_name="postgresql", opts=options)
    scripts = ScriptDirectory.from_config(configured())
    with database(empty) as connection:
        for revision in revisions.REVISIONS:
            with pytest.MonkeyPatch.context() as patch, Operations.context(context):
                patch.setattr(op, "get_bind", lambda: connection)
                scripts.get_revision(revision).module.upgrade()
            upgrade(connection, revision)
    return written.getvalue().split(";")


def replayed(statements: Iterable[str]) -> dict[str, dict[str, str]]:
    """For each table what the statements leave of columns, constraints and indexes, by name."""
    tables: dict[str, dict[str, str]] = {}
    for statement in (" ".join(statement.split()) for statement in statements):
        if made := re.fullmatch(r"CREATE TABLE (\w+) \( ?(.*?) ?\)", statement):
            parts = re.split(r", (?=CONSTRAINT|[\w\"]+ (?:TEXT|INTEGER|BIGINT|SERIAL|DATE|BOOLEAN))", made[2])
            tables[made[1]] = dict(named(part) for part in parts)
        elif made := re.fullmatch(r"CREATE INDEX (\w+) ON (\w+) (.*)", statement):
            tables[made[2]][made[1]] = made[3]
        elif made := re.fullmatch(r"ALTER TABLE (\w+) (.*)", statement):
            alter(tables[made[1]], made[2])
    return tables


def named(part: str) -> tuple[str, str]:
    name, _, what = part.removeprefix("CONSTRAINT ").partition(" ")
    return name, what


def alter(table: dict[str, str], change: str) -> None:
    verb, _, rest = change.split(" ", 2)
    name, what = named(rest)
    if verb == "ADD":
        table.update([named(rest)])
    elif verb == "DROP":
        del table[rest]
    elif what == "SET NOT NULL":
        table[name] += " NOT NULL"
    elif what == "DROP DEFAULT":
        table[name] = re.sub(r" DEFAULT \S+", "", table[name])
    else:
        raise ValueError(f"{change} is not known here")


RULING = "(1, '{}', 'Ana', '2026-11-22T09:30:00', '', NULL, '{{}}', NULL, '[]', '[]', {})"


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE claims SET basis = 'guessed'", "claims_basis_check"),
        ("UPDATE claims SET basis = 'ruled'", "claims_basis_check"),
        ("UPDATE claims SET status = 'denied'", "claims_status_check"),
        ("UPDATE milestones SET basis = 'guessed'", "milestones_basis_check"),
        ("UPDATE testimony SET role = 'doubts'", "testimony_role_check"),
        ("UPDATE articles SET trust = 'blind' WHERE number = 1", "articles_trust_check"),
        ("UPDATE articles SET trust = NULL WHERE number = 1", "articles_published_check"),
        ("UPDATE claims SET earliest = '2024-01-01', latest = '2023-01-01'", "claims_window_check"),
        ('UPDATE claims SET start = 9, "end" = 8', "claims_span_check"),
        ("UPDATE claims SET evidence = NULL", "NOT NULL constraint failed: claims.evidence"),
        ("UPDATE articles SET id = 'same'", "UNIQUE constraint failed: articles.id"),
        (
            "UPDATE product_names SET key = 'same'",
            "UNIQUE constraint failed: product_names.key, product_names.product",
        ),
        ("UPDATE articles SET source = NULL", "NOT NULL constraint failed: articles.source"),
        ("UPDATE milestones SET conflicts = NULL", "NOT NULL constraint failed: milestones.conflicts"),
        (f"INSERT INTO rulings VALUES {RULING.format('doubt', 'NULL')}", "rulings_verb_check"),
        (f"INSERT INTO rulings VALUES {RULING.format('undo', 'NULL')}", "rulings_undoes_check"),
        (f"INSERT INTO rulings VALUES {RULING.format('reject', '1')}", "rulings_undoes_check"),
    ],
)
def test_what_makes_no_sense_is_not_stored(old_store: Path, statement: str, says: str) -> None:
    open_store(str(old_store)).close()
    with database(old_store) as connection, pytest.raises(IntegrityError, match=re.escape(says)):
        connection.exec_driver_sql(statement)
