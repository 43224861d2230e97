"""What the program opens, starts and asks, over all its commands: nothing but what it was told to."""

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import NamedTuple

import pytest

from milestones.cli.commands import commands
from tests.fetch.sites import Site, page
from tests.read.docxs import docx_of
from tests.store.old_databases import make_old_store

from .recording import Recorded, recorded
from .running import ARTICLES, ROOT

TOLD = """Harbor Bio wins approval for zorvacel
3 July 2023

The FDA approved zorvacel for multiple myeloma on 30 June 2023, Harbor Bio said today.
"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Approvals</title>
<item><title>Zorvacel approved</title><link>{link}</link>
<pubDate>Mon, 03 Jul 2023 08:00:00 GMT</pubDate><description>In short.</description></item>
</channel></rss>"""
MAIL = "From: a@example.com\nSubject: Zorvacel\nDate: Mon, 03 Jul 2023 10:00:00 +0000\n\n" + TOLD
WARC_PAGE = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Zorvacel</title><p>{TOLD}"
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/b\r\n"
    "WARC-Date: 2026-01-02T03:04:05Z\r\nContent-Type: application/http; msgtype=response\r\n"
    f"Content-Length: {len(WARC_PAGE)}\r\n\r\n{WARC_PAGE}\r\n\r\n"
)
FILES = ROOT / "tests" / "read"

COMMANDS = [
    ("ingest", ".", "--jobs", "2", "--report", "read.log"),
    ("ingest", ".", "--again"),
    ("ingest", "seed.txt", "--dry-run", "--output", "claims.md"),
    ("list", "--format", "csv", "--output", "rows.csv"),
    ("list", "--format", "table"),
    ("list", "--db", "old.db"),
    ("timeline", "fucaso", "--format", "table"),
    ("by-country", "KR", "CN"),
    ("matrix", "--format", "table"),
    ("gaps", "--output", "gaps.xlsx"),
    ("conflicts", "--format", "json"),
    ("digest", "--format", "md"),
    ("report", "fucaso", "--output", "fucaso.html"),
    ("calendar", "--output", "fucaso.ics"),
    ("show", "@ID", "--format", "table"),
    ("claims", "--format", "tsv"),
    ("articles", "--format", "jsonl"),
    ("products",),
    ("indications",),
    ("confirm", "@ID"),
    ("undo", "--why", "a test"),
    ("set", "@ID", "--date", "2023-06", "--why", "a test"),
    ("undo",),
    ("reject", "@ID", "--why", "a test"),
    ("undo",),
    ("add", "fucaso", "--kind", "orphan-designation", "--country", "JP", "--source", "a call"),
    ("alias", "add", "fucaso", "CT103X"),
    ("alias", "remove", "fucaso", "CT103X"),
    ("merge", "fucaso", "zorvacel"),
    ("split", "fucaso", "zorvacel", "--why", "a test"),
    ("rulings",),
    ("history", "fucaso"),
    ("reread",),
    ("reconcile",),
    ("feeds", "list"),
    ("db", "status", "--format", "json"),
    ("db", "upgrade"),
    ("db", "check"),
    ("db", "check", "--repair"),
    ("db", "backup", "copy.db"),
]
"""Each command but those that are given an address."""
OUTPUTS = {"read.log", "claims.md", "rows.csv", "gaps.xlsx", "fucaso.html", "fucaso.ics", "copy.db"}
BACKUPS = {"old.db.0001.backup"}


class Run(NamedTuple):
    """A run of everything, and where it was."""

    did: Recorded
    site: Site
    folder: Path

    @property
    def work(self) -> Path:
        return self.folder / "work"

    def with_addresses(self) -> list[tuple[str, ...]]:
        """The commands that are given an address."""
        return addressed(self.site)


def addressed(site: Site) -> list[tuple[str, ...]]:
    return [
        ("ingest", site.url("/a", "127.0.0.1")),
        ("feeds", "add", "agency", site.url("/feed", "127.0.0.1")),
        ("feeds", "fetch", "agency"),
        ("feeds", "remove", "agency"),
    ]


