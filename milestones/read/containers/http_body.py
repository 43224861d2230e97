"""The body of a stored HTTP answer as it was before it was sent (RFC 9110, 8.4; RFC 9112, 7)."""

import zlib
from collections.abc import Callable

from milestones.read.containers.packed import BrokenError

_STEP = 65_536
_DIGITS = 8
"""Of a chunk's size, at most."""


def unwrapped(body: bytes, transfer: str, coding: str, most: int) -> bytes:
    """The body without its chunks (`transfer`: Transfer-Encoding) and its compression (Content-Encoding).

    At most one byte more than `most`. Crawlers often store the body unwrapped and keep the headers: what
    does not look wrapped is left as it is. What is cut short is given as far as it goes. Raises BrokenError
    for a compression that is not known.
    """
    if "chunked" in transfer.lower():
        body = _joined(body)
    for name in reversed(coding.lower().split(",")):
        if name.strip() not in ("", "identity"):
            unpack = _UNPACKERS.get(name.strip())
            if not unpack:
                raise BrokenError(f"compressed in a way that is not read ({name.strip()[:20]!r})")
            body = unpack(body, most + 1) or body
    return body[: most + 1]


def _joined(body: bytes) -> bytes:
    """The content of the chunks; the body itself where it does not begin with one."""
    chunks: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at, at + 1_000)) >= 0:
        digits = body[at:end].partition(b";")[0].strip()
        if not 0 < len(digits) <= _DIGITS or digits.strip(b"0123456789abcdefABCDEF"):
            break
        size = int(digits, 16)
        if not size:
            return b"".join(chunks)
        chunks.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(chunks) or body


def _ungzipped(body: bytes, most: int) -> bytes:
    return _stepwise(zlib.decompressobj(16 + zlib.MAX_WBITS).decompress, body, most)


def _undeflated(body: bytes, most: int) -> bytes:
    """With zlib's frame, as the rule has it, or without, as many servers have it."""
    framed = _stepwise(zlib.decompressobj().decompress, body, most)
    return framed or _stepwise(zlib.decompressobj(-zlib.MAX_WBITS).decompress, body, most)


def _unbrotlied(body: bytes, most: int) -> bytes:
    import brotli

    return _stepwise(brotli.Decompressor().process, body, most)


def _stepwise(step: Callable[[bytes, int], bytes], body: bytes, most: int) -> bytes:
    """What is unpacked of the body before a fault, up to about `most` bytes."""
    found = bytearray()
    try:
        for start in range(0, len(body), _STEP):
            found += step(body[start : start + _STEP], most - len(found))
            if len(found) >= most:
                break
    except Exception:  # zlib.error and brotli.error have no base in common
        return bytes(found)
    return bytes(found)


_UNPACKERS = {
    "gzip": _ungzipped,
    "x-gzip": _ungzipped,
    "deflate": _undeflated,
    "br": _unbrotlied,
}
