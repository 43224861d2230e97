"""What a user names as sources → documents and problems, in the order of naming."""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from milestones.model.problem import MilestonesError, Problem, unforeseen
from milestones.model.shortage import shortage
from milestones.read.document import Document
from milestones.read.kinds import SUFFIXES, TOLD, is_read, suffix_of
from milestones.read.origin import Origin
from milestones.read.splitting import documents_in, documents_in_member, documents_in_named
from milestones.read.stream import Readable, Stream

Found = Iterator[Document | Problem]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_ADVICE = {
    errno.EIO: "check the disk",
    errno.ELOOP: "a link in its path leads to itself",
    errno.ENAMETOOLONG: "give it a shorter name, or move it to a folder higher up",
}
"""What to do where a file cannot be read, by what the system says."""


def nowhere(address: str) -> Found:
    """What is at an address for whoever fetches none."""
    yield Problem(address, "addresses are not fetched here", "save the page and give its file")


def documents(
    sources: Sequence[str],
    stdin: Readable,
    at_address: Callable[[str], Found] = nowhere,
    went_through: Callable[[int], None] = lambda _: None,
) -> Found:
    """The documents of all sources, one by one, and a Problem for each thing that cannot be read.

    A source is a file, a folder (with all folders in it, by name; hidden entries are passed over), "-" for
    `stdin`, or an address, of which `at_address` gives what is there. In folders, files of other kinds than
    those read are passed over. `went_through` hears of the bytes of files as they are read. Nothing is raised
    for bad input.
    """
    for source in sources:
        if source == "-":
            yield from _whatever_comes("standard input", _standard_input(stdin))
        elif _ADDRESS.match(source):
            yield from _whatever_comes(source, at_address(source))
        elif not source or "\0" in source:
            yield Problem(repr(source), "no such file or folder", "check the name")
        else:
            yield from _named(Path(source), went_through)


def size_of(sources: Sequence[str]) -> int | None:
    """The bytes of the files that `documents` goes through; None where there is more than files."""
    total = 0
    for source in sources:
        if source == "-" or _ADDRESS.match(source):
            return None
        if source and "\0" not in source:
            for path in _files(Path(source)):
                with suppress(OSError):
                    total += 0 if isinstance(path, Problem) else path.stat().st_size
    return total


def shown(path: Path) -> str:
    """The path as text that can be stored and printed; bytes that are not UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _whatever_comes(where: str, found: Iterable[Document | Problem]) -> Found:
    """What is found; a Problem where the program fails at it, so that what nobody foresaw costs no other."""
    try:
        yield from found
    except MilestonesError:
        raise
    except Exception as error:
        yield unforeseen(where, "not read", error)


def _standard_input(stdin: Readable) -> Found:
    origin = Origin("standard input")
    try:
        yield from documents_in(Stream(stdin), origin, None)
    except OSError as error:
        what, advice = shortage(error) or (error.strerror or error, "give it as a file")
        yield Problem(origin.where, f"cannot be read: {what}", advice)


def _named(path: Path, went_through: Callable[[int], None]) -> Found:
    """What is in a file or folder that the user has named."""
    suffix = suffix_of(path.name)
    # A missing file is told as missing, whatever its kind.
    is_folder = _is(stat.S_ISDIR, path)
    if is_folder or suffix in SUFFIXES or not suffix or not _is(stat.S_ISREG, path):
        found = False
        for entry in _files(path):
            split = documents_in_member if is_folder else documents_in_named
            inside = (entry,) if isinstance(entry, Problem) else _file(entry, split, went_through)
            where = shown(path if isinstance(entry, Problem) else entry)
            for one in _whatever_comes(where, inside):
                found = True
                yield one
        if not found:
            yield Problem(shown(path), "no file of a kind that is read", f"these are: {_kinds()}")
    else:
        yield Problem(shown(path), f"not a kind of file that is read ({suffix})", f"these are: {_kinds()}")


def _is(sort: Callable[[int], bool], path: Path) -> bool:
    try:
        return sort(path.stat().st_mode)
    except OSError:
        return False  # opening it will tell why


def _files(path: Path) -> Iterator[Path | Problem]:
    """The file itself, or those in the folder and below of kinds that are read."""
    if not _is(stat.S_ISDIR, path):
        yield path
        return
    for entry in _walk(path):
        if isinstance(entry, Problem) or is_read(entry.name):
            yield entry


def _file(
    path: Path, split: Callable[[Stream, Origin, str], Found], went_through: Callable[[int], None]
) -> Found:
    """What is in the file; one Problem where it cannot be opened or read."""
    where = shown(path)
    try:
        origin = Origin(where, shown(Path(path.name)), shown(path.absolute()))
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Problem(where, "neither a file nor a folder", "pipe its content into -")
            return
        with path.open("rb") as file:
            stream = Stream(file)
            counted = 0
            for found in split(stream, origin, path.name):
                yield found
                went_through(stream.taken - counted)
                counted = stream.taken
            went_through(status.st_size - counted)
    except OSError as error:
        yield _unreadable(path, error)


def _unreadable(path: Path, error: OSError) -> Problem:
    where = shown(path)
    if isinstance(error, FileNotFoundError):
        return Problem(where, "no such file or folder", "check the name")
    if isinstance(error, PermissionError):
        return Problem(where, "may not be read", "check its permissions")
    what, advice = shortage(error) or (
        error.strerror or error,
        _ADVICE.get(error.errno or 0, "check the name"),
    )
    return Problem(where, f"cannot be read: {what}", advice)


def _kinds() -> str:
    return " ".join(suffix for suffix in SUFFIXES if suffix not in TOLD)


def _walk(folder: Path) -> Iterator[Path | Problem]:
    """The files in the folder and below, in order of name; each folder once, whatever links lead to it."""
    seen: set[tuple[int, int]] = set()
    # The folders from the first one down to where the walk is, each with the names that are still to come,
    # the next one last: names alone, since a folder may have a million.
    levels = [(folder, [""])]
    while levels:
        above, names = levels[-1]
        if not names:
            levels.pop()
            continue
        path = above / names.pop()
        try:
            if not path.is_dir():
                yield path
                continue
            status = path.stat()
            if (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                inside = (entry.name for entry in path.iterdir() if not entry.name.startswith("."))
                levels.append((path, sorted(inside, reverse=True)))
        except OSError as error:
            yield _unreadable(path, error)
