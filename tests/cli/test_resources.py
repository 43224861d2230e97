"""A program that is short of something: room, streams, permissions, memory, a folder, a clock."""

import errno
import json
import os
import resource
import signal
import stat
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from .processes import as_anybody, ran
from .running import ARTICLES, ROOT, Program

FULL = Path("/dev/full")
NO_ROOM = "cannot be written (No space left on device); make room and run the command again\n"
TEXT = "Harbor wins approval\n\nThe FDA approved zorvacel for multiple myeloma on 30 June 2023.\n"
LARGEST = 40_000
"""Bytes of a file in a process that may not write more: what SQLite keeps beside a store needs 32,768."""


@pytest.fixture
def article(write: Callable[[str, str], Path]) -> Path:
    return write("zorvacel.txt", TEXT)


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))


@contextmanager
def closed_to_all(*paths: Path) -> Iterator[None]:
    """Within, nobody may read or write these; afterwards their owner may, so that they can be removed."""
    modes = [path.stat().st_mode for path in paths]
    try:
        for path in paths:
            path.chmod(0)
        yield
    finally:
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(stat.S_IMODE(mode))


@contextmanager
def read_only(*paths: Path) -> Iterator[None]:
    """Within, nobody may write to these."""
    modes = [path.stat().st_mode for path in paths]
    try:
        for path in paths:
            path.chmod(stat.S_IMODE(path.stat().st_mode) & 0o555)
        yield
    finally:
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(stat.S_IMODE(mode))


# Room


@pytest.mark.parametrize(
    ("command", "unbuffered"), [("--help", ""), ("timeline fucaso --format table", ""), ("list", "1")]
)
def test_a_full_disk_behind_standard_output_is_told(seed_store: Path, command: str, unbuffered: str) -> None:
    with FULL.open("wb") as full:
        environ = {"PYTHONUNBUFFERED": unbuffered}
        run = ran("--db", seed_store, *command.split(), environ=environ, stdout=full)
    assert (run.returncode, run.stderr.decode()) == (1, f"milestones: standard output: {NO_ROOM}")


def test_a_full_disk_behind_a_report_of_sources_is_told_and_what_was_stored_stays(
    program: Program, article: Path
) -> None:
    run = program("ingest", article, "--report", FULL)
    assert (run.status, run.err) == (1, f"milestones: {FULL}: {NO_ROOM}")
    assert "zorvacel" in program("products").out


def test_talk_that_nobody_can_hear_does_not_end_an_ingest(program: Program, article: Path) -> None:
    command = ("--db", program.environ["MILESTONES_DB"], "ingest", "missing.txt", article)
    with FULL.open("wb") as full:
        assert ran(*command, stderr=full).returncode == 3
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        assert ran(*command, stderr=nobody).returncode == 3
    assert "zorvacel" in program("products").out


