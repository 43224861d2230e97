"""Runs what README.md shows, and puts in what it prints: `make readme`.

A block that begins with ```console holds commands, each behind "$ ", and below each what a terminal of 100
characters shows of it. A line of an output that stands in square brackets is for what is left out there.
The pictures are the terminal's own, in colour. The day is fixed, and so is the analyst.
"""

import io
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from datetime import UTC, datetime
from pathlib import Path

from rich.console import CONSOLE_SVG_FORMAT, Console
from rich.text import Text

from milestones.cli.environment import Environment
from milestones.cli.main import main as milestones

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PICTURES = ROOT / "docs" / "pictures"
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
WIDTH = 100
DRAWN = {
    "timeline": "timeline fucaso",
    "matrix": "matrix",
    "gaps": "gaps fucaso --country KR",
}
"""The pictures, by the names of their files, with the commands whose output they show."""

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LEFT_OUT = re.compile(r"^\[.*\]$", re.MULTILINE)
_FETCHED = re.compile(r"\s*@font-face \{\{.*?\n    \}\}|\s*<!--.*?-->", re.DOTALL)
"""What a picture would fetch from elsewhere: it takes the reader's own fonts."""


class Shell:
    """Runs commands one after the other, on one store, in a terminal with or without colours."""

    def __init__(self, folder: Path) -> None:
        self.environ = {"MILESTONES_DB": str(folder / "news.db"), "MILESTONES_ANALYST": "Ana Roth"}

    def run(self, command: str, *, color: bool = False) -> str:
        """What a terminal shows of a command: `milestones ...`, or `export NAME=VALUE`."""
        program, *words = shlex.split(command)
        if program == "export":
            self.environ |= dict([words[0].split("=", 1)])
            return ""
        screen = io.StringIO()
        environ = self.environ if color else {**self.environ, "NO_COLOR": "1"}
        milestones(
            words,
            Environment(
                io.BytesIO(), screen, screen, environ, NOW.date(), NOW, WIDTH, stdout_is_terminal=True
            ),
        )
        return screen.getvalue()


def renewed(text: str, shell: Shell) -> str:
    """A README with what its commands print now. Raises ValueError where a shortened output has changed."""

    def block(found: re.Match[str]) -> str:
        lines = "".join(
            f"$ {command}\n{_shortened(shell.run(command), before)}"
            for command, before in _commands(found[1])
        )
        return f"```console\n{lines}```"

    return _BLOCK.sub(block, text)


def _commands(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with the output below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def _shortened(output: str, before: str) -> str:
    """The output, without what the line in brackets stood for."""
    gap = _LEFT_OUT.search(before)
    if gap is None:
        return output
    last, first = (
        before[: gap.start()].rstrip().rpartition("\n")[2],
        before[gap.end() :].lstrip().partition("\n")[0],
    )
    start, end = output.find(f"{last}\n"), output.find(f"\n{first}\n")
    if start < 0 or end < start:
        raise ValueError(f"what stands around {gap[0]} is no longer printed: shorten that output anew")
    return f"{output[: start + len(last)]}\n\n{gap[0]}\n{output[end:]}"


def picture(output: str, title: str) -> str:
    """What a terminal shows, as SVG."""
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text.from_ansi(output), end="")
    style = _FETCHED.sub("", CONSOLE_SVG_FORMAT)
    return console.export_svg(title=title, code_format=style, unique_id=title.split()[1])


def drawn() -> dict[str, str]:
    """All pictures, by the names of their files."""
    with tempfile.TemporaryDirectory() as folder, chdir(ROOT):
        shell = Shell(Path(folder))
        shell.run("milestones ingest seeds/articles")
        return {
            f"{name}.svg": picture(shell.run(f"milestones {command}", color=True), f"milestones {command}")
            for name, command in DRAWN.items()
        }


def written() -> str:
    """README.md as it should be."""
    with tempfile.TemporaryDirectory() as folder, chdir(ROOT):
        return renewed(README.read_text(encoding="utf-8"), Shell(Path(folder)))


def main() -> int:
    """Writes README.md and the pictures anew."""
    README.write_text(written(), encoding="utf-8")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, content in drawn().items():
        (PICTURES / name).write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
