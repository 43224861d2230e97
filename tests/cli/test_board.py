import html
import json
import os
import re
from pathlib import Path

import pytest

from .running import Program


def test_the_page_goes_into_a_file_wholly_or_not_at_all(
    filled: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "fucaso.html"
    filled.terminal = True
    ran = filled("report", "fucaso", "--output", path)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    before = path.read_text(encoding="utf-8")
    assert before.startswith("<!doctype html>")
    assert before.endswith("</html>\n")

    def half(_: object, out: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full_disk:
        full_disk.setattr("milestones.render.html.write_board", half)
        ran = filled("report", "fucaso", "--output", path)
    assert ran.status == 1
    assert ran.err.startswith(f"milestones: {path}: cannot be written (No space left on device)")
    assert path.read_text(encoding="utf-8") == before
    assert sorted(item.name for item in tmp_path.iterdir()) == ["fucaso.html", "store"]


def test_the_page_goes_into_a_pipe_and_never_onto_a_terminal(filled: Program, tmp_path: Path) -> None:
    ran = filled("report", "fucaso")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("<!doctype html>")
    filled("report", "fucaso", "--output", tmp_path / "page.htm")
    assert (tmp_path / "page.htm").read_text(encoding="utf-8") == ran.out
    filled.terminal = True
    ran = filled("report", "fucaso")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "milestones: report writes a web page: name a file with --output report.html\n"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ("report fucaso --output page.pdf", 2, "page.pdf: the report is a web page; name the file page.html"),
        ("report fucaso --output=", 2, "--output needs the name of a file"),
        ("report fucaso --today soon", 2, "not a date: 'soon'"),
        ("report --against Narnia", 2, "no country or authority 'Narnia'"),
        ("report unheard", 1, "no product 'unheard' in the articles read"),
        ("report fucaso --output nowhere/page.html", 1, "nowhere/page.html: cannot be written ("),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    filled: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: str, status: int, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = filled(*arguments.split())
    assert (ran.status, ran.out) == (status, "")
    assert ran.err.startswith(f"milestones: {says}")
    assert len(ran.err.splitlines()) == 1


def test_the_same_store_and_day_give_the_same_bytes_and_another_day_another_page(filled: Program) -> None:
    first = filled("report", "fucaso", "--today", "2025-02-01").out
    assert filled("report", "CT103A", "--today", "2025-02-01").out == first
    assert filled("report", "fucaso", "--today", "2025-02-02").out != first
    assert "as of 2025-02-01" in first


def test_without_a_product_the_page_is_about_all(filled: Program) -> None:
    names = filled("products", "--format", "csv").out.splitlines()[1:]
    page = filled("report").out
    assert names
    assert all(line.split(",")[0] in page for line in names)
    one = filled("report", "zevor-cel").out
    assert "Fucaso: " not in one
    assert len(one) < len(page)


def test_everything_that_show_tells_stands_on_the_page(filled: Program) -> None:
    filled("confirm", "bt05rvxs", "--by", "Ana Roth", "--why", "in the list of the authority")
    page = filled("report", "fucaso").out
    text = " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())
    shown = json.loads(filled("show", "bt05rvxs", "--format", "json").out)
    said = [*shown["title"].split(" · "), *shown["remarks"]]
    said += [
        f"{name}{value}" for name, value in shown["fields"].items() if name in ("Kind", "Date", "Window")
    ]
    said += [value for value in shown["fields"].values() if not value.isdecimal()]
    for passage in shown["passages"]:
        said += [*passage["heading"].split(" · "), *passage["remarks"]]
        said.append(passage["before"] + passage["quoted"] + passage["after"])
    assert len(shown["passages"]) > 1
    assert [words for words in said if " ".join(words.split()) not in text] == []


def test_a_device_is_written_to(filled: Program) -> None:
    assert filled("report", "fucaso", "--output", os.devnull).status == 0
