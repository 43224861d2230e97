"""The headline of a page's article, without the name of the site."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from milestones.read.formats.html.metatags import TITLES, MetaTags
from milestones.read.formats.html.words import one_line, same_words, shared, words_of

_PARTING = re.compile(r"\s+[|–—·•»«:-]\s+|\s*[|｜»«_]\s*|[-–—](?=[^-–—\s]{2,16}$)")
_LONGEST = 300
_LEAST_SHARED = 0.6


def headings(root: HtmlElement) -> list[HtmlElement]:
    """The elements of first rank; where there are none, those of second rank."""
    return [one for one in root.iter("h1") if _said(one)] or [one for one in root.iter("h2") if _said(one)]


def page_titles(root: HtmlElement, tags: MetaTags) -> list[str]:
    """What the page says of its headline: in its metadata, its first headings and its `<title>`, as they are."""
    named = [tags[name] for name in TITLES if name in tags]
    titled = [_said(one) for one in root.iter("title")][:1]
    first = [_said(one) for one in root.iter("h1")][:3]
    return [one[:_LONGEST] for one in (*named, *first, *titled) if one]


def headline(root: HtmlElement, tags: MetaTags, described: str | None, site: str | None) -> str | None:
    """The headline; None for a page that has none.

    A heading of first rank that has the words of a title in the metadata is the headline as its readers see it.
    """
    titled = next((_said(one) for one in root.iter("title")), "")
    told = [one_line(one) for one in (tags.first(TITLES), described, titled) if one]
    seen = [_said(one) for one in root.iter("h1") if _said(one)]
    for heading in seen:
        if len(heading) <= _LONGEST and any(_is_within(heading, one) for one in told):
            return heading
    cut = [_without_site(one, site, seen) for one in told]
    best = next((one for one in cut if one and not (site and same_words(one, site))), None)
    return (best or (seen[0] if seen else None) or "")[:_LONGEST] or None


def _said(element: HtmlElement) -> str:
    return one_line(" ".join(element.itertext()))


def _is_within(heading: str, title: str) -> bool:
    """Whether the heading is the title, or the title with a little left out, such as the site's name."""
    words = words_of(heading)
    return len(words) > 2 and shared(heading, title) > 0.9 and shared(title, heading) >= _LEAST_SHARED


def _without_site(title: str, site: str | None, seen: Iterable[str]) -> str:
    """The title without what follows or goes before the headline in it: the names of site and section."""
    parts = [(match.start(), match.end()) for match in _PARTING.finditer(title)]
    for start, end in parts:
        for kept, left in ((title[:start], title[end:]), (title[end:], title[:start])):
            if any(same_words(kept, heading) for heading in seen):
                return kept
            if site and same_words(left, site):
                return _without_site(kept, None, seen)
    return title
