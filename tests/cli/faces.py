"""Every way in which the program shows something, and what may never stand there."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from zipfile import ZipFile

import html5lib
from icalendar import Calendar
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from rich.cells import cell_len

from tests.attacks import acting, floods

COMMANDS = (
    "list",
    "list --rejected",
    "claims",
    "claims --refused",
    "articles",
    "products",
    "indications",
    "gaps",
    "conflicts",
    "digest --since 2000-01-01",
    "by-country US KR EU",
    "matrix",
    "calendar",
    "rulings",
    "feeds list",
)
"""The commands that show all there is of something."""

_COLOUR = re.compile(r"\x1b\[[\d;]+m")
_LINK = re.compile(r"\x1b\]8;(?:id=\d+)?;(?P<address>[^\x1b\x07]*)\x1b\\")
_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?(?:[/?#][!#-;=?-_a-z~]*)?", re.IGNORECASE | re.ASCII)
_SIGN = re.compile(r"\s*[=+@＝＋－＠-]")
_NUMBER = re.compile(r"-?\d+")
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
_LINKED = re.compile(r"<https?://[^<>\s]+>")
_AUTOLINK = re.compile(r"(?<![<\\])(?:https?|ftp)://|\bwww\.", re.IGNORECASE)


def on_a_terminal(out: str, width: int) -> None:
    """Nothing acts but colours and links to plain addresses; no line is wider than the terminal."""
    for link in _LINK.finditer(out):
        assert not link["address"] or _ADDRESS.fullmatch(link["address"]), link["address"]
    plain = _LINK.sub("", _COLOUR.sub("", out))
    as_lines(plain)
    for line in plain.split("\n"):
        assert cell_len(line) <= width, line


def as_lines(out: str) -> None:
    """Talk, or text in lines: nothing acts."""
    # All at once, which is far quicker than line by line.
    if acting(out.replace("\n", "")) or floods(out):
        raise AssertionError([line for line in out.split("\n") if acting(line) or floods(line)])


def as_csv(out: str, delimiter: str = ",") -> list[list[str]]:
    """Rows of one length, in which no cell runs, in whatever country the file is opened."""
    as_lines(out.replace("\t", " ") if delimiter == "\t" else out)
    csv.field_size_limit(max(len(out), csv.field_size_limit()))
    rows = list(csv.reader(io.StringIO(out), delimiter=delimiter, strict=True))
    assert len({len(row) for row in rows}) == 1
    elsewhere = (next(csv.reader([line], delimiter=";")) for line in out.splitlines())
    for cell in (cell for row in (*rows, *elsewhere) for cell in row):
        assert _NUMBER.fullmatch(cell) or cell[:1] == "'" or not _SIGN.match(cell), cell[:200]
    return rows


def as_json(out: str) -> Any:
    """One value, in whose bytes nothing acts."""
    as_lines(out)
    return json.loads(out)


def as_json_lines(out: str) -> list[Any]:
    """A value a line, also for those who take other characters for the end of a line."""
    as_lines(out)
    return [json.loads(line) for line in out.splitlines()]


_MARKUP = {"inline", "text", "softbreak", "text_special"}
_BLOCKS = {"heading", "paragraph", "bullet_list", "list_item", "blockquote", "strong"}
_CELLS = {"table", "thead", "tbody", "tr", "th", "td"}


def as_markdown(out: str) -> int:
    """How many rows its table has. Nothing is markup but the program's own, and links that show where to."""
    as_lines(out)
    assert not (found := _AUTOLINK.search(_LINKED.sub("", out))), found
    assert not re.search(r"(?<!\\)\$", out)
    tokens = MarkdownIt("commonmark").enable("table").parse(out)
    for token in tokens:
        _is_ours(token.type)
        for child in token.children or ():
            if child.type == "link_open":
                assert child.markup == "autolink"
                assert _ADDRESS.fullmatch(str(child.attrs["href"])), child.attrs
            else:
                _is_ours(child.type)
    return sum(token.type == "tr_open" for token in tokens) - 1


def _is_ours(type: str) -> None:
    name = type.removesuffix("_open").removesuffix("_close")
    assert name in _MARKUP | _BLOCKS | _CELLS | {"link"}, type


_WORDS = """
    html head meta title style body a header p h1 h2 h3 h4 time nav ul li main section div span svg path rect
    text tspan g desc defs linearGradient stop table caption thead tbody tr th td abbr details summary b mark
    article blockquote dl dt dd strong footer script
"""
_ELEMENTS = frozenset(_WORDS.split())


def as_page(out: str) -> None:
    """One page, with no element, script, event or address but the program's own, and articles' addresses."""
    as_lines(out)
    root = html5lib.parse(out, namespaceHTMLElements=False)
    found: list[Any] = list(root.iter())
    names = [str(element.tag).rpartition("}")[2] for element in found]
    assert not set(names) - _ELEMENTS
    assert (names.count("script"), names.count("style"), names.count("body")) == (1, 1, 1)
    for element in found:
        for name, value in element.attrib.items():
            assert not re.match(r"(?:.*})?(?:on|style$|src|formaction)", name), (name, value)
            if name.rpartition("}")[2] == "href":
                assert value.startswith("#") or _ADDRESS.fullmatch(value), value


_TIMES = {"DTSTAMP", "DTSTART", "DTEND"}
_PROPERTIES = _TIMES | {"UID", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP"}


def as_calendar(out: str) -> int:
    """How many entries it has: entries and nothing else, of the program's own properties."""
    assert re.fullmatch(r"(?:[^\r\n]*\r\n)*", out)
    as_lines(out.replace("\r", ""))
    assert max(len(line.encode()) for line in out.split("\r\n")) <= 75
    calendar = Calendar.from_ical(out)
    for event in calendar.subcomponents:
        assert event.name == "VEVENT"
        assert set(event) <= _PROPERTIES
        assert not event.subcomponents
        assert not event.errors
        for name in ("SUMMARY", "DESCRIPTION", "UID"):
            assert not event[name].params
    return len(calendar.subcomponents)


def as_workbook(data: bytes) -> int:
    """How many rows its sheet has: no formula, no link, no text too long or that a reader would decode."""
    with ZipFile(io.BytesIO(data)) as parts:
        names = parts.namelist()
        words = parts.read("xl/sharedStrings.xml").decode() if "xl/sharedStrings.xml" in names else ""
    assert not [name for name in names if "xternal" in name or "sheet1.xml.rels" in name]
    assert not [found for found in _ESCAPE.finditer(words) if not _is_escaped(words, found)]
    (sheet,) = load_workbook(io.BytesIO(data)).worksheets
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        assert cell.data_type in "snd"
        assert cell.hyperlink is None
        if isinstance(cell.value, str):
            as_lines(cell.value)
            assert "\n" not in cell.value
            assert len(cell.value.encode("utf-16-le")) // 2 <= 32_767
            assert cell.quotePrefix or not _SIGN.match(cell.value), cell.value
    return int(sheet.max_row) - 1


def _is_escaped(words: str, found: re.Match[str]) -> bool:
    return found[0] == "_x005F_" or words[found.start() - 6 : found.start()] == "_x005F"


CHECKS: Mapping[str, Callable[[str], object]] = {
    "csv": as_csv,
    "tsv": lambda out: as_csv(out, "\t"),
    "json": as_json,
    "jsonl": as_json_lines,
    "md": as_markdown,
}
"""What each format of text must hold to; a table besides holds to the width of its terminal."""


def texts_in(value: object) -> Iterator[str]:
    """All texts in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)
