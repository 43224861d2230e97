import re
from pathlib import Path

import pytest

from milestones import __version__

from .running import Program

COMMANDS = (
    "ingest",
    "timeline",
    "by-country",
    "matrix",
    "gaps",
    "report",
    "digest",
    "calendar",
    "list",
    "show",
    "claims",
    "articles",
    "products",
    "indications",
    "conflicts",
    "confirm",
    "reject",
    "set",
    "add",
    "merge",
    "split",
    "undo",
    "rulings",
    "history",
    "reread",
    "reconcile",
)
GROUPS = ("alias", "feeds", "db")
DB_COMMANDS = ("db status", "db upgrade", "db backup", "db check")


@pytest.mark.parametrize("command", [*COMMANDS, *DB_COMMANDS, "alias add", "alias remove"])
def test_each_command_helps_with_two_examples(program: Program, command: str) -> None:
    program.width = 80
    ran = program(*command.split(), "--help")
    assert (ran.status, ran.err) == (0, "")
    lines = [line.strip() for line in ran.out.splitlines()]
    assert sum(line.startswith(f"milestones {command}") for line in lines) >= 2
    assert all(len(line) <= 80 for line in ran.out.splitlines())
    assert {"--db", "--debug", "--no-color"} <= set(ran.out.split())


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_helps_with_examples_and_does_so_where_its_command_is_missing(
    program: Program, group: str
) -> None:
    helped = program(group, "--help")
    lines = [line.strip() for line in helped.out.splitlines()]
    assert sum(line.startswith(f"milestones {group} ") for line in lines) == 2
    alone = program(group)
    assert (alone.status, alone.out, alone.err.strip()) == (2, "", helped.out.strip())


def test_help_names_every_command_and_the_version_is_told(program: Program) -> None:
    ran = program("--help")
    assert ran.status == 0
    assert {*COMMANDS, *GROUPS} <= set(ran.out.split())
    assert "..." not in ran.out.partition("Commands:")[2]
    version = program("--version")
    assert (version.status, version.out) == (0, f"milestones {__version__}\n")


@pytest.mark.parametrize("command", [*COMMANDS, *GROUPS])
def test_what_a_command_does_is_said_as_its_own_help_begins(program: Program, command: str) -> None:
    program.width = 100
    (listed,) = (line for line in program("--help").out.splitlines() if line.split()[:1] == [command])
    does = " ".join(listed.split()[1:])
    own = " ".join(program(command, "--help").out.partition("\n\n")[2].split())
    # Of a group, the list adds what is in it, or its help does.
    assert own.startswith(does if command in COMMANDS else re.split("[:.]", does)[0])


def test_without_a_command_the_help_is_talk(program: Program) -> None:
    ran = program()
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Usage: milestones")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("list --frmat csv", "milestones: No such option: --frmat"),
        ("lst", "milestones: No such command 'lst'"),
        ("ingest", "milestones: Missing argument"),
        ("ingest a.txt --jobs 0", "milestones: Invalid value for '--jobs'"),
        (
            "list --format xml",
            "milestones: no format 'xml'; choose from table, csv, tsv, json, jsonl, md, xlsx",
        ),
        ("list --output rows.xls", "milestones: rows.xls: the suffix tells no format; add --format"),
        ("list --format xlsx", "milestones: xlsx is no text; name a file with --output, such as rows.xlsx"),
        ("list --format xlsx --output -", "milestones: xlsx is no text; name a file with --output"),
        ("list --format ics", "milestones: no format 'ics'; choose from table, csv"),
        ("list --output rows.ics", "milestones: rows.ics: the suffix tells no format; add --format"),
        ("list --output=", "milestones: --output needs the name of a file"),
        ("list --kind aproval", "milestones: no kind 'aproval'; did you mean nda-approval"),
        ("list --country Koreaa", "milestones: no country or authority 'Koreaa'; did you mean KR"),
        ("by-country Atlantis", "milestones: no country or authority 'Atlantis'; write a code"),
        ("list --since soon", "milestones: not a date: 'soon'"),
        ("list --status done", "milestones: no status 'done'; choose from achieved, expected"),
        ("gaps --gap none-such", "milestones: no gap 'none-such'"),
        ("gaps --today 2024", "milestones: not a day: '2024'; write it as 2023-06-30"),
        ("gaps --against Narnia", "milestones: no country or authority 'Narnia'"),
        ("claims --refused --country KR", "milestones: --refused goes with --article and --kind only"),
    ],
)
def test_wrong_usage_is_told_in_two_lines_at_most(program: Program, arguments: str, says: str) -> None:
    ran = program(*arguments.split())
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(says)
    lines = ran.err.splitlines()
    assert len(lines) == 1 or (len(lines) == 2 and lines[1].startswith("Try: milestones"))
    assert not Path(program.environ["MILESTONES_DB"]).parent.exists()


def test_the_store_is_named_before_or_after_the_command_and_after_wins(
    filled: Program, tmp_path: Path
) -> None:
    store = filled.environ.pop("MILESTONES_DB")
    other = tmp_path / "other.db"
    by_variable = filled.environ | {"MILESTONES_DB": store}
    rows = Program(by_variable)("list").out
    assert filled("--db", store, "list").out == rows
    assert filled("list", "--db", store).out == rows
    assert filled("--db", other, "list", "--db", store).out == rows
    assert filled("--db", f"sqlite:///{store}", "list").out == rows
    assert Program(by_variable)("list", "--db", other).status == 1
    assert not other.exists()


@pytest.mark.parametrize("arguments", [("--debug", "list"), ("list", "--debug"), ("list",)])
def test_an_unforeseen_error_is_one_line_and_a_traceback_only_where_wanted(
    filled: Program, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("two\nlines \x1b[31m")

    monkeypatch.setattr("milestones.services.listing.listing", broken)
    ran = filled(*arguments)
    assert (ran.status, ran.out) == (1, "")
    last = ran.err.splitlines()[-1]
    assert last.startswith("milestones: unforeseen error, ZeroDivisionError: two lines ")
    assert "--debug" in last
    assert "\x1b" not in last
    assert ("Traceback" in ran.err) is ("--debug" in arguments)
