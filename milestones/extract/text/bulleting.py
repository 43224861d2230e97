"""What opens the items of a list, told in one way: a dozen bullets, "o", "a)", "(ii)", "→"."""

import re
from dataclasses import replace

from milestones.model.article import Article

BULLET = "•"
"""That which all marks of lists are told as,"""
INNER = "▪"
"""but those that open an item of a list within another."""
_INNER = "○◦"
_ODD = re.compile(rf"[{_INNER}●■□‣►▸▶➢➤⁃✓✔❖◆♦](?<!\S.)(?=\s)")
_OPENING = re.compile(
    r"\n[^\S\n]*(?P<mark>(?P<sign>[o§ü+~>»→⇒])|\(?(?:[a-h]|[ivx]{1,4})\))[^\S\n]+(?=[A-Z\"“]|[^\W\d_]*\d)"
)
"""What opens an item only where a line begins, and a capital or a name with a number comes next."""


def bulleted(article: Article) -> Article:
    """The article with its marks of items told as "•" and "▪"; each character keeps its place."""
    text = article.text
    marks = [] if text.isascii() else [(*mark.span(), mark.group() in _INNER) for mark in _ODD.finditer(text)]
    opening = list(_OPENING.finditer(text))
    # One sign alone is a slip, or opens a quotation.
    signs = sum(bool(mark["sign"]) for mark in opening) > 1
    marks += [(*mark.span("mark"), True) for mark in opening if signs or not mark["sign"]]
    if not marks:
        return article
    letters = list(text)
    for start, end, inner in marks:
        letters[start:end] = (INNER if inner else BULLET).ljust(end - start)
    return replace(article, text="".join(letters))
