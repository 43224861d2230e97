"""The headline of a page's article, without the name of the site."""

import re
from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from milestones.read.formats.html.metatags import TITLES, MetaTags
from milestones.read.formats.html.words import one_line, same_words, shared, words_of

_PARTING = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*(?:[|｜»«_]|--|:::)\s*|[-–—](?=[^-–—\s]{2,16}$)|:\s+")
_LONGEST = 300
_MOST = 12
"""Marks that part a title; more are no names of sections."""
_LEAST_SHARED = 0.6
_LEAST = 8
"""Characters of the shortest headline that is taken out of a title."""


def headings(root: HtmlElement) -> list[HtmlElement]:
    """The elements of first rank; where there are none, those of second rank."""
    return [one for one in root.iter("h1") if _said(one)] or [one for one in root.iter("h2") if _said(one)]


def page_titles(root: HtmlElement, tags: MetaTags) -> list[str]:
    """What the page says of its headline: in metadata, first headings and `<title>`."""
    named = [tags[name] for name in TITLES if name in tags]
    titled = [_said(one) for one in root.iter("title")][:1]
    first = [_said(one) for one in root.iter("h1")][:3]
    return [one[:_LONGEST] for one in (*named, *first, *titled) if one]


def headline(
    root: HtmlElement, tags: MetaTags, described: str | None, site: str | None, lines: Iterable[str]
) -> str | None:
    """The headline; None for a page that has none. `lines` are those that stand on the page.

    A heading of first rank with the words of a title in the metadata is the headline as readers see it.
    """
    titled = next((_said(one) for one in root.iter("title")), "")
    told = [one_line(one) for one in (tags.first(TITLES), described, titled) if one]
    seen = [_said(one) for one in root.iter("h1") if _said(one)]
    for heading in seen:
        if len(heading) <= _LONGEST and any(_is_within(heading, one) for one in told):
            return heading
    shown = [*seen, *lines]
    cut = [_without_site(one, site, shown) for one in told]
    best = next((one for one in cut if one and not (site and same_words(one, site))), None)
    return (best or (seen[0] if seen else None) or "")[:_LONGEST] or None


def _said(element: HtmlElement) -> str:
    return one_line(" ".join(islice(element.itertext(), 200))[: 4 * _LONGEST])


def _is_within(heading: str, title: str) -> bool:
    """Whether the heading is the title, or the title with a little left out, such as the site's name."""
    words = words_of(heading)
    return len(words) > 2 and shared(heading, title) > 0.9 and shared(title, heading) >= _LEAST_SHARED


def _without_site(title: str, site: str | None, seen: Iterable[str]) -> str:
    """The title without what follows or goes before the headline in it: the names of site and section.

    What is left stands on the page as a line of its own, or the rest is the name of the site.
    """
    title = title[:_LONGEST]
    marks = [
        (0, 0),
        *(match.span() for match in islice(_PARTING.finditer(title), _MOST)),
        (len(title), len(title)),
    ]
    parts = [title[one[1] : other[0]].strip() for n, one in enumerate(marks) for other in marks[n + 1 :]]
    shown = {tuple(words_of(line)) for line in seen}
    whole = [part for part in parts if len(part) >= _LEAST and tuple(words_of(part)) in shown]
    if whole:
        return max(whole, key=len)
    for start, end in marks[1:-1]:
        for kept, left in ((title[:start], title[end:]), (title[end:], title[:start])):
            if site and same_words(left, site):
                return kept.strip()
    return title
