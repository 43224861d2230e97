"""The characters of a page → its elements, without what no reader ever sees."""

import re
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from milestones.read.charsets import is_garbage, without_controls
from milestones.read.elements import UNSEEN

_LONG_ATTRIBUTE = 4_000
"""Characters; longer values are pictures, fonts and states of scripts."""
MOST_ELEMENTS, MOST_LINKS = 50_000, 10_000
"""Elements and links of the largest page. A live report of a day has twenty thousand elements."""
MOST_TEXT = 1_500_000
"""Characters of the longest text of a page; a novel has a million."""
_DATA = re.compile(r"""(?<==)(["']?)data:[^"'\s>]{200,}""", re.IGNORECASE)
_LONG_TAG = re.compile(r"<([a-zA-Z][\w-]*)\s[^<>]{20000,}>")
"""Longer ones state no metadata, and libxml2 compares each attribute with all others."""
_KEPT_SCRIPT = re.compile(r"ld\+json", re.IGNORECASE)
_DECLARED = re.compile(r"^\s*<\?xml\b[^>]*>")


class UnreadablePageError(ValueError):
    """Says what keeps a page from being read."""


def page_tree(text: str) -> HtmlElement:
    """The root of the page's elements; scripts, styles and pictures are gone, JSON-LD is kept.

    Raises UnreadablePageError.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    if is_garbage(text):
        raise UnreadablePageError("not the text of a page")
    light = _LONG_TAG.sub(r"<\1>", _DATA.sub(r"\1", _DECLARED.sub("", text, count=1)))
    source = without_controls(light, " ").encode("utf-8", "replace")
    try:
        root = document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePageError("a page without an element") from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise UnreadablePageError("a page nested more than 256 deep")
    _strip(root)
    for name, most, kinds in (("elements", MOST_ELEMENTS, ()), ("links", MOST_LINKS, ("a",))):
        if next(islice(root.iter(*kinds), most, None), None) is not None:
            raise UnreadablePageError(f"a page of more than {most:,} {name}")
    if sum(len(part) for part in root.itertext("*", with_tail=True)) > MOST_TEXT + _of_scripts(root):
        raise UnreadablePageError(f"a page of more than {MOST_TEXT:,} characters")
    return root


def _of_scripts(root: HtmlElement) -> int:
    return sum(len(script.text or "") for script in root.iter("script"))


def _strip(root: HtmlElement) -> None:
    for element in list(root.iter(*UNSEEN, "script")):
        is_data = element.tag == "script" and _KEPT_SCRIPT.search(element.get("type") or "")
        if not is_data and element.getparent() is not None:
            element.drop_tree()
    for element in root.iter(etree.Element):
        for name, value in element.items():
            if len(value) > _LONG_ATTRIBUTE and element.tag != "meta":
                del element.attrib[name]
        # References such as "&#1;" have become controls, which lxml gives, but does not take back.
        if (text := without_controls(element.text or "", " ")) != (element.text or ""):
            element.text = text
        if (tail := without_controls(element.tail or "", " ")) != (element.tail or ""):
            element.tail = tail
