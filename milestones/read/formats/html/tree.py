"""The characters of a page → its elements, without what no reader ever sees."""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_UNSEEN = ("style", "svg", "canvas", "template", "iframe", "object", "embed", "audio", "video", "map", "math")
_LONG_ATTRIBUTE = 4_000
"""Characters; longer values are pictures, fonts and states of scripts."""
_UNREAD = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
MOST_ELEMENTS = 150_000
"""Elements of the largest page. A long table has thirty thousand."""
_KEPT_SCRIPT = re.compile(r"ld\+json", re.IGNORECASE)
_DECLARED = re.compile(r"^\s*<\?xml\b[^>]*>")


class UnreadablePageError(ValueError):
    """Says what keeps a page from being read."""


def page_tree(text: str) -> HtmlElement:
    """The root of the page's elements; scripts, styles and pictures are gone, JSON-LD is kept.

    Raises UnreadablePageError.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    source = _UNREAD.sub(" ", _DECLARED.sub("", text, count=1)).encode("utf-8", "replace")
    try:
        root = document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePageError("a page without an element") from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise UnreadablePageError("a page nested more than 256 deep")
    for count, _ in enumerate(root.iter()):
        if count > MOST_ELEMENTS:
            raise UnreadablePageError(f"a page of more than {MOST_ELEMENTS:,} elements")
    _strip(root)
    return root


def _strip(root: HtmlElement) -> None:
    for element in list(root.iter(*_UNSEEN, "script")):
        is_data = element.tag == "script" and _KEPT_SCRIPT.search(element.get("type") or "")
        if not is_data and element.getparent() is not None:
            element.drop_tree()
    for element in root.iter(etree.Element):
        for name, value in element.items():
            if len(value) > _LONG_ATTRIBUTE and element.tag != "meta":
                del element.attrib[name]
