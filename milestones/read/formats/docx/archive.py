"""The parts of a Word document, a ZIP archive of XML, read without believing what it says of itself."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import NoReturn
from xml.parsers import expat

MOST_XML = 100_000_000
"""Bytes of one part unpacked: read block by block, so that they take time but no memory."""
_MOST_PARTS = 10_000
_BLOCK = 65_536
_MAIN = "word/document.xml"


class DocxError(Exception):
    """The archive cannot be read; its text says what is wrong with "a Word document that"."""


class EnoughError(Exception):
    """Raised by who is told of the XML: nothing more is needed of the part."""


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
        """Tells the listener of the part's XML, until its end or EnoughError."""
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
                while block := part.read(_BLOCK):
                    size += len(block)
                    if size > MOST_XML:
                        raise DocxError(f"unpacks to more than {MOST_XML:,} bytes")
                    parser.Parse(block)
                parser.Parse(b"", True)
        except EnoughError:
            return
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise DocxError("is damaged or cut off") from error
        except (expat.ExpatError, LookupError) as error:
            raise DocxError("is damaged (its XML is not well-formed)") from error


def _parser(listener: Listener) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def opened(name: str, attributes: dict[str, str]) -> None:
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        listener.opened(name.rpartition(" ")[2], plain)

    parser.StartElementHandler = opened
    parser.EndElementHandler = _named(listener.closed)
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _named(told: Callable[[str], None]) -> Callable[[str], None]:
    return lambda name: told(name.rpartition(" ")[2])


def _refuse(*_: object) -> NoReturn:
    """The format allows no declarations (ECMA-376, part 2), which is where entities would be."""
    raise DocxError("declares entities, as no office program does")


class _Relations(Listener):
    """Looks for the part that is the document."""

    main = ""

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            self.main = attributes.get("Target", "").lstrip("/")
