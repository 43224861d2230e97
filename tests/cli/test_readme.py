"""What the README shows: its outputs are those of today, and its recipes work."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.readme import PICTURES, README, drawn, renewed, written

from .running import ROOT, Program

MEND = "run: make readme"
RECIPES = re.compile(r"^```sh recipes\n(.*?)^```", re.MULTILINE | re.DOTALL)


def recipes() -> list[tuple[str, str]]:
    """What each recipe is for, and its command."""
    (block,) = RECIPES.findall(README.read_text(encoding="utf-8"))
    parts = [part.partition("\n") for part in block.split("# ") if part]
    return [(purpose, command.strip()) for purpose, _, command in parts]


def test_the_outputs_in_the_readme_are_what_is_printed() -> None:
    assert written() == README.read_text(encoding="utf-8"), MEND


def test_the_pictures_show_what_is_printed() -> None:
    stored = {path.name: path.read_text(encoding="utf-8") for path in PICTURES.glob("*.svg")}
    assert drawn() == stored, MEND
    assert all(f"docs/pictures/{name}" in README.read_text(encoding="utf-8") for name in stored)


def test_a_shortened_output_that_has_changed_is_no_longer_shortened_silently() -> None:
    class Shell:
        def run(self, command: str) -> str:
            return "first\nsecond\nthird\nfourth\n"

    block = "```console\n$ x\nfirst\n\n[the rest]\n\n{last}\n```\n"
    assert "third" not in renewed(block.format(last="fourth"), Shell())  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="the rest"):
        renewed(block.format(last="fifth"), Shell())  # type: ignore[arg-type]


@pytest.mark.parametrize(("purpose", "command"), recipes(), ids=[purpose for purpose, _ in recipes()])
def test_the_recipes_work(filled: Program, tmp_path: Path, purpose: str, command: str) -> None:
    needed = [word for word in ("jq", "sqlite-utils") if word in command]
    bin = Path(sys.executable).parent
    path = f"{bin}{os.pathsep}{os.environ['PATH']}"
    if missing := [word for word in needed if shutil.which(word, path=path) is None]:
        assert not os.environ.get("CI"), f"not installed: {missing}"
        pytest.skip(f"not installed here: {', '.join(missing)}")
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        env={**os.environ, "MILESTONES_DB": filled.environ["MILESTONES_DB"], "PATH": path},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False), ran.stderr
    assert ran.stdout or any(tmp_path.glob("*.md")), f"says nothing: {purpose}"
