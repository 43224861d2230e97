import os
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from milestones.model.filters import Filter
from milestones.store import StoreError, open_store
from milestones.store.revisions import HEAD

from .old_databases import make_old_store
from .records import article, claim, findings


def mode(path: Path) -> int:
    """Who may do what with it."""
    return path.stat().st_mode & 0o777


def query(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def change(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("{}", "100% mine?#.db"),
        ("{}", "file:x.db"),
        ("sqlite:///{}", "x.db"),
        ("sqlite+pysqlite:///{}", "x.db"),
    ],
)
def test_a_store_is_made_at_first_use_with_its_folders(tmp_path: Path, form: str, name: str) -> None:
    path = tmp_path / "new folder" / "in it" / name
    with open_store(form.format(path)) as store:
        assert store.article_count() == 0
    assert [item.name for item in path.parent.iterdir()] == [name]
    assert [mode(item) for item in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]
    assert query(path, "SELECT version_num FROM alembic_version") == [(HEAD,)]


@pytest.mark.parametrize("mask", [0o000, 0o077])
def test_what_lies_beside_the_store_is_private_whatever_the_mask(path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        with open_store(str(path)) as store, store.writing() as writer:
            writer.save(article(), findings(claim()))
            assert {item.name: mode(item) for item in path.parent.iterdir()} == {
                "news.db": 0o600,
                "news.db-wal": 0o600,
                "news.db-shm": 0o600,
            }
        make_old_store(path.with_name("old.db"), "0001")
        open_store(str(path.with_name("old.db"))).close()
        assert mode(path.with_name("old.db.0001.backup")) == 0o600
    finally:
        os.umask(before)


@pytest.mark.parametrize("empty_file", [False, True])
def test_a_store_is_made_only_where_that_is_wanted(path: Path, empty_file: bool) -> None:
    if empty_file:
        path.touch()
    with pytest.raises(StoreError, match=r"no store at .*news\.db yet; run: milestones ingest FOLDER$"):
        open_store(str(path), make=False)
    assert path.exists() is empty_file
    open_store(str(path)).close()
    with open_store(str(path), make=False) as store:
        assert store.article_count() == 0


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path), make=False)


def test_what_was_stored_is_there_when_it_is_opened_again(path: Path) -> None:
    with open_store(str(path)) as store, store.writing() as writer:
        writer.save(article(), findings(claim()))
    with open_store(f"sqlite:///{path}") as store:
        assert store.article("a.txt") == article()


def test_a_path_is_relative_to_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_store("sqlite:///x.db").close()
    open_store("y.db").close()
    assert {item.name for item in tmp_path.iterdir()} == {"x.db", "y.db"}


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with open_store(str(path)) as store:
        assert store.article_count() == 0


def test_the_store_can_be_read_while_it_is_written(path: Path) -> None:
    open_store(str(path)).close()
    assert query(path, "PRAGMA journal_mode") == [("wal",)]


def make_text_file(path: Path) -> None:
    path.write_text("Dear diary, today the agency approved nothing at all. " * 100, encoding="utf-8")


def make_other_database(path: Path) -> None:
    change(path, "CREATE TABLE bookmarks (url TEXT)")


def make_newer_store(path: Path) -> None:
    open_store(str(path)).close()
    change(path, "UPDATE alembic_version SET version_num = '0999'")


def make_folder(path: Path) -> None:
    path.mkdir()


def make_link_to_nothing(path: Path) -> None:
    path.symlink_to(path.parent.parent / "elsewhere.db")


def make_file_for_parent(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("no folder", encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (make_text_file, "file is not a database; it is no store, give another with --db"),
        (make_other_database, "is a database of another program; give another --db"),
        (make_newer_store, "newer version of milestones .schema 0999, here 0005.; install the newer"),
        (make_link_to_nothing, "is a link to nothing; give another --db"),
        (make_folder, "is a folder; give the path of a file"),
        (make_file_for_parent, "something in its path is not a folder; give another --db"),
    ],
)
def test_what_is_no_store_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], says: str
) -> None:
    path = tmp_path / "sub" / "x.db"
    path.parent.mkdir()
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=says) as caught:
        open_store(str(path))
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert before == (path.read_bytes() if path.is_file() else None)
    assert not (tmp_path / "elsewhere.db").exists()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "kept in a file"),
        (":memory:", "kept in a file"),
        ("sqlite://", "kept in a file"),
        ("sqlite:///:memory:", "kept in a file"),
        ("sqlite:///x.db?mode=ro", "options after"),
        ("nosuch://here/x", "no driver"),
        ("postgresql+nosuch://ann:secret@host/x", r"postgresql\+nosuch://ann:\*\*\*@host/x: no driver"),
        ("://", "cannot be understood"),
        ("postgresql://host:port/x", "cannot be understood"),
        ("postgresql://ann:a@host:secret/x", "cannot be understood"),
        ("nosuch://ann:a@secret@host/x", r"nosuch://ann:\*\*\*@host/x: no driver"),
        ("nosuch://host/x?password=secret", "nosuch://host/x: no driver"),
        ("sqlite+pysqlcipher://:secret@/x.db?kdf_iter=1", r":\*\*\*@/x.db: options after"),
        ("a\0b", "a\ufffdb: no file can have this name"),
        ("~nobody-of-that-name/x.db", "no folder that is known"),
        ("/dev/null/x.db", "cannot be made|not a folder"),
        ("x" * 300, "cannot be made"),
    ],
)
def test_a_url_that_leads_nowhere_is_one_line(
    url: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match=says) as caught:
        open_store(url)
    assert "\n" not in str(caught.value)
    assert "secret" not in "".join(traceback.format_exception(caught.value)).replace(url, "")


