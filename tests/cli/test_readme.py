"""What the README shows can be done."""

import re
import shlex
from pathlib import Path

import pytest

from .running import ROOT, Program

CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_every_command_of_the_readme_runs(
    filled: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocks = CONSOLE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    commands = [
        shlex.split(line.removeprefix("$ milestones "), comments=True)
        for block in blocks
        for line in block.splitlines()
        if line.startswith("$ milestones ")
    ]
    assert commands
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    filled.environ["MILESTONES_ANALYST"] = "Ana Roth"
    failed = {shlex.join(command): ran.err for command in commands if (ran := filled(*command)).status}
    assert failed == {}
