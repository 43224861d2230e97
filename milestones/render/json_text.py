"""Tables and details as JSON and JSON Lines: values stay as they are, bytes are harmless."""

import json
from collections.abc import Iterator
from textwrap import indent
from typing import TextIO

from milestones.model.table import Cell, Detail, Table
from milestones.render.safe import json_escaped


def write_json(content: Table | Detail, out: TextIO) -> None:
    """A list of objects with the table's columns in order; a Detail is one object."""
    if isinstance(content, Detail):
        out.write(_dumped(_detail(content), 2) + "\n")
        return
    opening = "[\n"
    for row in _objects(content):
        out.write(opening + indent(_dumped(row, 2), "  "))
        opening = ",\n"
    out.write("[]\n" if opening == "[\n" else "\n]\n")


def write_json_lines(table: Table, out: TextIO) -> None:
    """An object a line."""
    for row in _objects(table):
        out.write(json_line(row) + "\n")


def json_line(value: object) -> str:
    """One value as a line, without its end."""
    return _dumped(value, None)


def _objects(table: Table) -> Iterator[dict[str, Cell]]:
    return (dict(zip(table.columns, line, strict=True)) for line in table.written)


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
