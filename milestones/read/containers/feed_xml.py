"""RSS (0.9x, 1.0, 2.0) and Atom (0.3, 1.0) → what stands in them for each entry.

Elements are known by their names and by the vocabularies (namespaces) that matter: many feeds name those
wrongly or not at all, and a strict reader would find nothing in them.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from milestones.read.containers.feed_entry import RawEntry
from milestones.read.containers.xml_text import Xml

_OTHER = ("search.yahoo.com/mrss", "itunes.com/dtds", "podcast", "googleplay", "excerpt")
"""Parts of the names of vocabularies whose titles and texts are about pictures and sounds."""
MOST_ENTRIES = 100_000
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_ROOTS = frozenset({"rss", "rdf", "feed", "channel"})


@dataclass(slots=True)
class RawFeed:
    """What stands in a feed."""

    title: str = ""
    link: str = ""
    entries: list[RawEntry] = field(default_factory=list)
    is_cut: bool = False
    """Whether its end is missing, or could not be reached."""


def read_xml(data: bytes, charset: str | None) -> RawFeed | None:
    """What stands in the feed; None if it is none."""
    xml, feed = Xml(data, charset), RawFeed()
    for element in xml.ends_of("item", "entry"):
        if not feed.entries:
            _read_head(feed, element.getroottree().getroot())
        feed.entries.append(_entry(element))
        if len(feed.entries) == MOST_ENTRIES:
            feed.is_cut = True
            return feed
    feed.is_cut = xml.is_cut
    if xml.root is None or _name(xml.root) not in _ROOTS:
        return None
    _read_head(feed, xml.root)
    return feed


def _read_head(feed: RawFeed, root: etree._Element) -> None:
    """The feed's own title and link; they stand before the entries or, seldom, after them."""
    for element in (root, *(child for child in root if _name(child) == "channel")):
        for child in element:
            name = _name(child)
            if name == "title" and not feed.title and not _is_other(child):
                feed.title = _markup(child)
            elif name == "link" and not feed.link and child.get("rel", "alternate") == "alternate":
                feed.link = _link(child)


def _entry(element: etree._Element) -> RawEntry:
    raw, links = RawEntry(), dict[str, str]()
    for child in element:
        name = _name(child)
        if name in ("link", "origlink"):
            way = child.get("rel", "alternate") if name == "link" else name
            links[way] = links.get(way) or _link(child)
        elif name in _FIELDS and not _is_other(child):
            attribute, words_of = _FIELDS[name]
            setattr(raw, attribute, getattr(raw, attribute) or words_of(child))
            if attribute == "key" and child.get("isPermaLink", "true").lower() != "false":
                links["id"] = raw.key
    ways = ("origlink", "alternate", "id")
    raw.link = next((links[way] for way in ways if links.get(way)), element.get(_ABOUT, ""))
    return raw


def _name(element: etree._Element) -> str:
    """The name without vocabulary, in lower case."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _is_other(element: etree._Element) -> bool:
    vocabulary = str(element.tag).rpartition("}")[0] or element.prefix or ""
    return any(part in vocabulary for part in _OTHER)


def _words(element: etree._Element) -> str:
    return (element.text or "").strip()


def _link(element: etree._Element) -> str:
    return element.get("href", "").strip() or _words(element)


def _markup(element: etree._Element) -> str:
    """What the element holds, as HTML (RFC 4287, 3.1; RSS leaves it open, and HTML is what is meant)."""
    if len(element):
        for inner in element.iter(etree.Element):
            with suppress(ValueError):  # broken markup makes names that lxml gives, but does not take back
                inner.tag = str(inner.tag).rpartition("}")[2]
        element.tag = "div"
        inner_html: str = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
        return inner_html
    kind = element.get("type", "text" if "atom" in str(element.tag).lower() else "html")
    return escape(element.text or "") if kind in ("text", "text/plain") else element.text or ""


def _source(element: etree._Element) -> str:
    """The name of where the entry comes from; Atom gives a whole feed's head there."""
    return next((_markup(child) for child in element if _name(child) == "title"), _words(element))


_FIELDS: dict[str, tuple[str, Callable[[etree._Element], str]]] = {
    "title": ("title", _markup),
    "guid": ("key", _words),
    "id": ("key", _words),
    "pubdate": ("published", _words),
    "published": ("published", _words),
    "issued": ("published", _words),
    "date": ("published", _words),
    "updated": ("updated", _words),
    "modified": ("updated", _words),
    "encoded": ("content", _markup),
    "content": ("content", _markup),
    "body": ("content", _markup),
    "description": ("summary", _markup),
    "summary": ("summary", _markup),
    "source": ("source", _source),
    "publisher": ("source", _words),
}
"""Which field each element fills, the first of its kind: the words of RSS, Atom and Dublin Core."""
