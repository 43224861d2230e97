"""Pages of a PDF → the pieces of lines on them. Runs as a process of its own: see `engine`.

PDFium is C++ that reads what strangers made. Here it may crash, run out of memory or never end, and one file
is lost, not the batch; and where the system can do that, it opens no file and no connection. It stands alone:
run by its path, it imports nothing of the house, so that it starts in some 60 ms.

Asked: 8 bytes with a length (big endian), then the file's bytes. Answered: the same with JSON, either
{"error": "..."} or {"count": pages, "title": "...", "pages": [[width, height, [[text, left, bottom, right,
top], ...]], ...]}, in points from the lower left corner of the page as it is shown.
"""

import codecs
import contextlib
import ctypes
import json
import os
import signal
import sys
import threading
from itertools import pairwise
from typing import Any, BinaryIO

MOST_MEMORY = 250_000_000
"""Bytes that the process may have beside the file. A page of text needs some megabytes; a stream that
unfolds to a gigabyte is refused."""
MOST_SECONDS = 60.0
"""For one file; a thousand pages of text take about ten."""
MOST_PAGES = 2_000
"""The thickest annual reports have some 600."""
MOST_CHARACTERS = 5_000_000
"""Characters of one file."""
LENGTH = 8
"""Bytes in which a length is said."""
HYPHENS = "\x02\ufffe"
"""What PDFium writes for a hyphen at the end of a line."""
_CODEC = "utf-16-le"
"""Of PDFium's texts."""
_WIDE_GAP = 1.25
"""Heights of a letter without anything between two: the next cell or column."""
_APART = 0.55
"""Heights of a letter by which the next one stands higher or lower: another line."""
_SINGLE = 0.7
"""Part of a piece's words that are single letters if it is spaced out."""
_LEAST_SINGLE = 5
"""Words of a piece before it can be told to be spaced out."""

Box = tuple[float, float, float, float]
Piece = tuple[str, float, float, float, float]


def pieces(letters: list[tuple[str, Box]]) -> list[Piece]:
    """The letters of a page, in its order, as pieces of lines: parted where a line, cell or column ends."""
    found: list[Piece] = []
    run: list[tuple[str, Box]] = []
    for letter, box in letters:
        if letter in "\r\n":
            _close(run, found)
            continue
        if run and not letter.isspace() and _parted(run, box):
            _close(run, found)
        if run or not letter.isspace():
            run.append((letter, box))
    _close(run, found)
    return found


def _parted(run: list[tuple[str, Box]], box: Box) -> bool:
    """Whether a letter in this box does not go on the run."""
    last = next(place for letter, place in reversed(run) if not letter.isspace())
    height = max(last[3] - last[1], box[3] - box[1], 1.0)
    middle = (box[1] + box[3] - last[1] - last[3]) / 2
    gap = box[0] - last[2]
    return abs(middle) > _APART * height or gap > _WIDE_GAP * height or gap < -2 * height


def _close(run: list[tuple[str, Box]], found: list[Piece]) -> None:
    """Puts the run among what was found, and begins a new one."""
    solid = [box for letter, box in run if not letter.isspace()]
    if solid:
        text = _unspaced(run)
        left, right = min(box[0] for box in solid), max(box[2] for box in solid)
        bottom, top = min(box[1] for box in solid), max(box[3] for box in solid)
        found.append((text, left, bottom, right, top))
    run.clear()


def _unspaced(run: list[tuple[str, Box]]) -> str:
    """The run's text; the words of one that is spaced out ("E U R O P E") are put together."""
    text = " ".join("".join(letter for letter, _ in run).split())
    words = text.split(" ")
    if len(words) < _LEAST_SINGLE or sum(len(word) == 1 for word in words) < _SINGLE * len(words):
        return text
    solid = [(letter, box) for letter, box in run if not letter.isspace()]
    gaps = [after[0] - before[2] for (_, before), (_, after) in pairwise(solid)]
    part = (min(gaps) + max(gaps)) / 2
    if max(gaps) < 1.4 * max(min(gaps), 0.1):
        part = float("inf")  # one word
    joined = [solid[0][0]]
    for (letter, _), gap in zip(solid[1:], gaps, strict=True):
        joined.append(f" {letter}" if gap > part else letter)
    return "".join(joined)


