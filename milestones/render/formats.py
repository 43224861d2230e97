"""The formats, each in a module of its own that is loaded when asked for."""

from typing import TextIO

from milestones.model.problem import UsageError
from milestones.model.table import Detail, Table

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "md")


def render(content: Table | Detail, format: str, out: TextIO, *, width: int, color: bool) -> None:
    """Write `content` to `out` in one of FORMATS.

    `width` (characters) and `color` matter for "table" only. In csv, tsv, json, jsonl and md the rows are
    taken one by one, so that `content.rows` may be any iterable. A Detail goes into csv, tsv and jsonl as
    its table. Raises UsageError for another format.
    """
    match format:
        case "table":
            from milestones.render.terminal import write_terminal

            write_terminal(content, out, width=width, color=color)
        case "csv" | "tsv":
            from milestones.render.delimited import write_delimited

            write_delimited(_tabular(content), out, "," if format == "csv" else "\t")
        case "json":
            from milestones.render.json_text import write_json

            write_json(content, out)
        case "jsonl":
            from milestones.render.json_text import write_json_lines

            write_json_lines(_tabular(content), out)
        case "md":
            from milestones.render.markdown import write_markdown

            write_markdown(content, out)
        case _:
            raise UsageError(f"no format {format!r}; choose one of {', '.join(FORMATS)}")


def _tabular(content: Table | Detail) -> Table:
    return content.table if isinstance(content, Detail) else content
