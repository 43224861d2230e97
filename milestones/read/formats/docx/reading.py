"""A Word document → the one article in it.

The day on which the document was made is not taken: Word keeps that of the template, and releases are written
before they appear.
"""

from collections.abc import Iterator, Mapping

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read.article.building import build_article
from milestones.read.document import Document
from milestones.read.encoding import empty
from milestones.read.formats.docx.archive import Archive, DocxError, Listener
from milestones.read.formats.docx.body import Body
from milestones.read.formats.titles import real_title
from milestones.read.origin import Given

_OLD = b"\xd0\xcf\x11\xe0"
_OUTLOOK = "__substg1.0_".encode("utf-16-le")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RTF = b"{\\rtf"
_PROPERTIES = "docProps/core.xml"
_WORDS = 3
"""Words of the shortest title that a style marks as such; fewer say "Press release"."""


def articles(document: Document) -> Iterator[Article | Problem]:
    """The one article, or what keeps it from being read."""
    where, data = document.origin.where, document.data
    if problem := _of_another_kind(data, where):
        yield problem
        return
    body, properties = Body(), _Properties()
    try:
        archive = Archive(data)
        archive.tell(archive.main(), body)
    except DocxError as error:
        yield Problem(where, f"a Word document that {error}", "open it in Word and save it anew")
        return
    try:
        if archive.has(_PROPERTIES):
            archive.tell(_PROPERTIES, properties)
    except DocxError:
        properties.title = ""  # the text is there, and serves without
    text = body.result()
    if not text:
        yield empty(where)
        return
    styled = body.title if len(body.title.split()) >= _WORDS else None
    title = styled or real_title(properties.title, text)
    yield build_article(text, document.origin, Given(title=title))


def _of_another_kind(data: bytes, where: str) -> Problem | None:
    if data.startswith(_OLD):
        if _OUTLOOK in data:
            return Problem(where, "a message in Outlook's own format", "save it as .eml")
        if _ENCRYPTED in data:
            return Problem(where, "an office document that is encrypted", "save it without a password")
        return Problem(where, "an office document of the old kind", "save it as .docx or PDF")
    if data.startswith(_RTF):
        return Problem(where, "a rich text document", "save it as .docx or PDF")
    if not data.strip():
        return empty(where)
    if not data.startswith(b"PK"):
        return Problem(where, "this is no Word document", "save it as .docx, PDF or plain text")
    return None


class _Properties(Listener):
    """The title among the document's properties."""

    def __init__(self) -> None:
        self.title = ""
        self._inside = False

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        self._inside = name == "title"

    def closed(self, name: str) -> None:
        self._inside = False

    def text(self, text: str) -> None:
        if self._inside and len(self.title) < 1000:
            self.title += text