def _letters(raw: Any, text: Any, turned: int, width: float, height: float) -> list[tuple[str, Box]]:
    """The letters of a page in its order, with their boxes on the page as it is shown."""
    count = max(0, raw.FPDFText_CountChars(text))
    rectangle = raw.FS_RECTF()
    found: list[tuple[str, Box]] = []
    pending = 0
    box: Box = (0.0, 0.0, 0.0, 0.0)
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        # Letters beyond U+FFFF come as two.
        if 0xD800 <= code < 0xDC00:
            pending = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((pending - 0xD800) << 10) + (code - 0xDC00) if pending else 0xFFFD
        pending = 0
        if not 0 < code < 0x110000:
            continue
        if raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(rectangle)):
            box = _shown(
                (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top), turned, width, height
            )
        letter = chr(code)
        found.append((" " if letter.isspace() and letter not in "\r\n" else letter, box))
    return found


def _shown(box: Box, turned: int, width: float, height: float) -> Box:
    """The box on a page that is shown turned clockwise by so many quarters."""
    left, bottom, right, top = box
    if turned == 1:
        return bottom, height - right, top, height - left
    if turned == 2:
        return width - right, height - top, width - left, height - bottom
    if turned == 3:
        return width - top, left, width - bottom, right
    return box


def _page(raw: Any, document: Any, number: int) -> tuple[float, float, list[Piece]]:
    page = raw.FPDF_LoadPage(document, number)
    if not page:
        return 0.0, 0.0, []
    try:
        text = raw.FPDFText_LoadPage(page)
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        if not text:
            return width, height, []
        try:
            turned = raw.FPDFPage_GetRotation(page) % 4
            return width, height, pieces(_letters(raw, text, turned, width, height))
        finally:
            raw.FPDFText_ClosePage(text)
    finally:
        raw.FPDF_ClosePage(page)


def _title(raw: Any, document: Any) -> str:
    size = min(raw.FPDF_GetMetaText(document, b"Title", None, 0), 4_000)
    buffer = ctypes.create_string_buffer(max(size, 2))
    raw.FPDF_GetMetaText(document, b"Title", buffer, size)
    return buffer.raw[:size].decode(_CODEC, "ignore").replace("\0", "")


def _read(raw: Any, data: bytes) -> dict[str, Any]:
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        encrypted = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        return {"error": "encrypted" if encrypted else "broken"}
    try:
        count = raw.FPDF_GetPageCount(document)
        if count > MOST_PAGES:
            return {"error": "long"}
        pages = []
        characters = 0
        for number in range(count):
            page = _page(raw, document, number)
            characters += sum(len(piece[0]) for piece in page[2])
            if characters > MOST_CHARACTERS:
                return {"error": "long"}
            pages.append(page)
        return {"count": count, "title": _title(raw, document), "pages": pages}
    finally:
        raw.FPDF_CloseDocument(document)


def _address_space() -> int:
    """Bytes of memory that the process has asked for; 0 where the system does not tell."""
    with contextlib.suppress(OSError, ValueError), open("/proc/self/statm", encoding="ascii") as status:  # noqa: PTH123
        return int(status.read().split()[0]) * 4096
    return 0


def _bound_memory(most: int) -> None:
    """Lets the process have no more than so many bytes, where the system can do that."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))


def _close_off() -> None:
    """Lets the process open nothing more, where the system can do that: no file, no connection, no core."""
    codecs.lookup(_CODEC)  # which would open a file later
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        for limit in (resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
            resource.setrlimit(limit, (0, 0))


def _serve(asked: BinaryIO, answered: BinaryIO) -> None:
    """Answers until nothing more is asked."""
    import pypdfium2.raw as raw

    at_start = _address_space()
    _close_off()
    while len(start := asked.read(LENGTH)) == LENGTH:
        size = int.from_bytes(start, "big")
        if at_start:
            _bound_memory(at_start + size + MOST_MEMORY)
        clock = threading.Timer(MOST_SECONDS, os._exit, (1,))
        clock.daemon = True
        clock.start()
        try:
            answer = _read(raw, asked.read(size))
        except MemoryError:
            os._exit(1)
        said = json.dumps(answer).encode()
        clock.cancel()
        answered.write(len(said).to_bytes(LENGTH, "big") + said)
        answered.flush()


if __name__ == "__main__":
    # An interrupt is for who asked; this ends when its input does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _serve(sys.stdin.buffer, sys.stdout.buffer)
