"""Web pages → the one article in each."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read.article.building import build_article
from milestones.read.charsets import named_in, text_of
from milestones.read.document import Document
from milestones.read.encoding import empty
from milestones.read.formats.html.addresses import absolute
from milestones.read.formats.html.body import article_text
from milestones.read.formats.html.linked_data import described
from milestones.read.formats.html.metatags import SITES, MetaTags, base, canonical
from milestones.read.formats.html.published import published
from milestones.read.formats.html.scene import heading_place, lines_of_page
from milestones.read.formats.html.titles import headline, page_titles
from milestones.read.formats.html.tree import UnreadablePageError, page_tree
from milestones.read.formats.html.words import one_line, words_of
from milestones.read.origin import Given, Origin

_SAVE_TEXT = "save its text instead"
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>]+)"
)
"""The note that browsers put at the start of a page that they save."""
_START = 4_000
_LEAST = 8
"""Words of the shortest article."""


def articles(document: Document) -> Iterator[Article | Problem]:
    """The article of a page, or what keeps it from being read."""
    where = document.origin.where
    text = text_of(document.data, document.origin.charset, named_in(document.data))
    if not text.strip():
        yield empty(where)
        return
    try:
        root = page_tree(text)
    except UnreadablePageError as error:
        yield Problem(where, f"no article found: {error}", _SAVE_TEXT)
        return
    saved = _SAVED_FROM.search(text, 0, _START)
    yield _article(root, document.origin, document.origin.given.url or (saved[1] if saved else None))


def _article(root: HtmlElement, origin: Origin, fetched: str | None) -> Article | Problem:
    """The article; `fetched` is the address under which the page was found."""
    tags = MetaTags(root)
    url = absolute(canonical(root) or tags.get("og:url"), base(root) or fetched) or fetched
    addresses = [one for one in (url, fetched, tags.get("og:url")) if one]
    told = described(root, page_titles(root, tags), addresses)
    site = tags.first(SITES) or told.publisher
    lines = lines_of_page(root)
    title = headline(root, tags, told.title, site, (line.text for line in lines))
    place = heading_place(root, lines, title)
    language = root.get("lang") or (tags.get("og:locale") or "")
    day = published(root, tags, told.published, lines, place, url or told.url, language)
    text = article_text(root, url, told.text, lines, place)
    if not text or len(words_of(text)) < _LEAST:
        return Problem(origin.where, "no article found in this page", _SAVE_TEXT)
    given = Given(title=title, published=day, url=url, publisher=one_line(site or "") or None)
    return build_article(text, origin, given)
