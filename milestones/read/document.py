"""One thing to be read, with all of its bytes: what a process can be given to work on."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from hashlib import blake2b

from milestones.read.origin import Origin

READER = 3
"""To be raised with every change by which readers give something else of the same bytes: what was read by
another one is read again at the next ingest."""


class Kind(Enum):
    """What bytes are."""

    TEXT = "plain text"
    JSON = "JSON"
    HTML = "a web page"
    PDF = "a PDF file"
    DOCX = "a Word document"
    MAIL = "a mail"
    # Containers: read as a stream, one document after another.
    LINES = "JSON Lines"
    FEED = "a feed"
    MBOX = "a mailbox"
    ZIP = "a ZIP archive"
    WARC = "a web archive"
    GZIP = "a compressed file"


@dataclass(frozen=True)
class Document:
    """The bytes of one or a few articles. They fit into memory: see `MOST_BYTES`."""

    data: bytes
    kind: Kind
    origin: Origin

    @cached_property
    def digest(self) -> str:
        """Equal for documents of the same kind and bytes: 32 hexadecimal digits."""
        return blake2b(self.data, digest_size=16, person=self.kind.name.encode()).hexdigest()


MOST_BYTES = {
    Kind.TEXT: 5_000_000,
    # One object of the largest text, with every byte written as an escape such as \u00e9.
    Kind.JSON: 50_000_000,
    # Pages are saved with their pictures inside.
    Kind.HTML: 20_000_000,
    Kind.PDF: 50_000_000,
    Kind.DOCX: 50_000_000,
    Kind.MAIL: 50_000_000,
    Kind.FEED: 100_000_000,
}
"""The largest document of each kind. A novel has about a million bytes."""
