"""The text of a page's article.

trafilatura takes it out balanced and with favour to precision, and where that may be too little with favour
to recall; its fork of readability takes it out once more. `docs/decisions.md` has the figures. The precise
one is taken unless it lost much; where readability agrees with another one clearly better, that one. JSON-
LD's `articleBody` is taken where it is much longer.
"""

from collections import Counter
from collections.abc import Mapping
from copy import deepcopy

from lxml.html import HtmlElement

from milestones.read.formats.html.prose import plain_lines, prose
from milestones.read.formats.html.restoring import restored
from milestones.read.formats.html.scene import Line
from milestones.read.formats.html.simplifying import simplify
from milestones.read.formats.html.trimming import trimmed
from milestones.read.formats.html.words import words_of

_KEEPS = 0.7
"""The precise text must have so much of the balanced one's length."""
_AGREES, _BETTER = 0.85, 0.05
_HALF = 0.5
_SHARE = 0.5
"""A text with less than so much of the page's words may be a part of the article."""
_CONTAINS = 0.9
_LONGER = 1.1
_SAME = 0.95


def article_text(
    root: HtmlElement, url: str | None, described: str | None, lines: list[Line], place: int | None
) -> str | None:
    """The article's paragraphs, headings, list items and rows, parted by blank lines.

    `described` is the text that JSON-LD gives, `place` the number of the headline among the page's `lines`.
    """
    root = deepcopy(root)
    simplify(root)
    readable = _readable(root)
    texts = {focus: _taken(root, url, focus) for focus in ("balanced", "precision")}
    best = "precision" if len(texts["precision"]) > _KEEPS * len(texts["balanced"]) else "balanced"
    if _alike(texts[best], readable) < _AGREES + _BETTER or len(texts[best]) < _SHARE * len(
        root.text_content()
    ):
        texts["recall"] = _taken(root, url, "recall")
        best = _fuller(texts, _agreed(texts, best, readable))
    text = restored(trimmed(texts[best]), lines, place) if texts[best] else ""
    told = plain_lines(described or "")
    same = told.count("\n") > text.count("\n") and _alike(told, text) > _SAME
    return (told if same or len(told) > _LONGER * len(text) else text) or None


def _agreed(texts: Mapping[str, str], best: str, readable: str) -> str:
    """Which text readability agrees with clearly better, if that is not much shorter."""
    likeness = {focus: _alike(text, readable) for focus, text in texts.items()}
    agreed = max(likeness, key=lambda focus: likeness[focus])
    better = likeness[agreed] > _AGREES and likeness[best] < likeness[agreed] - _BETTER
    return agreed if better and len(texts[agreed]) > _HALF * len(texts[best]) else best


def _fuller(texts: Mapping[str, str], best: str) -> str:
    """The text with favour to recall, where it has all of the other and more than as much again."""
    words, fuller = Counter(words_of(texts[best])), Counter(words_of(texts["recall"]))
    whole = (words & fuller).total() > _CONTAINS * words.total()
    return "recall" if whole and len(texts["recall"]) > len(texts[best]) / _HALF else best


def _taken(root: HtmlElement, url: str | None, focus: str) -> str:
    from trafilatura.core import bare_extraction

    found = bare_extraction(
        deepcopy(root),
        url=url,
        include_comments=False,
        favor_precision=focus == "precision",
        favor_recall=focus == "recall",
    )
    return "" if found is None or isinstance(found, dict) else prose(found.body)


def _readable(root: HtmlElement) -> str:
    from trafilatura.external import try_readability

    return " ".join(try_readability(deepcopy(root)).itertext())


def _alike(one: str, other: str) -> float:
    """F1 of the words of two texts."""
    first, second = Counter(words_of(one)), Counter(words_of(other))
    common = (first & second).total()
    return 2 * common / (first.total() + second.total()) if common else 0.0
