"""Which words of a page lead to a milestone on it."""

import re
from collections.abc import Collection, Iterator

_ID = re.compile(r"(?<![\w-])[0-9a-z]{8,16}(?![\w-])")


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
