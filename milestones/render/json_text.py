"""Tables and details as JSON and JSON Lines: values stay as they are, bytes are harmless."""

import json
from textwrap import indent
from typing import TextIO

from milestones.model.table import Cell, Detail, Row, Table
from milestones.render.safe import json_escaped


def write_json(content: Table | Detail, out: TextIO) -> None:
    """A list of objects with the table's columns in order; a Detail is one object."""
    if isinstance(content, Detail):
        out.write(_dumped(_detail(content), 2) + "\n")
        return
    opening = "[\n"
    for row in content.rows:
        out.write(opening + indent(_dumped(_columns(content, row), 2), "  "))
        opening = ",\n"
    out.write("[]\n" if opening == "[\n" else "\n]\n")


def write_json_lines(table: Table, out: TextIO) -> None:
    """An object a line."""
    for row in table.rows:
        out.write(json_line(_columns(table, row)) + "\n")


def json_line(value: object) -> str:
    """One value as a line, without its end."""
    return _dumped(value, None)


def _columns(table: Table, row: Row) -> dict[str, Cell]:
    return {column: row.get(column) for column in table.columns}


def _detail(detail: Detail) -> dict[str, object]:
    return {
        "title": detail.title,
        "fields": dict(detail.fields),
        "remarks": detail.remarks,
        "passages": [
            {
                "heading": passage.heading,
                "before": passage.before,
                "quoted": passage.quoted,
                "after": passage.after,
                "remarks": passage.remarks,
            }
            for passage in detail.passages
        ],
    }


def _dumped(value: object, spaces: int | None) -> str:
    return json_escaped(json.dumps(value, ensure_ascii=False, indent=spaces))
