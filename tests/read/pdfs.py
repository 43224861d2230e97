"""PDF files made for the tests, byte by byte: text in one of the standard fonts, set line by line."""

import zlib
from collections.abc import Sequence

Placed = tuple[float, float, float, str]
"""Left, bottom and size in points, and the words."""


def pdf(pages: Sequence[Sequence[Placed]], info: str = "", trailer: str = "", filters: str = "") -> bytes:
    """A file with these pieces of lines on its pages."""
    contents = [_content(page) for page in pages]
    return pdf_of_streams(contents, info, trailer, filters)


def pdf_of_streams(
    contents: Sequence[bytes],
    info: str = "",
    trailer: str = "",
    filters: str = "",
    more: Sequence[bytes] = (),
) -> bytes:
    """A file whose pages have these streams."""
    first = 4
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {first + 2 * number + 1} 0 R "
        objects.append(f"{page}/Resources << /Font << /F 3 0 R >> >> >>".encode())
        head = f"<< /Length {len(content)} {filters} >>\nstream\n".encode()
        objects.append(head + content + b"\nendstream")
    objects += more
    if info:
        objects.append(f"<< {info} >>".encode("latin-1"))
        trailer += f" /Info {len(objects)} 0 R"
    return _file(objects, trailer)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(data)


def _content(page: Sequence[Placed]) -> bytes:
    shown = (
        f"BT /F {size} Tf {left} {bottom} Td ({_escaped(words)}) Tj ET" for left, bottom, size, words in page
    )
    return "\n".join(shown).encode("cp1252")


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def packed(content: bytes, times: int = 1) -> bytes:
    """The content so many times over, as `/Filter /FlateDecode` has it."""
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(content) for _ in range(times)), packer.flush()])


def broken(text: str, width: int) -> list[str]:
    """The text in lines of at most so many letters, at spaces only."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def column(
    paragraphs: Sequence[str], left: float = 60, top: float = 760, size: float = 10, width: int = 70
) -> list[Placed]:
    """The paragraphs below each other, half a line between them."""
    placed: list[Placed] = []
    height = top
    for paragraph in paragraphs:
        for line in broken(paragraph, width):
            placed.append((left, height, size, line))
            height -= 1.2 * size
        height -= 0.8 * size
    return placed


def pdf_of(paragraphs: Sequence[str]) -> bytes:
    """A file of as many pages as the paragraphs need."""
    pages: list[list[Placed]] = [[]]
    for paragraph in paragraphs:
        lines = broken(paragraph, 70)
        used = sum(1 for _ in pages[-1])
        if used + len(lines) > 45:
            pages.append([])
        top = min((bottom for _, bottom, _, _ in pages[-1]), default=780.0) - 20
        pages[-1] += column([paragraph], top=top)
    return pdf(pages)
