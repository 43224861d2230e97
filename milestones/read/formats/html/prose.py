"""The elements of an article's body → its text, with paragraphs, headings, items and rows as lines."""

import re
from html import unescape

from lxml import etree

_ITEM = "- "
_CELLS = " | "
_PARTS = frozenset(
    ["p", "head", "item", "row", "quote", "list", "table", "div", "body", "lb", "code", "pre", "figure"]
)
_TAG = re.compile(r"<(?:br|/?p|/?div|/?h[1-6]|/?li)\b[^>]{0,200}>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_BLANKS = re.compile(r"[^\S\n]+")
_BLANK_LINE = re.compile(r"\n{2,}")
_LINE_BREAKS = re.compile(r"\s*\n\s*")


def prose(body: etree._Element) -> str:
    """The text of what trafilatura calls a body: p, head, list, item, row, cell, quote, lb ..."""
    writer = _Writer()
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if isinstance(element.tag, str):
            writer.open(element) if event == "start" else writer.close(element)
    return writer.text()


class _Writer:
    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._line: list[str] = []
        self._mark = ""

    def open(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "cell":
            if "".join(self._line).strip():
                self._line.append(_CELLS)
        elif tag == "lb":
            self._line.append("\n")
        elif tag in _PARTS and not (element.getparent() is not None and _in_row(element)):
            self._end()
            if tag == "item":
                self._mark = _ITEM
        elif tag in _PARTS:
            self._line.append(" ")
        self._line.append(_bare(element.text, element))

    def close(self, element: etree._Element) -> None:
        if element.tag in _PARTS and element.tag != "lb":
            if _in_row(element):
                self._line.append(" ")
            else:
                self._end()
        self._line.append(_bare(element.tail, element.getparent()))

    def _end(self) -> None:
        lines = "\n".join(_BLANKS.sub(" ", line).strip() for line in "".join(self._line).split("\n"))
        for said in filter(None, _BLANK_LINE.split(lines.strip("\n"))):
            self._blocks.append(self._mark + said)
            self._mark = ""
        self._line = []

    def text(self) -> str:
        self._end()
        return "\n\n".join(self._blocks)


def _in_row(element: etree._Element) -> bool:
    return any(parent.tag == "cell" for parent in element.iterancestors())


def _bare(text: str | None, inside: etree._Element | None) -> str:
    """Running text without the line breaks of its source; code and what is set as it stands keep them."""
    if not text:
        return ""
    if inside is not None and inside.tag in ("code", "pre"):
        return text
    return _LINE_BREAKS.sub(" ", text)


def plain_lines(text: str) -> str:
    """Text of metadata, which can hold mark-up, as paragraphs."""
    parted = _ANY_TAG.sub("", _TAG.sub("\n", text))
    lines = (" ".join(line.split()) for line in unescape(parted).split("\n"))
    return "\n\n".join(line for line in lines if line)
