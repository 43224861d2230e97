"""Copies of a store: of one moment, whole or not there, and never over what is dear to somebody."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from milestones.model.filters import Filter
from milestones.store import Store, StoreError, back_up, backups, open_store, upgrading

from .old_databases import make_old_store
from .records import article, claim, findings


def save(store: Store, *ids: str) -> None:
    with store.writing() as writer:
        for id in ids:
            writer.save(article(id), findings(claim(article=id)))


def copied(
    path: Path, target: Path, *, force: bool = False, told: backups.Told = lambda *_: None
) -> list[str]:
    """The ids of the articles in a copy of the store."""
    assert back_up(str(path), target, force=force, told=told) == target.resolve()
    with open_store(str(target), make=False) as copy:
        return [told.article for told in copy.claims(Filter())]


def left(path: Path) -> set[str]:
    return {item.name for item in path.parent.iterdir()}


def test_a_copy_is_whole_for_its_owner_alone_and_one_file(path: Path, store: Store, tmp_path: Path) -> None:
    save(store, "a.txt", "b.txt")
    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    back_up(str(path), target, force=False, told=lambda *_: None)
    assert left(target) == {"copy.db"}
    assert target.stat().st_mode & 0o777 == 0o600
    assert copied(path, tmp_path / "other.db") == ["a.txt", "b.txt"]


def test_a_copy_is_of_one_moment_while_others_write(
    path: Path, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, "a.txt")
    monkeypatch.setattr(backups, "_PAGES", 1)
    steps: list[int] = []

    def written_meanwhile(done: int, whole: int) -> None:
        if not steps:
            save(store, *(f"late{number}.txt" for number in range(50)))
        steps.append(done)

    assert copied(path, tmp_path / "copy.db", told=written_meanwhile) == ["a.txt"]
    assert len(steps) > 10
    assert store.article_count() == 51


def test_what_is_being_written_is_not_in_a_copy_yet(path: Path, store: Store, tmp_path: Path) -> None:
    save(store, "a.txt")
    with store.writing() as writer:
        writer.save(article("b.txt"), findings(claim(article="b.txt")))
        assert copied(path, tmp_path / "copy.db") == ["a.txt"]


def test_an_old_store_is_copied_as_it_is(old_store: Path, revision: str, tmp_path: Path) -> None:
    back_up(str(old_store), tmp_path / "copy.db", force=False, told=lambda *_: None)
    for path in (old_store, tmp_path / "copy.db"):
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT * FROM alembic_version").fetchall() == [(revision,)]


def stop_with(error: BaseException) -> Callable[..., None]:
    def stop(*_: object) -> None:
        raise error

    return stop


FULL = OSError(28, "No space left on device")
DAMAGED = sqlite3.DatabaseError("database disk image is malformed")


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize(
    ("step", "error", "says"),
    [
        (
            "_refuse_damaged",
            DAMAGED,
            "no copy is made: database disk image is malformed; the file is damaged",
        ),
        ("_wait_for_disk", FULL, "cannot be written .No space left on device.; check the folder"),
        ("_wait_for_disk", KeyboardInterrupt(), None),
    ],
)
def test_a_copy_that_fails_leaves_nothing_and_the_earlier_one(
    path: Path,
    store: Store,
    tmp_path: Path,
    step: str,
    error: BaseException,
    says: str | None,
    there: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save(store, "a.txt")
    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    if there:
        target.write_text("an earlier copy", encoding="utf-8")
    monkeypatch.setattr(backups, step, stop_with(error))
    with pytest.raises(StoreError if says else KeyboardInterrupt, match=says):
        back_up(str(path), target, force=True, told=lambda *_: None)
    assert left(target) == ({"copy.db"} if there else set())
    assert not there or target.read_text(encoding="utf-8") == "an earlier copy"


def damage(path: Path) -> None:
    """Cuts an index off from its table."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'articles_digest_index'"
        ).fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096 + 3)
        file.write(b"\0\0")


def test_a_damaged_store_gets_no_copy_that_looks_whole(path: Path, tmp_path: Path) -> None:
    with open_store(str(path)) as store:
        save(store, "a.txt")
    damage(path)
    with pytest.raises(StoreError, match=r"news\.db: is damaged .*, and so would be its copy; restore"):
        back_up(str(path), tmp_path / "copy.db", force=False, told=lambda *_: None)
    assert "copy.db" not in left(path)


