"""Texts that would like to act, brought in by every way there is, and looked at in every way there is."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from .entrances import poison, sources
from .faces import CHECKS, COMMANDS, as_json_lines, as_lines
from .running import Program

MEDICINES = ("ZB-001", "ZB-010", "ZC-020", "ZD-030")


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
    path = tmp_path_factory.mktemp("poisoned") / "news.db"
    shutil.copy(attacked.environ["MILESTONES_DB"], path)
    program = replace(attacked, environ=attacked.environ | {"MILESTONES_DB": str(path)})
    ids = [row["id"] for row in json.loads(program("list", "--format", "json").out)]
    assert program("confirm", *ids[:60]).status == 0
    for id in ids[60:70]:
        assert program("reject", id, "--why", "no").status == 0
    for number in range(60):
        assert program("feeds", "add", f"f{number}", f"https://news.example/{number}").status == 0
    poison(path)
    return program


@pytest.mark.parametrize("format", CHECKS)
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_acts_in_rows(attacked: Program, poisoned: Program, command: str, format: str) -> None:
    for program in (attacked, poisoned):
        ran = program(*command.split(), "--format", format)
        assert (ran.status, ran.err) == (0, "")
        CHECKS[format](ran.out)
