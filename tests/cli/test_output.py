import csv
import io
import json
import os
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from .running import Program


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("rows.csv", "id,product,"),
        ("ROWS.TSV", "id\tproduct\t"),
        ("rows.json", "[\n  {"),
        ("rows.jsonl", '{"id": '),
        ("rows.md", "| id | product |"),
        ("rows.txt", "Milestones\n"),
    ],
)
def test_the_format_follows_the_suffix(filled: Program, tmp_path: Path, name: str, starts: str) -> None:
    filled.terminal = True
    path = tmp_path / name
    ran = filled("list", "--output", path)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    text = path.read_bytes().decode("utf-8")
    assert text.startswith(starts)
    assert "\x1b" not in text
    assert "\r" not in text


@pytest.mark.parametrize(
    "command", ["list", "claims", "gaps", "digest", "calendar", "articles", "history fucaso"]
)
def test_a_workbook_has_the_rows_of_the_csv(filled: Program, tmp_path: Path, command: str) -> None:
    path = tmp_path / "rows.xlsx"
    ran = filled(*command.split(), "--output", path)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    rows = list(csv.reader(io.StringIO(filled(*command.split(), "--format", "csv").out)))
    sheet = load_workbook(path).active
    assert [cell.value for cell in sheet[1]] == rows[0]
    assert sheet.max_row == len(rows) > 1
    before = path.read_bytes()
    assert filled(*command.split(), "--output", path, "--format", "xlsx").status == 0
    assert path.read_bytes() == before


def test_a_workbook_holds_days_as_days(filled: Program, tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    assert filled("list", "--product", "fucaso", "--kind", "nda-approval", "--output", path).status == 0
    header, *rows = load_workbook(path).active.iter_rows(values_only=True)
    approved = next(row for row in (dict(zip(header, row, strict=True)) for row in rows) if row["date"])
    assert approved["date"] == approved["earliest"] == approved["latest"] == datetime(2023, 6, 30)
    assert approved["sources"] == 5


def test_a_given_format_goes_before_the_suffix(filled: Program, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    assert filled("list", "--format", "JSON", "--output", path).status == 0
    assert json.loads(path.read_text(encoding="utf-8"))
    assert filled("list", "--output", "-").out.startswith("id,product,")


def test_a_file_is_replaced_wholly_or_not_at_all(
    filled: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("before")
    path.chmod(0o640)

    def half(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full_disk:
        full_disk.setattr("milestones.render.rendering.render", half)
        ran = filled("list", "--output", path)
    assert ran.status == 1
    assert ran.err.startswith(f"milestones: {path}: cannot be written (No space left on device)")
    assert path.read_text() == "before"
    assert filled("timeline", "unheard", "--output", path).status == 1
    assert path.read_text() == "before"
    assert filled("list", "--output", path).status == 0
    assert path.read_text().startswith("id,product,")
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(item.name for item in tmp_path.iterdir()) == ["rows.csv", "store"]


def test_a_link_stays_a_link(filled: Program, tmp_path: Path) -> None:
    path, link = tmp_path / "rows.csv", tmp_path / "link.csv"
    path.write_text("before")
    link.symlink_to(path)
    assert filled("list", "--output", link).status == 0
    assert link.is_symlink()
    assert path.read_text().startswith("id,product,")


def test_a_device_is_written_to_and_stays(filled: Program) -> None:
    assert filled("list", "--format", "csv", "--output", os.devnull).status == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["nowhere/rows.csv", "file.txt/rows.csv", "folder.csv"])
def test_a_file_that_cannot_be_written(filled: Program, tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").touch()
    (tmp_path / "folder.csv").mkdir()
    ran = filled("list", "--output", tmp_path / name)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"milestones: {tmp_path / name}: cannot be written (")
    assert len(ran.err.splitlines()) == 1
