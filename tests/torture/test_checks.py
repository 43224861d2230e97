"""The checks of the torture: each finds what it is there to find, or a good figure would mean nothing."""

import io
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from milestones.services.ingest import ingest
from milestones.store import open_store
from torture import filling, state
from torture.figures import Figure
from torture.program import is_clear, reported
from torture.replaying import Replay
from torture.tracing import Act, Event

NEWS = "Health Canada approved Zorvalum (zorvatinib) for melanoma on June 3, 2024.\n"
OTHER = "Health Canada approved Kelbaxa (kelbaciclib) for psoriasis on May 2, 2023.\n"


def stored(db: Path, sources: Sequence[Path]) -> Path:
    with open_store(str(db)) as store:
        ingest(store, [str(source) for source in sources], io.BytesIO())
    return db


@pytest.fixture
def sources(write: Callable[[str, str], Path]) -> list[Path]:
    return [write("one.txt", NEWS), write("two.txt", OTHER)]


@pytest.fixture
def db(tmp_path: Path, sources: list[Path]) -> Path:
    """A store of two articles."""
    return stored(tmp_path / "news.db", sources)


def changed(db: Path, statement: str) -> Path:
    """A copy of the store in which something was changed, without regard to what refers to it."""
    copy = db.with_name("changed.db")
    shutil.copy(db, copy)
    with closing(sqlite3.connect(copy)) as connection, connection:
        assert connection.execute(statement).rowcount > 0
    return copy


def test_a_dump_tells_neither_times_nor_the_order_of_reading(db: Path, sources: list[Path]) -> None:
    whole = state.dump(db)
    assert whole["testimony"]
    later = changed(db, "UPDATE articles SET ingested = '2001-01-01T00:00:00'")
    assert state.differing(whole, state.dump(later)) == []
    backwards = stored(db.with_name("backwards.db"), sources[::-1])
    assert state.differing(whole, state.dump(backwards)) == []


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("DELETE FROM testimony WHERE claim = 1", "testimony"),
        ("DELETE FROM claim_names WHERE key = 'zorvalum'", "claim_names"),
        ("UPDATE milestones SET latest = '2024-12-31'", "milestones"),
        ("UPDATE articles SET source = digest || 'x' WHERE id = 'one.txt'", "articles"),
    ],
)
def test_a_row_that_is_gone_or_otherwise_is_found(db: Path, statement: str, table: str) -> None:
    (found,) = state.differing(state.dump(db), state.dump(changed(db, statement)))
    assert found.endswith(f"rows of {table}")


def test_half_an_article_is_found(db: Path, tmp_path: Path, sources: list[Path]) -> None:
    whole = state.of_articles(db)
    one = stored(tmp_path / "one.db", sources[:1])
    assert state.differing(state.of_articles(one), state.only(whole, state.article_ids(one))) == []
    half = changed(one, "DELETE FROM claims")
    assert state.differing(state.of_articles(half), state.only(whole, state.article_ids(half))) != []


