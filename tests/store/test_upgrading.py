import errno
import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, select
from sqlalchemy.exc import OperationalError

from milestones.model.claim import Cue, Findings, Refusal, Status
from milestones.model.dates import EventDate
from milestones.model.filters import Filter
from milestones.model.milestone import Conflict, Disagreement, Role
from milestones.model.ruling import Verb
from milestones.store import Likeness, StoreError, open_store, upgrading
from milestones.store.schema import article_prints, articles

from .old_databases import make_old_store

TABLES = (
    "articles",
    "claims",
    "claim_names",
    "refusals",
    "products",
    "product_names",
    "milestones",
    "testimony",
    # Since 0003.
    "rulings",
    "milestone_rulings",
    "former_ids",
    "article_prints",
)


def rows(path: Path) -> dict[str, list[dict[str, object]]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        return {
            table: list(map(dict, connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")))
            for table in TABLES
            if table in there
        }


def test_every_row_of_an_old_store_is_found_again(old_store: Path) -> None:
    before = rows(old_store)
    assert all(before.values())
    for row in before["milestones"]:
        if "conflict" not in row:
            continue
        words = row.pop("conflict")
        row["conflicts"] = json.dumps([["date", words]] if words else [], separators=(",", ":"))
    open_store(str(old_store)).close()
    after = rows(old_store)
    for table in before:
        for old, new in zip(before[table], after[table], strict=True):
            assert {column: new[column] for column in old} == old


def test_an_upgraded_store_answers(path: Path) -> None:
    make_old_store(path, "0001")
    with open_store(str(path)) as store:
        assert (store.article_count(), store.independent_count()) == (3, 2)
        assert {entry.article.location for entry in store.articles()} == {None}
        copy = next(entry for entry in store.articles() if entry.article.id == "https://news.example/copy")
        assert copy.copy_of == "harbor.txt"
        assert store.product_of("zv 1").names == ("zorvacel", "ZV-1")
        milestone = store.milestone("k2m4")
        assert milestone.date == EventDate.stated("2023-06")
        assert [part.role for part in milestone.testimony] == [Role.SUPPORTS, Role.SUPPORTS]
        assert milestone.testimony[0].sourced.claim.cues == (Cue("kind", "cleared", 56, 63),)
        assert [other.id for other in store.milestones(Filter())] == ["n3r5s7t9", "k2m4p6q8"]
        for claim in store.claims(Filter()):
            assert store.article(claim.article).text[claim.start : claim.end] == claim.evidence
        assert list(store.refusals()) == [
            Refusal("赛恺.json#2", "orphan-designation", "hypothetical", "if granted", 31, 41, "if")
        ]


def test_what_revision_0002_knew_of_milestones_is_told_as_now(path: Path) -> None:
    make_old_store(path, "0002")
    with open_store(str(path)) as store:
        filed, approval = store.milestones_in_full(Filter(products=("lk77",)))
        words = "=mirror.txt says 2024-02 (stated), against 2024-03 from 2 sources"
        assert filed.conflicts == (Conflict(Disagreement.DATE, words),)
        assert filed.conflict == words
        assert [part.role for part in filed.testimony] == [
            *(Role.SUPPORTS, Role.SUPPORTS, Role.CONTRADICTS, Role.FORESAW)
        ]
        assert (approval.status, approval.conflicts) == (Status.EXPECTED, ())
        for one in (filed, approval):
            assert (one.distinction, one.expected, one.rulings, one.ruling) == ("", None, (), "")
        assert list(store.milestones(Filter(rejected=True))) == []
        assert list(store.rulings()) == []
        assert store.article("notice.txt").location == "/news/notice.txt"


def test_what_analysts_had_ruled_at_revision_0003_still_holds(path: Path) -> None:
    make_old_store(path, "0003")
    with open_store(str(path)) as store:
        assert [ruling.verb for ruling in store.rulings()] == [
            *(Verb.CONFIRM, Verb.SET, Verb.REJECT, Verb.UNDO, Verb.ADD)
        ]
        assert store.milestone("8kq2nyhk").ruling == "confirmed by Ana Roth on 2026-11-22"
        assert store.milestone("kapvfv6n").date == EventDate.stated("2024-03")
        (rejected,) = store.milestones(Filter(rejected=True))
        assert (rejected.id, rejected.product.name) == ("b40rzga9", "nelufen")


def test_of_articles_older_than_0004_nobody_knows_when_they_came_in(old_store: Path) -> None:
    moment = datetime(1970, 1, 1, tzinfo=UTC)
    with open_store(str(old_store)) as store, store.reading() as reader:
        assert reader.came_since(moment) <= {"pine.txt"}  # which came in under 0004
        assert not reader.is_known_before(moment)


def test_near_copies_in_an_old_store_become_one_source(path: Path) -> None:
    make_old_store(path, "0002")
    with open_store(str(path)) as store:
        copies = {entry.article.id: (entry.copy_of, entry.copy) for entry in store.articles()}
        assert copies == {
            "=mirror.txt": (None, None),
            "harbor.txt": (None, None),
            "https://news.example/copy": ("harbor.txt", Likeness.EXACT),
            "larkfield.txt": ("=mirror.txt", Likeness.NEAR),
            "notice.txt": (None, None),
            "赛恺.json#2": (None, None),
        }
        filed = store.milestone("t4v6x8z0")
        assert len({part.sourced.source for part in filed.testimony}) == 2


def test_an_upgraded_store_has_the_sources_of_a_new_one(old_store: Path, tmp_path: Path) -> None:
    found = []
    with open_store(str(old_store)) as old, open_store(str(tmp_path / "new.db")) as new:
        with new.writing() as writer:
            for entry in old.articles():
                id = entry.article.id
                told = Findings(tuple(old.claims(Filter(), [id])), tuple(old.refusals([id])))
                writer.save(old.article(id), told)
        for store in (old, new):
            with store._access.engine.connect() as connection:
                prints = select(articles.c.id, article_prints.c.print).join(article_prints)
                sources = select(articles.c.id, articles.c.source)
                found.append([set(connection.execute(query).all()) for query in (prints, sources)])
    assert found[0] == found[1]


def test_a_backup_of_the_old_store_lies_beside_it(old_store: Path, revision: str) -> None:
    before = rows(old_store)
    open_store(str(old_store)).close()
    backup = old_store.with_name(f"news.db.{revision}.backup")
    assert rows(backup) == before
    assert backup.stat().st_mode & 0o777 == 0o600
    open_store(str(old_store)).close()
    assert {item.name for item in old_store.parent.iterdir()} == {"news.db", backup.name}


def test_an_earlier_backup_is_never_overwritten(old_store: Path, revision: str) -> None:
    earlier = old_store.with_name(f"news.db.{revision}.backup")
    earlier.write_text("dear to its owner", encoding="utf-8")
    before = rows(old_store)
    open_store(str(old_store)).close()
    assert earlier.read_text(encoding="utf-8") == "dear to its owner"
    assert rows(old_store.with_name(f"news.db.{revision}.2.backup")) == before


def test_the_backup_is_a_store_that_can_be_opened(old_store: Path, revision: str) -> None:
    with open_store(str(old_store)) as store:
        count = store.article_count()
    with open_store(str(old_store.with_name(f"news.db.{revision}.backup"))) as store:
        assert store.article_count() == count >= 3


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "No space left on device; make room and run the command again"),
        (errno.EIO, "Input/output error; the disk or its file system fails; try again when it works"),
        (errno.EROFS, "Read-only file system; nothing can be written there"),
    ],
)
def test_without_a_backup_nothing_is_upgraded(
    old_store: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    def failing(**arguments: object) -> Path:
        raise OSError(number, os.strerror(number))

    before = rows(old_store)
    monkeypatch.setattr("milestones.store.backups.tempfile.mkstemp", failing)
    with pytest.raises(
        StoreError, match=f"no backup can be written beside it, so nothing is changed: {told}"
    ):
        open_store(str(old_store))
    assert rows(old_store) == before


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(
    old_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(connection: Connection) -> None:
        real(connection)
        connection.exec_driver_sql("DROP TABLE testimony")
        connection.exec_driver_sql("no such statement")

    before, real = rows(old_store), upgrading.upgrade
    monkeypatch.setattr(upgrading, "upgrade", half)
    with pytest.raises(StoreError, match="syntax error"):
        open_store(str(old_store))
    assert rows(old_store) == before


def test_what_failed_first_is_told_where_tidying_up_fails_too(
    old_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(config: Config, revision: str) -> None:
        connection = config.attributes["connection"]
        try:
            connection.exec_driver_sql("the first fault")
        except OperationalError:
            connection.exec_driver_sql("DROP TABLE that_is_gone")

    monkeypatch.setattr("milestones.store.upgrading.command.upgrade", failing)
    with pytest.raises(StoreError, match='near "the"'):
        open_store(str(old_store))


def test_a_table_that_is_rebuilt_takes_no_rows_along(
    old_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rebuilding(connection: Connection) -> None:
        real(connection)
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("articles", recreate="always") as table:
            table.alter_column("title", nullable=True)

    before, real = rows(old_store), upgrading.upgrade
    monkeypatch.setattr(upgrading, "upgrade", rebuilding)
    open_store(str(old_store)).close()
    after = rows(old_store)
    assert {table: len(after[table]) for table in before} == {
        table: len(found) for table, found in before.items()
    }


def test_rows_that_refer_to_nothing_stop_the_upgrade(old_store: Path) -> None:
    with closing(sqlite3.connect(old_store)) as connection:
        connection.executescript("DELETE FROM claims WHERE number = 1")
    before = rows(old_store)
    with pytest.raises(StoreError, match="3 rows refer to rows that do not exist, in claim_names, testimony"):
        open_store(str(old_store))
    assert rows(old_store) == before
