"""What a user names as sources → articles and problems, in the order of naming."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read.files import Found, json_file, lines_file, read_file, shown, standard_input, text_file

_READERS: dict[str, Callable[[Path, BinaryIO], Found]] = {
    "": text_file,
    ".txt": text_file,
    ".text": text_file,
    ".md": text_file,
    ".markdown": text_file,
    ".json": json_file,
    ".jsonl": lines_file,
    ".ndjson": lines_file,
}
_NOT_YET = frozenset((".html", ".htm", ".pdf", ".docx", ".eml"))
"""Kinds that hold articles but are not read."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_SUFFIX = re.compile(r"\.\S{1,10}")


def read_sources(sources: Sequence[str], stdin: BinaryIO) -> Iterator[Article | Problem]:
    """The articles of all sources, one by one, and a Problem for each thing that cannot be read.

    A source is a file, a folder (with all folders in it, by name; hidden entries are passed over), "-" for
    `stdin`, or an address (not read). In folders, files of other kinds than those read are passed over; the
    kinds that usually hold an article are a Problem. Nothing is raised for bad input.
    """
    for source in sources:
        if source == "-":
            yield from standard_input(stdin)
        elif _ADDRESS.match(source):
            yield Problem(source, "addresses are not read yet", "save the page as text")
        elif not source or "\0" in source:
            yield Problem(repr(source), "no such file or folder", "check the name")
        else:
            yield from _named(Path(source))


def _named(path: Path) -> Iterator[Article | Problem]:
    try:
        is_folder = path.is_dir()
    except OSError:
        is_folder = False  # opening it will tell why
    if not is_folder:
        yield from _file(path, named=True)
        return
    found = False
    for entry in _walk(path):
        for result in (entry,) if isinstance(entry, Problem) else _file(entry, named=False):
            found = True
            yield result
    if not found:
        yield Problem(shown(path), "no file of a kind that is read", f"these are: {_kinds()}")


def _file(path: Path, named: bool) -> Iterator[Article | Problem]:
    suffix = path.suffix.lower()
    suffix = suffix if _SUFFIX.fullmatch(suffix) else ""  # "Novo vs. Lilly" has none
    reader = _READERS.get(suffix)
    # A missing file is told as missing, whatever its kind.
    if reader or (named and not path.is_file()):
        yield from read_file(path, reader or text_file)
    elif suffix in _NOT_YET:
        yield Problem(shown(path), f"{suffix} files are not read yet", "save it as text")
    elif named:
        yield Problem(shown(path), f"not a kind of file that is read ({suffix})", f"these are: {_kinds()}")


def _kinds() -> str:
    return " ".join(filter(None, _READERS))


def _walk(folder: Path) -> Iterator[Path | Problem]:
    """The files in the folder and below, in order of name; each folder once, whatever links lead to it."""
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if not path.is_dir():
                yield path
                continue
            status = path.stat()
            entries = sorted(path.iterdir(), key=lambda entry: entry.name)
        except OSError as error:
            yield Problem(shown(path), f"cannot be read: {error.strerror or error}", "check its permissions")
            continue
        if (status.st_dev, status.st_ino) not in seen:
            seen.add((status.st_dev, status.st_ino))
            waiting.extend(entry for entry in reversed(entries) if not entry.name.startswith("."))
