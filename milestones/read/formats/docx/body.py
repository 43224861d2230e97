"""The XML of a Word document → its paragraphs, items of lists and rows of tables as text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from milestones.read.document import MOST_BYTES, Kind
from milestones.read.formats.docx.archive import DocxError, Listener

_SKIPPED = frozenset(("del", "moveFrom", "Fallback", "rt"))
"""Deleted text; the older drawing beside each new one, which repeats its words; how characters are spoken."""
_CHARACTERS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
_OFF = ("0", "false", "off", "none")
_TITLES = ("Title", "Titel", "Titre", "Titolo", "Ttulo", "Puesto")
"""How Word calls its style for titles, after its own language."""
_MOST_CELLS = 200_000
_CELL = 300
"""Characters of the longest cell that is shown in a row; longer ones are a page laid out as a table."""


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    style: str = ""
    item: bool = False

    def text(self) -> str:
        lines = "".join(self.parts).split("\n")
        return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


@dataclass(slots=True)
class _Table:
    rows: list[list[list[str]]] = field(default_factory=list)
    """Cells of rows; a cell is its paragraphs."""


class Body(Listener):
    """Collects the text."""

    def __init__(self) -> None:
        self.title = ""
        """What is set as the document's title."""
        self._blocks: list[tuple[str, bool]] = []
        self._open: list[_Paragraph] = []
        self._tables: list[_Table] = []
        self._skipping = 0
        self._in_text = self._hidden = False
        self._size = self._cells = 0

    def result(self) -> str:
        """Paragraphs with a blank line between them; items of a list and rows of a table without."""
        text, before_tight = "", False
        parts: list[str] = []
        for text, tight in self._blocks:
            parts.append(("\n" if tight and before_tight else "\n\n") if parts else "")
            parts.append(text)
            before_tight = tight
        return "".join(parts)

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif name == "p":
            self._open.append(_Paragraph())
        elif name == "tbl":
            self._tables.append(_Table())
        elif self._tables and name == "tr":
            self._tables[-1].rows.append([])
        elif self._tables and name == "tc" and self._tables[-1].rows:
            self._tables[-1].rows[-1].append([])
            self._cells += 1
            if self._cells > _MOST_CELLS:
                raise DocxError(f"has tables with more than {_MOST_CELLS:,} cells")
        elif self._open:
            self._within(name, attributes)

    def _within(self, name: str, attributes: Mapping[str, str]) -> None:
        """What begins in a paragraph."""
        paragraph = self._open[-1]
        if name == "r":
            self._hidden = False
        elif name == "t":
            self._in_text = not self._hidden
        elif name == "vanish":
            self._hidden = attributes.get("val") not in _OFF
        elif name == "pStyle":
            paragraph.style = attributes.get("val", "")
            paragraph.item = paragraph.item or paragraph.style.startswith(("ListBullet", "ListNumber"))
        elif name == "numId":
            paragraph.item = attributes.get("val") != "0"
        elif name in _CHARACTERS and not self._hidden:
            paragraph.parts.append(_CHARACTERS[name])

    def text(self, text: str) -> None:
        if self._in_text and not self._skipping and self._open:
            self._open[-1].parts.append(text)
            self._size += len(text)
            if self._size > MOST_BYTES[Kind.TEXT]:
                raise DocxError(f"has more than {MOST_BYTES[Kind.TEXT]:,} characters")

    def closed(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif name == "t":
            self._in_text = False
        elif name == "r":
            self._hidden = False
        elif name == "p" and self._open:
            self._end_paragraph(self._open.pop())
        elif name == "tbl" and self._tables:
            self._end_table(self._tables.pop())

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        text = paragraph.text()
        if not text:
            return
        heading = paragraph.style.startswith(("Heading", "heading"))
        item = paragraph.item and not heading
        self._put(f"- {text}" if item else text, item)
        if paragraph.style in _TITLES and not self.title and "\n" not in text:
            self.title = text

    def _put(self, text: str, tight: bool) -> None:
        """Into the cell where a table is open, else among the blocks."""
        if self._tables and self._tables[-1].rows and self._tables[-1].rows[-1]:
            self._tables[-1].rows[-1][-1].append(text)
        else:
            self._blocks.append((text, tight))

    def _end_table(self, table: _Table) -> None:
        rows = [[cell for cell in row if cell] for row in table.rows]
        long = any(sum(map(len, cell)) > _CELL for row in rows for cell in row)
        for row in rows:
            if long or len(row) == 1:
                for cell in row:
                    for text in cell:
                        self._put(text, False)
            elif row:
                self._put(" | ".join(" ".join(" ".join(cell).split()) for cell in row), True)
