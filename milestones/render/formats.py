"""The formats, each in a module of its own that is loaded when asked for."""

from typing import TextIO

from milestones.model.briefing import Briefing
from milestones.model.problem import UsageError
from milestones.model.table import Detail, Table

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "md")

Content = Table | Detail | Briefing
"""What a command shows. A Detail and a Briefing have a tabular form too."""


def render(content: Content, format: str, out: TextIO, *, width: int, color: bool) -> None:
    """Write `content` to `out` in one of FORMATS.

    `width` (characters) and `color` matter for "table" only. In csv, tsv, json, jsonl and md the rows are
    taken one by one, so that `content.rows` may be any iterable. A Detail goes into csv, tsv and jsonl as
    its table, a Briefing into json too. Raises UsageError for another format.
    """
    match format:
        case "table":
            _write_table(content, out, width, color)
        case "csv" | "tsv":
            from milestones.render.delimited import write_delimited

            write_delimited(_tabular(content), out, "," if format == "csv" else "\t")
        case "json":
            from milestones.render.json_text import write_json

            write_json(content.table if isinstance(content, Briefing) else content, out)
        case "jsonl":
            from milestones.render.json_text import write_json_lines

            write_json_lines(_tabular(content), out)
        case "md":
            _write_markdown(content, out)
        case _:
            raise UsageError(f"no format {format!r}; choose one of {', '.join(FORMATS)}")


def _write_table(content: Content, out: TextIO, width: int, color: bool) -> None:
    if isinstance(content, Briefing):
        from milestones.render.briefing import write_briefing

        write_briefing(content, out, width=width, color=color)
        return
    from milestones.render.terminal import write_terminal

    write_terminal(content, out, width=width, color=color)


def _write_markdown(content: Content, out: TextIO) -> None:
    if isinstance(content, Briefing):
        from milestones.render.mail import write_briefing_markdown

        write_briefing_markdown(content, out)
        return
    from milestones.render.markdown import write_markdown

    write_markdown(content, out)


def _tabular(content: Content) -> Table:
    return content if isinstance(content, Table) else content.table
