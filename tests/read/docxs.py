"""Word documents made for the tests: the few parts of the archive that are needed."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_WORD = 'xmlns:w="http://www.w3.org/test/wordprocessingml/main"'
"""The name of the vocabulary does not matter to who reads it; this one is nobody's."""
TYPES = "<Types/>"
RELATIONS = (
    '<Relationships><Relationship Type="http://www.w3.org/test/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def run(text: str, marks: str = "") -> str:
    """A run of text; `marks` is what its properties hold."""
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", marks: str = "") -> str:
    """A paragraph of runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{marks}</w:pPr>{''.join(runs)}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table with one paragraph in each cell."""
    cells = ("".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(body: str, title: str = "", head: str = "", **parts: bytes) -> bytes:
    """A document with this body; `head` stands before its root."""
    document = f'<?xml version="1.0"?>{head}<w:document {_WORD}><w:body>{body}</w:body></w:document>'
    core = f'<p xmlns:dc="http://www.w3.org/test/dc"><dc:creator>T</dc:creator><dc:title>{escape(title)}</dc:title></p>'
    files = {
        "[Content_Types].xml": TYPES.encode(),
        "_rels/.rels": RELATIONS.encode(),
        "word/document.xml": document.encode(),
        "docProps/core.xml": core.encode(),
    } | parts
    return archive(files)


def archive(files: dict[str, bytes]) -> bytes:
    """A ZIP archive of these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name, (2024, 5, 14, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def docx_of(paragraphs: Sequence[str]) -> bytes:
    """A document of plain paragraphs."""
    return docx("".join(paragraph(run(text)) for text in paragraphs))
