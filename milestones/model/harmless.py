"""Text made harmless for whoever reads a line of it: which characters act, or are not seen.

Articles, file names, addresses and servers' answers can hold anything: terminal escapes, characters that
reorder a line, marks that pile up over the lines above. Whatever is printed passes through here first.
"""

import re
from functools import cache

_UNSEEN = (
    "\x7f-\x9f"  # DEL and C1; 0x9b starts an escape as ESC does
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # bidirectional controls and overrides
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # no width
    "\u200b-\u200d\u2060-\u2065\u3164\ufeff\uffa0"  # no width
    "\u2028\u2029"  # line and paragraph separators
    "\ud800-\udfff"  # halves of characters
    "\ufff0-\ufffb"  # annotations
    "\ufdd0-\ufdef\ufffe\uffff"  # no characters at all, as the last two of each plane
)
_LAST_OF_PLANES = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
)
UNSEEN = (
    f"{_UNSEEN}{_LAST_OF_PLANES}"
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # hieroglyphs, shorthand, music
    "\U000e0000-\U000e0fff"  # tags
)
"""What acts or is not seen, beside C0: the inside of a regular expression's brackets."""
_HARMFUL = f"[\x00-\x1f{UNSEEN}]"
_VARIATION = "[\ufe00-\ufe0f]"
_BREAK = "[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+"
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0e31-\u0e3a"
    "\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ece\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a"
    "\ufe20-\ufe2f"
)
"""Marks that stand on the letter before: the inside of a regular expression's brackets."""
_MAY_ACT = f"[{_UNSEEN}\ufe00-\ufe0f{MARKS}\U00010000-\U0010ffff]"
"""All beside C0 that is looked at here and in JSON, and more: one look at it takes a tenth of their time."""
_FLOOD = f"([{MARKS}]{{3}})[{MARKS}]+"
_NO_WIDTH = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u206a-\u206f"
    "\u3164\ufeff\uffa0]"
)

_pattern = cache(re.compile)
"""Made when first looked for: who only asks for help has nothing to be looked at."""


def seen(text: str) -> str:
    """The text without characters that take no room and only say where a line may break or letters join.

    Pages are full of them, also within names; to a reader "Zel\u00advora" and "Zelvora" are one word. What
    reorders a line stays, for it changes what a reader sees.
    """
    return text if text.isascii() else _pattern(_NO_WIDTH).sub("", text)


def prints(text: str) -> bool:
    """Whether a line can be shown as it is: no character of it acts, is unseen, or is none at all."""
    return text.isprintable() and plain(text) == text


def may_act(text: str) -> bool:
    """Whether any character but C0 needs a closer look; in most texts none does."""
    return _pattern(_MAY_ACT).search(text) is not None


def plain(text: str) -> str:
    """One line without any character that acts: line breaks and tabs are a space, other controls U+FFFD.

    Left out are variation selectors, which only choose a letter's look, and marks beyond three on one letter,
    which no language needs and which cover what stands above and below.
    """
    if text.isprintable() and (text.isascii() or not may_act(text)):
        return text  # as most are
    line = _pattern(_HARMFUL).sub("\ufffd", _pattern(_VARIATION).sub("", _pattern(_BREAK).sub(" ", text)))
    return line if line.isascii() else _pattern(_FLOOD).sub(r"\1", line)
