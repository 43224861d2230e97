"""Text and what the source says about it → Article."""

import re
from dataclasses import replace

from milestones.model.article import Article, DateTrust, Published
from milestones.model.harmless import seen
from milestones.read.article.headline import find_headline
from milestones.read.article.letters import typed
from milestones.read.article.paragraphs import Paragraph, head
from milestones.read.article.published import find_published
from milestones.read.article.unglueing import unglued
from milestones.read.encoding import storable
from milestones.read.origin import Given, Origin, more_trusted

_EQUIVALENT = str.maketrans("’‘“”–—", "''\"\"--")
"""Characters that typesetters exchange for each other; one for one, so that offsets stay."""
_LONG_TITLE = 20
"""Characters; a shorter title must fill its line to be the headline there."""


def build_article(text: str, origin: Origin, given: Given | None = None) -> Article:
    """The article of `text`, whose line ends are folded already.

    What is `given` wins over what the origin gives. The origin's name is the id where none is given; without
    either it is "stdin-" and 8 digits of the text's digest. Characters without width are left out, what no
    store takes becomes U+FFFD, and spaces that were lost around countries and months are put back. A given
    title that does not stand near the head of the text is put before it, so that it can be quoted.
    """
    given = _storable((given or Given()).over(origin.given))
    text = unglued(readable(text))
    title = readable(given.title or "").strip()
    top = head(text)
    standing = _standing_title(top, title)
    span = standing or find_headline(text, top)
    published = _published(text, top, span, given.published)
    if title and not standing:
        text, span = f"{title}\n\n{text}", (0, len(title))
    start, end = span or (0, 0)
    article = Article(
        id=given.id or origin.name or "",
        text=text,
        title=text[start:end],
        title_start=start,
        published=published,
        url=given.url,
        publisher=given.publisher,
        location=origin.location,
    )
    return article if article.id else replace(article, id=f"stdin-{article.digest[:8]}")


def readable(text: str) -> str:
    """The text as one would type it, without what has no width, and with U+FFFD for what no store takes."""
    return seen(storable(typed(text)))


def _storable(given: Given) -> Given:
    words = (given.id, given.title, given.url, given.publisher)
    id, title, url, publisher = (word and storable(word) for word in words)
    return Given(id, title, given.published, url, publisher)


def _published(
    text: str, top: list[Paragraph], headline: tuple[int, int] | None, given: Published | None
) -> Published | None:
    """The day that is given, unless the head of the text shows one that can be believed more."""
    if given and given.trust is DateTrust.GIVEN:
        return given
    return more_trusted(given, find_published(text, top, headline[0] if headline else None))


def _standing_title(top: list[Paragraph], title: str) -> tuple[int, int] | None:
    """Where a line in the head of the text begins with the title, whatever the quotes, dashes and case."""
    if not title:
        return None
    words = r"[^\S\n]+".join(map(re.escape, title.translate(_EQUIVALENT).split()))
    pattern = re.compile(words, re.IGNORECASE)
    for line in top:
        opening = re.match(r"[\s\"'“‘【\[]*", line.text)
        match = pattern.match(line.text.translate(_EQUIVALENT), opening.end() if opening else 0)
        if match and (len(match.group()) >= _LONG_TITLE or len(line.text) - match.end() <= 2):
            return line.start + match.start(), line.start + match.end()
    return None
