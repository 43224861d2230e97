"""What the shell offers while a command is typed: the whole program, as the shell's script calls it."""

import json
import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from .running import Program

Offer = Callable[..., list[str]]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Offer:
    """What is offered for the last of these words; there is never anything but offers."""

    def offers(program: Program, *words: str) -> list[str]:
        typed = ["milestones", *words]
        asked = {
            "_MILESTONES_COMPLETE": "complete_bash",
            "COMP_WORDS": " ".join(typed),
            "COMP_CWORD": str(len(words)),
        }
        with monkeypatch.context() as shell:
            for name, value in asked.items():
                shell.setenv(name, value)
            ran = replace(program, environ=program.environ | asked)()
        assert (ran.status, ran.err) == (0, "")
        return ran.out.split()

    return offers


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        ("timeline fu", ["fucaso"]),
        ("timeline Fu", ["Fucaso"]),
        ("timeline fucaso ZEV", ["ZEVor-cel"]),
        ("timeline 伊基奥仑赛注", ["伊基奥仑赛注射液"]),
        ("gaps ct103", ["ct103a"]),
        ("matrix --product zevor", ["zevor-cel"]),
        # A name of two words would become two arguments.
        ("timeline equecabtagene", []),
        ("timeline zzz", []),
        ("by-country KR jap", ["japan"]),
        ("by-country KW", ["KW"]),
        ("gaps --country KR,jp", ["KR,jp"]),
        ("gaps --against jp", ["jp"]),
        ("list --kind nda-a", ["nda-acceptance", "nda-approval"]),
        ("matr", ["matrix"]),
        ("re", ["report", "reject", "reread", "reconcile"]),
        ("--ver", ["--version"]),
        ("db u", ["upgrade"]),
        ("db check --rep", ["--repair"]),
    ],
)
def test_what_is_offered(filled: Program, offered: Offer, words: str, offers: list[str]) -> None:
    assert sorted(offered(filled, *words.split())) == sorted(offers)


def test_what_is_offered_is_understood(filled: Program, offered: Offer) -> None:
    for words in (("timeline", "fu"), ("by-country", "kr,j"), ("list", "--kind", "orph")):
        found = offered(filled, *words)
        assert found
        assert [filled(*words[:-1], word).status for word in found] == [0] * len(found)


def test_the_store_named_on_the_line_is_asked(filled: Program, offered: Offer) -> None:
    store = filled.environ.pop("MILESTONES_DB")
    assert offered(filled, "--db", store, "timeline", "fu") == ["fucaso"]
    assert offered(filled, "timeline", "--db", store, "fu") == ["fucaso"]


def test_no_store_is_made_and_nothing_said(program: Program, offered: Offer) -> None:
    assert offered(program, "timeline", "fu") == []
    assert not Path(program.environ["MILESTONES_DB"]).parent.exists()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0"])
def test_what_is_no_store_offers_nothing(program: Program, offered: Offer, content: bytes) -> None:
    path = Path(program.environ["MILESTONES_DB"])
    path.parent.mkdir()
    path.write_bytes(content)
    assert offered(program, "timeline", "fu") == []
    assert path.read_bytes() == content


def test_a_store_of_an_older_version_is_left_alone(filled: Program, offered: Offer) -> None:
    path = Path(filled.environ["MILESTONES_DB"])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    assert offered(filled, "timeline", "fu") == []
    assert not list(path.parent.glob("*.backup"))


def test_a_hostile_name_is_never_put_into_a_command_line(
    program: Program, offered: Offer, write: Callable[[str, str], Path]
) -> None:
    for number, name in enumerate(
        ["zorva$(reboot)cel", "zorva`id`cel", "zorva;cel", "zorva|cel", "zorvacel"]
    ):
        article = {
            "id": str(number),
            "text": f"The FDA approved {name} (ZV-10{number}) for gout in June 2023.",
        }
        program("ingest", write(f"{number}.json", json.dumps(article)))
        program("alias", "add", f"ZV-10{number}", name, "--by", "Ana")
    found = offered(program, "timeline", "z")
    assert "$(reboot)" in program("products").out
    assert {"zv-100", "zv-104"} <= set(found)
    assert all(re.fullmatch(r"[\w.+-]+", word) for word in found)


def test_the_shells_script_is_shown(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    # What the shell is, Typer asks of the processes above this one.
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "bash"))
    ran = program("--show-completion")
    assert ran.status == 0
    assert "_MILESTONES_COMPLETE=complete_bash" in ran.out
