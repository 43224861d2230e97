"""How a command waits for its turn to write, by a clock that only sleeping moves."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from milestones.model.article import Article
from milestones.model.claim import Findings
from milestones.store import Store, StoreError, locking, open_store, turns
from milestones.store.turns import Turns


class Clock:
    """Time that passes as somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(turns, "time", made)
    return made


@pytest.fixture
def told() -> list[str]:
    return []


def free_after(clock: Clock, seconds: float) -> Callable[[], bool]:
    end = clock.now + seconds
    return lambda: clock.now >= end


def test_who_need_not_wait_hears_nothing(clock: Clock, told: list[str]) -> None:
    Turns("news.db", told.append).take(lambda: True, lambda: 1)
    assert (clock.now, told) == (100.0, [])


@pytest.mark.parametrize(("seconds", "lines"), [(2.5, 0), (3.5, 1), (300, 1)])
def test_who_waits_for_long_is_told_once(clock: Clock, told: list[str], seconds: float, lines: int) -> None:
    Turns("news.db", told.append).take(free_after(clock, seconds), lambda: 1)
    assert told == ["waiting for another command that is writing to news.db"] * lines
    assert clock.now - 100 == pytest.approx(seconds, abs=0.1)


def test_one_waits_as_long_as_others_get_on(clock: Clock) -> None:
    Turns("news.db", lambda _: None).take(free_after(clock, 7200), lambda: clock.now // 500)
    assert clock.now >= 7300


@pytest.mark.parametrize("state", [1, None])
def test_one_does_not_wait_for_ever_for_a_command_that_stands_still(clock: Clock, state: int | None) -> None:
    with pytest.raises(StoreError, match=r"news\.db: another command has held it for ten minutes; end that"):
        Turns("news.db", lambda _: None).take(lambda: False, lambda: state)
    assert clock.now - 100 == pytest.approx(600, abs=0.1)


@pytest.mark.parametrize(("held", "rest"), [(0.04, 0.01), (10, 0.05), (0, 0)])
def test_who_had_a_turn_leaves_time_for_others(clock: Clock, held: float, rest: float) -> None:
    taking = Turns("news.db", lambda _: None)
    taking.take(lambda: True, lambda: 1)
    clock.now += held
    taking.end()
    ended = clock.now
    taking.take(lambda: True, lambda: 1)
    assert clock.now - ended == pytest.approx(rest)


def test_every_wait_is_shorter_than_the_rest_after_a_long_turn(clock: Clock) -> None:
    Turns("news.db", lambda _: None).take(free_after(clock, 5), lambda: 1)
    waits = clock.slept[1:]
    assert max(waits) <= 0.05 / 2
    assert len(set(waits)) > len(waits) / 2, "left to chance"


def change(article: str) -> Callable[[Store], None]:
    def changed(store: Store) -> None:
        with store.writing() as writer:
            writer.save(Article(article, "words", ""), Findings(()))

    return changed


@pytest.fixture
def held(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A store that another command is writing to."""
    path = tmp_path / "news.db"
    open_store(str(path)).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_a_store_is_waited_for(tmp_path: Path, clock: Clock, held: sqlite3.Connection) -> None:
    def released(line: str) -> None:
        told.append(line)
        held.execute("COMMIT")

    told: list[str] = []
    with open_store(str(tmp_path / "news.db"), waiting=released) as store:
        change("a.txt")(store)
        assert store.article_count() == 1
    assert told == [f"waiting for another command that is writing to {tmp_path / 'news.db'}"]


def test_nobody_waits_to_read(tmp_path: Path, clock: Clock, held: sqlite3.Connection) -> None:
    with open_store(str(tmp_path / "news.db")) as store:
        assert store.article_count() == 0
    assert clock.slept == []


def test_a_store_that_nobody_lets_go_is_given_up(
    tmp_path: Path, clock: Clock, held: sqlite3.Connection
) -> None:
    with (
        open_store(str(tmp_path / "news.db")) as store,
        pytest.raises(StoreError, match="ten minutes"),
    ):
        change("a.txt")(store)


@pytest.fixture
def always_read(tmp_path: Path) -> Iterator[None]:
    """Somebody reads the store at any moment, each only for a short time."""

    def read() -> None:
        with open_store(str(tmp_path / "news.db")) as store, ExitStack() as last:
            while not over.wait(0.01):
                with ExitStack() as next_one:
                    next_one.enter_context(store.reading()).article_count()
                    last.close()
                    last.push(next_one.pop_all())

    open_store(str(tmp_path / "news.db")).close()
    over = threading.Event()
    reading = threading.Thread(target=read)
    reading.start()
    yield
    over.set()
    reading.join()


def test_the_log_is_cut_also_where_somebody_always_reads(
    tmp_path: Path, always_read: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "LOG_BYTES", 200_000)
    log = tmp_path / "news.db-wal"
    sizes = []
    with open_store(str(tmp_path / "news.db")) as store:
        for number in range(40):
            change(f"{number}" + "x" * 30_000)(store)
            sizes.append(log.stat().st_size)
        assert store.article_count() == 40
    # By itself SQLite would never begin the log anew here: it would come to 3.7 MB.
    assert max(sizes) < 1_000_000


def test_who_reads_for_long_keeps_nobody_from_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "LOG_BYTES", 50_000)
    path = str(tmp_path / "news.db")
    with open_store(path) as store, open_store(path) as other, other.reading() as reader:
        assert reader.article_count() == 0
        for number in range(3):
            change(f"{number}" + "x" * 30_000)(store)
        assert (reader.article_count(), store.article_count()) == (0, 3)
