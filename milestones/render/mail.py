"""Briefings for mails, as Markdown."""

from collections.abc import Iterable
from typing import TextIO

from milestones.model.briefing import Briefing, Entry
from milestones.render.safe import markdown


def write_briefing_markdown(content: Briefing, out: TextIO) -> None:
    """For a mail: headings and lists, in which nothing from an article acts as markup."""
    out.write("\n".join(_lines(content)) + "\n")


def _lines(content: Briefing) -> Iterable[str]:
    if content.title:
        yield from (f"# {markdown(content.title)}", "")
    yield markdown(content.summary)
    for section in content.sections:
        yield from ("", f"## {markdown(section.heading)}", "")
        yield from map(_item, section.entries)
        if section.more:
            yield f"- {markdown(section.more)}"
    for note in content.notes:
        yield from ("", markdown(note))


def _item(entry: Entry) -> str:
    said = " · ".join(markdown(part) for part in (entry.place, entry.words) if part)
    id = f" ({markdown(entry.id)})" if entry.id else ""
    return f"- **{markdown(entry.lead)}** · {said}: {markdown(entry.below)}{id}"
