"""What a command shows, in a format: each is in a module of its own that is loaded when asked for."""

from typing import BinaryIO, TextIO

from milestones.model.agenda import Agenda
from milestones.model.briefing import Briefing
from milestones.model.problem import UsageError
from milestones.model.table import Detail, Table
from milestones.render.formats import BINARY, CALENDAR, FORMATS

Content = Table | Detail | Briefing | Agenda
"""What a command shows. All have a tabular form."""


def render(content: Content, format: str, out: TextIO, *, width: int, color: bool) -> None:
    """Write `content` to `out` in one of FORMATS, or an Agenda as CALENDAR.

    `width` (characters) and `color` matter for "table" only. In csv, tsv, json, jsonl and md the rows are
    taken one by one, so that `content.rows` may be any iterable. A Detail goes into csv, tsv and jsonl as
    its table, a Briefing into json too, an Agenda into all of these. Raises UsageError for another format.
    """
    if isinstance(content, Agenda) and format != CALENDAR:
        content = content.table
    match format:
        case "table":
            _write_table(content, out, width, color)
        case "csv" | "tsv":
            from milestones.render.delimited import write_delimited

            write_delimited(_tabular(content), out, "," if format == "csv" else "\t")
        case "json":
            from milestones.render.json_text import write_json

            write_json(content if isinstance(content, Detail) else _tabular(content), out)
        case "jsonl":
            from milestones.render.json_text import write_json_lines

            write_json_lines(_tabular(content), out)
        case "md":
            _write_markdown(content, out)
        case "ics" if isinstance(content, Agenda):
            from milestones.render.ics import write_ics

            write_ics(content, out)
        case _:
            raise UsageError(f"no format {format!r}; choose one of {', '.join(FORMATS)}")


def render_binary(content: Content, format: str, out: BinaryIO) -> None:
    """Write `content` to `out` in one of BINARY, as its table. Raises UsageError for another format."""
    if format not in BINARY:
        raise UsageError(f"no format {format!r}; choose one of {', '.join(BINARY)}")
    from milestones.render.xlsx import write_xlsx

    write_xlsx(_tabular(content), out)


def _write_table(content: Content, out: TextIO, width: int, color: bool) -> None:
    if isinstance(content, Briefing):
        from milestones.render.briefing import write_briefing

        write_briefing(content, out, width=width, color=color)
        return
    from milestones.render.terminal import write_terminal

    write_terminal(_shown(content), out, width=width, color=color)


def _write_markdown(content: Content, out: TextIO) -> None:
    if isinstance(content, Briefing):
        from milestones.render.mail import write_briefing_markdown

        write_briefing_markdown(content, out)
        return
    from milestones.render.markdown import write_markdown

    write_markdown(_shown(content), out)


def _shown(content: Content) -> Table | Detail:
    return content if isinstance(content, Detail) else _tabular(content)


def _tabular(content: Content) -> Table:
    return content if isinstance(content, Table) else content.table
