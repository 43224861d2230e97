"""The parts of a Word document, a ZIP archive of XML, read without believing what it says of itself."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import NoReturn
from xml.parsers import expat

from milestones.read.stream import BLOCK

MOST_XML = 50_000_000
"""Bytes of one part unpacked: read block by block, so that they take time but no memory."""
_MOST_PARTS = 10_000
_DEEPEST = 100_000
"""Elements within each other; a parser remembers each."""
_MAIN = "word/document.xml"


class DocxError(Exception):
    """The archive cannot be read; its text says what is wrong with "a Word document that"."""


class Listener:
    """Is told of the elements and texts of a part. Names come without their namespaces."""

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def closed(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""


class Archive:
    """The parts by their names. Raises DocxError."""

    def __init__(self, data: bytes) -> None:
        if data.count(b"PK\x01\x02") > _MOST_PARTS:
            raise DocxError(f"has more than {_MOST_PARTS:,} parts")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
            raise DocxError("is damaged or cut off") from error

    def main(self) -> str:
        """The name of the part with the text, as the archive's table of relations says it."""
        relations = _Relations()
        if "_rels/.rels" in self._zip.NameToInfo:
            self.tell("_rels/.rels", relations)
        named = relations.main or _MAIN
        if named not in self._zip.NameToInfo:
            raise DocxError("holds no text")
        return named

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._zip.NameToInfo

    def tell(self, name: str, listener: Listener) -> None:
        """Tells the listener of the part's XML."""
        info = self._zip.NameToInfo[name]
        if info.flag_bits & 1:
            raise DocxError("is encrypted")
        # The format allows no others (ECMA-376, part 2).
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DocxError("is packed in a way that Word does not know")
        parser = _parser(listener)
        size = 0
        try:
            with self._zip.open(info) as part:
                while block := part.read(BLOCK):
                    size += len(block)
                    if size > MOST_XML:
                        raise DocxError(f"unpacks to more than {MOST_XML:,} bytes")
                    parser.Parse(block)
                parser.Parse(b"", True)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise DocxError("is damaged or cut off") from error
        except (expat.ExpatError, LookupError) as error:
            raise DocxError("is damaged (its XML is not well-formed)") from error


def _parser(listener: Listener) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise DocxError("is nested too deeply")
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        listener.opened(name.rpartition(" ")[2], plain)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        listener.closed(name.rpartition(" ")[2])

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> NoReturn:
    """The format allows no declarations (ECMA-376, part 2), which is where entities would be."""
    raise DocxError("declares entities, as no office program does")


class _Relations(Listener):
    """Looks for the part that is the document."""

    main = ""

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            self.main = attributes.get("Target", "").lstrip("/")
