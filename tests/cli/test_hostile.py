"""Texts that would like to act, brought in by every way there is, and looked at in every way there is."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.attacks import ATTACKS, SURROGATES, acting

from .entrances import poison, sources, subscriptions, told
from .faces import (
    CHECKS,
    COMMANDS,
    as_calendar,
    as_json_lines,
    as_lines,
    as_markdown,
    as_page,
    as_workbook,
    on_a_terminal,
)
from .running import Program


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sources(tmp_path_factory.mktemp("hostile") / "news")


@pytest.fixture(scope="module")
def attacked(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program with a store of all that came in."""
    store = tmp_path_factory.mktemp("attacked")
    program = Program({"MILESTONES_DB": str(store / "news.db"), "MILESTONES_ANALYST": "Ana Roth"})
    ran = program("ingest", folder, "--report", store / "report.jsonl")
    assert ran.status == 3
    as_lines(ran.err)
    assert max(map(len, ran.err.splitlines())) < 2000
    assert as_json_lines((store / "report.jsonl").read_text(encoding="utf-8"))
    return program


@pytest.fixture(scope="module")
def poisoned(attacked: Program, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program with a store in which all words are attacks, and which some have been decided about."""
    folder = tmp_path_factory.mktemp("poisoned")
    path = folder / "news.db"
    shutil.copy(attacked.environ["MILESTONES_DB"], path)
    program = replace(attacked, environ=attacked.environ | {"MILESTONES_DB": str(path)})
    ids = [row["id"] for row in json.loads(program("list", "--format", "json").out)]
    assert program("confirm", *ids[:60]).status == 0
    for id in ids[60:63]:
        assert program("reject", id, "--why", "no").status == 0
    added = program("feeds", "add", "--opml", subscriptions(folder / "feeds.opml"))
    assert added.status == 0
    as_lines(added.err)
    poison(path)
    return program


def shown(program: Program, *arguments: str | Path) -> str:
    """What a command that finds something writes."""
    ran = program(*arguments)
    assert (ran.status, ran.err) == (0, ""), ran.err
    return ran.out


@pytest.mark.parametrize("format", CHECKS)
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_acts_in_rows(poisoned: Program, command: str, format: str) -> None:
    CHECKS[format](shown(poisoned, *command.split(), "--format", format))


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_acts_on_a_terminal(poisoned: Program, command: str) -> None:
    on_a_terminal(shown(replace(poisoned, width=60), *command.split(), "--format", "table"), 60)
    on_a_terminal(shown(replace(poisoned, width=200, terminal=True), *command.split()), 200)


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_acts_in_a_workbook(poisoned: Program, command: str, tmp_path: Path) -> None:
    shown(poisoned, *command.split(), "--output", tmp_path / "rows.xlsx")
    rows = shown(poisoned, *command.split(), "--format", "jsonl").splitlines()
    assert as_workbook((tmp_path / "rows.xlsx").read_bytes()) == len(rows)


@pytest.mark.parametrize("command", ["show", "history"])
@pytest.mark.parametrize("format", [*CHECKS, "table"])
def test_nothing_acts_where_one_milestone_is_shown(poisoned: Program, command: str, format: str) -> None:
    ids = [row["id"] for row in json.loads(shown(poisoned, "list", "--format", "json"))]
    for id in ids[:: len(ids) // (30 if format in ("table", "md") else 5)]:
        out = shown(replace(poisoned, terminal=True), command, id, "--format", format)
        if format == "table":
            on_a_terminal(out, 100)
        else:
            CHECKS[format](out)


def test_nothing_acts_on_the_page_of_a_report(poisoned: Program) -> None:
    as_page(shown(poisoned, "report"))


def test_nothing_acts_in_a_calendar(poisoned: Program) -> None:
    ran = poisoned("calendar", "--format", "ics")
    rows = json.loads(shown(poisoned, "calendar", "--format", "json"))
    assert as_calendar(ran.out) == sum(row["date"] is not None for row in rows)


def test_nothing_acts_in_a_preview(folder: Path, program: Program) -> None:
    as_markdown(program("ingest", folder / "news.zip", "--dry-run", "--format", "md").out)


def test_json_gives_back_the_very_text(attacked: Program) -> None:
    ids = {row["article"] for row in json.loads(shown(attacked, "articles", "--format", "json"))}
    given = {" ".join(text.replace("\0", "\ufffd").split()) for text in ATTACKS.values()}
    assert not [text for text in given if not any(id.startswith(text) for id in ids)]


_TYPED = (
    "timeline {}",
    "show {}",
    "conflicts {}",
    "history {}",
    "gaps {}",
    "matrix {}",
    "digest {}",
    "report {}",
    "calendar {}",
    "list --product {}",
    "list --country {}",
    "list --kind {}",
    "list --since {}",
    "list --status {}",
    "list --format {}",
    "claims --article {}",
    "digest --since {}",
    "gaps --today {}",
    "confirm {}",
    "reject {} --why no",
    "merge {} {}",
    "split {} {} --why no",
    "alias add zorvacel-none {}",
    "alias remove {} {}",
    "undo {}",
    "feeds remove {}",
    "feeds fetch {}",
    "feeds add {} {}",
    "by-country {}",
    "{}",
    "--db {}/x/y list",
    "list --output {}/a.csv",
    "add zorvacel --country US --source x --kind {}",
    "add zorvacel --country US --source x --kind refusal --date {}",
)
"""What a user can type in place of something that is not there."""


@pytest.mark.parametrize("command", _TYPED)
def test_what_a_user_types_is_shown_harmless(
    attacked: Program, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    # Each text meets several of the commands, and each command some twenty texts.
    for text in [*ATTACKS.values(), *SURROGATES.values()][_TYPED.index(command) % 3 :: 3]:
        ran = attacked(*(part.replace("{}", f"none {text}") for part in command.split()), "--debug")
        assert ran.status in (1, 2), (text, ran)
        assert ran.err
        as_lines(ran.err)
        assert max(map(len, ran.err.splitlines())) < 2000
    assert list(tmp_path.iterdir()) == []


def test_wildcards_and_quotes_of_sql_mean_themselves(attacked: Program) -> None:
    for word in ("%", "_", "ZB-00_", "%' OR '1'='1", "\\"):
        assert attacked("timeline", word).status == 1
        assert attacked("show", word).status == 1
        assert json.loads(shown(attacked, "list", "--indication", word, "--format", "json")) == [
            row
            for row in json.loads(shown(attacked, "list", "--format", "json"))
            if word in (row["indication"] or "")
        ]


def test_a_ruling_keeps_no_text_that_acts(program: Program, write: Callable[[str, str], Path]) -> None:
    """What does not print is refused; all else stays as it was typed, on one line."""
    program("ingest", write("a.txt", told(1, "")))
    (row, *_) = json.loads(shown(program, "list", "--format", "json"))
    kept: list[str] = []
    # On one line some are the same.
    for text in {" ".join(text.split()): text for text in (*ATTACKS.values(), *SURROGATES.values())}.values():
        ran = program("confirm", row["id"], "--by", text)
        if ran.status == 0:
            kept.append(" ".join(text.split()))
        else:
            assert ran.status == 2, ran
            as_lines(ran.err)
    rulings = json.loads(shown(program, "rulings", "--format", "json"))
    assert [ruling["who"] for ruling in rulings] == kept
    assert kept
    assert not acting("".join(kept))


def test_a_name_with_unseen_characters_is_the_same_name(
    program: Program, write: Callable[[str, str], Path]
) -> None:
    said = "The FDA approved {} (zelvorucel) of Harbor for multiple myeloma on 30 June 2023.\n"
    write("a.txt", said.format("Zelvora"))
    write("b.txt", "Agency news\n\n" + said.format("Zel\u200bvo\u00adra\ufeff"))
    folder = write("c.txt", "Also told\n\n" + said.format("Zelv\u043era")).parent
    assert program("ingest", folder).status == 0
    (row,) = json.loads(shown(program, "list", "--product", "Zelvora", "--format", "json"))
    assert row["sources"] >= 2
    evidence = {row["evidence"] for row in json.loads(shown(program, "claims", "--format", "json"))}
    assert not {found for text in evidence for found in acting(text)}


@pytest.mark.parametrize("command", ["db check", "db status", "reconcile", "reread"])
def test_a_store_full_of_attacks_is_looked_after_in_harmless_words(
    poisoned: Program, command: str, tmp_path: Path
) -> None:
    path = tmp_path / "news.db"
    shutil.copy(poisoned.environ["MILESTONES_DB"], path)
    ran = replace(poisoned, environ=poisoned.environ | {"MILESTONES_DB": str(path)})(*command.split())
    assert ran.status in (0, 1, 3)
    assert ran.out + ran.err
    as_lines(ran.out)
    as_lines(ran.err)
    assert "unforeseen" not in ran.err