def every_command() -> set[str]:
    """The names of all commands, as they are typed."""
    groups = commands().commands
    return {
        f"{name} {below}".strip()
        for name, group in groups.items()
        for below in getattr(group, "commands", [""])
    }


def lay_traps(folder: Path, mark: Path, *, but: frozenset[str] = frozenset()) -> None:
    """Modules that leave a mark when they are run, by the names of all that can be imported here."""
    code = f"open({str(mark)!r}, 'a').write(__name__ + '\\n')\nraise SystemExit(66)\n"
    names = {*sys.stdlib_module_names, *packages_distributions(), "sitecustomize", "usercustomize", "env"}
    for name in (names | {"milestones", "migrations", "psycopg"}) - but:
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    (folder / "alembic.ini").write_text("[alembic]\nscript_location = .\nprepend_sys_path = .\n", "utf-8")
    (folder / "pyproject.toml").write_text('[tool.alembic]\nscript_location = "."\n', "utf-8")
    for name in ("logging.conf", "settings.cfg", "setup.cfg", ".env"):
        (folder / name).write_text("[DEFAULT]\nMILESTONES_DB = trap.db\n", encoding="utf-8")


def lay_articles(folder: Path) -> None:
    """One article of each kind, so that each reader has something to do."""
    seed = next(ARTICLES.glob("01*")).read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("in it.txt", TOLD)
    for name, content in {
        "seed.txt": seed,
        "a.json": b'{"text": "The FDA approved zorvacel for multiple myeloma.", "published": "2023-07-03"}',
        "a.docx": docx_of(TOLD.strip().splitlines()),
        "a.eml": MAIL.encode(),
        "a.rss": FEED.format(link="https://news.example/a").encode(),
        "a.warc": WARC.encode(),
        "a.zip": packed.getvalue(),
        "a.pdf": (FILES / "files" / "pdf" / "seed-02.pdf").read_bytes(),
        "a.html": (FILES / "pages" / "korean_euckr.html").read_bytes(),
    }.items():
        (folder / name).write_bytes(content)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """All commands, in a folder of articles and traps, by a user who keeps a password for every host."""
    folder = tmp_path_factory.mktemp("private")
    for name in ("home", "tmp", "work"):
        (folder / name).mkdir()
    netrc = folder / "home" / ".netrc"
    netrc.write_text(
        "machine 127.0.0.1 login ann password secret\ndefault login ann password secret\n", "utf-8"
    )
    netrc.chmod(0o600)
    work = folder / "work"
    lay_articles(work)
    make_old_store(work / "old.db", "0001")
    lay_traps(work, folder / "mark")
    with Site() as site:
        site.answers["/a"] = page(TOLD.encode(), Content_Type="text/plain", Set_Cookie="seen=1")
        feed = FEED.format(link=site.url("/a", "127.0.0.1"))
        site.answers["/feed"] = page(feed.encode(), Content_Type="application/rss+xml", Set_Cookie="seen=1")
        environ = {"HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp"), "NETRC": str(netrc)}
        environ |= {"MILESTONES_ANALYST": "Ana Roth"}
        yield Run(recorded([*COMMANDS, *addressed(site)], folder, work, environ), site, folder)


def test_each_command_is_among_those_that_are_watched(run: Run) -> None:
    """A new one is to be added to COMMANDS."""
    words = [
        " ".join(word for word in argv[:2] if word.isalpha()) for argv in COMMANDS + run.with_addresses()
    ]
    watched = {argv[0] for argv in COMMANDS} | set(words)
    assert every_command() - watched == set()


def test_each_command_did_its_work(run: Run) -> None:
    assert len(run.did.statuses) >= len({argv for argv in COMMANDS if "@ID" not in argv})
    assert {command: status for command, status in run.did.statuses.items() if status} == {}, run.did.said
    assert run.site.paths.count("/a") >= 1


