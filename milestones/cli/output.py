"""Where rows go, and in which format."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import typer

from milestones.cli.environment import ExitStatus
from milestones.cli.settings import Job, Settings
from milestones.cli.writing import write_to
from milestones.model.problem import UsageError
from milestones.render.formats import BINARY, CALENDAR, FORMATS

if TYPE_CHECKING:
    from milestones.render.rendering import Content
    from milestones.store import Store

_FORMAT_HELP = "Without it: by the suffix of --output, a table in a terminal, CSV into a pipe."
Format = Annotated[
    str | None, typer.Option("--format", metavar="|".join((*FORMATS, *BINARY)), help=_FORMAT_HELP)
]
CalendarFormat = Annotated[
    str | None, typer.Option("--format", metavar="|".join((*FORMATS, *BINARY, CALENDAR)), help=_FORMAT_HELP)
]
Output = Annotated[
    str | None,
    typer.Option("--output", metavar="FILE", help="Write to a file, wholly or not at all."),
]

_SUFFIXES = {
    ".txt": "table",
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "md",
    ".markdown": "md",
    ".xlsx": "xlsx",
    ".ics": CALENDAR,
}


@dataclass(frozen=True, slots=True)
class Sink:
    """Takes what a command shows."""

    settings: Settings
    format: str
    path: Path | None

    @classmethod
    def of(
        cls, settings: Settings, format: str | None, output: str | None, *, calendar: bool = False
    ) -> Self:
        """The sink of --format and --output; a `calendar` can be written as one.

        Raises UsageError where they say nothing that can be done.
        """
        path = file_of(output)
        known = (*FORMATS, *BINARY, *([CALENDAR] if calendar else []))
        if format is not None and format.lower() not in known:
            raise UsageError(f"no format {format!r}; choose from {', '.join(known)}")
        if format is None and path is not None:
            suffixes = {suffix: name for suffix, name in _SUFFIXES.items() if name in known}
            format = suffixes.get(path.suffix.lower())
            if format is None:
                raise UsageError(
                    f"{path}: the suffix tells no format; add --format or use {' '.join(suffixes)}"
                )
        if format is None:
            format = "table" if settings.env.stdout_is_terminal else "csv"
        format = format.lower()
        if format in BINARY and path is None:
            raise UsageError(f"{format} is no text; name a file with --output, such as rows.{format}")
        return cls(settings, format, path)

    def show(self, content: "Content") -> None:
        """Writes it. Raises MilestonesError where a file cannot be written; then the old one stays."""
        from milestones.render.rendering import render, render_binary

        if self.format in BINARY:
            write_to(self.settings, self.path, lambda out: render_binary(content, self.format, out.buffer))
            return
        env = self.settings.env
        color = self.path is None and env.has_color and not self.settings.no_color
        write_to(
            self.settings,
            self.path,
            lambda out: render(content, self.format, out, width=env.width, color=color),
        )


def rows(sink: Sink, wanted: Callable[["Store"], "Content"]) -> Job:
    """The job that shows what `wanted` gives for the store of the run, which must exist."""

    def job() -> ExitStatus:
        with sink.settings.reading() as store:
            sink.show(wanted(store))
        return ExitStatus.OK

    return job


def file_of(output: str | None) -> Path | None:
    """The file of --output; None for standard output. Raises UsageError for what names no file."""
    if output is not None and (not output or "\0" in output):
        raise UsageError("--output needs the name of a file")
    return None if output in (None, "-") else Path(output or "")
