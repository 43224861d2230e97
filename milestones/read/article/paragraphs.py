"""The lines and paragraphs of an article, as spans of its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from milestones.extract.dates.daylines import weight

HEAD = 15
"""How many non-blank lines the head of an article has at most."""

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W_]")
_OPENING = re.compile(r"[\s>]*(?:#{1,6}\s+)?")
_CLOSING = re.compile(r"\s+#+$")
_WRAPPERS = ("**", "__", "*", "_")
_BULLET = re.compile(r"[-–—•·‣▪*+○●]\s*\w")
_SENTENCE_END = re.compile(r"[.!?。！？…][)\"'”’」』\]]*$")
_WRAPPED = range(45, 101)
"""Lengths of lines in a text that is broken at a fixed width, as in mails and wire copy."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A span of the text without surrounding white space and Markdown marks."""

    start: int
    end: int
    text: str
    bulleted: bool

    @property
    def sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.text[-8:]))

    @property
    def long(self) -> bool:
        """Whether it is running text: too long for a headline or a standfirst."""
        words = weight(self.text[:600])
        return words >= 40 or (words >= 22 and self.sentence)


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The non-blank lines in order; the lines of a paragraph broken at a fixed width are one.

    Lines without a letter or digit, such as rules and underlines, are passed over.
    """
    block: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        if match.group().isspace():
            continue
        if block and text.count("\n", block[-1][1], match.start()) > 1:
            yield from _of_block(text, block)
            block = []
        block.append(match.span())
    yield from _of_block(text, block)


def _of_block(text: str, block: list[tuple[int, int]]) -> Iterator[Paragraph]:
    if len(block) > 1 and _is_wrapped(text, block):
        block = [(block[0][0], block[-1][1])]
    for start, end in block:
        if _WORD.search(text, start, end):
            yield _trimmed(text, start, end)


def _is_wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    full = all(end - start in _WRAPPED for start, end in block[:-1])
    return full and any(text[start:end].lstrip()[:1].islower() for start, end in block[1:])


def _trimmed(text: str, start: int, end: int) -> Paragraph:
    line = text[start:end].rstrip()
    end = start + len(line)
    opening = _OPENING.match(line)
    start += opening.end() if opening else 0
    if start < end and line.endswith("#") and (closing := _CLOSING.search(line)):
        end -= len(closing.group())
    bulleted = bool(_BULLET.match(text[start : start + 8]))
    for mark in _WRAPPERS:
        size = len(mark)
        if end - start > 2 * size and text.startswith(mark, start) and text.startswith(mark, end - size):
            start, end, bulleted = start + size, end - size, False
    return Paragraph(start, end, text[start:end], bulleted)


def head(text: str) -> list[Paragraph]:
    """The head of the article: its first paragraphs up to the first long one, that one included."""
    found: list[Paragraph] = []
    for paragraph in islice(paragraphs(text), HEAD):
        found.append(paragraph)
        if paragraph.long:
            break
    return found