def test_a_damaged_store_is_not_upgraded(path: Path) -> None:
    make_old_store(path, "0004")
    damage(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"news\.db: is damaged .*, and so would be its copy"):
        open_store(str(path))
    assert (left(path), path.read_bytes()) == ({"news.db"}, before)


def make_link(path: Path, target: Path) -> None:
    target.symlink_to(path)


def make_hard_link(path: Path, target: Path) -> None:
    target.hardlink_to(path)


def make_file(_: Path, target: Path) -> None:
    target.write_text("dear to its owner", encoding="utf-8")


def make_folder(_: Path, target: Path) -> None:
    target.mkdir()


def make_pipe(_: Path, target: Path) -> None:
    os.mkfifo(target)


def make_store_in_use(_: Path, target: Path) -> None:
    target.write_bytes(b"")
    target.with_name(f"{target.name}-wal").write_bytes(b"what another program has not moved yet")


def make_link_to_the_log(path: Path, target: Path) -> None:
    target.symlink_to(path.with_name(f"{path.name}-wal"))


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (make_link, "is the store itself; give the copy another name"),
        (make_hard_link, "is the store itself"),
        (make_link_to_the_log, "is the store itself"),
        (make_folder, "is no file; give the name of one"),
        (make_pipe, "is no file"),
        (make_store_in_use, "a database of that name is in use, its log lies beside it; give another name"),
        (make_file, "is there already; give another name, or --force to replace it"),
    ],
)
def test_what_is_there_is_left_alone(
    path: Path, tmp_path: Path, make: Callable[[Path, Path], None], says: str, force: bool
) -> None:
    with open_store(str(path)) as store:
        save(store, "a.txt")
        target = tmp_path / "copy.db"
        make(path, target)
        if make is make_file and force:
            shutil.copymode(path, target)
            assert copied(path, target, force=True) == ["a.txt"]
            return
        before = left(path)
        with pytest.raises(StoreError, match=f"^{target}: {says}"):
            back_up(str(path), target, force=force, told=lambda *_: None)
        assert left(path) == before
        assert store.article_count() == 1


def test_a_copy_goes_where_a_link_leads(path: Path, store: Store, tmp_path: Path) -> None:
    save(store, "a.txt")
    (tmp_path / "latest.db").symlink_to(tmp_path / "november.db")
    assert copied(path, tmp_path / "latest.db") == ["a.txt"]
    assert (tmp_path / "latest.db").is_symlink()


@pytest.mark.parametrize("name", ["nowhere/copy.db", "x" * 300])
def test_a_place_that_cannot_be_written_is_one_line(
    path: Path, store: Store, tmp_path: Path, name: str
) -> None:
    with pytest.raises(StoreError, match=r"cannot be written .*; check the folder, or give another name$"):
        back_up(str(path), tmp_path / name, force=False, told=lambda *_: None)


def test_a_server_is_copied_by_its_own_program(tmp_path: Path) -> None:
    with pytest.raises(
        StoreError, match=r"^postgresql://ann:\*\*\*@host/x: only files are copied; use .*pg_dump$"
    ):
        back_up("postgresql://ann:secret@host/x", tmp_path / "copy.db", force=False, told=lambda *_: None)


def test_the_copy_is_on_the_disk_under_its_name_before_tables_change(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_old_store(path, "0004")
    order: list[str] = []
    synced, renamed, changed = os.fsync, Path.replace, upgrading.upgrade

    def fsync(handle: int) -> None:
        order.append("folder on disk" if stat.S_ISDIR(os.fstat(handle).st_mode) else "copy on disk")
        synced(handle)

    def replace(self: Path, target: Path) -> Path:
        order.append("named")
        return renamed(self, target)

    def upgrade(*arguments: object) -> None:
        order.append("tables change")
        changed(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("milestones.store.backups.os.fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(upgrading, "upgrade", upgrade)
    open_store(str(path)).close()
    assert order == ["copy on disk", "named", "folder on disk", "tables change"]