def test_an_output_that_may_not_grow_so_large_leaves_the_old_file(seed_store: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("old")
    run = ran("--db", seed_store, "report", "--output", page, before=small_files)
    advice = "make room, or let files grow larger (ulimit -f), and run the command again"
    told = f"milestones: {page}: cannot be written (File too large); {advice}\n"
    assert (run.returncode, run.stderr.decode()) == (1, told)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_the_longest_name_that_a_file_can_have_can_be_written(filled: Program, tmp_path: Path) -> None:
    longest = "漢" * 83 + ".csv"
    assert filled("list", "--output", tmp_path / longest).status == 0
    run = filled("list", "--output", tmp_path / f"n{longest}0.csv")
    assert (run.status, run.err.rpartition(": ")[2]) == (
        1,
        "cannot be written (File name too long); choose a shorter name\n",
    )


# Streams


@pytest.mark.parametrize("streams", ["2>&-", "<&- >&- 2>&-"])
def test_closed_streams_keep_nothing_from_being_stored(program: Program, article: Path, streams: str) -> None:
    command = ("--db", program.environ["MILESTONES_DB"], "ingest", article, "missing.txt")
    assert ran(*command, through=f'exec "$@" {streams}').returncode == 3
    assert "zorvacel" in program("products").out


def test_what_needs_a_closed_stream_says_so(seed_store: Path, tmp_path: Path) -> None:
    run = ran("--db", seed_store, "list", through='exec "$@" >&-')
    told = "cannot be written (Bad file descriptor); it is closed; give a file with --output"
    assert (run.returncode, run.stderr.decode()) == (1, f"milestones: standard output: {told}\n")
    run = ran("--db", tmp_path / "news.db", "ingest", "-", through='exec "$@" <&-')
    told = "standard input: cannot be read: Bad file descriptor; give it as a file"
    assert (run.returncode, run.stderr.decode().splitlines()[0]) == (1, told)


def test_input_without_end_is_refused(program: Program) -> None:
    with Path("/dev/zero").open("rb") as endless:
        run = ran("--db", program.environ["MILESTONES_DB"], "ingest", "-", stdin=endless)
    assert run.returncode == 1
    assert b"standard input: more than 5,000,000 bytes for one article; split it\n" in run.stderr


# Interrupts

INTERRUPTED = "milestones: interrupted; what was stored before stays, nothing is half-stored\n"


@pytest.mark.parametrize(
    ("loading", "status", "told"),
    [
        ("milestones.cli.main", -signal.SIGINT, ""),
        ("typer", 130, INTERRUPTED),
    ],
)
def test_ctrl_c_while_the_program_is_loaded_shows_no_traceback(loading: str, status: int, told: str) -> None:
    code = (
        "import builtins, os, signal\n"
        "real = builtins.__import__\n"
        "def interrupted(name, *rest):\n"
        f"    if name == {loading!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = interrupted\n"
        "from milestones.__main__ import run\n"
        "run()\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, timeout=60, check=False)
    assert (run.returncode, run.stderr.decode()) == (status, told)


def test_ctrl_c_before_the_command_begins_is_told_too(
    filled: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(words: object) -> None:
        raise KeyboardInterrupt

    # Where the arguments are understood, within Typer, which has its own idea of that.
    monkeypatch.setattr("milestones.services.request.jurisdictions", interrupted)
    run = filled("report")
    assert (run.status, run.err) == (130, INTERRUPTED)


@pytest.mark.parametrize(
    "meets",
    [
        pytest.param("sent()", id="it is raised"),
        pytest.param(
            "try: sent()\n    except BaseException: raise ValueError('another') from None", id="changed"
        ),
        pytest.param(
            "try: sent()\n    except BaseException: raise StoreError('another')", id="changed to ours"
        ),
        pytest.param("Thrown(); wait()", id="swallowed as something is thrown away"),
        pytest.param("try: sent()\n    finally: wait()", id="kept from ending by a lock"),
        pytest.param("thrown = Half(); sent()", id="something half-made complains"),
    ],
)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_command_whatever_becomes_of_its_exception(
    meets: str, number: signal.Signals
) -> None:
    code = (
        "import os, threading\n"
        "from milestones.cli import main, signals\n"
        "from milestones.store.errors import StoreError\n"
        "signals.PATIENCE = 0.2\n"
        f"def sent(*_): os.kill(os.getpid(), {number:d})\n"
        "def wait():\n"
        "    never = threading.Lock()\n"
        "    with never: never.acquire()\n"
        "class Thrown:\n"
        "    __del__ = sent\n"
        "class Half:\n"
        "    def __del__(self): self.missing\n"
        "def met(*_):\n"
        f"    {meets}\n"
        "main._status_of = met\n"
        "main.run()\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, timeout=60, check=False)
    assert (run.returncode, run.stderr.decode()) == (128 + number, INTERRUPTED)


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_signal_just_outside_of_the_command_shows_no_traceback(place: str) -> None:
    code = (
        "import os, signal\n"
        "from milestones.cli import main\n"
        "real = main.main\n"
        "def interrupted(*given):\n"
        f"    if {place!r} == 'after': real(*given)\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "main.main = interrupted\n"
        "main.run()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, "--version"], capture_output=True, cwd=ROOT, timeout=60, check=False
    )
    assert (run.returncode, run.stderr.decode()) == (128 + signal.SIGTERM, INTERRUPTED)


# Permissions and folders


def test_what_may_not_be_read_in_a_folder_is_told_and_the_rest_goes_in(
    program: Program, article: Path, write: Callable[[str, str], Path]
) -> None:
    secret = write("secret.txt", TEXT)
    inner = write("inner/more.txt", TEXT).parent
    with closed_to_all(secret, inner):
        command = ("--db", program.environ["MILESTONES_DB"], "ingest", article.parent, inner / "x.bin")
        run = ran(*command, before=as_anybody)
    assert run.returncode == 3
    assert run.stderr.decode().splitlines() == [
        f"{inner}: may not be read; check its permissions",
        f"{secret}: may not be read; check its permissions",
        f"{inner}/x.bin: may not be read; check its permissions",
        "1 article read: 1 new, 3 failed",
    ]


def test_a_store_that_may_not_be_written_can_be_read(filled: Program, article: Path) -> None:
    store = Path(filled.environ["MILESTONES_DB"])
    with read_only(store, store.parent):
        run = ran("--db", store, "list", before=as_anybody)
        assert (run.returncode, run.stdout.decode(), run.stderr) == (0, filled("list").out, b"")
        run = ran("--db", store, "ingest", article, before=as_anybody)
        told = "make the file and its folder writable, or give another store with --db\n"
        assert (run.returncode, run.stderr.decode().partition("; ")[2]) == (1, told)
        run = ran("--db", store, "list", "--output", store.parent / "rows.csv", before=as_anybody)
        told = "cannot be written (Permission denied); check the folder and its permissions\n"
        assert (run.returncode, run.stderr.decode().rpartition(": ")[2]) == (1, told)


def test_a_home_that_may_not_be_written(article: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environ = {"HOME": str(home), "XDG_DATA_HOME": "", "MILESTONES_DB": ""}
    with read_only(home):
        run = ran("ingest", article, environ=environ, before=as_anybody)
    assert run.returncode == 1
    assert run.stderr.decode().endswith("cannot be made (Permission denied); give another place with --db\n")


def test_a_working_folder_that_is_gone(program: Program, article: Path, tmp_path: Path) -> None:
    store = program.environ["MILESTONES_DB"]
    gone = f'mkdir "{tmp_path}/gone" && cd "{tmp_path}/gone" && rmdir "{tmp_path}/gone" && exec "$@"'
    run = ran("--db", store, "ingest", "zorvacel.txt", article, through=gone)
    assert run.returncode == 3
    told = {"zorvacel.txt: no such file or folder; check the name", "1 article read: 1 new, 1 failed"}
    assert told <= set(run.stderr.decode().splitlines())
    run = ran("--db", "news.db", "ingest", article, through=gone)
    line = "milestones: news.db: leads to no folder that is known; give another --db"
    assert run.returncode == 1
    assert line in run.stderr.decode().splitlines()


# Memory and the like


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (MemoryError(), "not enough memory; give the program more memory, or less to read at once"),
        (
            OSError(errno.EMFILE, "Too many open files", "seeds.csv"),
            "seeds.csv: Too many open files; let the program open more files at once (ulimit -n)",
        ),
        (
            BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"),
            "Resource temporarily unavailable; "
            "let the program start more processes (ulimit -u), or try --jobs 1",
        ),
    ],
)
def test_a_shortage_is_no_fault_of_the_program(
    program: Program, article: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, says: str
) -> None:
    def short(*args: object, **given: object) -> None:
        raise error

    monkeypatch.setattr("milestones.services.ingest.worked", short)
    run = program("ingest", article)
    assert (run.status, run.err) == (1, f"milestones: {says}\n")


def test_an_article_for_which_the_memory_does_not_do_keeps_no_other_out(
    program: Program, article: Path, write: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from milestones.extract.extractor import extract

    def short(found: object, names: object) -> object:
        if "elsewhere" in getattr(found, "text", ""):
            raise MemoryError
        return extract(found, names)  # type: ignore[arg-type]

    monkeypatch.setattr("milestones.services.extraction.extract", short)
    large = write("large.txt", "Something else\n\nIt happened elsewhere.\n")
    run = program("ingest", large, article)
    assert run.status == 3
    advice = "give the program more memory, or less to read at once"
    told = f"{large}: not understood: not enough memory; {advice}"
    assert run.err.splitlines() == [told, "1 article read: 1 new, 1 failed"]


def test_a_large_file_of_many_articles_is_not_held(
    program: Program, article: Path, write: Callable[[str, str], Path]
) -> None:
    def line(number: int) -> str:
        return json.dumps({"id": f"a{number}", "text": TEXT}) + " " * 1_000_000

    large = write("large.jsonl", "\n".join(map(line, range(40))))
    assert program("ingest", article).status == 0, "so that all is imported"
    tracemalloc.start()
    try:
        assert program("ingest", large).status == 0
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 25_000_000


def test_few_open_files_are_enough(program: Program, article: Path) -> None:
    def few() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))

    assert ran("--db", program.environ["MILESTONES_DB"], "ingest", article, before=few).returncode == 0


# What surrounds it


def test_the_same_bytes_whatever_surrounds_it(seed_store: Path, tmp_path: Path) -> None:
    odd = {"LC_ALL": "broken.UTF-8", "PYTHONIOENCODING": "ascii", "PYTHONHASHSEED": "7"}
    odd |= {"TERM": "nonsense", "LINES": "²", "PYTHONWARNINGS": "error", "TZ": "nonsense"}
    usual = Program({"MILESTONES_DB": str(seed_store)}, width=80)
    store = tmp_path / "news.db"
    assert ran("--db", store, "ingest", ARTICLES, environ=odd | {"COLUMNS": "-5"}).returncode == 0
    table = "timeline fucaso --format table"
    for command, columns in ((table, "-5"), (table, "²"), ("claims --format json", "²")):
        run = ran("--db", store, *command.split(), environ=odd | {"COLUMNS": columns})
        assert (run.returncode, run.stderr) == (0, b"")
        assert run.stdout.decode() == usual(*command.split()).out


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(2001, 9, 9), date(9999, 12, 31)])
def test_a_wrong_clock_does_no_harm(program: Program, day: date) -> None:
    program.today, program.now = day, datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
    program.environ["MILESTONES_ANALYST"] = "ana"
    assert program("ingest", ARTICLES).status == 0
    id = program("list").out.splitlines()[1].partition(",")[0]
    for command in (
        f"confirm {id}",
        "gaps",
        "digest",
        "digest --since 2w",
        "calendar --format ics",
        "report fucaso",
        "undo",
        "rulings",
        f"show {id}",
        f"history {id}",
    ):
        run = program(*command.split())
        assert run.status == 0, (command, run.err)


def test_a_clock_that_was_set_back_keeps_nothing_from_going_in(
    program: Program, article: Path, write: Callable[[str, str], Path]
) -> None:
    program.now = datetime(2099, 1, 1, tzinfo=UTC)
    assert program("ingest", article).status == 0
    program.now = datetime(2025, 3, 1, tzinfo=UTC)
    assert program("ingest", write("more.txt", TEXT.replace("zorvacel", "velnacel"))).status == 0
    told = program("digest", "--since", "7d").out
    assert "velnacel" in told, "what comes in now"
    assert "zorvacel" in told, "what came in later than now is shown rather than lost"
