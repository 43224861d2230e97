"""Store files that somebody else has made, perhaps to do harm."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from milestones.store import StoreError, open_store, sqlite

from .old_databases import make_old_store

TRIGGER = "CREATE TRIGGER gone AFTER INSERT ON articles BEGIN DELETE FROM rulings; END"
VIEW = "CREATE VIEW words AS SELECT text FROM articles"
SHADOW = "DROP TABLE claims; CREATE VIEW claims AS SELECT 1 AS number"
VIRTUAL = "CREATE VIRTUAL TABLE words USING fts5(text)"


def change(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


@pytest.mark.parametrize(
    ("script", "named"),
    [
        (TRIGGER, "trigger gone"),
        (VIEW, "view words"),
        (SHADOW, "view claims"),
        (VIRTUAL, "table words"),
        ('CREATE VIEW "a\x1b[31m" AS SELECT 1', "view a\ufffd[31m"),
        (
            "".join(f"CREATE VIEW v{n} AS SELECT {n};" for n in range(9)),
            "view v0, view v1, view v2 and 6 more",
        ),
    ],
)
@pytest.mark.parametrize("old", [False, True])
def test_what_could_act_by_itself_is_refused(path: Path, script: str, named: str, old: bool) -> None:
    if old:
        make_old_store(path, "0004")
    else:
        open_store(str(path)).close()
    change(path, script)
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_store(str(path))
    assert str(caught.value) == (
        f"{path}: holds what no store has: {named}; drop that if you know it, else trust the file no further"
    )
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.backup"))


def test_a_file_of_views_alone_becomes_no_store(path: Path) -> None:
    change(path, "CREATE VIEW words AS SELECT 1")
    with pytest.raises(StoreError, match="holds what no store has: view words"):
        open_store(str(path))


def test_the_schema_may_call_no_function_that_could_do_harm(path: Path) -> None:
    open_store(str(path)).close()
    with closing(sqlite.connected(path)) as connection:
        connection.create_function("harm", 0, lambda: 1, deterministic=True)
        with pytest.raises(sqlite3.OperationalError, match="unsafe use of harm"):
            connection.execute("CREATE TABLE t (x CHECK (x = harm()))")
            connection.execute("INSERT INTO t VALUES (1)")
        assert connection.execute("PRAGMA cell_size_check").fetchone() == (1,)


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("DELETE FROM alembic_version", "alembic_version has 0 rows, not one.; restore a copy of it"),
        ("INSERT INTO alembic_version VALUES ('0001')", "alembic_version has 2 rows, not one"),
        ("UPDATE alembic_version SET version_num = 'x\x1b'", r"not known .schema 'x\ufffd'.; restore a copy"),
        (
            "UPDATE alembic_version SET version_num = '0006'",
            "made by a newer version of milestones .schema 0006",
        ),
    ],
)
def test_a_store_of_no_version_that_is_known_is_left_alone(path: Path, script: str, says: str) -> None:
    open_store(str(path)).close()
    change(path, script)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=says):
        open_store(str(path))
    assert path.read_bytes() == before
