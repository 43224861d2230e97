"""The article that a page's JSON-LD describes, by the vocabulary of schema.org.

A page can describe many things: its site, its owner, the way to it, other articles, comments, events. Only an
article counts that is the page's own: by its address, or because its headline has the words of the page's.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from milestones.read.formats.html.addresses import same_page
from milestones.read.formats.html.words import one_line, shared

_ARTICLE = re.compile(r"(?:Article|Posting|PressRelease|Report|Recipe|HowTo|Statement)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage|AboutPage|MedicalWebPage)$")
_WAYS = ("@graph", "mainEntity", "mainEntityOfPage", "graph")
"""Keys that lead to the page's own article; others lead to comments, parts, what it cites or resembles."""
_LARGEST = 3_000_000
_ODDITIES = re.compile(r"^\s*(?://\s*)?<!(?:--|\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$|;\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_LIKE = 0.5
"""So much of a headline's words stand in the page's own."""
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Described:
    """What JSON-LD says about the page's article."""

    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    text: str | None = None


def described(root: HtmlElement, titles: Sequence[str], addresses: Sequence[str]) -> Described:
    """The page's own article; nothing where none is described, or it is not clear which of several it is.

    `titles` are the page's headlines, `addresses` its own addresses, as the rest of the page tells them.
    """
    things = [thing for script in root.iter("script") for thing in _things(_parsed(script.text or ""))]
    names = {str(thing["@id"]): thing for thing in things if "@id" in thing and thing.get("name")}
    articles = [thing for thing in things if _is_a(_ARTICLE, thing)]
    own = [thing for thing in articles if _is_own(thing, titles, addresses)]
    if not own and len(articles) == 1 and next(root.iter("h1"), None) is None:
        own = articles  # The page shows nothing that could tell another story.
    if not own:
        own = [thing for thing in things if _is_a(_PAGE, thing) and thing.get("datePublished")]
        own = own if not articles and len(own) == 1 else []
    if not own:
        return Described()
    # Of several tellings of one article the fullest is the base: sites add their plug-ins' to their own.
    best = max(own, key=lambda thing: (bool(_text(thing.get("datePublished"))), len(thing)))
    return Described(
        _text(best.get("headline")) or (_text(best.get("name")) if best in articles else None),
        _text(best.get("datePublished")),
        _text(best.get("url")),
        _publisher(best, names),
        next((text for one in (best, *own) if (text := _text(one.get("articleBody")))), None),
    )


def _parsed(source: str) -> Any:
    """The JSON value, None for what is none; mends what sites often get wrong."""
    if len(source) > _LARGEST or "schema" not in source:
        return None
    bare = _ODDITIES.sub("", _ODDITIES.sub("", source.strip()))
    for attempt in (bare, _TRAILING_COMMA.sub("", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _things(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _things(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for way in _WAYS:
            yield from _things(value.get(way), depth + 1)
        if _is_a(_ARTICLE, value) or "publisher" in value:
            yield from _things(value.get("publisher"), depth + 1)


def _is_a(kind: re.Pattern[str], thing: Mapping[str, Any]) -> bool:
    said = thing.get("@type")
    types = said if isinstance(said, list) else [said]
    return any(isinstance(one, str) and kind.search(one) for one in types)


def _is_own(thing: Mapping[str, Any], titles: Sequence[str], addresses: Sequence[str]) -> bool:
    headline = _text(thing.get("headline")) or _text(thing.get("name"))
    page = thing.get("mainEntityOfPage")
    urls = [_text(one) for one in (thing.get("url"), page.get("@id") if isinstance(page, dict) else page)]
    if any(url and same_page(url, address) for url in urls for address in addresses):
        return True
    if headline and titles:
        return any(shared(headline, title) >= _LIKE for title in titles)
    return not any(urls) or not addresses


def _publisher(thing: Mapping[str, Any], names: Mapping[str, Mapping[str, Any]]) -> str | None:
    said = thing.get("publisher")
    said = said[0] if isinstance(said, list) and said else said
    if isinstance(said, dict):
        named = said if said.get("name") else names.get(str(said.get("@id")), {})
        return _text(named.get("name"))
    return _text(said)


def _text(value: Any) -> str | None:
    """A string that says something; the first of a list."""
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, dict):
        value = value.get("@value")
    return (value.strip() or None) if isinstance(value, str) and one_line(value) else None
