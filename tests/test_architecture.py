"""What holds for the whole house beyond the layers, which import-linter keeps."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST_LINES = 320
NO_NAMES = {"utils", "util", "helpers", "common", "misc"}
"""Names of modules that say nothing of what belongs into them."""

HEAVY = {
    "sqlalchemy",
    "alembic",
    "rich",
    "ahocorasick_rs",
    "platformdirs",
    "dateutil",
    "jinja2",
    "icalendar",
    "xlsxwriter",
    "urllib3",
    "protego",
    "lxml",
    "trafilatura",
    "htmldate",
    "pypdfium2",
    "fastwarc",
    "brotli",
    "webencodings",
    "charset_normalizer",
}
"""Takes tens to hundreds of milliseconds to import, or is of no use to a command that only prints."""

LOADED = """
import sys
from milestones.cli.main import run
sys.argv = ["milestones", *sys.argv[1:]]
try:
    if sys.argv[1:]:
        run()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""

MACHINE_PATH = re.compile(r"""(?<![\w.~/<>)}-])/(?:home|Users|root|work|opt|srv|mnt)/\w""")
ADDRESS = re.compile(r"\b(?:https?|ftp|git|ssh)://(?:[^\s/@]*@)?([\w.-]+)")
EXAMPLE_HOST = re.compile(r"(?:.+\.)?(?:example(?:\.(?:com|org|net))?|test|invalid|localhost)")
"""Hosts that are nobody's (RFC 2606)."""
RULES = {"no-color.org"}
"""Hosts of pages that state a rule which the program follows, named as its source."""
NAMESPACES = {"www.w3.org"}
"""Hosts in names of XML vocabularies, which nobody fetches."""
INSTALL_SOURCE = re.compile(r"(?:index-url|find-links|trusted-host|registry)\s*[= ]\s*\S")


def _tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    return [path for name in names.decode().split("\0") if name and (path := ROOT / name).is_file()]


def _modules() -> list[Path]:
    return [path for path in _tracked() if path.suffix == ".py"]


def _matches(pattern: re.Pattern[str], paths: list[Path]) -> Iterator[tuple[str, str]]:
    """The file and the words of each match."""
    for path in paths:
        for match in pattern.finditer(path.read_text(encoding="utf-8", errors="replace")):
            yield str(path.relative_to(ROOT)), match[0]


@pytest.mark.parametrize("arguments", [(), ("--version",)], ids=["import", "--version"])
def test_start_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments], capture_output=True, encoding="utf-8", cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stderr.split())
    assert "milestones" in loaded
    assert not loaded & HEAVY


READERS = {"urllib3", "protego", "lxml", "trafilatura", "htmldate", "pypdfium2", "fastwarc", "webencodings"}
"""Needed by some kinds of sources only."""


def test_texts_and_tables_load_no_reader_of_other_kinds(tmp_path: Path) -> None:
    env = {**os.environ, "MILESTONES_DB": str(tmp_path / "news.db")}
    (tmp_path / "a.txt").write_text("Harbor wins\n\nThe FDA approved zorvacel for gout on 30 June 2023.\n")
    for command in (("ingest", str(tmp_path / "a.txt")), ("list", "--format", "csv"), ("feeds", "list")):
        done = subprocess.run(
            [sys.executable, "-c", LOADED, *command], capture_output=True, encoding="utf-8", cwd=ROOT, env=env
        )
        assert done.returncode == 0, done.stderr
        assert not set(done.stderr.split()) & READERS, command


def test_no_module_is_too_long_to_read() -> None:
    lengths = {str(p.relative_to(ROOT)): len(p.read_text("utf-8").splitlines()) for p in _modules()}
    package = {name: lines for name, lines in lengths.items() if not name.startswith("tests")}
    assert package
    assert {name: lines for name, lines in package.items() if lines > MOST_LINES} == {}


def test_each_folder_of_the_extractor_says_what_each_of_its_modules_is_for() -> None:
    silent = []
    for path in _modules():
        name = path.relative_to(ROOT)
        if name.parts[:2] == ("milestones", "extract") and path.stem != "__init__":
            said = (path.parent / "__init__.py").read_text("utf-8")
            silent += [] if f"`{path.stem}`" in said else [str(name)]
    assert silent == []


def test_modules_are_named_for_what_they_hold() -> None:
    assert [str(path.relative_to(ROOT)) for path in _modules() if path.stem in NO_NAMES] == []


def test_tracked_files_name_no_path_of_a_machine() -> None:
    assert list(_matches(MACHINE_PATH, _tracked())) == []


def test_tracked_files_hold_no_address_but_examples_and_sources_of_rules() -> None:
    found = [
        (file, words)
        for file, words in _matches(ADDRESS, _tracked())
        if (address := ADDRESS.match(words))
        and not (EXAMPLE_HOST.fullmatch(address[1]) or address[1] in RULES | NAMESPACES)
    ]
    assert found == []


def test_tracked_files_say_nothing_of_where_packages_come_from() -> None:
    assert list(_matches(INSTALL_SOURCE, _tracked())) == []


@pytest.mark.parametrize(
    ("pattern", "caught", "passed"),
    [
        (MACHINE_PATH, "see " + "/home" + "/ana/news.db", "news/home/ana or ~/" + "work/x"),
        (MACHINE_PATH, '"' + "/opt" + '/tools"', "$(ROOT)/opt/tools"),
        (ADDRESS, "from http" + "s://packages.invalid/simple", "from packages"),
        (INSTALL_SOURCE, "--index" + "-url=x", "--index by url"),
    ],
)
def test_the_patterns_catch_what_they_are_for(pattern: re.Pattern[str], caught: str, passed: str) -> None:
    assert pattern.search(caught)
    assert not pattern.search(passed)
