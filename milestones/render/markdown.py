"""Tables as GitHub tables, details as headings, lists and quotations."""

from collections.abc import Iterable
from typing import TextIO

from milestones.model.table import Cell, Detail, Passage, Table
from milestones.render.safe import markdown


def write_markdown(content: Table | Detail, out: TextIO) -> None:
    """Markdown in which nothing from an article acts as markup."""
    if isinstance(content, Detail):
        out.write("\n".join(_detail(content)) + "\n")
        return
    out.write(_line(map(markdown, content.columns)))
    out.write(_line("---" for _ in content.columns))
    for line in content.written:
        out.write(_line(map(_written, line)))


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _written(value: Cell) -> str:
    if isinstance(value, tuple):
        return markdown(", ".join(value)).strip()
    return "" if value is None else str(value) if isinstance(value, int) else markdown(value).strip()


def _detail(detail: Detail) -> Iterable[str]:
    yield f"# {_written(detail.title)}"
    if detail.fields:
        yield ""
        yield from (f"- **{_written(name)}**: {_written(value)}" for name, value in detail.fields)
    if detail.remarks:
        yield ""
        yield from _list(detail.remarks)
    for passage in detail.passages:
        yield from ("", f"## {_written(passage.heading)}", "", f"> {_quotation(passage)}")
        if passage.remarks:
            yield ""
            yield from _list(passage.remarks)


def _list(remarks: Iterable[str]) -> Iterable[str]:
    return (f"- {_written(remark)}" for remark in remarks)


def _quotation(passage: Passage) -> str:
    quoted = markdown(passage.quoted)
    words = quoted.strip()
    # Bold marks count only where they touch the words.
    bold = quoted.replace(words, f"**{words}**", 1) if words else quoted
    return f"{markdown(passage.before)}{bold}{markdown(passage.after)}".strip()