def test_no_command_asks_the_network_but_for_the_addresses_it_is_given(run: Run) -> None:
    asked = run.did.of(
        *("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"),
        *("socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo", "webbrowser.open"),
    )
    commands = {command for command, _ in asked}
    assert commands == {f"ingest {run.site.url('/a', '127.0.0.1')}", "feeds fetch agency"}
    assert [what for _, what in asked if "127.0.0.1" not in " ".join(what)] == []


def test_a_server_is_told_no_password_and_no_cookie(run: Run) -> None:
    told = {name.lower() for asked in run.site.asked for name in asked.headers}
    assert told <= {"host", "accept", "accept-encoding", "accept-language", "connection", "user-agent"}


def test_nothing_is_written_but_the_store_its_copies_and_what_was_asked_for(run: Run) -> None:
    allowed = re.compile(
        f"{re.escape(str(run.work))}/(?:\\.?old\\.db\\S*|(?:\\.(?:{names(OUTPUTS)})\\.\\w+\\.part|{names(OUTPUTS)}))"
        f"|{re.escape(str(run.folder))}/home/\\.local(?:/share(?:/milestones(?:/milestones\\.db)?)?)?|/dev/null"
    )
    assert [one for one in run.did.of("written") if not all(map(allowed.fullmatch, one[1]))] == []


def names(files: set[str]) -> str:
    return "|".join(map(re.escape, sorted(files)))


def test_nothing_is_left_behind(run: Run) -> None:
    def below(folder: str) -> set[str]:
        top = run.folder / folder
        return {str(path.relative_to(top)) for path in top.rglob("*") if not path.is_dir()}

    assert below("home") == {".netrc", ".local/share/milestones/milestones.db"}
    assert below("tmp") == set()
    made = {name for name in below("work") if not (name.endswith((".py", ".ini", ".toml", ".conf", ".cfg")))}
    assert made - {".env", "old.db", *BACKUPS, *OUTPUTS} == {
        path for path in made if path.startswith("a.") or path == "seed.txt"
    }
    assert made >= OUTPUTS | BACKUPS


def test_the_data_folder_the_store_and_its_copies_are_for_their_owner_only(run: Run) -> None:
    share = run.folder / "home" / ".local" / "share" / "milestones"
    private = (share / "milestones.db", run.work / "copy.db", run.work / "old.db.0001.backup")
    modes = {path.name: path.stat().st_mode & 0o777 for path in (share, *private)}
    assert modes == {"milestones": 0o700} | {path.name: 0o600 for path in private}


def test_only_the_reader_of_pdfs_is_started_and_no_library_loaded_but_its_own(run: Run) -> None:
    started = {tuple(what[0:1]) for _, what in run.did.of("subprocess.Popen")}
    assert started == {(sys.executable,)}
    assert all("child.py" in what[1] for _, what in run.did.of("subprocess.Popen"))
    loaded = {Path(what[0]).name for _, what in run.did.of("ctypes.dlopen")}
    assert {name for name in loaded if "pdfium" not in name} <= {"None"}
    others = (
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "sqlite3.load_extension",
        "sqlite3.enable_load_extension",
    )
    assert run.did.of(*others) == []


def test_nothing_in_the_working_folder_is_run(run: Run) -> None:
    mark = run.folder / "mark"
    assert not mark.exists(), mark.read_text("utf-8")
    assert not (run.work / "trap.db").exists()


def test_run_as_a_module_it_runs_nothing_in_the_working_folder_either(
    tmp_path: Path, seed_store: Path
) -> None:
    # Python itself looks there for what it needs to find the module, before any line of ours is run.
    ran = subprocess.run(
        [sys.executable, "-c", "import runpy, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    lay_traps(tmp_path, tmp_path / "mark", but=frozenset(ran.stdout.split()) | {"milestones"})
    ran = subprocess.run(
        [sys.executable, "-m", "milestones", "list", "--db", str(seed_store), "--format", "table"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert not (tmp_path / "mark").exists()
