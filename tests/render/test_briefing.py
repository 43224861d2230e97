"""Briefings in a terminal and as Markdown for a mail."""

import io

import pytest
from rich.cells import cell_len

from milestones.model.briefing import Briefing, Entry, Section
from milestones.model.table import Table
from milestones.render.rendering import render

from .test_hostile import ACTING, HOSTILE

TABLE = Table("digest", ("change", "product"), [{"change": "moved", "product": "Zelvora"}])
BRIEFING = Briefing(
    "Changes since 2024-07-08",
    "1 moved, 1 ruled; 2 articles came in",
    (
        Section(
            "Zelvora (ZV-101, 泽沃拉注射液)",
            (
                Entry(
                    "moved",
                    "US",
                    "Approved · relapsed or refractory multiple myeloma, after two lines",
                    "k2m4p6q8",
                    "by 2024-Q4 → by 2025-Q1 (90 days later) · wire_on_zelvora.txt",
                ),
                Entry("ruled", "", "ZV-101, ZV-202", "", "Ana Roth: one product: ZV-101, ZV-202"),
            ),
            "and 3 more changes: --format csv",
        ),
    ),
    ("In the 7 articles read, as of 2024-07-15",),
    TABLE,
)
NOTHING = Briefing("", "Nothing has changed since 2024-07-08", (), (), TABLE)


def written(content: Briefing, format: str, width: int = 80, color: bool = False) -> str:
    out = io.StringIO()
    render(content, format, out, width=width, color=color)
    return out.getvalue()


def test_a_terminal_of_80() -> None:
    assert written(BRIEFING, "table") == (
        "Changes since 2024-07-08\n"
        "1 moved, 1 ruled; 2 articles came in\n"
        "\n"
        "Zelvora (ZV-101, 泽沃拉注射液)\n"
        "  moved  US  Approved · relapsed or refractory multiple myeloma, after  k2m4p6q8\n"
        "             two lines\n"
        "             by 2024-Q4 → by 2025-Q1 (90 days later) · wire_on_zelvora.txt\n"
        "  ruled      ZV-101, ZV-202\n"
        "             Ana Roth: one product: ZV-101, ZV-202\n"
        "  and 3 more changes: --format csv\n"
        "\n"
        "In the 7 articles read, as of 2024-07-15\n"
    )


@pytest.mark.parametrize("width", [20, 40, 60, 80, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = written(BRIEFING, "table", width).splitlines()
    assert max(map(cell_len, lines)) <= width
    if width >= 60:
        assert sum("k2m4p6q8" in line for line in lines) == 1


def test_a_mail() -> None:
    assert written(BRIEFING, "md") == (
        "# Changes since 2024-07-08\n"
        "\n"
        "1 moved, 1 ruled; 2 articles came in\n"
        "\n"
        "## Zelvora (ZV-101, 泽沃拉注射液)\n"
        "\n"
        "- **moved** · US · Approved · relapsed or refractory multiple myeloma, after two lines: "
        "by 2024-Q4 → by 2025-Q1 (90 days later) · wire\\_on\\_zelvora.txt (k2m4p6q8)\n"
        "- **ruled** · ZV-101, ZV-202: Ana Roth: one product: ZV-101, ZV-202\n"
        "- and 3 more changes: --format csv\n"
        "\n"
        "In the 7 articles read, as of 2024-07-15\n"
    )


@pytest.mark.parametrize("format", ["table", "md"])
def test_nothing_new_is_one_line(format: str) -> None:
    assert written(NOTHING, format) == "Nothing has changed since 2024-07-08\n"


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "jsonl"])
def test_programs_get_the_table(format: str) -> None:
    out = io.StringIO()
    render(TABLE, format, out, width=80, color=False)
    assert written(BRIEFING, format) == out.getvalue() != ""


def test_colour_is_ours_alone() -> None:
    assert "\x1b[1m" in written(BRIEFING, "table", color=True)
    assert "\x1b" not in written(BRIEFING, "table")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("format", ["table", "md"])
def test_nothing_in_it_acts(text: str, format: str) -> None:
    entry = Entry(text, text[:1], text, text, text)
    output = written(Briefing(text, text, (Section(text, (entry,), text),), (text,), TABLE), format, 100)
    assert not set(output) & set(ACTING)
    if format == "md":
        assert "<" not in output.replace("\\<", "")
        assert "[red]" not in output