def test_what_refers_to_nothing_and_a_damaged_page_are_found(db: Path) -> None:
    assert state.faults(db) == []
    assert state.faults(changed(db, "DELETE FROM articles WHERE id = 'one.txt'")) != []
    data = bytearray(db.read_bytes())
    with closing(sqlite3.connect(db)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'claims'").fetchone()
    data[(page - 1) * 4096 : (page - 1) * 4096 + 8] = bytes(8)
    damaged = db.with_name("damaged.db")
    damaged.write_bytes(data)
    try:
        assert state.faults(damaged) != []
    except sqlite3.DatabaseError as error:
        assert "malformed" in str(error)


def test_only_a_whole_copy_counts_as_a_backup(db: Path) -> None:
    rows = state.dump(db)
    copy = db.with_name("copy.db")
    shutil.copy(db, copy)
    assert state.is_backup(copy, rows)
    assert not state.is_backup(changed(db, "DELETE FROM testimony"), rows)
    copy.write_bytes(db.read_bytes()[:-4096])
    assert not state.is_backup(copy, rows)
    assert not state.is_backup(db.with_name("missing.db"), rows)


def test_a_report_counts_as_far_as_its_lines_are_whole() -> None:
    lines = '{"articles": [{"id": "a"}, {"id": "b"}]}\n1 article read\n{"articles": []}\n'
    last = '{"articles": [{"id": "c"}]}'
    assert reported(lines + last[:-4]) == reported(lines + last) == {"a", "b"}
    assert reported(lines + last + "\n") == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("status", "said", "clear"),
    [
        (1, "milestones: a.db: no room; make room\n", True),
        (3, "milestones: a.db: no room; make room\n", True),
        (0, "milestones: a.db: no room; make room\n", False),
        (-9, "milestones: a.db: no room; make room\n", False),
        (1, "", False),
        (1, "milestones: a.db: no room\n", False),
        (1, "milestones: unforeseen error, OSError; please report it\n", False),
        (1, "Traceback\nmilestones: a.db: no room; make room\n", False),
    ],
)
def test_a_failure_is_clear_where_one_line_says_what_and_what_to_do(
    status: int, said: str, clear: bool
) -> None:
    assert is_clear(subprocess.CompletedProcess([], status, "", said)) == clear


def test_a_figure_is_bad_where_nothing_was_tried_or_something_is_wrong(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert [Figure.some("kills", 1).good, Figure.some("kills", 0).good] == [True, False]
    assert [Figure.none("lost", []).good, Figure.none("lost", ["a"]).good] == [True, False]
    assert capsys.readouterr().err == "lost: a\n"


def test_a_filled_store_has_the_rows_of_its_dump_many_times(tmp_path: Path) -> None:
    for revision in ("0001", "0004"):
        once, often = tmp_path / f"{revision}.db", tmp_path / f"{revision}-often.db"
        filling.make(once, revision, 1)
        filling.make(often, revision, 4)
        assert state.faults(often) == []
        few, many = state.dump(once), state.dump(often)
        assert {name: len(rows) for name, rows in many.items() if name != "alembic_version"} == {
            name: 4 * len(rows) for name, rows in few.items() if name != "alembic_version"
        }
        open_store(str(often)).close()


MADE = [
    Event(Act.MAKE, 1, "a.part"),
    Event(Act.WRITE, 1, at=0, data=b"old and long"),
    Event(Act.CUT, 1, at=3),
]
WAIT = [Event(Act.SYNC, 1), Event(Act.SYNC_NAMES)]
REPLACED = [Event(Act.RENAME, 1, "a.part", "a")]


def cuts(events: Sequence[Event], *, lying: bool = False) -> list[dict[str, bytes]]:
    """What some cuts after these events leave, each once."""
    replay = Replay({}, lying=lying)
    for event in events:
        replay.take(event)
    found: list[dict[str, bytes]] = []
    choose = random.Random(1)  # noqa: S311
    for _ in range(200):
        if (left := replay.cut(choose)) not in found:
            found.append(left)
    return found


def test_what_the_disk_was_made_to_wait_for_outlives_every_cut() -> None:
    assert cuts([*MADE, *WAIT, *REPLACED, *WAIT]) == [{"a": b"old"}]


def test_a_file_renamed_without_waiting_for_its_bytes_can_be_empty() -> None:
    assert {"a": b""} in cuts([*MADE, *REPLACED, Event(Act.SYNC_NAMES)])
    assert {"a": b""} not in cuts([*MADE, *WAIT, *REPLACED])


def test_a_name_not_waited_for_can_be_the_old_one_or_none() -> None:
    left = cuts([*MADE, Event(Act.SYNC, 1), *REPLACED])
    assert sorted(left, key=repr) == [{"a": b"old"}, {"a.part": b"old"}, {}]


def test_a_disk_that_never_waits_can_lose_everything() -> None:
    assert {} in cuts([*MADE, *WAIT, *REPLACED, *WAIT], lying=True)
