"""Text and what the source says about it → Article."""

import re
from dataclasses import dataclass, replace
from datetime import date

from milestones.model.article import Article, DateTrust, Published
from milestones.read.headline import find_headline
from milestones.read.paragraphs import head
from milestones.read.published import find_published
from milestones.read.unglueing import unglued

_EQUIVALENT = str.maketrans("’‘“”–—\u00a0\u2011", "''\"\"-- -")
"""Characters that typesetters exchange for each other; one for one, so that offsets stay."""
_LONG_TITLE = 20
"""Characters; a shorter title must fill its line to be the headline there."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the source itself says about an article."""

    id: str | None = None
    title: str | None = None
    published: date | None = None
    url: str | None = None
    publisher: str | None = None


def build_article(text: str, name: str | None, location: str | None, given: Given | None = None) -> Article:
    """The article of `text`, whose line ends are folded already.

    `name` is its id where none is given; without either it is "stdin-" and 8 digits of its digest.
    Spaces that were lost around countries and months are put back.
    A given title that does not stand near the head of the text is put before it, so that it can be quoted.
    """
    given = given or Given()
    text = unglued(text)
    top = head(text)
    span = _standing_title(text, given.title) or find_headline(text, top)
    found = None if given.published else find_published(text, top, span[0] if span else None)
    published = Published(given.published, DateTrust.GIVEN) if given.published else found
    if given.title and not _standing_title(text, given.title):
        text, span = f"{given.title}\n\n{text}", (0, len(given.title))
    start, end = span or (0, 0)
    article = Article(
        id=given.id or name or "",
        text=text,
        title=text[start:end],
        title_start=start,
        published=published,
        url=given.url,
        publisher=given.publisher,
        location=location,
    )
    return article if article.id else replace(article, id=f"stdin-{article.digest[:8]}")


def _standing_title(text: str, title: str | None) -> tuple[int, int] | None:
    """Where a line in the head of the text begins with the title, whatever the quotes, dashes and case."""
    if not title:
        return None
    words = r"[^\S\n]+".join(map(re.escape, title.translate(_EQUIVALENT).split()))
    pattern = re.compile(words, re.IGNORECASE)
    for line in head(text):
        opening = re.match(r"[\s\"'“‘【\[]*", line.text)
        match = pattern.match(line.text.translate(_EQUIVALENT), opening.end() if opening else 0)
        if match and (len(match.group()) >= _LONG_TITLE or len(line.text) - match.end() <= 2):
            return line.start + match.start(), line.start + match.end()
    return None
