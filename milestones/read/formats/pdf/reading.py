"""A PDF → the one article in it.

The day on which the file was made is not taken: releases are set days before they appear, and copies are
made years after, so that it bounds nothing.
"""

import re
from collections.abc import Iterator

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read.article.building import build_article
from milestones.read.document import MOST_BYTES, Document, Kind
from milestones.read.encoding import too_large
from milestones.read.formats.pdf.child import MOST_PAGES
from milestones.read.formats.pdf.engine import Pages, UnreadableError, pages_of
from milestones.read.formats.pdf.layout import text_of
from milestones.read.formats.pdf.mending import mended
from milestones.read.formats.titles import real_title
from milestones.read.origin import Given

_PROBLEMS = {
    "encrypted": ("a PDF file that is encrypted", "save it without a password"),
    "broken": ("a PDF file that is damaged or cut off", "fetch it again"),
    "long": (f"a PDF file of more than {MOST_PAGES:,} pages, or as much text", "split it"),
    "stopped": ("a PDF file that takes too much memory or time to read", "save it as text or print it anew"),
}
_END = 4096
"""Bytes at the end of a file in which it says that it ends: readers allow more than the standard's 1,024."""
_UNTOLD = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08\x0b\x0c\x0e-\x1f]")
_MOST_UNTOLD = 0.2
"""Part of the characters that may be none."""


def articles(document: Document) -> Iterator[Article | Problem]:
    """The one article, or what keeps it from being read; both where the end of the file is missing."""
    where = document.origin.where
    try:
        pages = _pages(document.data)
    except UnreadableError as error:
        yield Problem(where, *_PROBLEMS[str(error)])
        return
    text = text_of(pages.pages)
    if problem := _unusable(text, pages, where):
        yield problem
        return
    yield build_article(
        _UNTOLD.sub("\ufffd", text), document.origin, Given(title=real_title(pages.title, text))
    )
    if b"%%EOF" not in document.data[-_END:]:
        what = "a PDF file that is cut off: its last pages may be missing"
        yield Problem(where, what, "fetch it again")


def _pages(data: bytes) -> Pages:
    """The pages, also of a file that was cut off. Raises UnreadableError."""
    try:
        return pages_of(data)
    except UnreadableError as error:
        whole = mended(data) if str(error) == "broken" else None
        if whole is None:
            raise
    return pages_of(whole)


def _unusable(text: str, pages: Pages, where: str) -> Problem | None:
    letters = "".join(text.split())
    if not pages.pages:
        return Problem(where, "a PDF file without pages", "fetch it again")
    if not letters:
        what = "a PDF file without text (pictures of pages?)"
        return Problem(where, what, "run it through OCR first")
    if len(_UNTOLD.findall(letters)) > _MOST_UNTOLD * len(letters):
        return Problem(where, "a PDF file that does not tell its letters", "run it through OCR first")
    return too_large(where, Kind.TEXT) if len(text.encode()) > MOST_BYTES[Kind.TEXT] else None
