"""What only a process of its own can show."""

import io
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from milestones.model.filters import Filter
from milestones.services.ingest import ingest
from milestones.store import open_store

from .running import ROOT

PROGRAM = (sys.executable, "-m", "milestones")


def test_a_reader_that_has_seen_enough_is_no_error(seed_store: Path) -> None:
    for command in ("claims", "digest", "calendar", "--help"):
        started = subprocess.Popen(
            [*PROGRAM, "--db", str(seed_store), command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
        )
        assert started.stdout
        assert started.stderr
        started.stdout.close()
        assert started.stderr.read() == b""
        started.stderr.close()
        assert started.wait() == 0


def test_a_workbook_can_go_into_a_pipe_that_is_named(seed_store: Path) -> None:
    command = [*PROGRAM, "list", "--db", str(seed_store), "--format", "xlsx", "--output", "/dev/stdout"]
    ran = subprocess.run(command, capture_output=True, cwd=ROOT)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"PK"), "a ZIP archive, as each workbook is"


def test_output_is_utf8_wherever_it_runs(seed_store: Path) -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "latin-1", "LC_ALL": "C", "PYTHONUTF8": "0"}
    ran = subprocess.run(
        [*PROGRAM, "products", "--db", str(seed_store)], env=environ, capture_output=True, cwd=ROOT
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "伊基奥仑赛" in ran.stdout.decode("utf-8")


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_ends_a_command_is_told_in_one_line(tmp_path: Path, jobs: str, sent: signal.Signals) -> None:
    started = subprocess.Popen(
        [*PROGRAM, "--db", str(tmp_path / "news.db"), "ingest", "-", "--jobs", jobs],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert started.stdin
    assert started.stderr
    # The program waits for its input as soon as its store has been made.
    store = tmp_path / "news.db"
    while not (store.exists() and store.stat().st_size) and started.poll() is None:
        time.sleep(0.01)
    started.send_signal(sent)
    told = started.stderr.read().decode()
    started.stdin.close()
    started.stderr.close()
    assert started.wait() == 128 + sent
    assert told == "milestones: interrupted; what was stored before stays, nothing is half-stored\n"


def test_commands_that_make_a_store_at_once_come_to_what_one_does(tmp_path: Path) -> None:
    texts = {
        f"{lot}/{name}.txt": f"The FDA approved {medicine} for asthma on 4 May 20{year}."
        for year, (lot, name, medicine) in enumerate(
            [
                ("a", "news", "zemtocel"),
                ("a", "one", "Bravoxa"),
                ("b", "news", "tortolimab"),
                ("b", "two", "bravoxa (BX-1)"),
                ("c", "news", "mirtorlimab"),
                ("c", "three", "BX-1"),
            ],
            start=15,
        )
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    db = tmp_path / "news.db"
    lots = ("a", "b"), ("b", "c"), ("c", "a")
    started = [
        subprocess.Popen(
            [*PROGRAM, "--db", str(db), "ingest", *(tmp_path / lot for lot in pair)],
            stderr=subprocess.PIPE,
            cwd=ROOT,
        )
        for pair in lots
    ]
    for process in started:
        _, said = process.communicate(timeout=120)
        assert (process.returncode, said.splitlines()[-1][:15]) == (0, b"4 articles read")
    with open_store(str(db)) as at_once, open_store(str(tmp_path / "serial.db")) as serial:
        ingest(serial, [str(tmp_path / lot) for lot in "abc"], io.BytesIO())
        for store in (at_once, serial):
            stored = [store.article(entry.article.id).text for entry in store.articles()]
            assert sorted(stored) == sorted(texts.values())
        # Which of the articles of one name has it, hangs on which came first; the reasons name articles.
        first, second = (
            [replace(milestone, reasons=()) for milestone in store.milestones(Filter())]
            for store in (at_once, serial)
        )
        assert first == second


HEAVY = {
    "sqlalchemy",
    "alembic",
    "rich",
    "pydantic",
    "trafilatura",
    "milestones.extract",
    "milestones.reconcile",
}
SHOWN = HEAVY | {"milestones.store", "milestones.services"}
COMMANDS = {"milestones.cli.views", "milestones.cli.rulings", "milestones.render", "tempfile"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the seed articles."""
    path = tmp_path_factory.mktemp("filled") / "news.db"
    with open_store(str(path)) as store:
        ingest(store, [str(ROOT / "seeds" / "articles")], io.BytesIO())
    return path


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (
            ["--version"],
            SHOWN | COMMANDS | {"typer"},
        ),
        (["--help"], SHOWN | COMMANDS),
        (["timeline", "--help"], SHOWN | {"milestones.cli.rulings"}),
        (["timeline", "fucaso", "--format", "csv"], HEAVY),
        (["list", "--format", "csv"], HEAVY),
    ],
)
def test_a_command_loads_nothing_that_it_does_not_use(
    filled: Path, arguments: list[str], unwanted: set[str]
) -> None:
    code = (
        "import sys\n"
        "from milestones.cli.environment import Environment\n"
        "from milestones.cli.main import main\n"
        "assert main(sys.argv[1:], Environment.of_process()) == 0\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    assert not unwanted & modules_after(code, filled, *arguments)


def test_commands_that_only_read_load_no_sqlalchemy(filled: Path) -> None:
    with open_store(str(filled)) as store:
        (id, *_) = (milestone.id for milestone in store.milestones(Filter()))
    commands = [
        *(["timeline", "fucaso"], ["by-country", "KR"], ["matrix"], ["gaps"], ["conflicts"], ["digest"]),
        *(["calendar"], ["list"], ["show", id], ["claims"], ["articles"], ["products"], ["indications"]),
        *(["rulings"], ["history", "fucaso"], ["feeds", "list"], ["db", "status"]),
        ["report", "--output", str(filled.with_name("report.html"))],
    ]
    code = (
        "import sys\n"
        "from milestones.cli.environment import Environment\n"
        "from milestones.cli.main import main\n"
        f"for arguments in {commands}:\n"
        "    assert main(arguments, Environment.of_process()) == 0, arguments\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    assert not {"sqlalchemy", "alembic"} & modules_after(code, filled)


def modules_after(code: str, store: Path, *arguments: str) -> set[str]:
    """The modules that some code tells of on standard error; what it runs uses the store."""
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "MILESTONES_DB": str(store)},
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stderr.split())
