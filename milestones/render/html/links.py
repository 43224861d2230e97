"""Which words of a page may be followed, and where to."""

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

_ID = re.compile(r"(?<![\w-])[0-9a-z]{8,16}(?![\w-])")
_UNWANTED = re.compile(r"[\s\x00-\x1f\x7f-\x9f\\\"'<>`{}|^]")


def address(text: str) -> str:
    """The text where it is the address of a page on the web (http, https), else empty.

    Anything else stays words: "javascript:", "data:", "file:", addresses with a password or white space.
    """
    if not text or _UNWANTED.search(text):
        return ""
    try:
        parts = urlsplit(text)
        known = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return ""
    return text if known and "@" not in parts.netloc else ""


def pieces(text: str, ids: Collection[str]) -> Iterator[tuple[str, bool]]:
    """The text in pieces; true for one that is the id of a milestone among `ids`."""
    done = 0
    for match in _ID.finditer(text):
        if match[0] in ids:
            if done < match.start():
                yield text[done : match.start()], False
            yield match[0], True
            done = match.end()
    if done < len(text) or not text:
        yield text[done:], False
