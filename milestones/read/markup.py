"""Fragments of HTML, as feeds, mails and dumps in JSON hold them, to text."""

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from milestones.read.charsets import without_controls
from milestones.read.elements import PARAGRAPHS, SILENT

_TAG = re.compile(r"<[a-zA-Z/!?]")
_BEFORE = dict.fromkeys(PARAGRAPHS, "\n\n") | {"br": "\n", "li": "\n- ", "tr": "\n"}
_CELLS = frozenset({"td", "th"})
_HOLLOW = frozenset({"table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl"})
"""Elements in which only elements stand, and the white space between them shows nothing."""
_SPACE = re.compile(r"[ \t\n\r\f]+")
_GAPS = re.compile(r"\n{3,}")
_LONELY_MARK = re.compile(r"^-\n+", re.MULTILINE)
_MOST_TAGS = 200_000
"""Of which the parser makes some 50 MB."""
_TOO_DEEP = "ERR_RESOURCE_LIMIT"
"""What libxml2 calls it."""
_ANY_TAG = re.compile(r"<[^<>]*>")


def text_of_fragment(html: str) -> str:
    """The text as a browser would show it: a blank line between paragraphs, "- " before an item of a list,
    " | " between the cells of a row. Text without any tag keeps its lines. Pictures leave nothing.

    Never raises. Of what no hand wrote, with elements 256 deep or by the hundred thousand, only the words
    are kept.
    """
    html = without_controls(html)
    if not _TAG.search(html):
        return _tidied(unescape(html).replace("\r\n", "\n").replace("\r", "\n"))
    if html.count("<") > _MOST_TAGS:
        return _words_alone(html)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<div>{html}</div>".encode(), parser)
    if root is None or any(error.type_name == _TOO_DEEP for error in parser.error_log):
        return _words_alone(html)
    return _tidied("".join(_pieces(root)))


def _words_alone(html: str) -> str:
    return _tidied(_SPACE.sub(" ", unescape(_ANY_TAG.sub(" ", html))))


def _pieces(root: etree._Element) -> Iterator[str]:
    """The words and the breaks between them, in order."""
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = str(element.tag)
        if event == "start":
            silent += name in SILENT
            if not silent:
                yield _BEFORE.get(name, "")
                yield _words(element.text, element)
        else:
            silent -= name in SILENT
            if not silent:
                yield _end(element)
                yield _words(element.tail, element.getparent())


def _end(element: etree._Element) -> str:
    """The break after an element. A cell that holds paragraphs is there for the page's layout."""
    if element.tag in _CELLS:
        return "\n\n" if any(child.tag in PARAGRAPHS for child in element) else " | "
    return "\n\n" if element.tag in PARAGRAPHS else ""


def _words(text: str | None, parent: etree._Element | None) -> str:
    if not text or parent is None:
        return ""
    if parent.tag == "pre":
        return text
    return _SPACE.sub(" ", text) if parent.tag not in _HOLLOW else ""


def _tidied(text: str) -> str:
    """Without spaces around line breaks, and with one blank line at most."""
    lines = (line.strip(" \t").removesuffix(" |").rstrip(" ") for line in without_controls(text).split("\n"))
    return _GAPS.sub("\n\n", _LONELY_MARK.sub("- ", "\n".join(lines))).strip()
