"""Mends a page's elements before the article is taken out of them.

Tables that only lay a page out become plain divisions; preformatted prose becomes paragraphs; marks of
emphasis go, so that no word is lost or cut where they stand; what surely is not the article's is left out.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement
from lxml.html.builder import P

_EMPHASIS = [
    "b",
    "i",
    "em",
    "strong",
    "u",
    "font",
    "sup",
    "sub",
    "small",
    "big",
    "mark",
    "abbr",
    "acronym",
    "wbr",
    "ins",
    "tt",
    "s",
    "nobr",
]
_BLOCKS = ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "br", "center", "blockquote"]
_LONG_CELL = 200
"""Characters; a cell of data is shorter."""
_PREFORMATTED, _LONGEST_PREFORMATTED = 300, 100_000
"""Characters of preformatted text that can be an article."""
_LEFT_OUT = re.compile(
    r"(?:^|[\s_-])(?:newsletters?|newsletter-?sign-?up|sign-?up|paywall|advert(?:isement|ising)?s?|anzeige|inline-ad"
    r"|ad-slot|ad-container|cookies?|cookie-?(?:notice|banner|consent)|consent|whitepapers?|also-?like|most-?read"
    r"|right-?rail|left-?rail|trending|related-?(?:articles?|posts?|news|stories|content|links)|recommended-reading"
    r"|social-?share|share-?(?:bar|buttons|tools|links)|author-?(?:bio|box)|piano|tp-modal|mc_embed_signup)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST_LEFT_OUT = 0.3
"""What has a larger part of the page's text is no addition to an article."""
_MOST_HIDDEN = 0.6
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WHOLE = frozenset(("html", "body", "main", "article", "head"))


def simplify(root: HtmlElement) -> None:
    """Changes the page's elements in place."""
    _leave_out(root)
    for table in list(root.iter("table")):
        if _lays_out(table):
            for part in [table, *_parts(table)]:
                part.tag = "div"
    for element in list(root.iter("pre")):
        _make_paragraphs(element)
    for element in list(root.iter(*_EMPHASIS)):
        if not element.get("class") or not (element.text or len(element)):
            element.drop_tag()
    for element in list(root.iter("p")):
        _split(element)
    for element in root.iter(*_BLOCKS, "li", "td", "th", "section", "article"):
        # A block is a word's end also where the source has no blank.
        element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"


def _split(paragraph: HtmlElement) -> None:
    """Puts behind a paragraph the blocks that came into it by marks of emphasis around several of them."""
    children = list(paragraph)
    first = next((n for n, child in enumerate(children) if child.tag in _BLOCKS and child.tag != "br"), None)
    for child in reversed(children[first:] if first is not None else []):
        paragraph.addnext(child)


def _leave_out(root: HtmlElement) -> None:
    whole = len(root.text_content())
    for element in list(root.iter()):
        if element.tag in _WHOLE or element.getparent() is None or not isinstance(element.tag, str):
            continue
        named = _LEFT_OUT.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "")
        most = _MOST_HIDDEN if hidden else _MOST_LEFT_OUT if named else 0
        if most and len(element.text_content()) < most * whole:
            element.drop_tree()


def _parts(table: HtmlElement) -> Iterator[HtmlElement]:
    """The table's own rows and cells, not those of tables within."""
    for part in table.iterchildren("tbody", "thead", "tfoot", "tr", "td", "th", "caption"):
        yield part
        yield from _parts(part)


def _lays_out(table: HtmlElement) -> bool:
    rows = [part for part in _parts(table) if part.tag == "tr"]
    if table.get("role") == "presentation" or len(rows) == 1:
        return True
    cells = [part for part in _parts(table) if part.tag in ("td", "th")]
    return not any(cell.tag == "th" for cell in cells) and any(
        next(cell.iter(*_BLOCKS), None) is not None and len(cell.text_content()) > _LONG_CELL
        for cell in cells
    )


def _make_paragraphs(element: HtmlElement) -> None:
    """Preformatted prose as paragraphs, parted where blank lines stand."""
    text = element.text_content()
    if (
        not _PREFORMATTED <= len(text) <= _LONGEST_PREFORMATTED
        or next(element.iter("code", "span", "pre"), element) is not element
    ):
        return
    element.text, element.tag = None, "div"
    for child in list(element):
        element.remove(child)
    for paragraph in re.split(r"\n[^\S\n]*\n\s*", text):
        if paragraph.strip():
            element.append(P(" ".join(paragraph.split())))