def test_a_message_shows_no_escapes_of_a_hostile_path(tmp_path: Path) -> None:
    folder = tmp_path / "\x1b[31mred\u202e"
    folder.mkdir()
    with pytest.raises(StoreError) as caught:
        open_store(str(folder))
    assert str(caught.value).isprintable()


def test_a_folder_that_cannot_be_written_gets_no_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("milestones.store.sqlite.os.open", denied)
    with pytest.raises(StoreError, match=r"cannot be made .Permission denied.; give another place with --db"):
        open_store(str(tmp_path / "x.db"))


def test_a_store_that_cannot_be_written_can_be_read(path: Path, read_only: Callable[[Path], None]) -> None:
    with open_store(str(path)) as store, store.writing() as writer:
        writer.save(article(), findings(claim()))
    read_only(path)
    with open_store(str(path)) as store:
        assert list(store.claims(Filter())) == [claim()]
        refused = pytest.raises(StoreError, match="readonly database; make the file and its folder writable")
        with refused, store.writing() as writer:
            writer.save(article("b.txt"), findings())
    assert [item.name for item in path.parent.iterdir()] == ["news.db"]


def test_a_log_in_a_folder_that_cannot_be_written_is_read_or_told(
    path: Path, tmp_path: Path, read_only: Callable[[Path], None]
) -> None:
    with open_store(str(path)) as store:
        with store.writing() as writer:
            writer.save(article(), findings(claim()))
        log = path.with_name("news.db-wal").read_bytes()
    empty, full = (tmp_path / name / "news.db" for name in ("empty", "full"))
    for copy, beside in ((empty, b""), (full, log)):
        copy.parent.mkdir()
        copy.write_bytes(path.read_bytes())
        copy.with_name("news.db-wal").write_bytes(beside)
        read_only(copy)
    with open_store(str(empty)) as store:
        assert list(store.claims(Filter())) == [claim()]
    with pytest.raises(
        StoreError, match=r"its last changes are in news.db-wal, .*; copy both files elsewhere"
    ):
        open_store(str(full))


def test_an_old_store_that_cannot_be_written_says_so(
    old_store: Path, read_only: Callable[[Path], None]
) -> None:
    read_only(old_store)
    with pytest.raises(StoreError, match="older version and cannot be written, so it cannot be upgraded"):
        open_store(str(old_store))


def imported_after(code: str) -> set[str]:
    program = f"import sys; {code}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_nothing_heavy_is_imported_before_it_is_needed(path: Path) -> None:
    assert not imported_after("import milestones.store") & {"sqlalchemy", "alembic", "rich", "platformdirs"}
    opening = f"import milestones.store; milestones.store.open_store({str(path)!r}).close()"
    assert "alembic" not in imported_after(opening)
    assert path.exists()


MAKE_AND_SAVE = """
import sys
from milestones.model.article import Article
from milestones.model.claim import Findings
from milestones.store import open_store
sys.stdin.readline()
with open_store(sys.argv[1]) as store:
    for number in range(5):
        with store.writing() as writer:
            writer.save(Article(f"{sys.argv[2]}-{number}", sys.argv[2], ""), Findings(()))
"""


@pytest.mark.parametrize("old", [False, True])
def test_processes_that_open_and_write_at_once_wait_for_each_other(path: Path, old: bool) -> None:
    if old:
        make_old_store(path, "0001")
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", MAKE_AND_SAVE, str(path), f"writer{number}"],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.communicate()[1] for process in processes] == [""] * 4
    with open_store(str(path)) as store:
        assert store.article_count() == 20 + (3 if old else 0)
    assert len(list(path.parent.glob("*.backup"))) == (1 if old else 0)
