"""Whatever is typed, in whatever order, about whatever files: an answer, and never a traceback."""

import contextlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from milestones.cli.commands import commands
from tests.attacks import acting

from .running import Program

EXAMPLES = settings(
    max_examples=settings.default.max_examples // 4,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
WORDS = [
    *(
        "fucaso",
        "Fucaso",
        "CT103A",
        "zevor-cel",
        "multiple myeloma",
        "KR",
        "korea",
        "MFDS",
        "EU,US",
        "nda-approval",
    ),
    *(
        "2023",
        "2023-06",
        "2023-Q2",
        "2023-06-30",
        "2023-00",
        "9999-12-31",
        "achieved",
        "expected",
        "rejected",
    ),
    *(
        "csv",
        "json",
        "jsonl",
        "md",
        "table",
        "tsv",
        "xlsx",
        "ics",
        "html",
        "out.csv",
        "a.txt",
        "b.json",
        "c.html",
    ),
    *("d.bin", "nowhere", "folder", ".", "-", "--", "", "0", "-1", "1", "1000000000000000000000", "Ana Roth"),
    *(
        "=1+1",
        "\x1b[31m",
        "\u202ex",
        "[red]",
        "a\nb",
        "'; DROP TABLE claims; --",
        "%",
        "*",
        "\ud800",
        "é" * 200,
    ),
]
"""No address is among them: nothing is fetched by a test."""
TEXTS = st.sampled_from(WORDS) | st.text(st.characters(exclude_characters="/\\:"), max_size=6)


def _commands() -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, bool], ...]]]:
    """The words of each command, and its options, each with whether it takes a value."""

    def walk(command: object, words: tuple[str, ...]) -> Iterator[object]:
        inner = getattr(command, "commands", {})
        options = tuple(
            (name, not parameter.is_flag)
            for parameter in command.params  # type: ignore[attr-defined]
            for name in parameter.opts
            if name.startswith("-") and "completion" not in name
        )
        yield words, options
        for name, found in inner.items():
            yield from walk(found, (*words, name))

    return walk(commands(), ())


COMMANDS = [found for found in _commands() if found[0] != ("feeds", "fetch")]


@st.composite
def typed(draw: st.DrawFn) -> list[str]:
    """A command with some of its options, values that may not fit, and words that may be too many."""
    words, options = draw(st.sampled_from(COMMANDS))
    arguments = draw(st.lists(TEXTS, max_size=3))
    for name, takes in draw(st.lists(st.sampled_from(options), max_size=4) if options else st.just([])):
        at = draw(st.integers(0, len(arguments)))
        arguments[at:at] = [name, draw(TEXTS)] if takes else [name]
    return [*words, *arguments]


FILES = {
    "a.txt": b"The FDA approved Fucaso for multiple myeloma on 30 June 2023.\n",
    "b.json": b'{"text": "MFDS granted ZV-101 orphan drug status.", "id": "=1", "published": "2024-02-29"}',
    "c.html": b"<p>\xff\x00</p>",
    "d.bin": bytes(range(256)),
}


@EXAMPLES
@given(st.lists(typed(), min_size=1, max_size=3), st.binary(max_size=100))
def test_every_command_line_is_answered(seed_store: Path, lines: list[list[str]], stdin: bytes) -> None:
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        for file, content in FILES.items():
            Path(file).write_bytes(content)
        Path("folder").mkdir()
        shutil.copy(seed_store, "news.db")
        program = Program({"MILESTONES_DB": "news.db", "MILESTONES_ANALYST": "Ana Roth", "HOME": name})
        for line in lines:
            ran = program(*line, stdin=stdin)
            assert ran.status in (0, 1, 2, 3)
            assert "unforeseen" not in ran.err
            assert ran.status in (0, 3) or ran.err
            assert not acting(ran.err.replace("\n", ""))
            assert not acting(re.sub("[\t\r\n]", "", ran.out))
        assert "none changed" in program("reconcile").err
