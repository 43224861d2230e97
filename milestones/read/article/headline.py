"""Which line of an article's head is its headline.

The first non-blank line, unless it is something that pages put above their headline: a menu, the site's
name, a date, a byline, the remains of a tag. A site's name is told from a short headline by its words:
a headline's words come back in the article.
"""

import re

from milestones.extract.dates.daylines import dateline, day_line, weight
from milestones.read.article.paragraphs import Paragraph

_LONGEST = 400
"""Characters; a longer first line is an article without headline."""
_BODY = 1000
"""Characters from the start of the running text in which a headline's words are looked for."""
_SHORT = 5
"""A line of fewer words may be the name of a site or section."""

_TAG = re.compile(r"""\b[\w-]+\s*=\s*["'][^"'<>\n]{0,200}["']?[^<>\n]{0,200}>|^["']?\s*/?>""")
_MENU = re.compile(r"\s*[|»›·•→｜]\s*|\s+[/>＞]\s+|\s{2,}|\t")
_LINKS = re.compile(r"(?:[-*|•·\s]*!?\[[^\]\n]*\]\([^)\n]*\))+[-*|•·\s]*")
_BYLINE = re.compile(
    r"(?:by|von|par|por|di)\s+(?=[A-Z]|staff)|文\s*[/／|:：]|(?:作者|記者|记者|기자)", re.IGNORECASE
)
_BRACKETED = re.compile(r"【([^【】\n]{4,120})】")


def furniture(line: Paragraph) -> bool:
    """Whether the line is a date, a byline, a menu or the remains of a tag, which no headline is."""
    text = line.text
    if len(text) <= 160 and (day_line(text) or dateline(text)):
        return True
    if _TAG.search(text[:600]) or _LINKS.fullmatch(text[:600]):
        return True
    if _BYLINE.match(text) and weight(text) <= 6 and not line.sentence:
        return True
    parts = [part for part in _MENU.split(text[:300]) if part]
    return len(parts) > 1 and all(weight(part) <= 3 for part in parts)


def find_headline(text: str, head: list[Paragraph]) -> tuple[int, int] | None:
    """The span of the headline in `text`; None for an article without one.

    `head` is what `paragraphs.head` gives for `text`.
    """
    if not head:
        return None
    if bracketed := _BRACKETED.match(text, head[0].start):
        return bracketed.span(1)
    lines = [line for line in head if len(line.text) <= _LONGEST and (not line.long or line is head[0])]
    plain = [line for line in lines if not furniture(line)]
    body = text[head[-1].start : head[-1].start + _BODY] if head[-1].long and len(head) > 1 else ""
    for line in plain:
        if not line.bulleted and _comes_back(line.text, body):
            return _trimmed(text, line)
    return _trimmed(text, plain[0]) if plain else None


def _trimmed(text: str, line: Paragraph) -> tuple[int, int]:
    """The line's span without the blanks that marks of emphasis leave at its ends ("** South Korea **")."""
    said = text[line.start : line.end]
    return line.start + len(said) - len(said.lstrip()), line.end - len(said) + len(said.rstrip())


def _comes_back(line: str, body: str) -> bool:
    echo = _echo(line, body)
    return echo is None or echo > (0.5 if weight(line) < _SHORT else 0)


def _echo(line: str, body: str) -> float | None:
    """The share of the line's words that come back in the body; None where there is no body.

    Words count by their first five letters ("approves" comes back as "approval"), Chinese and Japanese
    ones by pairs of characters.
    """
    if weight(body) < 12:
        return None
    stems = _stems(line)
    return len(stems & _stems(body)) / len(stems) if stems else 0.0


def _stems(text: str) -> set[str]:
    words = re.findall(r"[A-Z]{2,3}\b|[^\W_\u3040-\u30ff\u3400-\u9fff]{4,}", text)
    eastern = re.findall(r"[\u3040-\u30ff\u3400-\u9fff]{2,}", text)
    pairs = {run[i : i + 2] for run in eastern for i in range(len(run) - 1)}
    return {word.casefold()[:5] for word in words} | pairs
