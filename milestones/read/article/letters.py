"""Letters, hyphens and spaces as one types them, for those that pages, typesetters and file systems put."""

import re
import unicodedata
from html import unescape
from html.entities import html5

from milestones.read.encoding import folded_line_ends

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|(?P<name>[A-Za-z][A-Za-z0-9]{1,30}));")
_HYPHENS = dict.fromkeys("\u2010\u2011", "-")
_SPACES = dict.fromkeys(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "
)
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_TYPED = str.maketrans(_HYPHENS | _SPACES | _LIGATURES)


def typed(text: str) -> str:
    """The text with plain hyphens and spaces, whole letters, and no entity of HTML left.

    A reader sees no difference between "COVID\u201119" and "COVID-19", "\ufb01brosis" and "fibrosis", a
    letter with its accent in one character or two (Unicode's form C), and reads "R&amp;D" as "R&D". Words
    would not be found in the one, and two spellings of a name would be two products.
    """
    if "&" in text:
        text = folded_line_ends(_ENTITY.sub(_character, text))
    return plainly_set(text)


def plainly_set(text: str) -> str:
    """The same for what typesetters and file systems put; entities stay."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_TYPED)


def _character(match: re.Match[str]) -> str:
    known = match["name"] is None or f"{match['name']};" in html5
    return unescape(match.group()) if known else match.group()
