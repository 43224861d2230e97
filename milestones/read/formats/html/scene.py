"""The lines that stand around a page's headline, and where on the page each is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from milestones.extract.dates.daylines import weight
from milestones.read.elements import BREAKS
from milestones.read.formats.html.titles import headings
from milestones.read.formats.html.words import one_line, shared

_CHROME_TAGS = frozenset(("nav", "aside", "footer", "select", "button"))
_CHROME_ROLES = ("navigation", "banner", "contentinfo", "complementary")
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|sidebar|side|(?<!post-)(?<!entry-)(?<!article-)footer|topbar|top-bar|masthead|breadcrumbs?|widgets?"
    r"|relate[ds]?|recommend(?:ed|ations?)?|recent|trending|popular|most-?read|more-?(?:news|stories)|comments?|ticker"
    r"|calendar|events?|cookies?|site-header|global-header|page-header-top|newsletter|promo|teasers?|also-?read|clock"
    r"|respond|disqus|copyright|date-?today|today)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a name such as "StockTicker" goes on with another word."""
_MOST = 20_000
"""Lines of a page that are looked at."""
_FITS = 0.7


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a `<time>` says, or an element that its class or property calls the day of publication."""

    value: str
    element: HtmlElement
    edited: bool
    """It says when the article was changed last."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as a reader sees it."""

    text: str
    element: HtmlElement
    """The innermost element in which it begins."""
    chrome: bool
    """It belongs to what stands around articles on all pages of a site."""
    stamps: tuple[Stamp, ...] = ()
    pieces: tuple[str, ...] = ()
    """Its texts between tags."""

    @property
    def long(self) -> bool:
        """Whether it is running text."""
        return weight(self.text[:600]) >= 30


_EDITED = re.compile(
    r"updated|modified|last[- ]?(?:edit|chang|review)|edited|changed|aktualisiert|ge[äa]ndert|mis [àa] jour"
    r"|actualizado|更新|修改|수정",
    re.IGNORECASE,
)


def lines_of_page(root: HtmlElement) -> list[Line]:
    """The lines of the page's body in order."""
    body = root.find("body")
    return list(islice(_lines(root if body is None else body), _MOST))


def heading_place(root: HtmlElement, lines: list[Line], title: str | None) -> int | None:
    """The number of the line that is the headline; None for a page without a visible one."""
    marked = set(headings(root))
    best: tuple[float, int] | None = None
    for number, line in enumerate(lines):
        inside = line.element in marked or any(parent in marked for parent in line.element.iterancestors())
        if not (inside or (title and line.text == title)):
            continue
        fit = min(shared(title, line.text), 1.0) if title else 0.5
        rank = fit - (0.3 if line.chrome else 0.0)
        if best is None or rank > best[0]:
            best = rank, number
    return best[1] if best and (best[0] >= _FITS or len(marked) == 1 or not title) else None


class _Gathered:
    """What has come of a line so far."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.first: HtmlElement | None = None
        self.stamps: list[Stamp] = []

    def add(self, text: str | None, element: HtmlElement) -> None:
        if text:
            self.pieces.append(text)
            self.first = element if self.first is None and text.strip() else self.first

    def line(self, chromes: dict[HtmlElement, bool]) -> Line | None:
        text = one_line("".join(self.pieces))
        first = self.first if self.first is not None else self.stamps[0].element if self.stamps else None
        if first is None:
            return None
        pieces = tuple(piece for one in self.pieces if (piece := one_line(one)))
        return Line(text, first, chromes.get(first, False), tuple(self.stamps), pieces)


def _lines(body: HtmlElement) -> Iterator[Line]:
    gathered = _Gathered()
    chromes: dict[HtmlElement, bool] = {}
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if element.tag in BREAKS or element.tag == "br":
            if line := gathered.line(chromes):
                yield line
            gathered = _Gathered()
        if event == "start":
            chromes[element] = chromes.get(element.getparent(), False) or _is_chrome(element)
            if element.tag not in ("script", "noscript", "title"):
                gathered.add(element.text, element)
            if said := _stamp(element):
                gathered.stamps.append(Stamp(said, element, _says_edited(element)))
        elif element is not body:
            gathered.add(element.tail, element.getparent())
    if line := gathered.line(chromes):
        yield line


def _is_chrome(element: HtmlElement) -> bool:
    if element.tag in _CHROME_TAGS or element.get("role") in _CHROME_ROLES:
        return True
    if element.tag in ("body", "main", "article", "html"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_CHROME.search(_HUMP.sub("-", names)))


_SAID_BY = ("title", "datetime", "content")
_PUBLISHED_CLASS = re.compile(r"(?:^|\s)(?:published|dt-published|entry-date|post-date)(?:\s|$)")


def _stamp(element: HtmlElement) -> str | None:
    if element.tag == "time":
        return element.get("datetime") or one_line("".join(element.itertext())) or None
    if _PUBLISHED_CLASS.search(element.get("class") or ""):
        return next((str(said) for name in _SAID_BY if (said := element.get(name))), None)
    if "datePublished" in (element.get("itemprop") or "") or "datePublished" in (
        element.get("property") or ""
    ):
        return element.get("content") or element.get("datetime") or one_line("".join(element.itertext()))
    return None


def _says_edited(element: HtmlElement) -> bool:
    own = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    before = (
        element.getprevious().tail if element.getprevious() is not None else element.getparent().text
    ) or ""
    return bool(_EDITED.search(own) or _EDITED.search(before[-40:]))


def edited(text: str) -> bool:
    """Whether a line says when the article was changed, and not when it appeared."""
    return bool(_EDITED.search(text[:60]))
