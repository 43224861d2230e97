"""Checks that the wheel works where it is installed: `make wheel-check`.

Builds it, installs it into a fresh environment outside the checkout, and runs the installed program on an
empty store and on one of an older version. Prints one line per check; exit status 1 where one failed.
"""

import csv
import io
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
OLD_STORE = ROOT / "tests" / "old_databases" / "0001.sql"

ARTICLE = """Harbor Bio's zorvacel cleared for trials in Korea
July 3, 2023

Harbor Bio said today that the Ministry of Food and Drug Safety (MFDS) of South Korea approved its
investigational new drug (IND) application for zorvacel (ZV-1) in multiple myeloma in June 2023.
"""
# The contract's first columns of `list`: others may follow.
COLUMNS = (
    *("id", "product", "indication", "population", "jurisdiction", "agency", "kind", "application"),
    *("date", "earliest", "latest", "basis", "status", "sources", "conflict"),
)

Check = tuple[str, str]
"""What was checked, and what is wrong with it: empty where nothing is."""


class _PreparationError(Exception):
    """The wheel cannot be built or installed, so there is nothing to check."""


def main() -> int:
    """Runs all checks. The exit status: 0 where all hold, else 1."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="milestones-wheel-") as name:
        try:
            for what, wrong in _checks(Path(name).resolve()):
                failed += bool(wrong)
                print(f"FAILED {what}: {wrong}" if wrong else f"ok     {what}", flush=True)
        except _PreparationError as error:
            print(f"FAILED {error}")
            return 1
    return 1 if failed else 0


def _checks(folder: Path) -> Iterator[Check]:
    wheel = _built(folder / "dist", ROOT)
    yield f"{wheel.name} is built", ""
    yield "the same bytes come of a copy of the sources", _differing(folder, wheel)
    program = _installed(folder, wheel)
    yield "it installs with the pinned versions", ""
    work = folder / "work"
    work.mkdir()
    yield _version(program, work, wheel)
    yield from _empty_store(program, work)
    yield from _old_store(program, work)


def _built(folder: Path, sources: Path) -> Path:
    _prepare("build", sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(sources))
    (wheel,) = folder.glob("*.whl")
    return wheel


def _differing(folder: Path, wheel: Path) -> str:
    """What differs if it is built by somebody else: elsewhere, later, from files that only they may read."""
    copy = folder / "sources"
    hidden = shutil.ignore_patterns(".*", "build", "dist", "__pycache__")
    shutil.copytree(ROOT, copy, ignore=hidden, copy_function=shutil.copyfile)
    for path in copy.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    again = _built(folder / "again", copy)
    if again.read_bytes() == wheel.read_bytes():
        return ""
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        pairs = zip_longest(one.infolist(), other.infolist())
        return next((f"{a} is {b}" for a, b in pairs if repr(a) != repr(b)), "the packing differs")


def _installed(folder: Path, wheel: Path) -> Path:
    """The program in a fresh environment."""
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    pip = (str(scripts / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _prepare("install", *pip, str(wheel))
    return scripts / "milestones"


def _prepare(step: str, *command: str) -> None:
    # The variable also reaches the environment in which the wheel is built.
    environ = {**os.environ, "PIP_CONSTRAINT": CONSTRAINTS.name}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise _PreparationError(f"{step}: {said[-1] if said else f'exit status {done.returncode}'}")


def _run(program: Path, work: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the installed program away from the checkout, with nothing in reach but what was installed."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environ |= {"PYTHONUTF8": "1", "HOME": str(work)}
    return subprocess.run(  # noqa: S603
        [str(program), *arguments], cwd=work, env=environ, capture_output=True, encoding="utf-8"
    )


def _version(program: Path, work: Path, wheel: Path) -> Check:
    done = _run(program, work, "--version")
    version = wheel.name.split("-")[1]
    return "--version", _wrong(done) or ("" if version in done.stdout else f"says {done.stdout.strip()!r}")


def _empty_store(program: Path, work: Path) -> Iterator[Check]:
    store = work / "new" / "news.db"
    (work / "harbor.txt").write_text(ARTICLE, encoding="utf-8")
    done = _run(program, work, "--db", str(store), "ingest", "harbor.txt")
    yield "ingest makes a store", _wrong(done) or ("" if store.is_file() else "there is no file")
    yield _listed(program, work, store, "list on the new store", ("KR", "ind-approval", "2023-06"))
    done = _run(program, work, "--db", str(store), "report", "zorvacel", "--output", "report.html")
    yield "report writes a page", _wrong(done) or _wrong_page(work / "report.html")


def _wrong_page(page: Path) -> str:
    """What the page of a report lacks: its templates, style and script are data that the wheel must hold."""
    text = page.read_text(encoding="utf-8")
    lacking = [
        part for part in ("<svg", "prefers-color-scheme", "beforeprint", "South Korea") if part not in text
    ]
    return f"it lacks {', '.join(lacking)}" if lacking else ""


def _old_store(program: Path, work: Path) -> Iterator[Check]:
    store = work / "old.db"
    with closing(sqlite3.connect(store)) as connection:
        connection.executescript(OLD_STORE.read_text(encoding="utf-8"))
    yield _listed(program, work, store, "list on an old store", ("KR", "ind-approval", "2023-06"))
    backup = store.with_name("old.db.0001.backup")
    yield "a backup lies beside it", "" if backup.is_file() else f"there is no {backup.name}"
    done = _run(program, work, "--db", str(store), "ingest", "harbor.txt")
    yield "ingest into the upgraded store", _wrong(done)


def _listed(program: Path, work: Path, store: Path, what: str, row: tuple[str, str, str]) -> Check:
    done = _run(program, work, "--db", str(store), "list", "--format", "csv")
    if wrong := _wrong(done):
        return what, wrong
    reader = csv.DictReader(io.StringIO(done.stdout))
    if tuple(reader.fieldnames or ())[: len(COLUMNS)] != COLUMNS:
        return what, f"the columns are {reader.fieldnames}"
    rows = [(found["jurisdiction"], found["kind"], found["date"]) for found in reader]
    return what, "" if row in rows else f"{row} is not among {rows}"


def _wrong(done: subprocess.CompletedProcess[str]) -> str:
    """What is wrong with a run that should have gone well; empty where nothing is."""
    said = done.stderr.strip().splitlines()
    if done.returncode:
        return f"exit status {done.returncode}: {said[-1] if said else 'nothing said'}"
    if loud := [line for line in said if "Traceback" in line or "Warning" in line]:
        return loud[0]
    return ""


if __name__ == "__main__":
    sys.exit(main())
