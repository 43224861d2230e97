"""One file or stream → articles."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read.building import build_article
from milestones.read.encoding import BLOCK, MAX_BYTES, BadUtf16Error, as_utf8, decoded, joined, numbered_lines
from milestones.read.records import article_of, parsed

_MAX_LINE = 6 * MAX_BYTES + BLOCK
"""Bytes of a JSON line: a text of the largest size with every byte written as an escape such as \\u00e9."""
_MAX_JSON = 10 * MAX_BYTES
"""Bytes of a .json file, which is read as a whole."""

Found = Iterator[Article | Problem]


def shown(path: Path) -> str:
    """The path as text that can be stored and printed; bytes that are not UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def blocks_of(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of the stream, block by block."""
    while block := stream.read(BLOCK):
        yield block


def read_file(path: Path, reader: Callable[[Path, BinaryIO], Found]) -> Found:
    """What `reader` finds in the file; one Problem where it cannot be opened or read."""
    where = shown(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield Problem(where, "neither a file nor a folder", "pipe its content into -")
            return
        with path.open("rb") as stream:
            yield from reader(path, stream)
    except FileNotFoundError:
        yield Problem(where, "no such file or folder", "check the name")
    except PermissionError:
        yield Problem(where, "may not be read", "check its permissions")
    except OSError as error:
        yield Problem(where, f"cannot be read: {error.strerror or error}", "check the name")


def text_file(path: Path, stream: BinaryIO) -> Found:
    """The one article of a text or Markdown file."""
    yield text_of(blocks_of(stream), shown(path), shown(Path(path.name)), _location(path))


def text_of(blocks: Iterable[bytes], where: str, name: str | None, location: str | None) -> Article | Problem:
    """The one article of a plain text."""
    data = joined(blocks, where)
    text = decoded(data, where) if isinstance(data, bytes) else data
    if isinstance(text, Problem):
        return text
    if not text.strip():
        return Problem(where, "empty", "leave it out")
    return build_article(text, name, location)


def json_file(path: Path, stream: BinaryIO) -> Found:
    """The articles of a .json file: one object, or a list of objects."""
    where, name = shown(path), shown(Path(path.name))
    data = stream.read(_MAX_JSON + 1)
    if len(data) > _MAX_JSON:
        yield Problem(where, f"more than {_MAX_JSON:,} bytes", "write one article a line, as .jsonl")
        return
    text = decoded(data, where)
    value = text if isinstance(text, Problem) else parsed(text, where) if text.strip() else _empty(where)
    if isinstance(value, Problem):
        yield value
    elif isinstance(value, list):
        if not value:
            yield _empty(where)
        for number, item in enumerate(value, 1):
            yield article_of(item, f"{where}, article {number}", f"{name}:{number}", _location(path))
    else:
        yield article_of(value, where, name, _location(path))


def _empty(where: str) -> Problem:
    return Problem(where, "empty", "leave it out")


def lines_file(path: Path, stream: BinaryIO) -> Found:
    """The articles of a JSON Lines file."""
    yield from articles_of_lines(blocks_of(stream), shown(path), shown(Path(path.name)), _location(path))


def articles_of_lines(
    blocks: Iterable[bytes], where: str, name: str | None = None, location: str | None = None
) -> Found:
    """The articles of JSON Lines, one a line; blank lines do not count."""
    found = False
    try:
        for number, line in numbered_lines(as_utf8(blocks), _MAX_LINE):
            if line is None or line.strip():
                found = True
                place = f"{where}:{number}"
                yield _line_article(
                    line, place, name and f"{name}:{number}", location and f"{location}:{number}"
                )
    except BadUtf16Error as error:
        yield Problem(where, str(error), "convert it to UTF-8")
        return
    if not found:
        yield _empty(where)


def _line_article(
    line: bytes | None, where: str, name: str | None, location: str | None
) -> Article | Problem:
    if line is None:
        return Problem(where, f"a line of more than {_MAX_LINE:,} bytes", "split it")
    text = decoded(line, where)
    value = text if isinstance(text, Problem) else parsed(text.strip(), where)
    return value if isinstance(value, Problem) else article_of(value, where, name, location)


def standard_input(stream: BinaryIO) -> Found:
    """The articles of standard input: JSON Lines where the first non-blank byte is "{", else one text."""
    where = "standard input"
    blocks = blocks_of(stream)
    start = b""
    while not (opening := _opening(start)) and len(start) <= MAX_BYTES and (block := next(blocks, b"")):
        start += block
    everything = chain([start], blocks)
    if opening == b"{":
        yield from articles_of_lines(everything, where)
    else:
        yield text_of(everything, where, None, None)


def _opening(start: bytes) -> bytes:
    """The first byte that is not blank; byte order marks and UTF-16's zero bytes do not count."""
    return start.lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n\0")[:1]


def _location(path: Path) -> str:
    return shown(path.absolute())
